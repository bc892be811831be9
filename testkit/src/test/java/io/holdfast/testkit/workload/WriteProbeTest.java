package io.holdfast.testkit.workload;

import static io.holdfast.testkit.Eventually.await;
import static io.holdfast.testkit.Eventually.awaitStill;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.testkit.ClusterException;
import io.holdfast.testkit.DatabaseCluster;
import io.holdfast.testkit.DatabaseNode;
import io.holdfast.testkit.junit.ClusterExtension;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ClusterExtension.class)
class WriteProbeTest {

    private static final Duration OUTAGE = Duration.ofMillis(400);
    /** In which the probe hears of the last write that was acknowledged, on a machine that is busy with other things. */
    private static final Duration STILL = Duration.ofMillis(500);

    private final DatabaseCluster cluster;

    WriteProbeTest(DatabaseCluster cluster) {
        this.cluster = cluster;
    }

    @Test
    void seesHowLongNoNodeAcceptedWrites() {
        try (WriteProbe probe = WriteProbe.start(cluster)) {
            awaitWrites(probe);
            long before = System.nanoTime();
            cluster.crash(cluster.writer());
            awaitStill(STILL, probe::writes);
            long crashed = System.nanoTime();
            pass(OUTAGE);
            long promoting = System.nanoTime();
            cluster.promote(cluster.bestReplica());
            awaitWrites(probe);
            long after = System.nanoTime();
            awaitWrites(probe);

            assertThat(probe.serverGapMillis(before, after))
                    .isBetween(millis(promoting - crashed), millis(after - before));
            assertThat(probe.serverGapMillis()).isGreaterThanOrEqualTo(probe.serverGapMillis(before, after));
            assertThat(probe.serverGapMillis(crashed, promoting)).isEqualTo(millis(promoting - crashed));
            assertThat(probe.serverGapEnd(before, after)).isBetween(promoting, after - 1);
            assertThat(probe.serverGapEnd(crashed, promoting)).isEqualTo(promoting);
            assertThatThrownBy(() -> probe.serverGapMillis(after, before)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aFrozenNodeKeepsNobodyFromSeeingAnother() {
        WriteProbe probe = WriteProbe.start(cluster);
        awaitWrites(probe);
        DatabaseNode frozen = cluster.writer();
        cluster.freeze(frozen);
        awaitStill(STILL, probe::writes);
        long writes = probe.writes();
        pass(OUTAGE);
        assertThat(probe.writes()).isEqualTo(writes);
        cluster.bestReplica().execute("SET GLOBAL read_only=0");
        awaitWrites(probe);

        probe.close(); // while a write still waits for the frozen node

        assertThat(frozen.frozen()).isTrue();
        assertThat(probe.serverGapMillis()).isGreaterThanOrEqualTo(OUTAGE.toMillis());
    }

    @Test
    void aWriterThatWaitsForAReplicaAcceptsNothing() {
        try (WriteProbe probe = WriteProbe.start(cluster)) {
            awaitWrites(probe);
            DatabaseNode writer = cluster.writer();
            for (DatabaseNode node : cluster.nodes()) {
                if (!node.equals(writer)) {
                    cluster.crash(node);
                }
            }
            long alone = System.nanoTime();
            pass(OUTAGE);
            long until = System.nanoTime();
            cluster.restart(cluster.nodes().stream()
                    .filter(node -> !node.equals(writer))
                    .findFirst()
                    .orElseThrow());
            awaitWrites(probe);

            // At most one was acknowledged by a replica just before it was killed, and heard of later.
            assertThat(probe.serverGapMillis(alone, until)).isGreaterThanOrEqualTo(millis(until - alone) / 2);
        }
    }

    @Test
    void resultsStayAfterTheClose() {
        WriteProbe probe = WriteProbe.start(cluster);
        awaitWrites(probe);
        probe.close();
        probe.close();
        long gap = probe.serverGapMillis();
        long writes = probe.writes();

        pass(Duration.ofMillis(100));

        assertThat(probe.serverGapMillis()).isEqualTo(gap);
        assertThat(probe.writes()).isEqualTo(writes);
    }

    @Test
    void needsAWriterThatWorks() {
        cluster.crash(cluster.writer());

        assertThatThrownBy(() -> WriteProbe.start(cluster))
                .isInstanceOf(ClusterException.class)
                .hasMessageStartingWith(cluster.writer().name() + ": cannot create the table write_probe");
    }

    private static void awaitWrites(WriteProbe probe) {
        long goal = probe.writes() + 10;
        await().until(() -> probe.writes() >= goal);
    }

    private static void pass(Duration time) {
        await().pollDelay(time).until(() -> true);
    }

    private static long millis(long nanos) {
        return TimeUnit.NANOSECONDS.toMillis(nanos);
    }
}
