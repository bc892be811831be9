package io.holdfast.cluster;

import io.holdfast.time.Deadline;
import io.holdfast.time.Ticker;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One cluster as this JVM knows it: who the writer is, under which epoch, and the search when nobody knows. Shared by all
 * connections to the cluster, whatever pool they belong to. Safe for use by many threads.
 *
 * <p><b>Epoch.</b> Every change of knowledge moves the epoch forward, a mere doubt too. A connection compares it with the
 * epoch that it was verified under before each round trip, and asks its own server again when they differ. So one failed
 * statement makes every other connection look before it writes, at the cost of one volatile read while nothing happens.
 *
 * <p><b>Threads.</b> {@link #epoch()} and {@link #view()} are volatile reads. Everything else is guarded by one lock, which is
 * never held during I/O. The cluster has no thread of its own; a search borrows some while it lasts.
 *
 * <p><b>Outage.</b> Once a search has found no writer for as long as a caller is ready to wait, the caller is told so at once,
 * while the search goes on in the background and ends the outage with the first writer that it finds. That is the whole
 * circuit breaker: the age of the outage against the caller's patience.
 */
public final class Cluster {

    /** Callers who wait for a writer at the same time; those beyond are told at once that there is none. */
    static final int MOST_WAITING = 1_000;

    private static final Logger log = LoggerFactory.getLogger(Cluster.class);

    private final String name;
    private final ClusterSettings settings;
    private final Ticker ticker;
    private final Executor executor;
    private final ConnectGate gate;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition moved = lock.newCondition();

    private volatile long epoch;
    private volatile ClusterView view;
    /** By what they connect with: what one user or setting runs into, says nothing of another. */
    private final Map<Connector, WriterSearch> searches = new HashMap<>();

    private long doubtedSince;

    public Cluster(
            String name,
            boolean singleNode,
            Node firstNode,
            ClusterSettings settings,
            Ticker ticker,
            Executor executor) {
        this.name = name;
        this.settings = settings;
        this.ticker = ticker;
        this.executor = executor;
        this.gate = new ConnectGate(settings.maxConcurrentConnects(), ticker);
        // A single address needs no search at first: the role check of the connection itself settles it.
        this.view = singleNode ? ClusterView.of(firstNode) : ClusterView.unknown();
        this.epoch = view.epoch();
    }

    /** The number of the current view; only ever grows. The one thing that is read on the way to every round trip. */
    public long epoch() {
        return epoch;
    }

    public ClusterView view() {
        return view;
    }

    public Ticker ticker() {
        return ticker;
    }

    /** How long a node may take to answer a question before it counts as dead. */
    public Duration patience() {
        return settings.connectTimeout();
    }

    ClusterSettings settings() {
        return settings;
    }

    ConnectGate gate() {
        return gate;
    }

    /**
     * Reports evidence against the writer: a refused write, a lost link. Of all connections that report the same failover
     * only the first has an effect.
     *
     * @param seenEpoch the epoch under which the reporting connection was verified
     */
    public void doubt(long seenEpoch, String evidence) {
        lock.lock();
        try {
            if (view.settled() && view.epoch() == seenEpoch) {
                doubtedSince = ticker.nanoTime();
                publish(view.withDoubt());
                log.atInfo()
                        .setMessage("{}: the writer {} is in doubt: {}")
                        .addArgument(name)
                        .addArgument(view.writer())
                        .addArgument(evidence)
                        .log();
            }
        } finally {
            lock.unlock();
        }
    }

    /**
     * Opens a connection to the writer, after a search where one is needed.
     *
     * @param patience how old an outage may be for the caller to wait for its end at all
     * @param abandoned true once the caller no longer wants it; looked at whenever something moves
     */
    public ConnectResult connect(Connector connector, Deadline deadline, Duration patience, BooleanSupplier abandoned) {
        return new WriterConnect(this, connector, deadline, patience, abandoned).run();
    }

    /** Makes everybody who waits look again, for one that was closed by another thread. */
    public void wakeWaiters() {
        lock.lock();
        try {
            moved.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** A new connection found this server, writable, where the view has its writer. */
    ClusterView confirm(ClusterView seen, Node node, String server) {
        lock.lock();
        try {
            boolean news = !server.equals(seen.server());
            if (news && view.epoch() == seen.epoch()) {
                publishWriter(node, server);
            }
            return news ? view : seen;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits until the search has found the writer, or there is no point in waiting; see {@link WriterConnect}.
     *
     * @return null if there is a writer
     */
    WriterSearch.@Nullable Snapshot awaitSearch(
            Connector connector, Deadline deadline, Duration patience, BooleanSupplier abandoned)
            throws InterruptedException {
        lock.lockInterruptibly();
        try {
            if (view.settled()) {
                return null;
            }
            WriterSearch joined = searches.get(connector);
            if (joined == null) {
                joined = new WriterSearch(this, connector, lock, ticker, executor);
                executor.execute(joined); // which may fail, for lack of threads
                searches.put(connector, joined);
            }
            if (joined.waiters() >= MOST_WAITING) {
                return joined.snapshot(true);
            }
            joined.join();
            try {
                while (!joined.ended() && !view.settled() && !deadline.expired() && !abandoned.getAsBoolean()) {
                    if (isHopeless(joined, patience)) {
                        return joined.snapshot(true);
                    }
                    ticker.await(moved, deadline.remainingNanos());
                }
                return view.settled() ? null : joined.snapshot(false);
            } finally {
                joined.leave();
            }
        } finally {
            lock.unlock();
        }
    }

    /**
     * Whether waiting makes no sense: the outage is older than the caller's patience; or nobody has ever seen the cluster and
     * none of its nodes answers, so that it is a wrong address or an outage rather than a failover.
     */
    private boolean isHopeless(WriterSearch running, Duration patience) {
        return running.ageNanos() >= patience.toNanos() || (view.server() == null && running.nobodyAnswers());
    }

    // Called by the search, with the lock held.

    void elected(Node node, String server) {
        publishWriter(node, server);
    }

    void searchMoved() {
        moved.signalAll();
    }

    void searchEnded(WriterSearch ended) {
        boolean unused = searches.values().remove(ended);
        moved.signalAll();
    }

    private void publishWriter(Node node, String server) {
        ClusterView before = view;
        publish(before.withWriter(node, server));
        if (before.server() != null) {
            long millis = before.doubted() ? (ticker.nanoTime() - doubtedSince) / 1_000_000 : 0;
            boolean same = server.equals(before.server());
            log.atInfo()
                    .setMessage("{}: {} {} after {} ms, epoch {}")
                    .addArgument(name)
                    .addArgument(same ? "the writer is still" : "the writer is now")
                    .addArgument(node)
                    .addArgument(millis)
                    .addArgument(epoch)
                    .log();
        }
    }

    private void publish(ClusterView next) {
        view = next;
        epoch = next.epoch();
        moved.signalAll();
    }

    @Override
    public String toString() {
        return name;
    }
}
