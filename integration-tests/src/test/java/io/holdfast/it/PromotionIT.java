package io.holdfast.it;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.holdfast.HoldfastDataSource;
import io.holdfast.event.Incident;
import io.holdfast.event.Notice;
import io.holdfast.event.Watched;
import io.holdfast.outcome.WriterUnavailableException;
import io.holdfast.testkit.DatabaseCluster;
import io.holdfast.testkit.DatabaseNode;
import io.holdfast.topology.ClusterTopology;
import io.holdfast.topology.LostTransactions;
import io.holdfast.topology.NodeState;
import java.sql.Connection;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Who counts as promoted, and what is known then to be missing; with a monitor that may see who replicates from whom. */
@ExtendWith(EngineExtension.class)
class PromotionIT {

    @BeforeEach
    void letTheMonitorSee(DatabaseCluster cluster) {
        String privilege = Engine.current() == Engine.EMBEDDED ? "REPLICA MONITOR" : "REPLICATION CLIENT";
        cluster.writer().execute("CREATE USER IF NOT EXISTS watcher@'%' IDENTIFIED BY 'watcher'");
        cluster.writer().execute("GRANT " + privilege + " ON *.* TO watcher@'%'");
        cluster.writer().execute("GRANT SELECT ON " + cluster.database() + ".* TO watcher@'%'");
    }

    private static HoldfastDataSource source(DatabaseCluster cluster, String options) {
        // Apart from other tests of these servers, which have them watched by somebody who is not let in.
        String monitor =
                InnerUrl.apart("promotions") + "holdfast.monitorUser=watcher&holdfast.monitorPassword=watcher&";
        return new HoldfastDataSource(
                InnerUrl.CONNECTOR_J.of(cluster, monitor + options), cluster.user(), cluster.password());
    }

    private static NodeState.Role role(ClusterTopology topology, DatabaseNode node) {
        return topology.nodes().stream()
                .filter(state -> state.address().endsWith(":" + node.port()))
                .map(NodeState::role)
                .findFirst()
                .orElse(NodeState.Role.UNKNOWN);
    }

    private static void awaitRole(Watched watched, DatabaseNode node, NodeState.Role role) {
        await().atMost(30, SECONDS).until(() -> role(watched.topology(), node) == role);
    }

    @Test
    void aReplicaThatWasLeftWritableIsNotTheWriterBeforeItIsPromoted(DatabaseCluster cluster) throws Exception {
        Rows rows = Rows.in(cluster);
        DatabaseNode left = cluster.bestReplica();
        HoldfastDataSource source = source(cluster, "holdfast.failoverTimeout=8s");
        try (Noticed noticed = new Noticed();
                Connection connection = source.getConnection()) {
            Watched watched = connection.unwrap(Watched.class);
            rows.insert(connection, 1);
            awaitRole(watched, left, NodeState.Role.READ_ONLY);
            left.execute("SET GLOBAL read_only = OFF");
            await().atMost(30, SECONDS)
                    .untilAsserted(
                            () -> assertThat(watched.topology().toString()).contains("WRITABLE", "replicates from"));
            // A switch that nothing contradicts before the writer dies is a promotion: it has to be asked once more.
            await().atMost(30, SECONDS)
                    .untilAsserted(() -> assertThat(noticed.of(Notice.Kind.STRAY_WRITER))
                            .extracting(Notice::node)
                            .contains("127.0.0.1:" + left.port()));

            cluster.crash(cluster.writer());
            await().atMost(30, SECONDS).until(() -> !watched.topology().settled());
            assertThatThrownBy(() -> rows.insert(connection, 2))
                    .isInstanceOf(WriterUnavailableException.class)
                    .hasMessageContainingAll(":" + left.port() + " accepts writes", "a replica left writable");

            cluster.promote(left);
            // Who asks sooner is told what is known, that there is no writer, since that has been so for longer than
            // anybody waits.
            await().atMost(30, SECONDS)
                    .untilAsserted(() -> assertThat(watched.topology().settled())
                            .as(watched.topology().toString())
                            .isTrue());
            try (Connection next = source.getConnection()) {
                rows.insert(next, 3);
            }
            assertThat(rows.stored()).containsExactly(1, 3);
        }
    }

    @Test
    void aPromotionThatLeavesSomethingBehindIsSaidToAndCounted(DatabaseCluster cluster) throws Exception {
        Rows rows = Rows.in(cluster);
        DatabaseNode former = cluster.writer();
        DatabaseNode heir = cluster.bestReplica();
        String identity = identity(former);
        try (Connection connection = source(cluster, "").getConnection()) {
            Watched watched = connection.unwrap(Watched.class);
            rows.insert(connection, 1);
            awaitRole(watched, heir, NodeState.Role.READ_ONLY);
            rows.awaitOn(heir, 1);
            for (DatabaseNode node : cluster.nodes()) {
                if (node != former) {
                    node.execute("STOP REPLICA");
                }
            }
            commitWithoutReplicas(former);
            for (int id = 2; id <= 6; id++) {
                rows.insert(connection, id);
            }
            MonitorsQuestions.awaitSome(cluster, former); // so that it has seen how far the writer has come
            cluster.crash(former);
            cluster.promoteAsIs(heir);
            commitWithoutReplicas(heir);
            await().atMost(30, SECONDS)
                    .untilAsserted(() -> assertThat(rows.count(connection)).isEqualTo(1));

            LostTransactions lost = Objects.requireNonNull(watched.topology().lost());
            assertThat(lost.atLeast()).isEqualTo(5);
            assertThat(lost.which()).contains(identity);
            assertThat(watched.incidents())
                    .last()
                    .extracting(Incident::lostTransactions)
                    .isEqualTo(5L);
        }
    }

    @Test
    void aPromotionThatLeavesNothingBehindIsSaidToAsWell(DatabaseCluster cluster) throws Exception {
        Rows rows = Rows.in(cluster);
        DatabaseNode heir = cluster.bestReplica();
        try (Connection connection = source(cluster, "").getConnection()) {
            Watched watched = connection.unwrap(Watched.class);
            rows.insert(connection, 1);
            awaitRole(watched, heir, NodeState.Role.READ_ONLY);
            awaitRole(watched, cluster.writer(), NodeState.Role.WRITER); // then it has told how far it has come
            cluster.crash(cluster.writer());
            cluster.promote(heir);
            await().atMost(30, SECONDS)
                    .untilAsserted(() -> assertThat(rows.count(connection)).isEqualTo(1));
            assertThat(watched.topology().lost())
                    .isNotNull()
                    .extracting(LostTransactions::atLeast)
                    .isEqualTo(0L);
            assertThat(watched.incidents())
                    .last()
                    .extracting(Incident::lostTransactions)
                    .isEqualTo(0L);
        }
    }

    /** How the server's transactions are called. */
    private static String identity(DatabaseNode node) {
        return Engine.current() == Engine.EMBEDDED
                ? "0-" + node.serverId() + "-"
                : String.valueOf(node.query("SELECT @@server_uuid u").get(0).get("u"));
    }

    /** Else a semi-synchronous commit is not acknowledged. */
    private static void commitWithoutReplicas(DatabaseNode node) {
        String words = Engine.current() == Engine.EMBEDDED ? "master" : "source";
        node.execute("SET GLOBAL rpl_semi_sync_" + words + "_enabled = OFF");
    }
}
