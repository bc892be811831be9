package io.holdfast.cluster;

import io.holdfast.time.Deadline;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Lets only so many threads of this JVM connect to the cluster at the same time, in the order in which they came: a fresh
 * writer must not drown in the handshakes of all pools at once. Safe for use by many threads.
 */
final class ConnectGate {

    private final Semaphore permits;

    ConnectGate(int concurrent) {
        this.permits = new Semaphore(concurrent, true);
    }

    /** Whether the caller may connect; it must then {@link #leave}. */
    boolean enter(Deadline deadline) throws InterruptedException {
        return permits.tryAcquire(deadline.remainingNanos(), TimeUnit.NANOSECONDS);
    }

    void leave() {
        permits.release();
    }
}
