package io.holdfast.testkit.emulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.testkit.DatabaseCluster;
import io.holdfast.testkit.DatabaseNode;
import io.holdfast.testkit.junit.ClusterExtension;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What clients see of an emulated RDS Multi-AZ DB cluster. */
class MultiAzEmulationTest {

    @RegisterExtension
    static final ClusterExtension CLUSTER = ClusterExtension.of(DatabaseCluster.embedded());

    private static final String TOPOLOGY = "SELECT id, endpoint, port FROM mysql.rds_topology ORDER BY id";

    private final DatabaseCluster cluster = CLUSTER.cluster();
    private final DatabaseNode writer = cluster.writer();

    /** The server id that a node believes to be the writer's: its own if it replicates from nobody. */
    private static String writerId(Connection connection) throws SQLException {
        List<Map<String, @Nullable String>> status = Client.query(connection, "SHOW REPLICA STATUS");
        return status.isEmpty()
                ? Client.value(connection, "SELECT @@server_id")
                : String.valueOf(status.get(0).get("Master_Server_Id"));
    }

    private void allSee(MultiAzEmulation emulation, Client client, DatabaseNode expected) throws SQLException {
        for (DatabaseNode node : cluster.nodes()) {
            try (Connection connection = client.connect(cluster, emulation.host(node), emulation.port())) {
                List<Map<String, @Nullable String>> rows = Client.query(connection, TOPOLOGY);
                assertThat(rows).hasSize(3);
                for (Map<String, @Nullable String> row : rows) {
                    assertThat(serverIdAt(client, row)).isEqualTo(row.get("id"));
                }
                assertThat(writerId(connection)).isEqualTo("" + expected.serverId());
                assertThat(Client.value(connection, "SELECT @@report_host")).isEqualTo("127.0.0.1");
                assertThat(Client.query(connection, "SHOW VARIABLES LIKE 'report_host'"))
                        .containsExactly(Map.of("Variable_name", "report_host", "Value", "127.0.0.1"));
                assertThat(Client.value(connection, "SELECT VERSION()")).isEqualTo("8.0.39");
                assertThat(Client.query(connection, "SHOW GLOBAL VARIABLES WHERE Variable_name IN ('basedir')"))
                        .containsExactly(Map.of("Variable_name", "basedir", "Value", "/rdsdbbin/mysql-8.0.39.R2/"));
            }
        }
    }

    private String serverIdAt(Client client, Map<String, @Nullable String> row) throws SQLException {
        try (Connection connection = client.connect(
                cluster, String.valueOf(row.get("endpoint")), Integer.parseInt(String.valueOf(row.get("port"))))) {
            return Client.value(connection, "SELECT @@server_id");
        }
    }

    @ParameterizedTest
    @EnumSource
    void theTopologyLeadsToTheNodes(Client client) throws SQLException {
        try (MultiAzEmulation emulation = MultiAzEmulation.over(cluster)) {
            allSee(emulation, client, writer);
        }
    }

    @Test
    void aFailoverIsARealOne() throws SQLException {
        DatabaseNode next = cluster.bestReplica();
        try (MultiAzEmulation emulation = MultiAzEmulation.over(cluster)) {
            assertThat(emulation.failover(next, Fence.RESET)).isEqualTo(writer);
            try (Connection connection = Client.MARIADB.connect(cluster, emulation.host(next), emulation.port())) {
                assertThat(writerId(connection)).isEqualTo("" + next.serverId());
            }
            emulation.readmit(writer);
            allSee(emulation, Client.MARIADB, next);
            emulation.failover(writer);
            allSee(emulation, Client.CONNECTOR_J, writer);
        }
    }

    @Test
    void theTableIsReal() throws SQLException {
        DatabaseNode reader = cluster.bestReplica();
        try (MultiAzEmulation emulation = MultiAzEmulation.over(cluster)) {
            writer.execute("DELETE FROM mysql.rds_topology WHERE id = " + reader.serverId());
            cluster.switchover(reader);
            try (Connection connection =
                    Client.CONNECTOR_J.connect(cluster, emulation.host(reader), emulation.port())) {
                assertThat(Client.query(connection, TOPOLOGY))
                        .hasSize(2)
                        .noneSatisfy(row -> assertThat(row).containsEntry("id", "" + reader.serverId()));
            }
        }
    }

    @Test
    void leavesNothingBehind() throws SQLException {
        MultiAzEmulation emulation = MultiAzEmulation.over(cluster);
        emulation.close();
        try (Connection connection = Client.CONNECTOR_J.connect(cluster, "127.0.0.1", writer.port())) {
            assertThat(Client.value(connection, "SELECT VERSION()")).contains("MariaDB");
            assertThatThrownBy(() -> Client.query(connection, TOPOLOGY)).isInstanceOf(SQLException.class);
            assertThatThrownBy(() -> Client.query(connection, "SHOW REPLICA STATUS"))
                    .isInstanceOf(SQLException.class);
        }
        assertThat(writer.query("SELECT 1 FROM information_schema.tables WHERE table_name = 'rds_topology'"))
                .isEmpty();
    }
}
