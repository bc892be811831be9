package io.holdfast.time;

import java.time.Instant;
import java.util.concurrent.locks.Condition;

/**
 * The source of elapsed time, and the only way to wait for it to pass. Safe for use by many threads.
 *
 * <p>Waiting goes through the ticker as well, so that a test which scripts the time also decides when a wait ends.
 */
public interface Ticker {

    /** The machine's own monotonic time. */
    Ticker SYSTEM = System::nanoTime;

    /** Nanoseconds since an arbitrary origin; only differences mean anything. */
    long nanoTime();

    /** The time by this machine's clock, for people; nothing is decided by it but how soon a certificate expires. */
    default Instant now() {
        return Instant.now();
    }

    /**
     * Waits on a condition whose lock the caller holds, until it is signalled or the time has passed. May return early.
     *
     * @throws InterruptedException if the thread is interrupted, before or while it waits
     */
    @SuppressWarnings("WaitNotInLoop") // its callers loop
    default void await(Condition condition, long nanos) throws InterruptedException {
        if (nanos > 0) {
            long ignored = condition.awaitNanos(nanos);
        }
    }
}
