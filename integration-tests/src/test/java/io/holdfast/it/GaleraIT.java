package io.holdfast.it;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.holdfast.HoldfastDataSource;
import io.holdfast.testkit.DatabaseCluster;
import io.holdfast.testkit.DatabaseNode;
import io.holdfast.topology.ClusterKind;
import io.holdfast.topology.ClusterTopology;
import io.holdfast.topology.NodeState;
import io.holdfast.topology.Watched;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** On a Galera cluster, where every node may be written to, and one is. */
@ExtendWith(EngineExtension.class)
class GaleraIT {

    @Test
    void isRecognisedAndItsMembersAreThoseOfTheUrl(DatabaseCluster cluster) throws SQLException {
        try (Connection connection = source(cluster, "").getConnection()) {
            awaitAllKnown(connection);
            ClusterTopology topology = topology(connection);
            assertThat(topology.kind()).isEqualTo(ClusterKind.GALERA);
            assertThat(topology.nodes()).hasSize(3).noneMatch(NodeState::discovered);
            assertThat(topology.writer())
                    .isEqualTo("127.0.0.1:" + cluster.writer().port());
        }
    }

    @Test
    void aNodeThatRejectsQueriesIsLeft(DatabaseCluster cluster) throws SQLException {
        try (InsertingApplication application = InsertingApplication.start(cluster)) {
            cluster.switchover(cluster.bestReplica());
            assertGoesOn(application, cluster);
        }
    }

    @Test
    void aNodeThatDiesIsLeft(DatabaseCluster cluster) throws SQLException {
        try (InsertingApplication application = InsertingApplication.start(cluster)) {
            cluster.crash(cluster.writer());
            cluster.promote(cluster.bestReplica());
            assertGoesOn(application, cluster);
        }
    }

    /** It calls itself Synced and Primary for some seconds more, while what is committed there waits. */
    @Test
    void aNodeWithoutItsClusterIsLeftByThoseOnItsSide(DatabaseCluster cluster) throws SQLException {
        try (InsertingApplication application = InsertingApplication.start(cluster)) {
            DatabaseNode alone = cluster.writer();
            cluster.partition(alone);
            cluster.promote(cluster.bestReplica());
            assertGoesOn(application, cluster);
        }
    }

    @Test
    void withoutAMajorityNothingIsWrittenUntilItReturns(DatabaseCluster cluster) throws SQLException {
        Rows rows = Rows.in(cluster);
        try (Connection connection =
                source(cluster, "holdfast.failoverTimeout=3s").getConnection()) {
            rows.insert(connection, 1);
            awaitAllKnown(connection);
            DatabaseNode writer = cluster.writer();
            List<DatabaseNode> others =
                    cluster.nodes().stream().filter(node -> node != writer).toList();
            others.forEach(cluster::crash);
            await().atMost(40, SECONDS).untilAsserted(() -> Thrown.unavailable(() -> rows.insert(connection, 2)));
            cluster.repair();
            await().atMost(30, SECONDS)
                    .ignoreExceptionsInstanceOf(SQLException.class)
                    .untilAsserted(() -> rows.insert(connection, 3));
            assertThat(rows.stored()).contains(1, 3);
        }
    }

    private static void assertGoesOn(InsertingApplication application, DatabaseCluster cluster) {
        long done = System.nanoTime();
        await().atMost(20, SECONDS).until(() -> application.lastWrite() > done);
        application.assertNothingIsLostOn(cluster.writer());
    }

    private static HoldfastDataSource source(DatabaseCluster cluster, String options) {
        return new HoldfastDataSource(InnerUrl.MARIADB.of(cluster, options), cluster.user(), cluster.password());
    }

    private static ClusterTopology topology(Connection connection) throws SQLException {
        return connection.unwrap(Watched.class).topology();
    }

    private static void awaitAllKnown(Connection connection) {
        await().atMost(8, SECONDS)
                .untilAsserted(() -> assertThat(topology(connection).nodes())
                        .isNotEmpty()
                        .allSatisfy(node -> assertThat(node.server()).isNotNull()));
    }
}
