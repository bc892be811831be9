package io.holdfast.cluster;

import io.holdfast.cluster.WriterElection.Elected;
import io.holdfast.cluster.WriterElection.Rejected;
import io.holdfast.cluster.WriterElection.Undecided;
import io.holdfast.cluster.WriterElection.Verdict;
import io.holdfast.time.Ticker;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * One search for the writer, on behalf of everyone who waits for it with the same user and settings: all nodes in parallel, until one is elected, access is
 * refused, or nobody has asked for a while.
 *
 * <p>It goes on for half a minute after the last caller has left, at its own pace: callers who come one after another find
 * what is known, instead of each knocking at every node.
 *
 * <p>Threads: {@link #run} has a thread of its own, each question another. All fields are guarded by the cluster's lock,
 * which is never held while a node is asked.
 */
final class WriterSearch implements Runnable {

    /** How long a single claim waits for the other nodes' answers; a frozen one would hold up everybody otherwise. */
    private static final long GRACE_NANOS = TimeUnit.MILLISECONDS.toNanos(250);

    /**
     * How long a question may hang before the node is asked once more beside it: a node that comes back from silence does not
     * answer what it was asked before.
     */
    private static final long HUNG_NANOS = TimeUnit.SECONDS.toNanos(2);

    /** How long it goes on without anybody waiting: longer than pools pause between two tries (HikariCP: 10 s). */
    private static final long LINGER_NANOS = TimeUnit.SECONDS.toNanos(30);

    private final Cluster cluster;
    private final ReentrantLock lock;
    private final Condition progress;
    private final Ticker ticker;
    private final Executor executor;
    private final List<NodeProbe> probes = new ArrayList<>();
    private final long startedAt;

    private int waiters;
    private long lastLeftAt;
    private long firstClaimNanos;
    private boolean claimed;
    private boolean ended;
    private Verdict verdict = new Undecided(false, false, "no node has answered");

    WriterSearch(Cluster cluster, Connector connector, ReentrantLock lock, Ticker ticker, Executor executor) {
        this.cluster = cluster;
        this.lock = lock;
        this.progress = lock.newCondition();
        this.ticker = ticker;
        this.executor = executor;
        this.startedAt = ticker.nanoTime();
        this.lastLeftAt = startedAt;
        for (Node node : connector.nodes()) {
            probes.add(new NodeProbe(node, connector, cluster.settings().connectTimeout(), ticker));
        }
    }

    // The following are called with the lock held.

    void join() {
        waiters++;
    }

    void leave() {
        waiters--;
        lastLeftAt = ticker.nanoTime();
    }

    int waiters() {
        return waiters;
    }

    boolean ended() {
        return ended;
    }

    /** Whether every node has been tried and none answers at all. */
    boolean nobodyAnswers() {
        return verdict instanceof Undecided undecided && undecided.complete() && !undecided.reachable();
    }

    long ageNanos() {
        return ticker.nanoTime() - startedAt;
    }

    Snapshot snapshot(boolean hopeless) {
        return new Snapshot(verdict, hopeless, ageNanos());
    }

    /**
     * What a search had come to when a waiter left it.
     *
     * @param hopeless whether there is no point in waiting any longer
     * @param ageNanos how long the search has gone on
     */
    record Snapshot(Verdict verdict, boolean hopeless, long ageNanos) {

        String describe(String why) {
            long seconds = TimeUnit.NANOSECONDS.toSeconds(ageNanos);
            return seconds == 0 ? why : "for " + seconds + " s: " + why;
        }
    }

    @Override
    public void run() {
        lock.lock();
        try {
            while (!ended && isWanted() && !cluster.view().settled()) {
                long now = ticker.nanoTime();
                long wake = askWhoIsDue(now);
                decide(now);
                if (!ended) {
                    cluster.searchMoved();
                    if (claimed) {
                        wake = Math.min(wake, Math.max(1, firstClaimNanos + GRACE_NANOS - now));
                    }
                    ticker.await(progress, wake);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            ended = true;
            cluster.searchEnded(this);
            for (NodeProbe probe : probes) {
                if (!probe.asking) {
                    probe.hangUp();
                }
            }
            lock.unlock();
        }
    }

    private boolean isWanted() {
        return waiters > 0 || ticker.nanoTime() - lastLeftAt < LINGER_NANOS;
    }

    /** Sends off the questions that are due; returns the time until the next one is. */
    private long askWhoIsDue(long now) {
        long wake = cluster.settings().connectTimeout().toNanos();
        for (int i = 0; i < probes.size(); i++) {
            NodeProbe probe = probes.get(i);
            if (probe.asking && now - probe.askedNanos >= HUNG_NANOS) {
                probe = probe.beside();
                probes.set(i, probe);
            }
            long wait = probe.asking ? probe.askedNanos + HUNG_NANOS - now : probe.dueNanos - now;
            if (wait <= 0) {
                send(probe, now);
                wait = HUNG_NANOS;
            }
            wake = Math.min(wake, wait);
        }
        return wake;
    }

    private void send(NodeProbe probe, long now) {
        probe.asking = true;
        probe.askedNanos = now;
        executor.execute(() -> ask(probe));
    }

    private void ask(NodeProbe probe) {
        NodeReport report = probe.report;
        try {
            report = probe.ask();
        } finally {
            answered(probe, report);
        }
    }

    private void answered(NodeProbe probe, NodeReport report) {
        lock.lock();
        try {
            probe.report = report;
            probe.asking = false;
            probe.dueNanos = ticker.nanoTime() + probe.pauseNanos();
            boolean current = probes.contains(probe);
            if (!current) {
                probes.stream().filter(probe::isBeside).forEach(other -> other.report = probe.report);
            }
            if (ended || !current) {
                probe.hangUp();
            }
            progress.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void decide(long now) {
        List<NodeReport> reports = probes.stream().map(probe -> probe.report).toList();
        boolean claim = reports.stream().anyMatch(NodeReport::claimsWriter);
        if (claim && !claimed) {
            firstClaimNanos = now;
        }
        claimed = claim;
        boolean enough = claimed && now - firstClaimNanos >= GRACE_NANOS;
        verdict = WriterElection.decide(reports, enough);
        if (verdict instanceof Elected elected) {
            ended = true;
            cluster.elected(elected.node(), elected.server());
        } else if (verdict instanceof Rejected) {
            ended = true;
        }
    }
}
