package io.holdfast.it;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.NANOSECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.holdfast.testkit.DatabaseCluster;
import io.holdfast.testkit.DatabaseNode;
import io.holdfast.testkit.workload.WriteProbe;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** How much longer than the servers an application cannot write: one that goes on inserting, beside a raw probe of every node. */
@ExtendWith(EngineExtension.class)
class FailoverGapIT {

    /** Of each event; {@code -Dholdfast.it.rounds}. */
    private static final int ROUNDS = Integer.getInteger("holdfast.it.rounds", 3);

    @Test
    void aPlannedSwitchoverAddsNextToNothing(DatabaseCluster cluster) throws Exception {
        List<Long> added = new ArrayList<>();
        for (int i = 0; i < ROUNDS; i++) {
            added.add(measure(cluster, () -> cluster.switchover(cluster.bestReplica())));
        }
        assertThat(median("planned switchover", added)).isLessThanOrEqualTo(200);
    }

    @Test
    void aCrashAddsNextToNothing(DatabaseCluster cluster) throws Exception {
        List<Long> added = new ArrayList<>();
        for (int i = 0; i < ROUNDS; i++) {
            added.add(measure(cluster, () -> {
                cluster.crash(cluster.writer());
                cluster.promote(cluster.bestReplica());
            }));
        }
        assertThat(median("crash", added)).isLessThanOrEqualTo(200);
    }

    /** What is in flight is found by the monitor; the rest of the time is the promotion's. */
    @Test
    void aFrozenWriterIsLeftWithinThreeSecondsOfThePromotionOfAnother(DatabaseCluster cluster) throws Exception {
        List<Long> after = new ArrayList<>();
        for (int i = 0; i < ROUNDS; i++) {
            cluster.repair();
            try (InsertingApplication application = InsertingApplication.start(cluster)) {
                DatabaseNode frozen = cluster.writer();
                cluster.freeze(frozen);
                cluster.promote(cluster.bestReplica());
                long promoted = System.nanoTime();
                await().atMost(20, SECONDS).until(() -> application.lastWrite() > promoted);
                after.add(NANOSECONDS.toMillis(application.firstWriteAfter(promoted) - promoted));
            }
        }
        assertThat(median("frozen writer, after the promotion", after)).isLessThanOrEqualTo(3_000);
    }

    private interface Event {
        void happens();
    }

    /** The application's gap less the servers'. */
    private static long measure(DatabaseCluster cluster, Event event) throws SQLException {
        cluster.repair();
        try (WriteProbe probe = WriteProbe.start(cluster);
                InsertingApplication application = InsertingApplication.start(cluster)) {
            long from = System.nanoTime();
            event.happens();
            long done = System.nanoTime();
            await().atMost(20, SECONDS).until(() -> application.lastWrite() > done + MILLISECONDS.toNanos(500));
            long to = System.nanoTime();
            return application.gapMillis(from, to) - probe.serverGapMillis(from, to);
        }
    }

    private static long median(String what, List<Long> millis) {
        Collections.sort(millis);
        long median = millis.get(millis.size() / 2);
        System.out.println(what + ": " + median + " ms (median of " + millis + ")");
        return median;
    }
}
