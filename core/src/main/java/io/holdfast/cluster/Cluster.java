package io.holdfast.cluster;

import io.holdfast.time.Deadline;
import io.holdfast.time.Ticker;
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
 */
public final class Cluster {

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
    private @Nullable WriterSearch search;
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
        this.gate = new ConnectGate(settings.maxConcurrentConnects());
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
     * @param abandoned true once the caller no longer wants it; looked at whenever something moves
     */
    public ConnectResult connect(Connector connector, Deadline deadline, BooleanSupplier abandoned) {
        return new WriterConnect(this, connector, deadline, abandoned).run();
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

    /** Waits until something about the search moves; see {@link WriterConnect}. */
    WriterSearch.@Nullable Snapshot awaitSearch(Connector connector, Deadline deadline, BooleanSupplier abandoned)
            throws InterruptedException {
        lock.lockInterruptibly();
        try {
            if (view.settled()) {
                return null;
            }
            WriterSearch joined = search;
            if (joined == null) {
                joined = new WriterSearch(this, connector, lock, ticker, executor);
                search = joined;
                joined.join();
                executor.execute(joined);
            } else {
                joined.join();
            }
            try {
                while (!joined.ended() && !view.settled() && !deadline.expired() && !abandoned.getAsBoolean()) {
                    if (joined.isHopelessAtFirstContact() && view.server() == null) {
                        break;
                    }
                    ticker.await(moved, deadline.remainingNanos());
                }
                return joined.snapshot();
            } finally {
                joined.leave();
            }
        } finally {
            lock.unlock();
        }
    }

    // Called by the search, with the lock held.

    void elected(Node node, String server) {
        publishWriter(node, server);
    }

    void searchMoved() {
        moved.signalAll();
    }

    void searchEnded(WriterSearch ended) {
        if (search == ended) {
            search = null;
        }
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
