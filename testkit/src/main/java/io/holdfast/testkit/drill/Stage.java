package io.holdfast.testkit.drill;

import io.holdfast.testkit.ClusterException;
import io.holdfast.testkit.DatabaseCluster;
import io.holdfast.testkit.DatabaseNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Where a fault is staged, and the list of what happened. For one thread. */
final class Stage {

    private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    /** What happened, and when it began, by {@code System.nanoTime()}. */
    record Event(long nanoTime, String words) {}

    private final DatabaseCluster cluster;
    private final Calm calm;
    private final List<Event> events = new ArrayList<>();
    private long outageNanos;

    Stage(DatabaseCluster cluster, Calm calm) {
        this.cluster = cluster;
        this.calm = calm;
    }

    DatabaseCluster cluster() {
        return cluster;
    }

    DatabaseNode writer() {
        return cluster.writer();
    }

    List<DatabaseNode> others(DatabaseNode node) {
        return cluster.nodes().stream().filter(other -> other != node).toList();
    }

    /** Does something to the cluster. The first thing that happens is when the fault begins. */
    void happens(String words, Runnable verb) {
        events.add(new Event(System.nanoTime(), words));
        verb.run();
    }

    /** In this time no client can get at a writer, whatever the servers think. */
    void outage(Runnable task) {
        long begin = System.nanoTime();
        task.run();
        outageNanos = Math.max(outageNanos, System.nanoTime() - begin);
    }

    void pause(Duration time) {
        await(() -> false, time);
    }

    /** Until this time of day, which is a matter of seconds. */
    void awaitTime(Instant time) {
        await(() -> !Instant.now().isBefore(time), Duration.ofMinutes(1));
    }

    /** Until the application is calm again, or for this long. */
    boolean awaitCalm(Duration atMost) {
        long since = System.nanoTime();
        return await(() -> calm.since(since), atMost);
    }

    /** What has happened so far. */
    List<Event> events() {
        return List.copyOf(events);
    }

    long outageNanos() {
        return outageNanos;
    }

    private static boolean await(BooleanSupplier condition, Duration atMost) {
        long deadline = System.nanoTime() + atMost.toNanos();
        while (!condition.getAsBoolean()) {
            long left = deadline - System.nanoTime();
            if (left <= 0) {
                return false;
            }
            LockSupport.parkNanos(Math.min(left, POLL_NANOS));
            if (Thread.currentThread().isInterrupted()) {
                throw new ClusterException("interrupted in the middle of a rehearsal");
            }
        }
        return true;
    }
}
