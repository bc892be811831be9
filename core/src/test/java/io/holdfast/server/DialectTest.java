package io.holdfast.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.holdfast.topology.ClusterKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What servers answer, by the facts, and what that means. */
class DialectTest {

    /** Columns and values in turn. */
    private static Map<String, @Nullable String> row(@Nullable String... pairs) {
        Map<String, @Nullable String> row = new TreeMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            row.put(String.valueOf(pairs[i]), pairs[i + 1]);
        }
        return row;
    }

    private static Map<String, @Nullable String> with(Map<String, @Nullable String> base, @Nullable String... pairs) {
        Map<String, @Nullable String> row = new TreeMap<>(base);
        row.putAll(row(pairs));
        return row;
    }

    @Nested
    class Fences {

        @ParameterizedTest
        @CsvSource({"0", "OFF", "off"})
        void zeroAndOffMayBeWrittenTo(String value) {
            assertThat(Dialect.MARIADB
                            .read(List.of(row("read_only", value, "innodb_read_only", "OFF", "server", "1@a:3306")))
                            .writable())
                    .isTrue();
        }

        /** MariaDB 12's texts, and whatever comes after them. */
        @ParameterizedTest
        @ValueSource(strings = {"1", "ON", "NO_LOCK", "NO_LOCK_NO_ADMIN", "SOMETHING", "", "2"})
        void anythingElseMayNot(String value) {
            RoleReport report = Dialect.MARIADB.read(
                    List.of(row("read_only", value, "innodb_read_only", "0", "server", "1@a:3306")));
            assertThat(report.writable()).isFalse();
            assertThat(report.evidence()).contains("read_only=" + value);
        }

        @ParameterizedTest
        @ValueSource(strings = {"read_only", "super_read_only", "innodb_read_only", "offline_mode"})
        void eachFenceIsEnough(String fence) {
            Map<String, @Nullable String> open = row(
                    "read_only",
                    "0",
                    "super_read_only",
                    "0",
                    "innodb_read_only",
                    "0",
                    "offline_mode",
                    "0",
                    "server",
                    "u");
            assertThat(Dialect.MYSQL.read(List.of(open)).writable()).isTrue();
            assertThat(Dialect.MYSQL.read(List.of(with(open, fence, "1"))).writable())
                    .isFalse();
            assertThat(Dialect.MYSQL.read(List.of(with(open, fence, null))).writable())
                    .isFalse();
        }

        @Test
        void whatIsNotVisibleIsNotOpen() {
            assertThat(Dialect.ofVariables(row("server_id", "1")).writable()).isFalse();
            assertThat(Dialect.ofVariables(row("server_id", "1", "hostname", "h", "port", "3306", "read_only", "OFF")))
                    .satisfies(report -> {
                        assertThat(report.writable()).isTrue();
                        assertThat(report.server()).isEqualTo("1@h:3306");
                    });
        }

        @Test
        void noRowIsNoMember() {
            for (Dialect dialect : Dialect.values()) {
                assertThat(dialect.read(List.of()).writable()).isFalse();
            }
        }
    }

    @Nested
    class Groups {

        private RoleReport group(String self, String readOnly, String... members) {
            List<Map<String, @Nullable String>> rows = new ArrayList<>();
            for (String member : members) {
                String[] parts = member.split(" ", -1);
                rows.add(row(
                        "read_only",
                        readOnly,
                        "super_read_only",
                        readOnly,
                        "innodb_read_only",
                        "0",
                        "offline_mode",
                        "0",
                        "server",
                        self,
                        "cluster",
                        "g",
                        "member_id",
                        parts[0],
                        "member_host",
                        "host-" + parts[0],
                        "member_port",
                        "3306",
                        "member_state",
                        parts[1],
                        "member_role",
                        parts.length < 3 ? "" : parts[2]));
            }
            return Dialect.GROUP.read(rows);
        }

        @Test
        void aPrimaryWithItsMajority() {
            RoleReport report = group("a", "0", "a ONLINE PRIMARY", "b ONLINE SECONDARY", "c UNREACHABLE SECONDARY");
            assertThat(report.writable()).isTrue();
            assertThat(report.conclusive()).isTrue();
            assertThat(report.cutOff()).isFalse();
            assertThat(report.clusterId()).isEqualTo("g");
            assertThat(report.members())
                    .extracting(Member::address)
                    .containsExactly("host-a:3306", "host-b:3306", "host-c:3306");
        }

        /** It calls itself ONLINE and PRIMARY and not read-only, for as long as it suspects the others. */
        @Test
        void aPrimaryWithoutItsMajority() {
            assertThat(group("a", "0", "a ONLINE PRIMARY", "b UNREACHABLE SECONDARY", "c UNREACHABLE SECONDARY")
                            .writable())
                    .isFalse();
            assertThat(group("a", "0", "a ONLINE PRIMARY", "b UNREACHABLE SECONDARY")
                            .writable())
                    .isFalse();
        }

        @Test
        void aPrimaryThatIsStillFenced() {
            assertThat(group("a", "1", "a ONLINE PRIMARY", "b ONLINE SECONDARY").writable())
                    .isFalse();
        }

        @ParameterizedTest
        @ValueSource(strings = {"a RECOVERING SECONDARY", "a OFFLINE", "a ERROR", "a ONLINE SECONDARY"})
        void notAPrimary(String own) {
            assertThat(group("a", "0", own, "b ONLINE PRIMARY", "c ONLINE SECONDARY")
                            .writable())
                    .isFalse();
        }

        /** A server that was restarted and has not joined its group again is writable, and alone. */
        @Test
        void outsideOfItsGroup() {
            assertThat(group("a", "0", "a OFFLINE").writable()).isFalse();
        }

        @Test
        void severalPrimariesShareWriting() {
            RoleReport report = group("a", "0", "a ONLINE PRIMARY", "b ONLINE PRIMARY", "c ONLINE PRIMARY");
            assertThat(report.writable()).isTrue();
            assertThat(report.sharesWriting()).isTrue();
            assertThat(report.conclusive()).isFalse();
        }
    }

    @Nested
    class GaleraNodes {

        private RoleReport node(String... changes) {
            Map<String, String> status = new TreeMap<>(Map.of(
                    "WSREP_READY", "ON",
                    "WSREP_CONNECTED", "ON",
                    "WSREP_CLUSTER_STATUS", "Primary",
                    "WSREP_LOCAL_STATE", "4",
                    "WSREP_CLUSTER_STATE_UUID", "c-1",
                    "WSREP_INCOMING_ADDRESSES", "10.0.0.1:3306,AUTO,[::1]:3307,db3"));
            String rejects = "NONE";
            String readOnly = "0";
            for (int i = 0; i < changes.length; i += 2) {
                if ("rejects".equals(changes[i])) {
                    rejects = changes[i + 1];
                } else if ("read_only".equals(changes[i])) {
                    readOnly = changes[i + 1];
                } else {
                    status.put(changes[i], changes[i + 1]);
                }
            }
            List<Map<String, @Nullable String>> rows = new ArrayList<>();
            for (Map.Entry<String, String> entry : status.entrySet()) {
                rows.add(row(
                        "read_only",
                        readOnly,
                        "innodb_read_only",
                        "0",
                        "wsrep_reject_queries",
                        rejects,
                        "server",
                        "1@n1:3306",
                        "name",
                        entry.getKey(),
                        "value",
                        entry.getValue()));
            }
            return Dialect.GALERA_MARIADB.read(rows);
        }

        @Test
        void oneThatServes() {
            RoleReport report = node();
            assertThat(report.writable()).isTrue();
            assertThat(report.sharesWriting()).isTrue();
            assertThat(report.clusterId()).isEqualTo("c-1");
            assertThat(report.members())
                    .extracting(Member::address)
                    .containsExactly("10.0.0.1:3306", "[::1]:3307", "db3:3306");
            assertThat(node("WSREP_LOCAL_STATE", "2").writable())
                    .describedAs("a donor")
                    .isTrue();
        }

        @ParameterizedTest
        @CsvSource({
            "WSREP_READY, OFF",
            "WSREP_CONNECTED, OFF",
            "WSREP_CLUSTER_STATUS, non-Primary",
            "WSREP_CLUSTER_STATUS, Disconnected",
            "WSREP_LOCAL_STATE, 1",
            "WSREP_LOCAL_STATE, 3",
            "WSREP_LOCAL_STATE, ''",
            "rejects, ALL",
            "rejects, ALL_KILL",
            "read_only, 1"
        })
        void oneThatDoesNot(String what, String value) {
            assertThat(node(what, value).writable()).isFalse();
        }
    }

    @Nested
    class Aurora {

        private RoleReport instance(String self, String innodbReadOnly, String... members) {
            List<Map<String, @Nullable String>> rows = new ArrayList<>();
            for (String member : members) {
                String[] parts = member.split(" ", -1);
                rows.add(row(
                        "read_only",
                        "0",
                        "innodb_read_only",
                        innodbReadOnly,
                        "server",
                        self,
                        "member_id",
                        parts[0],
                        "session_id",
                        parts[1],
                        "updated",
                        parts[2].replace('_', ' ')));
            }
            return Dialect.AURORA.read(rows);
        }

        @Test
        void theFenceIsInnodbReadOnly() {
            assertThat(instance("i1", "0", "i1 MASTER_SESSION_ID 2026-01-01_10:00:00.5")
                            .writable())
                    .isTrue();
            assertThat(instance("i1", "1", "i1 MASTER_SESSION_ID 2026-01-01_10:00:00.5")
                            .writable())
                    .isFalse();
        }

        @Test
        void rowsThatAreFiveMinutesOldMeanNothing() {
            RoleReport report = instance(
                    "i1",
                    "1",
                    "i1 s 2026-01-01_10:05:01",
                    "i2 MASTER_SESSION_ID 2026-01-01_10:05:00.25",
                    "gone MASTER_SESSION_ID 2026-01-01_10:00:00",
                    "odd s whatever");
            assertThat(report.members()).extracting(Member::server).containsExactly("i1", "i2", "odd");
        }
    }

    @Test
    void theTableOfAMultiAzClusterHasAddressesOnly() {
        RoleReport report = Dialect.MULTI_AZ.read(List.of(
                row(
                        "read_only",
                        "0",
                        "innodb_read_only",
                        "0",
                        "server",
                        "7@h:3306",
                        "member_host",
                        "A.x.rds.amazonaws.com",
                        "member_port",
                        "3306"),
                row(
                        "read_only",
                        "0",
                        "innodb_read_only",
                        "0",
                        "server",
                        "7@h:3306",
                        "member_host",
                        "b.x.rds.amazonaws.com",
                        "member_port",
                        "3306")));
        assertThat(report.kind()).isEqualTo(ClusterKind.RDS_MULTI_AZ);
        assertThat(report.writable()).isTrue();
        assertThat(report.members())
                .extracting(Member::address)
                .containsExactly("a.x.rds.amazonaws.com:3306", "b.x.rds.amazonaws.com:3306");
    }

    @Nested
    class Recognised {

        private Dialect by(String... pairs) {
            return Recognition.dialect(row(pairs), null);
        }

        @Test
        void byTheVariables() {
            assertThat(by("version", "9.7.4", "server_uuid", "u")).isEqualTo(Dialect.MYSQL);
            assertThat(by("version", "11.8.9-MariaDB-log", "wsrep_on", "OFF", "wsrep_provider", "none"))
                    .isEqualTo(Dialect.MARIADB);
            assertThat(by("version", "11.8.9-MariaDB", "wsrep_on", "ON", "wsrep_provider", "/usr/lib/libgalera_smm.so"))
                    .isEqualTo(Dialect.GALERA_MARIADB);
            assertThat(by("version", "11.8.9-MariaDB", "wsrep_on", "ON", "wsrep_provider", "none"))
                    .isEqualTo(Dialect.MARIADB);
            assertThat(by("version", "8.0.36", "server_uuid", "u", "wsrep_on", "ON", "wsrep_provider", "/lib.so"))
                    .isEqualTo(Dialect.GALERA_MYSQL);
            assertThat(by("version", "9.7.4", "server_uuid", "u", "group_replication_group_name", "g"))
                    .isEqualTo(Dialect.GROUP);
            assertThat(by("version", "9.7.4", "server_uuid", "u", "group_replication_group_name", ""))
                    .isEqualTo(Dialect.MYSQL);
            assertThat(by("version", "8.0.39", "server_uuid", "u", "aurora_version", "3.08.2"))
                    .isEqualTo(Dialect.AURORA);
        }

        @Test
        void unlessTheUserKnowsBetter() {
            Map<String, @Nullable String> aurora = row("version", "8.0.39", "server_uuid", "u", "aurora_version", "3");
            assertThat(Recognition.dialect(aurora, ClusterKind.REPLICATION)).isEqualTo(Dialect.MYSQL);
            assertThat(Recognition.dialect(row("version", "9.7.4", "server_uuid", "u"), ClusterKind.GROUP_REPLICATION))
                    .isEqualTo(Dialect.GROUP);
        }

        @Test
        void multiAzByWhereRdsKeepsItsServers() {
            Map<String, @Nullable String> rds = row(
                    "version",
                    "8.0.39",
                    "server_uuid",
                    "u",
                    "report_host",
                    "10.0.0.1",
                    "basedir",
                    "/rdsdbbin/mysql-8.0.39.R2/");
            assertThat(Recognition.mayBeMultiAz(rds, null)).isTrue();
            assertThat(Recognition.mayBeMultiAz(with(rds, "report_host", ""), null))
                    .isFalse();
            assertThat(Recognition.mayBeMultiAz(with(rds, "basedir", "/usr/"), null))
                    .isFalse();
        }

        /** Whoever says so need not be able to prove it: what the account may not see is said then, with what to grant. */
        @Test
        void multiAzIfTheUserSaysSo() {
            Map<String, @Nullable String> mysql = row("version", "8.0.39", "server_uuid", "u");
            assertThat(Recognition.mayBeMultiAz(mysql, ClusterKind.RDS_MULTI_AZ))
                    .isFalse();
            assertThat(Recognition.dialect(mysql, ClusterKind.RDS_MULTI_AZ)).isEqualTo(Dialect.MULTI_AZ);
            assertThat(Dialect.MULTI_AZ.grant()).contains("GRANT SELECT ON mysql.rds_topology");
        }

        @Test
        void orSaysThatItCannotBeKnown() {
            RoleReport report = Dialect.MYSQL_ON_RDS.read(List.of(row("read_only", "0", "server", "u")));
            assertThat(report.kind()).isEqualTo(ClusterKind.REPLICATION);
            assertThat(report.writable()).isTrue();
            assertThat(report.blind()).contains("Multi-AZ", "GRANT SELECT ON mysql.rds_topology");
        }

        /** Whose position would have its writer asked although writes go through. */
        @Test
        void aMemberOfAGroupThatIsNotToldOfHasNoPosition() {
            RoleReport plain = Dialect.MYSQL.read(List.of(row("read_only", "0", "server", "u", "position", "u:1-100")));
            assertThat(plain.position()).isEqualTo("u:1-100");
            assertThat(plain.as(ClusterKind.GROUP_REPLICATION, "the others").position())
                    .isNull();
            assertThat(plain.as(ClusterKind.REPLICATION, "the others").position())
                    .isEqualTo("u:1-100");
        }
    }

    @Test
    void channelsInBothVocabularies() {
        ReplicaChannel mysql = ReplicaChannel.read(List.of(row(
                        "source_host",
                        "db1",
                        "source_port",
                        "3306",
                        "source_uuid",
                        "u1",
                        "source_server_id",
                        "1",
                        "replica_io_running",
                        "Yes",
                        "replica_sql_running",
                        "No",
                        "seconds_behind_source",
                        null,
                        "last_sql_errno",
                        "1062",
                        "last_sql_error",
                        "Duplicate entry",
                        "last_io_error",
                        "")))
                .get(0);
        assertThat(mysql.leadsFrom("u1")).isTrue();
        assertThat(mysql.leadsFrom("u2")).isFalse();
        assertThat(mysql.applying()).isFalse();
        assertThat(mysql.error()).isEqualTo("error 1062: Duplicate entry");
        assertThat(mysql.lagSeconds()).isNull();
        ReplicaChannel mariadb = ReplicaChannel.read(List.of(row(
                        "master_host",
                        "db1",
                        "master_port",
                        "3306",
                        "master_server_id",
                        "1",
                        "slave_io_running",
                        "Yes",
                        "slave_sql_running",
                        "Yes",
                        "seconds_behind_master",
                        "12",
                        "last_sql_error",
                        "",
                        "last_io_error",
                        "")))
                .get(0);
        assertThat(mariadb.leadsFrom("1@db1:3306")).isTrue();
        assertThat(mariadb.leadsFrom("12@db1:3306")).isFalse();
        assertThat(mariadb.lagSeconds()).isEqualTo(12);
        assertThat(mariadb.error()).isNull();
        assertThat(ReplicaChannel.read(List.of(row("master_server_id", "0")))
                        .get(0)
                        .leadsFrom("0@x:1"))
                .isFalse();
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @CsvSource(
            nullValues = "-",
            value = {
                "Yes, Yes, '', -",
                "Connecting, Yes, '', -",
                "Preparing, Yes, '', -",
                "Connecting, Yes, cannot connect, cannot connect",
                "No, Yes, '', 'it receives nothing: its receiver (IO thread) was stopped'",
                "Yes, No, '', 'it applies nothing: its applier (SQL thread) was stopped'",
                "Connecting, No, '', 'it applies nothing: its applier (SQL thread) was stopped'",
                "No, No, '', it does not replicate from db1:3306: it was stopped"
            })
    void whyItDoesNotReplicate(String receives, String applies, String error, @Nullable String trouble) {
        List<ReplicaChannel> channels = ReplicaChannel.read(List.of(row(
                "source_host",
                "db1",
                "source_port",
                "3306",
                "replica_io_running",
                receives,
                "replica_sql_running",
                applies,
                "last_io_errno",
                "0",
                "last_io_error",
                error)));

        assertThat(ReplicaChannel.trouble(channels)).isEqualTo(trouble);
    }

    @Nested
    class Addresses {

        @ParameterizedTest
        @CsvSource({
            "shop.cluster-abc123.eu-west-1.rds.amazonaws.com:3306, i1.abc123.eu-west-1.rds.amazonaws.com:3306",
            "shop.cluster-ro-abc123.eu-west-1.rds.amazonaws.com:3307, i1.abc123.eu-west-1.rds.amazonaws.com:3307",
            "mine.cluster-custom-abc123.eu-west-1.rds.amazonaws.com, i1.abc123.eu-west-1.rds.amazonaws.com:3306",
            "i2.abc123.eu-west-1.rds.amazonaws.com:3306, i1.abc123.eu-west-1.rds.amazonaws.com:3306",
            "shop.cluster-abc123.rds.cn-north-1.amazonaws.com.cn:3306, i1.abc123.rds.cn-north-1.amazonaws.com.cn:3306"
        })
        void followFromEndpoints(String endpoint, String instance) {
            assertThat(HostPattern.behind(endpoint).orElseThrow().address("i1", 3306))
                    .isEqualTo(instance);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "db.example.com:3306",
                    "10.0.0.1:3306",
                    "shop.proxy-abc123.eu-west-1.rds.amazonaws.com:3306",
                    "shop.global-abc123.global.rds.amazonaws.com:3306",
                    "localhost:3306"
                })
        void andFromNothingElse(String address) {
            assertThat(HostPattern.behind(address)).isEmpty();
        }

        @Test
        void orFromAPattern() {
            assertThat(HostPattern.of("?.db.example.com").address("i1", 3307)).isEqualTo("i1.db.example.com:3307");
            assertThat(HostPattern.of("db-?:3310").address("i1", 3307)).isEqualTo("db-i1:3310");
            for (String bad : Arrays.asList("db", "?.?", "a:?", "", "? x", "?:port")) {
                assertThat(catchThrowable(() -> HostPattern.of(bad)))
                        .describedAs(bad)
                        .isInstanceOf(IllegalArgumentException.class);
            }
        }
    }

    @Nested
    class Losses {

        private static final String A = "3e11fa47-71ca-11e1-9e33-c80aa9429562";
        private static final String B = "4e11fa47-71ca-11e1-9e33-c80aa9429562";
        private static final Lacking NOTHING = new Lacking(0, "");

        @Test
        void ofMySql() {
            assertThat(Lacking.of(A, A + ":1-10," + B + ":1-3", A + ":1-7," + B + ":1-2"))
                    .isEqualTo(new Lacking(3, A + ":8-10"));
            assertThat(Lacking.of(A, A + ":1-10", A + ":1-4:6-7:9-20")).isEqualTo(new Lacking(2, A + ":5:8"));
            assertThat(Lacking.of(A, A + ":1-10:tag:1-5", A + ":1-10:tag:1-4")).isEqualTo(new Lacking(1, A + ":tag:5"));
            assertThat(Lacking.of(A, A + ":1-10", A + ":1-10,\n" + B + ":1-99")).isEqualTo(NOTHING);
            assertThat(Lacking.of(A, "", "")).isNull();
            assertThat(Lacking.of(A, null, A + ":1")).isNull();
        }

        @Test
        void ofMariaDb() {
            assertThat(Lacking.of("1@a:3306", "0-1-100;", "0-2-110;0-1-97")).isEqualTo(new Lacking(3, "0-1-98..100"));
            assertThat(Lacking.of("1@a:3306", "0-1-98;", "0-2-110;0-1-97")).isEqualTo(new Lacking(1, "0-1-98"));
            assertThat(Lacking.of("1@a:3306", "0-1-100;", "0-2-110;0-1-100")).isEqualTo(NOTHING);
            assertThat(Lacking.of("1@a:3306", "0-2-110;0-2-110", "0-2-110;0-1-100"))
                    .describedAs("what the former one has replicated from the new one")
                    .isEqualTo(NOTHING);
            assertThat(Lacking.of("1@a:3306", "0-1-100;", ";")).isNull();
            assertThat(Lacking.of("1@a:3306", ";", "0-1-5;0-1-5")).isNull();
        }
    }

    /** Servers of two clusters have no transaction in common. */
    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            delimiter = '|',
            value = {
                "a:1-5        | b:1-7          | true",
                "a:1-5,c:tag:2| b:1-7,C:1      | false",
                "a:1-5        | a:9            | false",
                "''           | b:1            | false",
                "-            | b:1            | false",
                "3-1-7;3-1-7  | 4-1-7;4-1-7    | true",
                "3-1-7;       | ;3-9-8         | false",
                "3-1-7;       | 4-1-7;4-1-7,3-1-2 | false",
                "3-1-7;       | ;              | false"
            })
    void unrelatedServers(@Nullable String one, @Nullable String other, boolean disjoint) {
        assertThat(Origins.areDisjoint(one, other)).isEqualTo(disjoint);
        assertThat(Origins.areDisjoint(other, one)).isEqualTo(disjoint);
    }

    @Nested
    class Grants {

        private static final String MYSQL = "9.7.4";
        private static final String MARIADB = "11.8.9-MariaDB-ubu2404-log";

        private Optional<String> found(String version, String grant) {
            return Privileges.throughReadOnly(List.of("GRANT USAGE ON *.* TO `app`@`%`", grant), version);
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    MYSQL + "   | GRANT ALL PRIVILEGES ON *.* TO `app`@`%` WITH GRANT OPTION | ALL PRIVILEGES",
                    MYSQL + "   | GRANT SELECT, INSERT, SUPER ON *.* TO `app`@`%`            | SUPER",
                    MYSQL + "   | GRANT BACKUP_ADMIN,CONNECTION_ADMIN ON *.* TO `app`@`%`    | CONNECTION_ADMIN",
                    MARIADB + " | GRANT ALL PRIVILEGES ON *.* TO `app`@`%`                   | ALL PRIVILEGES",
                    MARIADB + " | GRANT READ_ONLY ADMIN ON *.* TO `app`@`%`                  | READ_ONLY ADMIN",
                    "10.10.7-MariaDB | GRANT SUPER ON *.* TO `app`@`%`                       | SUPER",
                    "5.5.5-10.6.14-9-MariaDB-enterprise | GRANT SUPER ON *.* TO `app`@`%`    | SUPER",
                })
        void thatWriteThroughReadOnly(String version, String grant, String privilege) {
            assertThat(found(version.strip(), grant.strip())).contains(privilege);
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    MYSQL + "   | GRANT SELECT, INSERT ON *.* TO `app`@`%`",
                    MYSQL + "   | GRANT ALL PRIVILEGES ON `shop`.* TO `app`@`%`",
                    MYSQL + "   | GRANT USAGE ON *.* TO `super`@`%`",
                    MARIADB + " | GRANT SUPER, CONNECTION ADMIN ON *.* TO `app`@`%`",
                    "10.11.6-MariaDB-0ubuntu0.24.04.1 | GRANT SUPER ON *.* TO `app`@`%`",
                    "5.5.5-10.11.6-MariaDB            | GRANT SUPER ON *.* TO `app`@`%`",
                })
        void thatDoNot(String version, String grant) {
            assertThat(found(version.strip(), grant.strip())).isEmpty();
        }
    }
}
