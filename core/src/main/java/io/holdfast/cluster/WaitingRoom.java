package io.holdfast.cluster;

import io.holdfast.time.Deadline;
import io.holdfast.time.Ticker;
import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Where callers wait until a search has found the writer; bounded.
 *
 * <p><b>Outage.</b> Once a search has found no writer for as long as a caller is ready to wait, the caller is told so at once,
 * while the search goes on in the background and ends the outage with the first writer that it finds. That is the whole
 * circuit breaker: the age of the outage against the caller's patience.
 *
 * <p>Safe for use by many threads, with the cluster's lock held or not: all of it takes that lock, and waits on a condition of it.
 */
final class WaitingRoom {

    /** Callers who wait for a writer at the same time; those beyond are told at once that there is none. */
    static final int MOST_WAITING = 1_000;

    private final ReentrantLock lock;
    private final Condition moved;
    private final Ticker ticker;
    private final Watches watches;
    private final Tally tally;
    private final Supplier<ClusterView> view;

    WaitingRoom(ReentrantLock lock, Ticker ticker, Watches watches, Tally tally, Supplier<ClusterView> view) {
        this.lock = lock;
        this.moved = lock.newCondition();
        this.ticker = ticker;
        this.watches = watches;
        this.tally = tally;
        this.view = view;
    }

    /** Makes everybody who waits look again. */
    void wake() {
        lock.lock();
        try {
            moved.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits until the search has found the writer, or there is no point in waiting; see {@link WriterConnect}.
     *
     * @param patience how old an outage may be for the caller to wait for its end at all
     * @param abandoned true once the caller no longer wants it; looked at whenever something moves
     * @return null if there is a writer
     */
    ClusterWatch.@Nullable Snapshot awaitWriter(
            Connector connector, Deadline deadline, Duration patience, BooleanSupplier abandoned)
            throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (!isSettled()) {
                ClusterWatch joined = watches.searchFor(connector, ticker.nanoTime());
                ClusterWatch.Snapshot found =
                        isFull(joined) ? joined.full() : await(joined, deadline, patience, abandoned);
                boolean isOfOthers = joined.isRefused() && !joined.isFor(connector);
                if (!isOfOthers) {
                    return isSettled() ? null : found;
                }
            }
            return null;
        } finally {
            lock.unlock();
        }
    }

    private boolean isSettled() {
        return view.get().settled();
    }

    private boolean isFull(ClusterWatch joined) {
        boolean full = joined.waiters() >= MOST_WAITING;
        if (full) {
            tally.connectsRefused.increment();
        }
        return full;
    }

    private ClusterWatch.Snapshot await(
            ClusterWatch joined, Deadline deadline, Duration patience, BooleanSupplier abandoned)
            throws InterruptedException {
        joined.join();
        try {
            while (!joined.ended() && !isSettled() && !deadline.expired() && !abandoned.getAsBoolean()) {
                if (isHopeless(joined, patience) || joined.isRefused()) {
                    return joined.snapshot(true);
                }
                ticker.await(moved, deadline.remainingNanos());
            }
            return joined.snapshot(false);
        } finally {
            joined.leave();
        }
    }

    /**
     * Whether waiting makes no sense: the outage is older than the caller's patience; or nobody has ever seen the cluster and
     * none of its nodes answers, so that it is a wrong address or an outage rather than a failover.
     */
    private boolean isHopeless(ClusterWatch running, Duration patience) {
        return running.ageNanos() >= patience.toNanos() || (view.get().server() == null && running.nobodyAnswers());
    }
}
