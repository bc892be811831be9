package io.holdfast.cluster;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.holdfast.time.Deadline;
import io.holdfast.time.Ticker;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
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
 * <p><b>Outage.</b> A search that finds no writer for {@code failoverTimeout} opens a circuit: from then on callers are told
 * so at once, while the search goes on in the background and closes the circuit with the first writer that it finds.
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
    private final CircuitBreaker circuit;

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
        this.gate = new ConnectGate(settings.maxConcurrentConnects(), ticker);
        // Opened by one failure, the search's; closed or reset by the search too, so its own timer never matters.
        this.circuit = CircuitBreaker.of(
                name,
                CircuitBreakerConfig.custom()
                        .slidingWindowSize(1)
                        .minimumNumberOfCalls(1)
                        .failureRateThreshold(100)
                        .waitDurationInOpenState(Duration.ofDays(365))
                        .build());
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

    /**
     * Waits until the search has found the writer, or there is no point in waiting; see {@link WriterConnect}.
     *
     * @return null if there is a writer
     */
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
                executor.execute(joined); // which may fail, for lack of threads
                search = joined;
            }
            if (joined.waiters() >= MOST_WAITING) {
                return joined.snapshot(true);
            }
            joined.join();
            try {
                while (!joined.ended() && !view.settled() && !deadline.expired() && !abandoned.getAsBoolean()) {
                    if (isHopeless(joined)) {
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
     * Whether waiting makes no sense: the cluster is known to be gone; or nobody has ever seen it and none of its nodes
     * answers, so that it is a wrong address or an outage rather than a failover.
     */
    private boolean isHopeless(WriterSearch running) {
        return !circuit.tryAcquirePermission() || view.server() == null && running.nobodyAnswers();
    }

    // Called by the search, with the lock held.

    void elected(Node node, String server) {
        publishWriter(node, server);
    }

    void searchMoved(long ageNanos) {
        if (ageNanos >= settings.failoverTimeout().toNanos() && circuit.getState() == CircuitBreaker.State.CLOSED) {
            circuit.onError(ageNanos, TimeUnit.NANOSECONDS, new IllegalStateException("no writer"));
        }
        moved.signalAll();
    }

    void searchEnded(WriterSearch ended) {
        if (search == ended) {
            search = null;
            circuit.reset();
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
