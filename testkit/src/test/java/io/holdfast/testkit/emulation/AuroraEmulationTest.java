package io.holdfast.testkit.emulation;

import static io.holdfast.testkit.Eventually.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.testkit.DatabaseCluster;
import io.holdfast.testkit.DatabaseNode;
import io.holdfast.testkit.junit.ClusterExtension;
import java.net.SocketTimeoutException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What clients see of an emulated Aurora cluster. */
class AuroraEmulationTest {

    @RegisterExtension
    static final ClusterExtension CLUSTER =
            ClusterExtension.of(DatabaseCluster.embedded().endpointDelay(Duration.ofMillis(300)));

    private static final String TABLE = "information_schema.replica_host_status";
    private static final String FRESH =
            "SELECT SERVER_ID, CASE WHEN SESSION_ID = 'MASTER_SESSION_ID' THEN TRUE ELSE FALSE"
                    + " END AS writer FROM " + TABLE
                    + " WHERE time_to_sec(timediff(now(), LAST_UPDATE_TIMESTAMP)) <= 300 ORDER BY SERVER_ID";

    private final DatabaseCluster cluster = CLUSTER.cluster();
    private final DatabaseNode writer = cluster.writer();
    private final List<DatabaseNode> readers =
            cluster.nodes().stream().filter(node -> !node.equals(writer)).toList();
    private final DatabaseNode reader = readers.get(0);
    private AuroraEmulation aurora;

    @BeforeEach
    void start() {
        aurora = AuroraEmulation.over(cluster).start();
    }

    @AfterEach
    void stop() {
        aurora.close();
    }

    private Connection connect(Client client, DatabaseNode node) throws SQLException {
        return client.connect(cluster, aurora.host(node), aurora.port());
    }

    private Connection connect(DatabaseNode node) throws SQLException {
        return connect(Client.CONNECTOR_J, node);
    }

    /** Server ids by name, and whether the node's fresh rows call them writers. */
    private Map<String, String> topology(DatabaseNode node) throws SQLException {
        try (Connection connection = connect(node)) {
            Map<String, String> topology = new TreeMap<>();
            for (Map<String, @Nullable String> row : Client.query(connection, FRESH)) {
                topology.put(String.valueOf(row.get("SERVER_ID")), String.valueOf(row.get("writer")));
            }
            return topology;
        }
    }

    private Map<String, String> withWriter(DatabaseNode expected) {
        Map<String, String> topology = new TreeMap<>();
        cluster.nodes().forEach(node -> topology.put(aurora.serverId(node), node.equals(expected) ? "1" : "0"));
        return topology;
    }

    private String ask(DatabaseNode node, String expression) throws SQLException {
        try (Connection connection = connect(node)) {
            return Client.value(connection, "SELECT " + expression + " FROM " + TABLE + " ORDER BY 1 DESC LIMIT 1");
        }
    }

    private static String age(String serverId) {
        return "MAX(IF(SERVER_ID='" + serverId + "', TIMESTAMPDIFF(MICROSECOND, LAST_UPDATE_TIMESTAMP, NOW(6)), NULL))";
    }

    // ---- variables ----

    @ParameterizedTest
    @EnumSource
    void eachNodeTellsWhoItIs(Client client) throws SQLException {
        for (DatabaseNode node : cluster.nodes()) {
            String id = aurora.serverId(node);
            String readOnly = node.equals(writer) ? "0" : "1";
            try (Connection connection = connect(client, node)) {
                assertThat(Client.query(
                                connection, "SELECT @@aurora_server_id, @@global.aurora_version, @@innodb_read_only"))
                        .containsExactly(Map.of(
                                "@@aurora_server_id", id,
                                "@@global.aurora_version", "3.08.2",
                                "@@innodb_read_only", readOnly));
                assertThat(Client.value(connection, "SELECT @@global.innodb_read_only"))
                        .isEqualTo(readOnly);
                assertThat(Client.value(connection, "SELECT @@server_id")).isEqualTo("" + node.serverId());
                assertThat(Client.query(
                                connection,
                                "SHOW GLOBAL VARIABLES WHERE Variable_name IN"
                                        + " ('read_only', 'innodb_read_only', 'aurora_server_id', 'aurora_nothing')"))
                        .containsExactly(
                                Map.of("Variable_name", "aurora_server_id", "Value", id),
                                Map.of("Variable_name", "innodb_read_only", "Value", onOff(readOnly)),
                                Map.of("Variable_name", "read_only", "Value", onOff(readOnly)));
                assertThat(Client.query(connection, "SHOW VARIABLES LIKE 'aurora_version'"))
                        .containsExactly(Map.of("Variable_name", "aurora_version", "Value", "3.08.2"));
            }
        }
    }

    private static String onOff(String number) {
        return number.equals("1") ? "ON" : "OFF";
    }

    @Test
    void innodbIsReadOnlyExactlyWhileTheServerIs() throws SQLException {
        try (Connection connection = connect(writer)) {
            assertThat(Client.value(connection, "SELECT @@innodb_read_only")).isEqualTo("0");
            cluster.demote(writer);
            assertThat(Client.value(connection, "SELECT @@innodb_read_only")).isEqualTo("1");
            writer.execute("SET GLOBAL read_only=0");
            assertThat(Client.value(connection, "SELECT @@innodb_read_only")).isEqualTo("0");
        }
    }

    @Test
    void readersRefuseWrites() throws SQLException {
        try (Connection connection = connect(reader);
                Statement statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.execute("CREATE TABLE holdfast.refused (id INT)"))
                    .isInstanceOf(SQLException.class)
                    .satisfies(
                            e -> assertThat(((SQLException) e).getErrorCode()).isEqualTo(1290));
        }
    }

    @ParameterizedTest
    @EnumSource
    void callsItselfMySqlIfItIsToldTo(Client client) throws SQLException {
        try (AuroraEmulation mysql =
                        AuroraEmulation.over(cluster).asMySql("8.0.39").start();
                Connection connection = client.connect(cluster, mysql.host(reader), mysql.port())) {
            assertThat(connection.getMetaData().getDatabaseProductVersion()).isEqualTo("8.0.39");
            assertThat(Client.value(connection, "SELECT VERSION()")).isEqualTo("8.0.39");
            assertThat(Client.query(
                            connection,
                            "SELECT @@global.read_only, @@global.super_read_only, @@global.innodb_read_only,"
                                    + " @@global.offline_mode"))
                    .containsExactly(Map.of(
                            "@@global.read_only", "1",
                            "@@global.super_read_only", "0",
                            "@@global.innodb_read_only", "1",
                            "@@global.offline_mode", "0"));
            assertThat(Client.value(connection, "SELECT @@global.server_uuid")).hasSize(36);
            assertThat(Client.query(
                            connection, "SHOW GLOBAL VARIABLES WHERE Variable_name IN ('version', 'offline_mode')"))
                    .containsExactly(
                            Map.of("Variable_name", "offline_mode", "Value", "OFF"),
                            Map.of("Variable_name", "version", "Value", "8.0.39"));
            assertThat(Client.query(connection, FRESH)).hasSize(3);
        }
        try (Connection connection = Client.MARIADB.connect(cluster, "127.0.0.1", reader.port())) {
            assertThat(connection.getMetaData().getDatabaseProductVersion()).contains("MariaDB");
        }
    }

    // ---- addresses ----

    @Test
    void aPatternLeadsToEachNode() throws SQLException {
        assertThat(aurora.instancePattern()).isEqualTo("127.0.0.?:" + aurora.port());
        for (String id : List.of("1", "2", "3")) {
            try (Connection connection = Client.MARIADB.connect(cluster, "127.0.0." + id, aurora.port())) {
                assertThat(Client.value(connection, "SELECT @@aurora_server_id"))
                        .isEqualTo(id);
                assertThat(Client.value(connection, "SELECT @@server_id"))
                        .isEqualTo("" + aurora.node(id).serverId());
            }
        }
    }

    @Test
    void theAddressesShareTheFaultsOfTheNode() throws SQLException {
        reader.proxy().refuse();
        assertThatThrownBy(() -> connect(reader).close()).isInstanceOf(SQLException.class);
        reader.proxy().pass();
        assertThat(topology(reader)).isEqualTo(withWriter(writer));
    }

    @Test
    void serverIdsAreAsOneLikes() throws SQLException {
        try (AuroraEmulation numbers = AuroraEmulation.over(cluster)
                .serverIds("21", "22", "23")
                .version("3.04.0")
                .start()) {
            assertThat(numbers.host(cluster.nodes().get(1))).isEqualTo("127.0.0.22");
            assertThat(numbers.instancePattern()).isEqualTo("127.0.0.?:" + numbers.port());
            try (Connection connection = Client.CONNECTOR_J.connect(cluster, "127.0.0.23", numbers.port())) {
                assertThat(Client.value(connection, "SELECT @@aurora_server_id"))
                        .isEqualTo("23");
                assertThat(Client.value(connection, "SELECT aurora_version()")).isEqualTo("3.04.0");
            }
        }
        try (AuroraEmulation names =
                AuroraEmulation.over(cluster).serverIds("db-a", "db-b", "db-c").start()) {
            assertThat(names.host(names.node("db-b"))).isEqualTo("127.0.0.2");
            assertThatThrownBy(names::instancePattern).hasMessageContaining("db-b");
        }
        assertThatThrownBy(
                        () -> AuroraEmulation.over(cluster).serverIds("a", "b").start())
                .hasMessageContaining("[a, b]");
        assertThatThrownBy(() ->
                        AuroraEmulation.over(cluster).serverIds("a", "b", "b").start())
                .hasMessageContaining("[a, b, b]");
        assertThatThrownBy(() ->
                        AuroraEmulation.over(cluster).serverIds("a", "b", "c'").start())
                .hasMessageContaining("c'");
    }

    @Test
    void endpointsLeadToWhereTheyArePointed() throws SQLException {
        assertThat(idAt(aurora.clusterEndpoint().port())).isEqualTo(aurora.serverId(writer));
        assertThat(idAt(aurora.readerEndpoint().port())).isEqualTo(aurora.serverId(reader));
        aurora.readerEndpoint().pointTo(writer);
        aurora.clusterEndpoint().pointTo(readers.get(1));
        assertThat(idAt(aurora.readerEndpoint().port())).isEqualTo(aurora.serverId(writer));
        assertThat(idAt(aurora.clusterEndpoint().port())).isEqualTo(aurora.serverId(readers.get(1)));
    }

    private String idAt(int port) throws SQLException {
        try (Connection connection = Client.CONNECTOR_J.connect(cluster, "127.0.0.1", port)) {
            return Client.value(connection, "SELECT @@aurora_server_id");
        }
    }

    @Test
    void isOverWhenItIsClosed() throws SQLException {
        String host = aurora.host(reader);
        int port = aurora.port();
        aurora.close();
        assertThatThrownBy(() -> Client.CONNECTOR_J.connect(cluster, host, port).close())
                .isInstanceOf(SQLException.class);
        try (Connection connection = Client.CONNECTOR_J.connect(cluster, "127.0.0.1", reader.port())) {
            assertThatThrownBy(() -> Client.value(connection, "SELECT @@aurora_server_id"))
                    .satisfies(
                            e -> assertThat(((SQLException) e).getErrorCode()).isEqualTo(1193));
        }
    }

    // ---- topology ----

    @ParameterizedTest
    @EnumSource
    void allColumnsOfTheTopologyAreThere(Client client) throws SQLException {
        try (Connection connection = connect(client, reader)) {
            List<Map<String, @Nullable String>> rows = Client.query(
                    connection,
                    "SELECT SERVER_ID, SESSION_ID, LAST_UPDATE_TIMESTAMP, REPLICA_LAG_IN_MILLISECONDS, CPU, IS_CURRENT"
                            + " FROM " + TABLE + " ORDER BY SERVER_ID");
            assertThat(rows).hasSize(3);
            for (Map<String, @Nullable String> row : rows) {
                boolean leads = aurora.serverId(writer).equals(row.get("SERVER_ID"));
                assertThat(row.get("SESSION_ID"))
                        .matches(leads ? "MASTER_SESSION_ID" : "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
                assertThat(Timestamp.valueOf(row.get("LAST_UPDATE_TIMESTAMP")).getTime())
                        .isPositive();
                assertThat(Double.parseDouble(String.valueOf(row.get("REPLICA_LAG_IN_MILLISECONDS"))))
                        .isEqualTo(leads ? 0 : 20);
                assertThat(Double.parseDouble(String.valueOf(row.get("CPU")))).isEqualTo(5);
            }
            assertThat(Client.value(
                            connection,
                            "SELECT SERVER_ID FROM " + TABLE
                                    + " WHERE SESSION_ID = 'MASTER_SESSION_ID' AND SERVER_ID <> @@aurora_server_id"))
                    .isEqualTo(aurora.serverId(writer));
        }
    }

    @Test
    void theTimestampIsTheServersAndNotTheSessions() throws SQLException {
        try (Connection connection = connect(reader);
                Statement statement = connection.createStatement()) {
            statement.execute("SET time_zone='+05:00'");
            String difference = Client.value(
                    connection,
                    "SELECT MAX(ABS(TIMESTAMPDIFF(SECOND, LAST_UPDATE_TIMESTAMP, CONVERT_TZ(UTC_TIMESTAMP(6), '+00:00',"
                            + " @@global.time_zone)))) FROM " + TABLE);
            assertThat(Integer.parseInt(difference)).isLessThanOrEqualTo(1);
        }
    }

    @Test
    void everyViewFollowsASwitchover() throws SQLException {
        for (DatabaseNode node : cluster.nodes()) {
            assertThat(topology(node)).isEqualTo(withWriter(writer));
        }
        cluster.switchover(reader);
        for (DatabaseNode node : cluster.nodes()) {
            assertThat(topology(node)).isEqualTo(withWriter(reader));
        }
    }

    @Test
    void aWriterThatWasCutOffBelievesInItself() throws SQLException {
        cluster.isolate(writer);
        cluster.promote(reader);
        cluster.heal(writer);
        assertThat(topology(writer)).isEqualTo(withWriter(writer));
        assertThat(topology(reader)).isEqualTo(withWriter(reader));
        assertThat(topology(readers.get(1))).isEqualTo(withWriter(reader));
    }

    @Test
    void aNodeThatIsDownStopsBeingUpdated() throws SQLException {
        DatabaseNode down = readers.get(1);
        String id = aurora.serverId(down);
        assertThat(Long.parseLong(ask(reader, age(id)))).isZero();
        cluster.crash(down);
        long start = System.nanoTime();
        ask(reader, age(id));
        await().untilAsserted(
                        () -> assertThat(Long.parseLong(ask(reader, age(id)))).isGreaterThan(50_000));
        assertThat(Long.parseLong(ask(reader, age(id)))).isLessThanOrEqualTo((System.nanoTime() - start) / 1_000);
        cluster.restartAsReplica(down);
        assertThat(Long.parseLong(ask(reader, age(id)))).isZero();
    }

    @Test
    void aScriptedViewIsOneNodesOwn() throws SQLException {
        aurora.viewOf(reader).writer(reader);
        assertThat(topology(reader)).isEqualTo(withWriter(reader));
        assertThat(topology(writer)).isEqualTo(withWriter(writer));
        aurora.viewOf(reader).noWriter();
        assertThat(topology(reader).values()).containsOnly("0");
        aurora.viewOf(reader).follow();
        assertThat(topology(reader)).isEqualTo(withWriter(writer));
    }

    @Test
    void refusesWhatIsNotInTheCluster() {
        try (DatabaseCluster other = DatabaseCluster.embedded().replicas(0).start()) {
            DatabaseNode stranger = other.writer();
            assertThatThrownBy(() -> aurora.viewOf(stranger)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> aurora.viewOf(reader).writer(stranger))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> aurora.host(stranger)).isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> aurora.node("9")).hasMessageContaining("'9'");
        assertThatThrownBy(() -> aurora.viewOf(reader).add("a'b")).hasMessageContaining("a'b");
    }

    @Test
    void twoWritersOfDifferentAge() throws SQLException {
        aurora.viewOf(reader)
                .alsoWriter(reader)
                .age(writer, Duration.ofSeconds(7))
                .age(readers.get(1), Duration.ofSeconds(-3));
        String masters = "SELECT SERVER_ID FROM " + TABLE
                + " WHERE SESSION_ID = 'MASTER_SESSION_ID' ORDER BY LAST_UPDATE_TIMESTAMP";
        try (Connection connection = connect(reader)) {
            assertThat(Client.query(connection, masters))
                    .containsExactly(
                            Map.of("SERVER_ID", aurora.serverId(writer)), Map.of("SERVER_ID", aurora.serverId(reader)));
        }
        assertThat(ask(reader, age(aurora.serverId(writer)))).isEqualTo("7000000");
        assertThat(ask(reader, age(aurora.serverId(readers.get(1))))).isEqualTo("-3000000");
    }

    @Test
    void rowsGoStaleDisappearAndAppear() throws SQLException {
        aurora.viewOf(reader).age(writer, Duration.ofSeconds(301)).add("9");
        assertThat(topology(reader).keySet())
                .containsExactlyInAnyOrder(aurora.serverId(reader), aurora.serverId(readers.get(1)), "9");
        cluster.nodes().forEach(aurora.viewOf(reader)::remove);
        assertThat(topology(reader).keySet()).containsExactly("9");
        aurora.viewOf(writer).remove(writer).remove(reader).remove(readers.get(1));
        assertThat(topology(writer)).isEmpty();
        aurora.followAll();
        assertThat(topology(reader)).isEqualTo(withWriter(writer));
        assertThat(topology(writer)).isEqualTo(withWriter(writer));
    }

    @Test
    void lagAndLoadAreShownAsScripted() throws SQLException {
        aurora.viewOf(reader).lag(reader, 1234.5).cpu(reader, 99.25);
        assertThat(ask(reader, "MAX(REPLICA_LAG_IN_MILLISECONDS)")).isEqualTo("1234.5");
        assertThat(ask(reader, "MAX(CPU)")).isEqualTo("99.25");
    }

    @Test
    void aViewThatIsHeldLagsBehind() throws SQLException {
        DatabaseNode late = readers.get(1);
        aurora.viewOf(late).hold();
        aurora.viewOf(reader).hold();
        long start = System.nanoTime();
        cluster.switchover(reader);
        assertThat(topology(late)).isEqualTo(withWriter(writer));
        assertThat(topology(reader)).isEqualTo(withWriter(writer));
        assertThat(topology(writer)).isEqualTo(withWriter(reader));
        long age = Long.parseLong(ask(late, age(aurora.serverId(late))));
        assertThat(age).isPositive().isLessThanOrEqualTo((System.nanoTime() - start) / 1_000 + 1_000_000);
        aurora.viewOf(late).follow();
        assertThat(topology(late)).isEqualTo(withWriter(reader));
    }

    // ---- failover ----

    @Test
    void aFailoverFencesPromotesAndReadmits() throws SQLException {
        try (Connection atWriter = connect(writer);
                Connection atReader = connect(reader)) {
            aurora.readerEndpoint().pointTo(reader);
            aurora.failover(reader);
            assertThat(cluster.writer()).isEqualTo(reader);
            assertThatThrownBy(() -> Client.value(atWriter, "SELECT 1")).isInstanceOf(SQLException.class);
            assertThatThrownBy(() -> Client.value(atReader, "SELECT 1")).isInstanceOf(SQLException.class);
        }
        for (DatabaseNode node : cluster.nodes()) {
            assertThat(topology(node)).isEqualTo(withWriter(reader));
        }
        assertThat(writer.readOnly()).isTrue();
        assertThat(aurora.readerEndpoint().target()).isEqualTo(writer);
        await().untilAsserted(
                        () -> assertThat(aurora.clusterEndpoint().target()).isEqualTo(reader));
    }

    @Test
    void aSilentFenceLastsUntilTheNodeIsReadmitted() throws SQLException {
        try (Connection atWriter = connect(writer)) {
            long reset = writer.proxy().connectionsReset();
            DatabaseNode old = aurora.failover(reader, Fence.SILENT);
            atWriter.setNetworkTimeout(Runnable::run, 300);
            assertThatThrownBy(() -> Client.value(atWriter, "SELECT 1"))
                    .hasRootCauseInstanceOf(SocketTimeoutException.class);
            assertThat(old.proxy().connectionsReset()).isEqualTo(reset);
            aurora.readmit(old);
            assertThat(topology(old)).isEqualTo(withWriter(reader));
        }
    }

    @Test
    void aFailoverCanBeStoppedHalfWay() throws SQLException {
        try (Connection atWriter = connect(writer)) {
            assertThat(aurora.failover(reader, Fence.RESET)).isEqualTo(writer);
            assertThatThrownBy(() -> Client.value(atWriter, "SELECT 1")).isInstanceOf(SQLException.class);
        }
        assertThatThrownBy(() -> connect(writer).close()).isInstanceOf(SQLException.class);
        assertThat(writer.alive()).isFalse();
        assertThat(topology(reader)).isEqualTo(withWriter(reader));
        aurora.readmit(writer);
        assertThat(topology(writer)).isEqualTo(withWriter(reader));
        assertThatThrownBy(() -> aurora.failover(reader)).isInstanceOf(IllegalArgumentException.class);
    }
}
