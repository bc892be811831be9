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

/** On a group of MySQL with a single primary, which elects its primaries itself. */
@ExtendWith(EngineExtension.class)
class GroupReplicationIT {

    @Test
    void isRecognisedAndItsMembersAreThoseOfTheUrl(DatabaseCluster cluster) throws SQLException {
        try (Connection connection = source(cluster, "").getConnection()) {
            awaitAllKnown(connection);
            ClusterTopology topology = topology(connection);
            assertThat(topology.kind()).isEqualTo(ClusterKind.GROUP_REPLICATION);
            assertThat(topology.nodes()).hasSize(3).noneMatch(NodeState::discovered);
            assertThat(topology.writer())
                    .isEqualTo("127.0.0.1:" + cluster.writer().port());
        }
    }

    @Test
    void thePrimaryIsLeftWhenItIsMovedAway(DatabaseCluster cluster) throws SQLException {
        try (InsertingApplication application = InsertingApplication.start(cluster)) {
            cluster.switchover(cluster.bestReplica());
            assertGoesOn(application, cluster);
        }
    }

    @Test
    void thePrimaryIsLeftWhenItDies(DatabaseCluster cluster) throws SQLException {
        try (InsertingApplication application = InsertingApplication.start(cluster)) {
            cluster.crash(cluster.writer());
            cluster.promote(cluster.bestReplica());
            assertGoesOn(application, cluster);
        }
    }

    /** It calls itself the primary and writable for some seconds more, and what is committed there waits for good. */
    @Test
    void aPrimaryWithoutItsGroupIsLeftByThoseOnItsSide(DatabaseCluster cluster) throws SQLException {
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

    /** It is asked for its fences alone then, and the log says what to grant. */
    @Test
    void anAccountThatMayNotSeeTheMembersIsServedAllTheSame(DatabaseCluster cluster) throws SQLException {
        Rows rows = Rows.in(cluster);
        DatabaseNode primary = cluster.writer();
        primary.execute("CREATE USER IF NOT EXISTS modest@'%' IDENTIFIED BY 'modest'");
        primary.execute("GRANT SELECT, INSERT ON " + cluster.database() + ".* TO modest@'%'");
        HoldfastDataSource source = new HoldfastDataSource(InnerUrl.CONNECTOR_J.of(cluster, ""), "modest", "modest");
        try (Connection connection = source.getConnection()) {
            rows.insert(connection, 1);
            awaitAllKnown(connection);
            assertThat(topology(connection).kind()).isEqualTo(ClusterKind.GROUP_REPLICATION);
            cluster.switchover(cluster.bestReplica());
            rows.insert(connection, 2);
            assertThat(rows.stored()).containsExactly(1, 2);
        }
    }

    private static void assertGoesOn(InsertingApplication application, DatabaseCluster cluster) {
        long done = System.nanoTime();
        await().atMost(20, SECONDS).until(() -> application.lastWrite() > done);
        application.assertNothingIsLostOn(cluster.writer());
    }

    private static HoldfastDataSource source(DatabaseCluster cluster, String options) {
        return new HoldfastDataSource(InnerUrl.CONNECTOR_J.of(cluster, options), cluster.user(), cluster.password());
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
