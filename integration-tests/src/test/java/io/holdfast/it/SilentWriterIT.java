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

import io.holdfast.HoldfastDataSource;
import io.holdfast.testkit.DatabaseCluster;
import io.holdfast.testkit.DatabaseNode;
import io.holdfast.testkit.junit.ClusterExtension;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What ends the calls on a writer that falls silent, or was replaced and does not know: no time-out of the driver. On MariaDB replication. */
@ExtendWith(ClusterExtension.class)
class SilentWriterIT {

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
                source(driver, cluster, "holdfast.failoverTimeout=15s").getConnection()) {
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
        assertIsOnceLessThan(LEFT_MILLIS, cluster, () -> connectToASilentNode(driver, cluster));
    }

    /** How long after the node was found to be silent the last one was connected elsewhere, in milliseconds. */
    private static long connectToASilentNode(InnerUrl driver, DatabaseCluster cluster) throws Exception {
        HoldfastDataSource source = source(driver, cluster, "holdfast.failoverTimeout=15s");
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

    private static void assertIsOnceLessThan(long limit, DatabaseCluster cluster, Callable<Long> measured)
            throws Exception {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < TRIES && least >= limit; i++) {
            cluster.repair();
            least = Math.min(least, measured.call());
        }
        assertThat(least).isLessThan(limit);
    }

    private static long millisSince(long begin) {
        return NANOSECONDS.toMillis(System.nanoTime() - begin);
    }

    @ParameterizedTest
    @EnumSource
    void aReadOnASilentNodeIsReadElsewhere(InnerUrl driver, DatabaseCluster cluster) throws Exception {
        Rows rows = Rows.in(cluster);
        try (Connection connection = source(driver, cluster, "").getConnection()) {
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
        assertIsOnceLessThan(DETECTION_MILLIS, cluster, () -> replacement(driver, cluster));
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
                source(InnerUrl.CONNECTOR_J, cluster, patient).getConnection()) {
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
}
