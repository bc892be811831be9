package io.holdfast.drills.stage;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** A drill's own time, in nanoseconds since its start, and the way to wait for it. Safe for use by many threads. */
public final class Stopwatch {

    private static final long LONGEST_PARK = Duration.ofMillis(20).toNanos();

    private final long origin = System.nanoTime();

    /** Now. */
    public long nanos() {
        return System.nanoTime() - origin;
    }

    /** A value of {@code System.nanoTime()} in this time. */
    public long at(long nanoTime) {
        return nanoTime - origin;
    }

    /** Waits until this moment. Does not wait if it has passed. */
    public void waitUntil(long nanos) throws InterruptedException {
        while (nanos() < nanos) {
            park(nanos - nanos());
        }
    }

    /** Waits until something is so, for a limited time; returns whether it is. */
    public boolean waitFor(BooleanSupplier condition, Duration atMost) throws InterruptedException {
        long until = nanos() + atMost.toNanos();
        while (!condition.getAsBoolean()) {
            if (nanos() >= until) {
                return false;
            }
            park(until - nanos());
        }
        return true;
    }

    private static void park(long nanos) throws InterruptedException {
        LockSupport.parkNanos(Math.min(nanos, LONGEST_PARK));
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
    }
}
