package io.holdfast.cluster;

import io.holdfast.time.Deadline;
import io.holdfast.time.Ticker;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The one gate through which all connects of this JVM to the cluster's writer go, so that a fresh writer does not drown in
 * the handshakes of all pools at once, nor in the retries of those whom it turned away. Safe for use by many threads.
 *
 * <p>Two limits: so many connects at the same time, and for connects that repeat a failed one a budget of
 * {@value #RETRIES_PER_SECOND} per second and a fifth of the connects that succeed. However many callers there are, the
 * load that failures add is bounded by that. A token bucket of our own: Resilience4j's rate limiter knows neither
 * earnings nor a clock that a test can script.
 */
final class ConnectGate {

    static final int RETRIES_PER_SECOND = 10;
    private static final double RETRIES_PER_SUCCESS = 0.2;
    private static final double MOST_SAVED = RETRIES_PER_SECOND;
    private static final double NANOS_PER_RETRY = 1e9 / RETRIES_PER_SECOND;

    private final Ticker ticker;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition moved = lock.newCondition();

    private int free;
    private int waiting;
    private double retries = MOST_SAVED;
    private long countedAt;

    ConnectGate(int concurrent, Ticker ticker) {
        this.free = concurrent;
        this.ticker = ticker;
        this.countedAt = ticker.nanoTime();
    }

    /**
     * Waits until the caller may connect; it must then {@link #leave}.
     *
     * @param retry whether an earlier connect of the same call has failed
     * @return false if the deadline came first
     */
    boolean enter(Deadline deadline, boolean retry) throws InterruptedException {
        lock.lockInterruptibly();
        waiting++;
        try {
            while (true) {
                earn(0);
                if (free > 0 && (!retry || retries >= 1)) {
                    free--;
                    retries -= retry ? 1 : 0;
                    return true;
                }
                if (deadline.expired()) {
                    return false;
                }
                long untilNextRetry = free > 0 ? (long) Math.ceil((1 - retries) * NANOS_PER_RETRY) : Long.MAX_VALUE;
                ticker.await(moved, Math.min(deadline.remainingNanos(), untilNextRetry));
            }
        } finally {
            waiting--;
            lock.unlock();
        }
    }

    /** Callers who are not let through yet. */
    int waiting() {
        lock.lock();
        try {
            return waiting;
        } finally {
            lock.unlock();
        }
    }

    void leave(boolean connected) {
        lock.lock();
        try {
            free++;
            earn(connected ? RETRIES_PER_SUCCESS : 0);
            moved.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void earn(double extra) {
        long now = ticker.nanoTime();
        retries = Math.min(MOST_SAVED, retries + (now - countedAt) / NANOS_PER_RETRY + extra);
        countedAt = now;
    }
}
