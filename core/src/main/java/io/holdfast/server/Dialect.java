package io.holdfast.server;

import io.holdfast.topology.ClusterKind;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The one question for role, identity and fellow members that fits a server, and how to read the answer. Pure.
 *
 * <p>A server counts as writable on positive evidence only: {@code 0} and {@code OFF} are the values of a fence that mean so.
 * MariaDB 12 answers {@code read_only} with texts such as {@code NO_LOCK}, and whatever comes next is not writable until we know it.
 * Rows are given as maps with column names in lower case.
 */
public enum Dialect {
    /** Needs no privilege. */
    MYSQL(
            ClusterKind.REPLICATION,
            "SELECT @@global.read_only AS read_only, @@global.super_read_only AS super_read_only,"
                    + " @@global.innodb_read_only AS innodb_read_only, @@global.offline_mode AS offline_mode,"
                    + " @@global.server_uuid AS server, @@global.gtid_executed AS position") {
        @Override
        RoleReport report(List<Map<String, @Nullable String>> rows) {
            return ofOneRow(rows.get(0));
        }
    },

    /**
     * MySQL that RDS runs, for a user who may not see whether it is one of a Multi-AZ cluster: as {@link #MYSQL}, and says what to
     * grant.
     */
    MYSQL_ON_RDS(ClusterKind.REPLICATION, MYSQL.question) {
        @Override
        RoleReport report(List<Map<String, @Nullable String>> rows) {
            return ofOneRow(rows.get(0))
                    .as(
                            ClusterKind.REPLICATION,
                            "whether it is one of a Multi-AZ cluster, and the others, if it is; " + MULTI_AZ.grant());
        }
    },

    /** Needs no privilege. Servers have no uuid; their id, host and port together are as good. */
    MARIADB(
            ClusterKind.REPLICATION,
            "SELECT @@global.read_only AS read_only, @@global.innodb_read_only AS innodb_read_only,"
                    + " CONCAT(@@global.server_id, '@', @@global.hostname, ':', @@global.port) AS server,"
                    + " CONCAT(@@global.gtid_binlog_pos, ';', @@global.gtid_slave_pos) AS position") {
        @Override
        RoleReport report(List<Map<String, @Nullable String>> rows) {
            return ofOneRow(rows.get(0));
        }
    },

    /**
     * Needs SELECT on the table of members. A primary that the others have left goes on calling itself PRIMARY and lifting its
     * fences; what betrays it is that less than a majority of its group is ONLINE in its own view.
     */
    GROUP(
            ClusterKind.GROUP_REPLICATION,
            "SELECT @@global.read_only AS read_only, @@global.super_read_only AS super_read_only,"
                    + " @@global.innodb_read_only AS innodb_read_only, @@global.offline_mode AS offline_mode,"
                    + " @@global.server_uuid AS server, @@global.group_replication_group_name AS cluster,"
                    + " m.MEMBER_ID AS member_id, m.MEMBER_HOST AS member_host, m.MEMBER_PORT AS member_port,"
                    + " m.MEMBER_STATE AS member_state, m.MEMBER_ROLE AS member_role"
                    + " FROM performance_schema.replication_group_members m") {
        @Override
        RoleReport report(List<Map<String, @Nullable String>> rows) {
            return ofGroup(rows);
        }
    },

    /** Needs no privilege. */
    GALERA_MARIADB(
            ClusterKind.GALERA,
            "SELECT @@global.read_only AS read_only, @@global.innodb_read_only AS innodb_read_only,"
                    + " @@global.wsrep_reject_queries AS wsrep_reject_queries,"
                    + " CONCAT(@@global.server_id, '@', @@global.hostname, ':', @@global.port) AS server,"
                    + " s.VARIABLE_NAME AS name, s.VARIABLE_VALUE AS value"
                    + " FROM information_schema.GLOBAL_STATUS s WHERE s.VARIABLE_NAME IN (" + Galera.STATUS + ")") {
        @Override
        RoleReport report(List<Map<String, @Nullable String>> rows) {
            return Galera.report(this, rows);
        }
    },

    /** Percona XtraDB Cluster. Needs no privilege. */
    GALERA_MYSQL(
            ClusterKind.GALERA,
            "SELECT @@global.read_only AS read_only, @@global.super_read_only AS super_read_only,"
                    + " @@global.innodb_read_only AS innodb_read_only, @@global.offline_mode AS offline_mode,"
                    + " @@global.wsrep_reject_queries AS wsrep_reject_queries, @@global.server_uuid AS server,"
                    + " s.VARIABLE_NAME AS name, s.VARIABLE_VALUE AS value"
                    + " FROM performance_schema.global_status s WHERE s.VARIABLE_NAME IN (" + Galera.STATUS + ")") {
        @Override
        RoleReport report(List<Map<String, @Nullable String>> rows) {
            return Galera.report(this, rows);
        }
    },

    /** Needs no privilege that is documented. The table is each instance's own view, and may lag. */
    AURORA(
            ClusterKind.AURORA,
            "SELECT @@global.read_only AS read_only, @@global.innodb_read_only AS innodb_read_only,"
                    + " @@aurora_server_id AS server, t.SERVER_ID AS member_id, t.SESSION_ID AS session_id,"
                    + " t.LAST_UPDATE_TIMESTAMP AS updated FROM information_schema.replica_host_status t") {
        @Override
        RoleReport report(List<Map<String, @Nullable String>> rows) {
            return ofAurora(rows);
        }
    },

    /**
     * Needs SELECT on the table. It has the addresses of all three, but not their roles. Who may not read it is told the same identity
     * as who may.
     */
    MULTI_AZ(
            ClusterKind.RDS_MULTI_AZ,
            "SELECT @@global.read_only AS read_only, @@global.innodb_read_only AS innodb_read_only,"
                    + " @@global.server_uuid AS server,"
                    + " t.endpoint AS member_host, t.port AS member_port FROM mysql.rds_topology t") {
        @Override
        RoleReport report(List<Map<String, @Nullable String>> rows) {
            return ofMultiAz(rows);
        }
    };

    /** How much older than the newest row a row of Aurora's table may be and still mean anything. */
    private static final long STALE_SECONDS = 300;

    private static final List<String> FENCES =
            List.of("read_only", "super_read_only", "innodb_read_only", "offline_mode");

    private final ClusterKind kind;
    private final String question;

    Dialect(ClusterKind kind, String question) {
        this.kind = kind;
        this.question = question;
    }

    public ClusterKind kind() {
        return kind;
    }

    /** One statement, one round trip. */
    public String question() {
        return question;
    }

    /** @param rows what {@link #question} returned; none means that the server is no member of what it was taken for */
    public RoleReport read(List<Map<String, @Nullable String>> rows) {
        return rows.isEmpty()
                ? new RoleReport(kind, "", false, false, "its list of members is empty", null, List.of(), null, null)
                : report(rows);
    }

    abstract RoleReport report(List<Map<String, @Nullable String>> rows);

    /** The same question without what needs a privilege. */
    public Dialect withoutMembers() {
        return switch (this) {
            case GROUP, AURORA, MULTI_AZ, GALERA_MYSQL, MYSQL_ON_RDS, MYSQL -> MYSQL;
            case MARIADB, GALERA_MARIADB -> MARIADB;
        };
    }

    /** What to grant for {@link #question} to be answered in full. */
    public String grant() {
        return switch (this) {
            case GROUP -> "GRANT SELECT ON performance_schema.replication_group_members TO the user";
            case MULTI_AZ -> "GRANT SELECT ON mysql.rds_topology TO the user";
            default -> "GRANT SELECT ON the table that is named";
        };
    }

    RoleReport ofOneRow(Map<String, @Nullable String> row) {
        return new RoleReport(
                kind,
                text(row, "server"),
                isUnfenced(row),
                false,
                fences(row),
                null,
                List.of(),
                row.get("position"),
                null);
    }

    private static RoleReport ofGroup(List<Map<String, @Nullable String>> rows) {
        Map<String, @Nullable String> first = rows.get(0);
        List<Member> members = new ArrayList<>();
        for (Map<String, @Nullable String> row : rows) {
            members.add(new Member(
                    text(row, "member_id"),
                    address(text(row, "member_host"), text(row, "member_port")),
                    "ONLINE".equals(text(row, "member_state")),
                    "PRIMARY".equals(text(row, "member_role")),
                    null));
        }
        String server = text(first, "server");
        long online = members.stream().filter(Member::online).count();
        boolean primary = members.stream()
                .anyMatch(member -> member.server().equals(server) && member.online() && member.writer());
        boolean isOnline = members.stream().anyMatch(member -> member.server().equals(server) && member.online());
        boolean majority = 2 * online > members.size();
        String own = rows.stream()
                .filter(row -> server.equals(row.get("member_id")))
                .map(row -> text(row, "member_state") + " " + text(row, "member_role"))
                .findFirst()
                .orElse("not a member");
        return new RoleReport(
                ClusterKind.GROUP_REPLICATION,
                server,
                primary && majority && isUnfenced(first),
                !majority || !isOnline,
                own.strip() + ", " + online + " of " + members.size() + " members online, " + fences(first),
                first.get("cluster"),
                members,
                null,
                null);
    }

    private static RoleReport ofAurora(List<Map<String, @Nullable String>> rows) {
        Map<String, @Nullable String> first = rows.get(0);
        List<Member> all = new ArrayList<>();
        for (Map<String, @Nullable String> row : rows) {
            boolean writer = "MASTER_SESSION_ID".equals(text(row, "session_id"));
            all.add(new Member(text(row, "member_id"), null, true, writer, time(row.get("updated"))));
        }
        LocalDateTime newest = all.stream()
                .map(Member::updated)
                .filter(Objects::nonNull)
                .max(LocalDateTime::compareTo)
                .orElse(null);
        List<Member> members = all.stream()
                .filter(member -> newest == null
                        || member.updated() == null
                        || !member.updated().isBefore(newest.minusSeconds(STALE_SECONDS)))
                .toList();
        return new RoleReport(
                ClusterKind.AURORA,
                text(first, "server"),
                isUnfenced(first),
                false,
                fences(first),
                null,
                members,
                null,
                null);
    }

    private static RoleReport ofMultiAz(List<Map<String, @Nullable String>> rows) {
        Map<String, @Nullable String> first = rows.get(0);
        List<Member> members = rows.stream()
                .map(row ->
                        new Member("", address(text(row, "member_host"), text(row, "member_port")), true, false, null))
                .toList();
        return new RoleReport(
                ClusterKind.RDS_MULTI_AZ,
                text(first, "server"),
                isUnfenced(first),
                false,
                fences(first),
                null,
                members,
                null,
                null);
    }

    static boolean isUnfenced(Map<String, @Nullable String> row) {
        return row.containsKey("read_only")
                && FENCES.stream().filter(row::containsKey).allMatch(fence -> isOff(row.get(fence)));
    }

    static String fences(Map<String, @Nullable String> row) {
        StringBuilder evidence = new StringBuilder();
        for (String fence : FENCES) {
            if (row.containsKey(fence)) {
                evidence.append(evidence.isEmpty() ? "" : ", ")
                        .append(fence)
                        .append('=')
                        .append(row.get(fence));
            }
        }
        return evidence.isEmpty() ? "read_only is not visible" : evidence.toString();
    }

    /** For servers behind proxies that call themselves something else: understood by all, and slower. */
    public static final String ANY = "SHOW GLOBAL VARIABLES WHERE Variable_name IN ('read_only', 'super_read_only',"
            + " 'innodb_read_only', 'offline_mode', 'server_uuid', 'server_id', 'hostname', 'port')";

    /** @param variables what {@link #ANY} returned, names in lower case */
    public static RoleReport ofVariables(Map<String, @Nullable String> variables) {
        Map<String, @Nullable String> row = new TreeMap<>(variables);
        if (row.get("server_uuid") != null) {
            row.put("server", row.get("server_uuid"));
        } else {
            row.put("server", row.get("server_id") + "@" + row.get("hostname") + ":" + row.get("port"));
        }
        return MYSQL.ofOneRow(row);
    }

    private static boolean isOff(@Nullable String value) {
        return "0".equals(value) || "OFF".equalsIgnoreCase(value);
    }

    static String text(Map<String, @Nullable String> row, String name) {
        String value = row.get(name);
        return value == null ? "" : value;
    }

    /** IPv6 addresses get the brackets that they need in URLs. */
    static @Nullable String address(String host, String port) {
        if (host.isBlank()) {
            return null;
        }
        String bracketed = host.indexOf(':') >= 0 && !host.startsWith("[") ? "[" + host + "]" : host;
        return bracketed.toLowerCase(Locale.ROOT) + ":" + (port.isBlank() ? "3306" : port);
    }

    private static @Nullable LocalDateTime time(@Nullable String text) {
        try {
            return text == null ? null : LocalDateTime.parse(text.strip().replace(' ', 'T'));
        } catch (DateTimeParseException e) {
            return null; // then the row's age is not known
        }
    }
}
