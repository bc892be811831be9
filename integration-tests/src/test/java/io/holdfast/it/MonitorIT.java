package io.holdfast.it;

import static io.holdfast.it.Watching.aside;
import static io.holdfast.it.Watching.awaitAllKnown;
import static io.holdfast.it.Watching.source;
import static io.holdfast.it.Watching.topology;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.NANOSECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.holdfast.Holdfast;
import io.holdfast.HoldfastDataSource;
import io.holdfast.testkit.DatabaseCluster;
import io.holdfast.testkit.DatabaseNode;
import io.holdfast.testkit.junit.ClusterExtension;
import io.holdfast.topology.ClusterKind;
import io.holdfast.topology.ClusterTopology;
import io.holdfast.topology.NodeState;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is noticed without any connection running into it, on MariaDB replication. */
@ExtendWith(ClusterExtension.class)
class MonitorIT {

    @Test
    void aServerWhoseQueriesTakeSecondsIsNoFailover(DatabaseCluster cluster) throws Exception {
        Rows rows = Rows.in(cluster);
        HoldfastDataSource source = source(InnerUrl.CONNECTOR_J, cluster, "");
        List<CompletableFuture<Integer>> load = new ArrayList<>();
        Queue<Long> millis = new ConcurrentLinkedQueue<>();
        int processors = Runtime.getRuntime().availableProcessors();
        int queries = Math.min(120, 12 * processors);
        try (Connection connection = source.getConnection()) {
            rows.insert(connection, 1);
            awaitAllKnown(connection);
            long repetitions = repetitionsIn(7_000L * processors / queries, connection);
            long epoch = topology(connection).epoch();
            for (int i = 0; i < queries; i++) {
                load.add(aside(() -> {
                    try (Connection busy = source.getConnection();
                            Statement statement = busy.createStatement()) {
                        long begin = System.nanoTime();
                        boolean isAnswered = statement.execute(benchmark(repetitions));
                        millis.add(NANOSECONDS.toMillis(System.nanoTime() - begin));
                        return isAnswered ? 1 : 0;
                    }
                }));
            }
            for (CompletableFuture<Integer> one : load) {
                assertThat(one.get(120, SECONDS)).isEqualTo(1);
            }
            rows.insert(connection, 2);
            assertThat(topology(connection).epoch()).isEqualTo(epoch);
            assertThat(millis)
                    .as("most of the queries took longer than a silent server is given")
                    .filteredOn(one -> one > 3_000)
                    .hasSizeGreaterThan(queries / 2);
        }
    }

    /** How often a server does what keeps it busy in so many milliseconds, when it has nothing else to do. */
    private static long repetitionsIn(long millis, Connection connection) throws SQLException {
        long some = 300_000;
        long least = Long.MAX_VALUE;
        try (Statement statement = connection.createStatement()) {
            for (int i = 0; i < 3; i++) {
                long begin = System.nanoTime();
                boolean unused = statement.execute(benchmark(some));
                least = Math.min(least, System.nanoTime() - begin);
            }
        }
        return some * MILLISECONDS.toNanos(millis) / least;
    }

    private static String benchmark(long repetitions) {
        return "SELECT BENCHMARK(" + repetitions + ", SHA2('slow', 256))";
    }

    /** By the servers' own lists: the monitor has one session on each, and none of the application's user. */
    @Test
    void theMonitorsSessionsAreThoseOfItsOwnUser(DatabaseCluster cluster) throws Exception {
        DatabaseNode writer = cluster.writer();
        writer.execute("CREATE OR REPLACE USER lookout@'%' IDENTIFIED BY 'lookout'");
        writer.execute("GRANT REPLICA MONITOR ON *.* TO lookout@'%'");
        writer.execute("GRANT SELECT ON " + cluster.database() + ".* TO lookout@'%'");
        writer.execute("CREATE OR REPLACE USER inserter@'%' IDENTIFIED BY 'inserter'");
        writer.execute("GRANT SELECT, INSERT ON " + cluster.database() + ".* TO inserter@'%'");
        Rows rows = Rows.in(cluster);
        HoldfastDataSource source = new HoldfastDataSource(
                InnerUrl.CONNECTOR_J.of(
                        cluster,
                        "holdfast.topology=replication&holdfast.monitorUser=lookout&holdfast.monitorPassword=lookout"),
                "inserter",
                "inserter");
        try (Connection connection = source.getConnection()) {
            rows.insert(connection, 1);
            awaitAllKnown(connection);
            await().atMost(20, SECONDS) // for at a replica there are two for a moment every three seconds
                    .untilAsserted(() -> {
                        for (DatabaseNode node : cluster.nodes()) {
                            assertThat(sessions(node, "lookout"))
                                    .as(node.name())
                                    .isEqualTo(1);
                            assertThat(sessions(node, "inserter"))
                                    .as(node.name())
                                    .isEqualTo(node == writer ? 1 : 0);
                        }
                    });
            cluster.switchover(cluster.bestReplica());
            await().atMost(15, SECONDS) // by the monitor alone: the connection is not used
                    .untilAsserted(() -> assertThat(topology(connection).writer())
                            .isEqualTo("127.0.0.1:" + cluster.writer().port()));
            rows.insert(connection, 2);
            assertThat(rows.stored()).containsExactly(1, 2);
        }
    }

    private static int sessions(DatabaseNode node, String user) {
        return node.query("SELECT id FROM information_schema.processlist WHERE user = '" + user + "'")
                .size();
    }

    @ParameterizedTest
    @EnumSource
    void aPlannedSwitchoverIsKnownBeforeAnyConnectionRunsIntoIt(InnerUrl driver, DatabaseCluster cluster)
            throws Exception {
        Rows rows = Rows.in(cluster);
        try (Connection connection = source(driver, cluster, "").getConnection()) {
            rows.insert(connection, 1);
            awaitAllKnown(connection);
            cluster.switchover(cluster.bestReplica());
            await().atMost(15, SECONDS)
                    .untilAsserted(() -> assertThat(topology(connection).writer())
                            .isEqualTo("127.0.0.1:" + cluster.writer().port()));
            rows.insert(connection, 2);
            assertThat(rows.stored()).containsExactly(1, 2);
        }
    }

    @Test
    void theTopologyIsShown(DatabaseCluster cluster) throws Exception {
        // Which makes it a cluster of its own, without what other tests have made the common one lose.
        HoldfastDataSource source = source(InnerUrl.MARIADB, cluster, "holdfast.topology=replication");
        try (Connection connection = source.getConnection()) {
            awaitAllKnown(connection);
            ClusterTopology topology = Holdfast.of(source).topology();
            assertThat(topology.kind()).isEqualTo(ClusterKind.REPLICATION);
            assertThat(topology.settled()).isTrue();
            assertThat(topology.lost()).isNull();
            await().during(1_500, MILLISECONDS) // longer than it may be silent, from its first question on
                    .atMost(20, SECONDS)
                    .untilAsserted(() -> assertThat(Holdfast.of(source).counts().monitorAge())
                            .isNotNull()
                            .isLessThan(Duration.ofMillis(1_500)));
            assertThat(topology.nodes())
                    .hasSize(3)
                    .filteredOn(node -> node.role() == NodeState.Role.WRITER)
                    .singleElement()
                    .satisfies(node -> assertThat(node.address()).isEqualTo(topology.writer()));
            assertThat(topology.nodes())
                    .filteredOn(node -> node.role() == NodeState.Role.READ_ONLY)
                    .hasSize(2);
            cluster.crash(cluster.bestReplica());
            await().atMost(15, SECONDS)
                    .untilAsserted(() -> assertThat(topology(connection).nodes())
                            .filteredOn(node -> node.role() == NodeState.Role.UNREACHABLE)
                            .singleElement()
                            .satisfies(node -> assertThat(node.evidence()).contains("reset")));
            assertThat(topology(connection).toString()).contains("UNREACHABLE", "WRITER", "replication");
        }
    }

    @Test
    void theLastConnectionTakesTheWatchWithIt(DatabaseCluster cluster) throws Exception {
        HoldfastDataSource source = source(InnerUrl.CONNECTOR_J, cluster, "");
        Connection first = source.getConnection();
        Connection second = source.getConnection();
        awaitAllKnown(first);
        second.close();
        first.close();
        await().atMost(Duration.ofSeconds(15))
                .untilAsserted(() -> assertThat(cluster.nodes())
                        .allSatisfy(node ->
                                assertThat(node.proxy().openConnections()).isZero()));
        await().atMost(Duration.ofSeconds(45)) // searches of other tests go on for half a minute
                .untilAsserted(() -> assertThat(HoldfastThreads.alive()).isEmpty());
    }

    @Test
    void whatANewWriterLacksIsSaid(DatabaseCluster cluster) throws Exception {
        Rows rows = Rows.in(cluster);
        try (Connection connection = source(InnerUrl.MARIADB, cluster, "").getConnection()) {
            rows.insert(connection, 1);
            awaitAllKnown(connection);
            DatabaseNode former = cluster.writer();
            DatabaseNode heir = cluster.nodes().stream()
                    .filter(node -> node != former)
                    .findFirst()
                    .orElseThrow();
            rows.awaitOn(heir, 1);
            for (DatabaseNode node : cluster.nodes()) {
                if (node != former) {
                    node.execute("STOP SLAVE");
                }
            }
            // Without a replica the semi-synchronous commit would not be acknowledged.
            former.execute("SET GLOBAL rpl_semi_sync_master_enabled = OFF");
            for (int id = 2; id <= 6; id++) {
                rows.insert(connection, id);
            }
            MonitorsQuestions.awaitSome(cluster, former); // so that it has seen how far the writer has come
            cluster.crash(former);
            heir.execute("SET GLOBAL read_only = OFF");
            await().atMost(30, SECONDS)
                    .untilAsserted(() -> assertThat(rows.count(connection)).isEqualTo(1));
            assertThat(topology(connection).lost()).isNotNull().satisfies(lost -> {
                assertThat(lost.atLeast()).isEqualTo(5);
                assertThat(lost.which()).startsWith("0-" + former.serverId() + "-");
            });
        }
    }
}
