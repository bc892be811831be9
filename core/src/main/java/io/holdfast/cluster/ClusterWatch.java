package io.holdfast.cluster;

import io.holdfast.cluster.NodeProbe.About;
import io.holdfast.cluster.WriterElection.Elected;
import io.holdfast.cluster.WriterElection.Rejected;
import io.holdfast.cluster.WriterElection.Undecided;
import io.holdfast.cluster.WriterElection.Verdict;
import io.holdfast.fault.Fault;
import io.holdfast.time.Ticker;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Asks all nodes of a cluster over connections of its own: the monitor of the cluster, and the search for its writer.
 *
 * <p>It looks again and again: has those asked who are due ({@link PollSchedule}), sees who has failed ({@link FailureDetector}) and
 * what the answers come to ({@link ElectionRound}), and does what follows from it. This class is the loop, and its beginning and end.
 *
 * <p>The watch of the connector that came first goes on for as long as the cluster is in use. One for other credentials lasts
 * until there is a writer again. Both go on for half a minute after the last caller has left, if there is none: callers who come one
 * after another find what is known, instead of each knocking at every node.
 *
 * <p>Threads: {@link #run} has a thread of its own, the probes have others. All fields are guarded by the cluster's lock,
 * which is never held while a node is asked.
 */
final class ClusterWatch implements Runnable {

    /** How much too late the watch has to wake up for its own machine to be blamed. */
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

    /** How long it goes on without anybody waiting: longer than pools pause between two tries (HikariCP: 10 s). */
    private static final long LINGER_NANOS = TimeUnit.SECONDS.toNanos(30);

    /** How long it stays after an election until somebody uses the writer that was found. */
    private static final long STAY_NANOS = TimeUnit.SECONDS.toNanos(1);

    /** How long all has to be clear before the same trouble is news again. */
    private static final long AGREED_NANOS = TimeUnit.MINUTES.toNanos(1);

    private final Cluster cluster;
    private final Usage usage;
    private final Findings findings;
    private final Connector connector;
    private final ReentrantLock lock;
    private final Condition progress;
    private final Ticker ticker;

    private final WatchedNodes nodes;
    private final PollSchedule schedule;
    private final FailureDetector detector;
    private final ElectionRound round;

    private int waiters;
    private long lastLeftAt;
    private long electedAt;
    /** When a connection was last seen to be in use. */
    private long usedAt;

    /** When it was last refused, or could not tell who the writer is. */
    private long troubledAt;

    private long searchingSince;
    private boolean ended;

    /** @param delayNanos how long to wait before the first question */
    ClusterWatch(
            Cluster cluster,
            Connector connector,
            ReentrantLock lock,
            Ticker ticker,
            NodeProbe.Maker probes,
            long delayNanos) {
        this.cluster = cluster;
        this.usage = cluster.usage();
        this.findings = cluster.findings();
        this.connector = connector;
        this.lock = lock;
        this.progress = lock.newCondition();
        this.ticker = ticker;
        long now = ticker.nanoTime();
        this.lastLeftAt = now;
        this.electedAt = now;
        this.usedAt = now;
        this.troubledAt = now;
        this.searchingSince = now;
        this.nodes = new WatchedNodes(connector, probes, cluster.settings(), now, now + delayNanos);
        this.schedule = new PollSchedule(cluster, nodes, ticker, this::ask, now);
        this.detector = new FailureDetector(cluster, nodes, cluster.settings().detectionTime());
        this.round = new ElectionRound(nodes, schedule, now);
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

    /** Something happened that it may want to look at: a doubt, the end of the last connection. */
    void nudge() {
        progress.signalAll();
    }

    /** Somebody was shown a certificate that is refused. */
    void doubtCertificate(Node node) {
        for (WatchedNode watched : nodes) {
            if (watched.node().equals(node) && watched.certificateTrouble() == null) {
                watched.doubtCertificate(ticker.nanoTime());
                progress.signalAll();
            }
        }
    }

    /** There is evidence against the writer: what nodes said before counts no more. */
    void renew() {
        long now = ticker.nanoTime();
        searchingSince = now;
        round.renew(now);
        progress.signalAll();
    }

    /** Whether every node has been tried and none answers at all. */
    boolean nobodyAnswers() {
        return round.nobodyAnswers();
    }

    boolean isFor(Connector other) {
        return connector.equals(other);
    }

    boolean isRefused() {
        return round.verdict() instanceof Rejected;
    }

    /** Whether some node does not accept its credentials: it goes on with what it is connected to, and cannot see the rest. */
    boolean isShutOut() {
        return nodes.stream()
                .anyMatch(
                        node -> node.lastAnswer().fault() == Fault.ACCESS_DENIED && node.certificateTrouble() == null);
    }

    /** Another one does what it did; those who wait for what it finds go to the other. */
    void dismiss() {
        ended = true;
        progress.signalAll();
    }

    long ageNanos() {
        return ticker.nanoTime() - searchingSince;
    }

    List<WatchedNode> nodes() {
        return nodes.stream().toList();
    }

    /** For one who finds the waiting room full. */
    Snapshot full() {
        String why = waiters + " callers are waiting for a writer already; " + round.why();
        return new Snapshot(new Undecided(true, true, false, why), true, ageNanos());
    }

    Snapshot snapshot(boolean hopeless) {
        return new Snapshot(round.verdict(), hopeless, ageNanos());
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
            while (!ended && isWanted()) {
                try {
                    look();
                } catch (RuntimeException
                        | Error e) { // which must not leave a cluster that is in use without its monitor
                    findings.monitorFailed(e);
                    ticker.await(progress, PollSchedule.HUNG_NANOS);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            try {
                end();
            } finally {
                lock.unlock();
            }
        }
    }

    private void end() {
        ended = true;
        cluster.watchEnded(this);
        for (WatchedNode node : nodes) {
            try {
                node.hangUp();
            } catch (RuntimeException
                    | Error e) { // no thread to close it with; the driver closes what nobody holds any more
                findings.monitorFailed(e);
            }
        }
    }

    /** Does what is to be done, and waits until something is again. */
    private void look() throws InterruptedException {
        long now = ticker.nanoTime();
        schedule.alarm(now);
        long wake = schedule.askWhoIsDue(now, round.isContested());
        wake = Math.min(wake, detector.untilSilence(now));
        if (!cluster.view().settled()) {
            wake = Math.min(wake, round.untilGraceIsOver(now));
        }
        judge(now);
        if (ended) {
            return;
        }
        cluster.watchMoved();
        if (!schedule.takeHurry()) {
            ticker.await(progress, Math.max(1, wake));
            forgivePause(ticker.nanoTime() - now - wake);
        }
    }

    /**
     * Waking up much too late means that this JVM, or its machine, stood still: answers may be waiting to be read, and what was our
     * silence must not be taken for theirs.
     */
    private void forgivePause(long lateNanos) {
        if (lateNanos >= PAUSE_NANOS) {
            nodes.forEach(node -> node.forgive(lateNanos));
        }
    }

    private boolean isWanted() {
        long now = ticker.nanoTime();
        if (waiters > 0) {
            return true;
        }
        if (cluster.isMonitor(this) && (isInUse(now) || now - electedAt < STAY_NANOS)) {
            return true;
        }
        return !cluster.view().settled() && (now - lastLeftAt < LINGER_NANOS || usage.hasSessions());
    }

    /**
     * Whether there is a connection in use, or was one moments ago and somebody is still there who lost it: in that moment an
     * only connection is none, and what the watch knows of the other nodes is what is needed next.
     */
    private boolean isInUse(long now) {
        if (usage.isInUse()) {
            usedAt = now;
            return true;
        }
        return usage.hasSessions() && now - usedAt < LINGER_NANOS;
    }

    private void ask(WatchedNode node, About about, long now) {
        boolean stays =
                node.node().equals(cluster.view().writer()) && node.lastAnswer().claimsWriter();
        node.asked(now);
        NodeProbe probe = node.probe();
        try {
            probe.ask(stays, about, answer -> answered(node, probe, now, answer, about));
        } catch (RuntimeException | Error e) { // no thread to ask with, as a rule
            findings.monitorFailed(e);
            answered(node, probe, now, null, about);
        }
    }

    /** @param answer null if asking ended in an error of the machine */
    private void answered(
            WatchedNode node, NodeProbe probe, long askedNanos, @Nullable NodeReport answer, About about) {
        lock.lock();
        try {
            long pause = schedule.pauseNanos(node, answer);
            NodeReport before = node.lastAnswer();
            node.answered(probe, answer, askedNanos, about, ticker.nanoTime(), round.freshSince(), pause);
            schedule.spareWhoeverIsAway(
                    before.role() == null && node.lastAnswer().role() != null);
            if (!node.lastAnswer().sameState(before)) {
                findings.nodeChanged(node.lastAnswer());
            }
            if (answer != null && answer.fault() != Fault.ACCESS_DENIED) {
                cluster.monitorHeard();
            }
            findings.certificate(node);
            if (answer != null) {
                findings.heard(node, answer, about, askedNanos, probe.dialect(), cluster.view());
            }
            if (ended || probe != node.probe()) {
                probe.hangUp();
            }
            progress.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void judge(long now) {
        round.noticeAnotherWriter(cluster.view(), now);
        detector.look(now);
        decide(now);
        round.noticeAnotherWriter(cluster.view(), now);
        if (!cluster.view().settled()) {
            findings.searching(searchingSince, round.why(), cluster.view());
        }
        nodes.discover(now);
    }

    private void decide(long now) {
        ClusterView view = cluster.view();
        Verdict verdict = round.decide(view, findings.incumbent(view), findings.seen(), now);
        if (verdict instanceof Elected elected) {
            if (now - troubledAt >= AGREED_NANOS) {
                findings.agreed();
            }
            if (!view.settled() || !elected.server().equals(view.server())) {
                electedAt = now;
                cluster.elected(elected);
            }
            ended = !cluster.isMonitor(this);
        } else if (verdict instanceof Rejected rejected) {
            ended = !cluster.isMonitor(this);
            if (!ended) {
                troubledAt = now;
                findings.monitorRefused(rejected);
            }
        } else if (round.isDisputed() && view.settled()) {
            troubledAt = now;
            findings.disputed(view.writer(), round.why());
        }
    }
}
