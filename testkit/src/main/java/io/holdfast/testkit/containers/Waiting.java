package io.holdfast.testkit.containers;

import io.holdfast.testkit.ClusterException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waiting for what servers do by themselves. */
final class Waiting {

    static final Duration WITHIN = Duration.ofSeconds(60);
    private static final Duration POLL = Duration.ofMillis(50);

    private Waiting() {}

    static void await(BooleanSupplier condition, String failure) {
        if (!awaited(condition, WITHIN)) {
            throw new ClusterException(failure + " within " + WITHIN.toSeconds() + " s");
        }
    }

    static boolean awaited(BooleanSupplier condition, Duration within) {
        long deadline = System.nanoTime() + within.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - deadline > 0) {
                return false;
            }
            LockSupport.parkNanos(POLL.toNanos());
            if (Thread.currentThread().isInterrupted()) {
                throw new ClusterException("interrupted while waiting for a group");
            }
        }
        return true;
    }
}
