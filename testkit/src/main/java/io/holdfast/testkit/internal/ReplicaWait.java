package io.holdfast.testkit.internal;

import io.holdfast.testkit.ClusterException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.Predicate;

/** Waits until a replica has got somewhere, and not longer than there is hope. */
final class ReplicaWait<N extends ServerNode, P> {

    private static final Duration POLL = Duration.ofMillis(5);

    private final Replication<N, P> replication;
    private final AdminSession replica;
    private final N node;
    private final Duration within;

    ReplicaWait(Replication<N, P> replication, AdminSession replica, N node, Duration within) {
        this.replication = replication;
        this.replica = replica;
        this.node = node;
        this.within = within;
    }

    /** Until it has applied everything up to a position. */
    void untilApplied(P position) {
        until(
                status -> replication.isAt(replica, position),
                "has not applied " + position,
                ReplicaStatus::cannotApplyBecause);
    }

    /** Until it receives from a source and has received everything up to a position. */
    void untilReceived(N source, P position) {
        until(
                status -> replication.hasSource(status, source)
                        && status.receives()
                        && replication.contains(replica, replication.received(replica), position),
                "has not received " + position + " from " + source.name(),
                ReplicaStatus::brokenBecause);
    }

    /** Until it replicates from a source and has applied everything up to a position. */
    void untilCaughtUp(N source, P position) {
        until(
                status -> replication.hasSource(status, source)
                        && status.receives()
                        && status.applies()
                        && replication.isAt(replica, position),
                "does not follow " + source.name() + " up to " + position,
                ReplicaStatus::brokenBecause);
    }

    private void until(
            Predicate<ReplicaStatus> condition, String failure, Function<ReplicaStatus, String> hopelessBecause) {
        long deadline = System.nanoTime() + within.toNanos();
        for (ReplicaStatus status = look(); !condition.test(status); status = look()) {
            String hopeless = hopelessBecause.apply(status);
            if (!hopeless.isEmpty()) {
                throw new ClusterException(node.name() + " " + failure + ": " + hopeless);
            }
            if (System.nanoTime() - deadline > 0) {
                throw new ClusterException(
                        node.name() + " " + failure + " after " + within.toSeconds() + " s; it has received "
                                + replication.received(replica) + " and applied " + replication.position(replica));
            }
            LockSupport.parkNanos(POLL.toNanos());
            if (Thread.currentThread().isInterrupted()) {
                throw new ClusterException(node.name() + " " + failure + ": interrupted while waiting for that");
            }
        }
    }

    private ReplicaStatus look() {
        return replica.replicaStatus();
    }
}
