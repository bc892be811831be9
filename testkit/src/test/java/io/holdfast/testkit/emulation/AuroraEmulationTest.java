package io.holdfast.testkit.emulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.testkit.DatabaseNode;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What emulated Aurora instances say of themselves, and where they are. */
class AuroraEmulationTest extends EmulatedAurora {

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
}
