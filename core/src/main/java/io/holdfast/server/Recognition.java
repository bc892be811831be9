package io.holdfast.server;

import io.holdfast.topology.ClusterKind;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What kind of cluster a server is part of, by its own variables. Pure.
 *
 * <p>The version of the handshake is not asked: Aurora's is MySQL's, and behind proxies it may be anybody's.
 */
public final class Recognition {

    /** Needs no privilege, and is understood by all servers. */
    public static final String QUESTION =
            "SHOW GLOBAL VARIABLES WHERE Variable_name IN ('aurora_server_id', 'aurora_version',"
                    + " 'group_replication_group_name', 'wsrep_on', 'wsrep_provider', 'version', 'version_comment', 'report_host',"
                    + " 'basedir', 'server_uuid')";

    /**
     * Whether there is a Multi-AZ cluster, asked of servers that have a {@code report_host} on RDS only: an instance of its own has no
     * such table, or one without rows. Who may not read it is not told which of these is so.
     */
    public static final String MULTI_AZ_QUESTION = "SELECT 1 FROM mysql.rds_topology LIMIT 1";

    private Recognition() {}

    /**
     * @param variables what {@link #QUESTION} returned, names in lower case
     * @param forced the kind that the user says it is, null to find out
     */
    public static Dialect dialect(Map<String, @Nullable String> variables, @Nullable ClusterKind forced) {
        boolean mariaDb = isMariaDb(variables);
        ClusterKind kind = forced == null ? kind(variables) : forced;
        return switch (kind) {
            case REPLICATION -> mariaDb ? Dialect.MARIADB : Dialect.MYSQL;
            case RDS_MULTI_AZ -> Dialect.MULTI_AZ;
            case GROUP_REPLICATION -> Dialect.GROUP;
            case GALERA -> mariaDb ? Dialect.GALERA_MARIADB : Dialect.GALERA_MYSQL;
            case AURORA -> Dialect.AURORA;
        };
    }

    /** Whether {@link #MULTI_AZ_QUESTION} has to be asked as well. RDS is known by where it keeps the server. */
    public static boolean mayBeMultiAz(Map<String, @Nullable String> variables, @Nullable ClusterKind forced) {
        return forced == null
                && kind(variables) == ClusterKind.REPLICATION
                && !isMariaDb(variables)
                && !value(variables, "report_host").isEmpty()
                && value(variables, "basedir").startsWith("/rdsdbbin");
    }

    private static ClusterKind kind(Map<String, @Nullable String> variables) {
        if (variables.containsKey("aurora_server_id") || variables.containsKey("aurora_version")) {
            return ClusterKind.AURORA;
        }
        if (!value(variables, "group_replication_group_name").isEmpty()) {
            return ClusterKind.GROUP_REPLICATION;
        }
        String provider = value(variables, "wsrep_provider");
        boolean on = List.of("on", "1").contains(value(variables, "wsrep_on").toLowerCase(Locale.ROOT));
        return on && !provider.isEmpty() && !"none".equalsIgnoreCase(provider)
                ? ClusterKind.GALERA
                : ClusterKind.REPLICATION;
    }

    private static boolean isMariaDb(Map<String, @Nullable String> variables) {
        return value(variables, "version").toLowerCase(Locale.ROOT).contains("mariadb")
                || value(variables, "version_comment").toLowerCase(Locale.ROOT).contains("mariadb")
                || !variables.containsKey("server_uuid");
    }

    private static String value(Map<String, @Nullable String> variables, String name) {
        String value = variables.get(name);
        return value == null ? "" : value;
    }
}
