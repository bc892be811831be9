package io.holdfast.it;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.NANOSECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.holdfast.Holdfast;
import io.holdfast.HoldfastDataSource;
import io.holdfast.event.Watched;
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
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is noticed without any connection running into it, on MariaDB replication. */
@ExtendWith(ClusterExtension.class)
class MonitorIT {

    /** What is promised, and what a machine may need to say so. */
    private static final long DETECTION_MILLIS = 3_000 + 700;

    /** From the detection: a promotion, and a connection to whom it was for. A driver would wait for the silent one until 3 s after it. */
    private static final long LEFT_MILLIS = 2_000;

    /** How often it is tried to keep that promise, as the machine may be busy. */
    private static final int TRIES = 3;

    @ParameterizedTest
    @EnumSource
    void aCallOnANodeThatFallsSilentEndsWithoutAnyTimeOut(InnerUrl driver, DatabaseCluster cluster) throws Exception {
        long ended = Long.MAX_VALUE;
        long wentOn = Long.MAX_VALUE;
        for (int i = 0; i < TRIES && Math.max(ended, wentOn) >= DETECTION_MILLIS; i++) {
            cluster.repair();
            Silence silence = silence(driver, cluster);
            assertThat(silence.ended).isGreaterThanOrEqualTo(1_000);
            ended = Math.min(ended, silence.ended);
            wentOn = Math.min(wentOn, silence.wentOn);
        }
        assertThat(ended).isLessThan(DETECTION_MILLIS);
        assertThat(wentOn).isLessThan(DETECTION_MILLIS);
    }

    /**
     * In milliseconds.
     *
     * @param ended from the silence to the end of the call that ran into it
     * @param wentOn from the promotion to the end of the next call
     */
    private record Silence(long ended, long wentOn) {}

    private static Silence silence(InnerUrl driver, DatabaseCluster cluster) throws SQLException {
        Rows rows = Rows.in(cluster);
        try (Connection connection =
                watched(driver, cluster, "holdfast.failoverTimeout=15s").getConnection()) {
            rows.insert(connection, 1);
            awaitAllKnown(connection);
            DatabaseNode frozen = cluster.writer();
            cluster.freeze(frozen);
            long begin = System.nanoTime();
            Thrown.unknown(() -> rows.insert(connection, 2));
            long ended = millisSince(begin);

            cluster.promote(cluster.bestReplica());
            long promoted = System.nanoTime();
            rows.insert(connection, 3);
            long wentOn = millisSince(promoted);
            assertThat(rows.storedOn(cluster.writer())).contains(1, 3);
            return new Silence(ended, wentOn);
        }
    }

    /**
     * What opens connections one after the other, as some pools do, opens none for as long as a driver waits for a greeting: up to the
     * detection time for whoever begins just before the detection.
     */
    @ParameterizedTest
    @EnumSource
    void whoeverConnectsToANodeThatFallsSilentIsOnAnotherAtOnce(InnerUrl driver, DatabaseCluster cluster)
            throws Exception {
        long longest = Long.MAX_VALUE;
        for (int i = 0; i < TRIES && longest >= LEFT_MILLIS; i++) {
            cluster.repair();
            longest = Math.min(longest, connectToASilentNode(driver, cluster));
        }
        assertThat(longest).isLessThan(LEFT_MILLIS);
    }

    /** How long after the node was found to be silent the last one was connected elsewhere, in milliseconds. */
    private static long connectToASilentNode(InnerUrl driver, DatabaseCluster cluster) throws Exception {
        HoldfastDataSource source = watched(driver, cluster, "holdfast.failoverTimeout=15s");
        try (Connection connection = source.getConnection()) {
            awaitAllKnown(connection);
            long epoch = topology(connection).epoch();
            // For its clients alone: another one can be promoted without waiting for it.
            cluster.isolate(cluster.writer());
            List<CompletableFuture<Long>> dials = new ArrayList<>();
            do {
                dials.add(aside(() -> {
                    source.getConnection().close();
                    return System.nanoTime();
                }));
                // No more than are let through at a time.
                await().pollDelay(300, MILLISECONDS).until(() -> true);
            } while (topology(connection).epoch() == epoch);
            long found = System.nanoTime();
            cluster.promote(cluster.bestReplica());
            long last = found;
            for (CompletableFuture<Long> dial : dials) {
                last = Math.max(last, dial.get(20, SECONDS));
            }
            return NANOSECONDS.toMillis(last - found);
        }
    }

    private static long millisSince(long begin) {
        return NANOSECONDS.toMillis(System.nanoTime() - begin);
    }

    @ParameterizedTest
    @EnumSource
    void aReadOnASilentNodeIsReadElsewhere(InnerUrl driver, DatabaseCluster cluster) throws Exception {
        Rows rows = Rows.in(cluster);
        try (Connection connection = watched(driver, cluster, "").getConnection()) {
            rows.insert(connection, 1);
            awaitAllKnown(connection);
            cluster.freeze(cluster.writer());
            CompletableFuture<Integer> read = aside(() -> rows.count(connection));
            cluster.promote(cluster.bestReplica());
            assertThat(read.get(20, SECONDS)).isEqualTo(1);
        }
    }

    /**
     * It runs, answers and accepts writes, and no replica is left that would have them acknowledged. Who replicates from whom tells
     * that it was replaced, to an account that may see it.
     */
    @ParameterizedTest
    @EnumSource
    void aCallOnAWriterThatWasReplacedAndDoesNotKnowEnds(InnerUrl driver, DatabaseCluster cluster) throws Exception {
        long wentOn = Long.MAX_VALUE;
        for (int i = 0; i < TRIES && wentOn >= DETECTION_MILLIS; i++) {
            cluster.repair();
            wentOn = Math.min(wentOn, replacement(driver, cluster));
        }
        assertThat(wentOn).isLessThan(DETECTION_MILLIS);
    }

    /** The milliseconds from the promotion until the call has ended and the next one was made. */
    private static long replacement(InnerUrl driver, DatabaseCluster cluster) throws SQLException {
        Rows rows = Rows.in(cluster);
        DatabaseNode replaced = cluster.writer();
        replaced.execute("CREATE USER IF NOT EXISTS seer@'%' IDENTIFIED BY 'seer'");
        replaced.execute("GRANT SLAVE MONITOR ON *.* TO seer@'%'");
        replaced.execute("GRANT SELECT, INSERT ON " + cluster.database() + ".* TO seer@'%'");
        HoldfastDataSource source = new HoldfastDataSource(driver.of(cluster, ""), "seer", "seer");
        try (Connection connection = source.getConnection()) {
            rows.insert(connection, 1);
            awaitAllKnown(connection);
            await().atMost(20, SECONDS) // Then it has told that it replicates from the other one, which is about to
                    // change.
                    .until(() -> String.valueOf(topology(connection))
                            .contains("replicates from 127.0.0.1:" + replaced.directPort()));
            for (DatabaseNode node : cluster.nodes()) {
                if (node != replaced) {
                    node.execute("STOP SLAVE IO_THREAD");
                }
            }
            CompletableFuture<Integer> waiting = aside(() -> {
                rows.insert(connection, 2);
                return 2;
            });
            cluster.promote(cluster.bestReplica());
            long promoted = System.nanoTime();
            Thrown.unknown(() -> {
                try {
                    waiting.get(20, SECONDS);
                } catch (ExecutionException e) {
                    Throwable thrown = Objects.requireNonNull(e.getCause());
                    throw (SQLException) Objects.requireNonNull(thrown.getCause());
                }
            });
            rows.insert(connection, 3);
            long wentOn = millisSince(promoted);
            assertThat(replaced.readOnly()).isFalse();
            assertThat(rows.storedOn(cluster.writer())).containsExactly(1, 3);
            return wentOn;
        }
    }

    /** One that is thawed before it counts as dead is no failover; here it is asked beside the questions that hang twice until then. */
    @Test
    void aShortPauseIsNoFailover(DatabaseCluster cluster) throws Exception {
        Rows rows = Rows.in(cluster);
        String patient = InnerUrl.apart("patient") + "holdfast.detectionTime=10s";
        try (Connection connection =
                watched(InnerUrl.CONNECTOR_J, cluster, patient).getConnection()) {
            awaitAllKnown(connection);
            long epoch = topology(connection).epoch();
            DatabaseNode writer = cluster.writer();
            cluster.freeze(writer);
            CompletableFuture<Integer> insert = aside(() -> {
                rows.insert(connection, 1);
                return 1;
            });
            await().pollDelay(3, SECONDS).until(() -> true);
            cluster.thaw(writer);
            assertThat(insert.get(30, SECONDS)).isEqualTo(1);
            assertThat(topology(connection).epoch()).isEqualTo(epoch);
        }
    }

    @Test
    void aServerWhoseQueriesTakeSecondsIsNoFailover(DatabaseCluster cluster) throws Exception {
        Rows rows = Rows.in(cluster);
        HoldfastDataSource source = watched(InnerUrl.CONNECTOR_J, cluster, "");
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
        try (Connection connection = watched(driver, cluster, "").getConnection()) {
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
        HoldfastDataSource source = watched(InnerUrl.MARIADB, cluster, "holdfast.topology=replication");
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
        HoldfastDataSource source = watched(InnerUrl.CONNECTOR_J, cluster, "");
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
        try (Connection connection = watched(InnerUrl.MARIADB, cluster, "").getConnection()) {
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

    private static HoldfastDataSource watched(InnerUrl driver, DatabaseCluster cluster, String options) {
        return new HoldfastDataSource(driver.of(cluster, options), cluster.user(), cluster.password());
    }

    private static ClusterTopology topology(Connection connection) throws SQLException {
        return connection.unwrap(Watched.class).topology();
    }

    private static void awaitAllKnown(Connection connection) {
        await().atMost(20, SECONDS)
                .untilAsserted(() -> assertThat(topology(connection).nodes())
                        .isNotEmpty()
                        .allSatisfy(node -> assertThat(node.server()).isNotNull()));
    }

    private interface Work<T> {
        T run() throws SQLException;
    }

    private static <T> CompletableFuture<T> aside(Work<T> work) {
        CompletableFuture<T> result = new CompletableFuture<>();
        Thread thread = new Thread(() -> {
            try {
                result.complete(work.run());
            } catch (SQLException | RuntimeException e) {
                result.completeExceptionally(new ExecutionException(e));
            }
        });
        thread.setDaemon(true);
        thread.start();
        return result;
    }
}
