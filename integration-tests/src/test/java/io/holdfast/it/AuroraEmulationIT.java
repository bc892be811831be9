package io.holdfast.it;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.holdfast.HoldfastDataSource;
import io.holdfast.event.Watched;
import io.holdfast.outcome.WriterUnavailableException;
import io.holdfast.testkit.DatabaseCluster;
import io.holdfast.testkit.DatabaseNode;
import io.holdfast.testkit.emulation.AuroraEmulation;
import io.holdfast.testkit.emulation.MultiAzEmulation;
import io.holdfast.testkit.junit.ClusterExtension;
import io.holdfast.topology.ClusterKind;
import io.holdfast.topology.ClusterTopology;
import io.holdfast.topology.NodeState;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Aurora and RDS as the test kit emulates them over MariaDB: their words, not their storage. */
@ExtendWith(ClusterExtension.class)
class AuroraEmulationIT {

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "AWS_WRAPPER") // which looks for Aurora itself
    void theInstancesAreFoundFromTheClusterEndpoint(InnerUrl driver, DatabaseCluster cluster) throws Exception {
        Rows rows = Rows.in(cluster);
        try (AuroraEmulation aurora = AuroraEmulation.over(cluster).start();
                Connection connection = connect(
                        driver, cluster, aurora, aurora.clusterEndpoint().port(), "")) {
            rows.insert(connection, 1);
            await().atMost(8, SECONDS).untilAsserted(() -> {
                ClusterTopology topology = topology(connection);
                assertThat(topology.kind()).isEqualTo(ClusterKind.AURORA);
                assertThat(topology.nodes())
                        .filteredOn(NodeState::discovered)
                        .hasSize(2)
                        .allSatisfy(node -> assertThat(node.role()).isEqualTo(NodeState.Role.READ_ONLY));
            });
        }
    }

    /** The endpoint goes on leading to the former writer, as names do. */
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "AWS_WRAPPER")
    void theNewWriterIsDialledWhileTheEndpointLags(InnerUrl driver, DatabaseCluster cluster) throws Exception {
        Rows rows = Rows.in(cluster);
        try (AuroraEmulation aurora = AuroraEmulation.over(cluster).start()) {
            DatabaseNode former = cluster.writer();
            try (Connection connection =
                    connect(driver, cluster, aurora, aurora.clusterEndpoint().port(), "")) {
                rows.insert(connection, 1);
                awaitNodes(connection, 3);
                aurora.failover(cluster.bestReplica());
                aurora.clusterEndpoint().pointTo(former);
                Thrown.nothingOrHonest(() -> rows.insert(connection, 2));
                rows.insert(connection, 3);
                try (Connection fresh = connect(
                        driver, cluster, aurora, aurora.clusterEndpoint().port(), "")) {
                    rows.insert(fresh, 4);
                }
                assertThat(rows.storedOn(cluster.writer())).contains(1, 3, 4);
            }
        }
    }

    @Test
    void aReaderEndpointLeadsToTheWriter(DatabaseCluster cluster) throws Exception {
        Rows rows = Rows.in(cluster);
        try (AuroraEmulation aurora = AuroraEmulation.over(cluster).start()) {
            aurora.readerEndpoint().pointTo(cluster.bestReplica());
            int port = aurora.readerEndpoint().port();
            try (Connection connection = connect(InnerUrl.CONNECTOR_J, cluster, aurora, port, "")) {
                rows.insert(connection, 1);
                assertThat(rows.stored()).containsExactly(1);
            }
        }
    }

    /** As seen in failovers: the writer's row is there twice, and the older one is of the one that was. */
    @Test
    void ofTwoWriterRowsTheNewerOneCounts(DatabaseCluster cluster) throws Exception {
        Rows rows = Rows.in(cluster);
        try (AuroraEmulation aurora = AuroraEmulation.over(cluster).start()) {
            DatabaseNode other = cluster.bestReplica();
            for (DatabaseNode node : cluster.nodes()) {
                aurora.viewOf(node).alsoWriter(other).age(other, Duration.ofSeconds(20));
            }
            try (Connection connection = connect(
                    InnerUrl.MARIADB, cluster, aurora, aurora.clusterEndpoint().port(), "")) {
                rows.insert(connection, 1);
                assertThat(rows.stored()).containsExactly(1);
            }
        }
    }

    @Test
    void withoutAnyoneWhoAcceptsWritesTheTopologysWordIsNotEnough(DatabaseCluster cluster) {
        try (AuroraEmulation aurora = AuroraEmulation.over(cluster).start()) {
            DatabaseNode writer = cluster.writer();
            writer.execute("SET GLOBAL read_only = ON");
            for (DatabaseNode node : cluster.nodes()) {
                aurora.viewOf(node).writer(writer);
            }
            assertThatThrownBy(() -> connect(
                                    InnerUrl.CONNECTOR_J,
                                    cluster,
                                    aurora,
                                    aurora.clusterEndpoint().port(),
                                    "holdfast.failoverTimeout=2s")
                            .close())
                    .isInstanceOf(WriterUnavailableException.class)
                    .hasMessageContaining("is read-only");
        }
    }

    @Test
    void aMultiAzClusterTellsItsNodes(DatabaseCluster cluster) throws Exception {
        Rows rows = Rows.in(cluster);
        try (MultiAzEmulation rds = MultiAzEmulation.over(cluster)) {
            String url = InnerUrl.MARIADB.at(
                    rds.host(cluster.writer()) + ":" + rds.port(), cluster, "holdfast.topology=rds-multi-az");
            try (Connection connection =
                    new HoldfastDataSource(url, cluster.user(), cluster.password()).getConnection()) {
                rows.insert(connection, 1);
                awaitNodes(connection, 3);
                rds.failover(cluster.bestReplica());
                Thrown.nothingOrHonest(() -> rows.insert(connection, 2));
                rows.insert(connection, 3);
                assertThat(rows.storedOn(cluster.writer())).contains(1, 3);
            }
        }
    }

    private static Connection connect(
            InnerUrl driver, DatabaseCluster cluster, AuroraEmulation aurora, int port, String options)
            throws SQLException {
        String pattern = "holdfast.hostPattern=" + aurora.instancePattern().replace("?", "%3F") + "&";
        return new HoldfastDataSource(
                        driver.at("127.0.0.1:" + port, cluster, pattern + options), cluster.user(), cluster.password())
                .getConnection();
    }

    private static ClusterTopology topology(Connection connection) throws SQLException {
        return connection.unwrap(Watched.class).topology();
    }

    private static void awaitNodes(Connection connection, int count) {
        await().atMost(8, SECONDS)
                .untilAsserted(() -> assertThat(topology(connection).nodes())
                        .filteredOn(node -> node.server() != null)
                        .extracting(NodeState::server)
                        .doesNotHaveDuplicates()
                        .hasSizeGreaterThanOrEqualTo(count));
    }
}
