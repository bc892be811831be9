package io.holdfast.cluster;

import io.holdfast.cluster.NodeProbe.About;
import io.holdfast.cluster.Promotions.Seen;
import io.holdfast.cluster.WriterElection.Elected;
import io.holdfast.cluster.WriterElection.Incumbent;
import io.holdfast.cluster.WriterElection.Rejected;
import io.holdfast.cluster.WriterElection.Undecided;
import io.holdfast.cluster.WriterElection.Verdict;
import io.holdfast.event.Incident.Cause;
import io.holdfast.fault.Fault;
import io.holdfast.server.RoleReport;
import io.holdfast.time.Ticker;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Asks all nodes of a cluster over connections of its own: the monitor of the cluster, and the search for its writer.
 *
 * <p><b>Calm</b>: one question per node and second, to the writer none while writes go through. <b>Alarmed</b> (the writer is in
 * doubt, or leaves a question unanswered): all nodes in parallel ten times a second, until it is clear who the writer is.
 *
 * <p>The watch of the connector that came first goes on for as long as the cluster is in use. One for other credentials lasts
 * until there is a writer again. Both go on for half a minute after the last caller has left, if there is none: callers who come one
 * after another find what is known, instead of each knocking at every node.
 *
 * <p><b>A silent node</b> leaves every question unanswered, old connection and new, for the detection time. Then it counts as dead
 * and what is in flight there is aborted. A slow node answers, and is left alone.
 *
 * <p>Threads: {@link #run} has a thread of its own, the probes have others. All fields are guarded by the cluster's lock,
 * which is never held while a node is asked.
 */
final class ClusterWatch implements Runnable {

    /** How long a single claim waits for the other nodes' answers; a frozen one would hold up everybody otherwise. */
    private static final long GRACE_NANOS = TimeUnit.MILLISECONDS.toNanos(250);

    /** How long the writer may leave a question unanswered before it is asked over a new connection, and all others as well. */
    private static final long LATE_NANOS = TimeUnit.MILLISECONDS.toNanos(600);

    /**
     * How long a question may hang before the node is asked once more beside it: a node that comes back from silence does not
     * answer what it was asked before.
     */
    private static final long HUNG_NANOS = TimeUnit.SECONDS.toNanos(2);

    /** How much too late the watch has to wake up for its own machine to be blamed. */
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

    /** Between two attempts to reach the last writer, while no node can be reached. */
    private static final long WHILE_ALL_ARE_AWAY_NANOS = TimeUnit.MILLISECONDS.toNanos(1_500);

    /** However many nodes there are, each has its turn after so many of those times. */
    private static final int MOST_TURNS = 3;

    /** How often it is looked whether writes went through. */
    private static final long SCAN_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    /** The longest that a calm watch does not look at a node: no more than one question a second, and the jitter. */
    private static final long CALM_NANOS = TimeUnit.MILLISECONDS.toNanos(1_100);

    /** How old a replica's word about its replication may be before it is asked again: its trouble is to be known within 5 s. */
    private static final long CHANNELS_NANOS = TimeUnit.SECONDS.toNanos(3);

    /** How long it goes on without anybody waiting: longer than pools pause between two tries (HikariCP: 10 s). */
    private static final long LINGER_NANOS = TimeUnit.SECONDS.toNanos(30);

    /** How long it stays after an election until somebody uses the writer that was found. */
    private static final long STAY_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Cluster cluster;
    private final Connector connector;
    private final ReentrantLock lock;
    private final Condition progress;
    private final Ticker ticker;
    private final NodeProbe.Maker probes;
    private final List<WatchedNode> nodes = new ArrayList<>();
    private final long startedAt;
    private final long silenceNanos;

    private int waiters;
    private long lastLeftAt;
    private long electedAt;
    /** When a connection was last seen to be in use. */
    private long usedAt;

    private long freshSince;
    private long searchingSince;
    private long firstClaimNanos;
    private boolean claimed;
    private boolean alarmed;
    /** Whether it matters who replicates from whom. */
    private boolean contested;
    /** Whether somebody is to be asked at once who was not due when that was last looked at. */
    private boolean hurried;

    private boolean ended;
    /** The writer as of the last look; null before there was one. */
    private @Nullable String knownWriter;

    private long writesSeenAt;
    private long scannedAt;
    private Verdict verdict = new Undecided(false, false, false, "no node has answered");

    /** @param delayNanos how long to wait before the first question */
    ClusterWatch(
            Cluster cluster,
            Connector connector,
            ReentrantLock lock,
            Ticker ticker,
            NodeProbe.Maker probes,
            long delayNanos) {
        this.cluster = cluster;
        this.connector = connector;
        this.lock = lock;
        this.progress = lock.newCondition();
        this.ticker = ticker;
        this.probes = probes;
        this.startedAt = ticker.nanoTime();
        this.lastLeftAt = startedAt;
        this.electedAt = startedAt;
        this.usedAt = startedAt;
        this.freshSince = startedAt;
        this.searchingSince = startedAt;
        this.scannedAt = startedAt;
        this.writesSeenAt = startedAt - SCAN_NANOS;
        long detection = cluster.settings().detectionTime().toNanos();
        this.silenceNanos = Math.max(detection / 3, detection - CALM_NANOS);
        for (Node node : connector.nodes()) {
            nodes.add(new WatchedNode(node, probes, null, startedAt, startedAt + delayNanos));
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
        freshSince = now;
        searchingSince = now;
        claimed = false;
        nodes.forEach(WatchedNode::renew);
        verdict = new Undecided(false, false, false, "no node has answered");
        progress.signalAll();
    }

    /** Whether every node has been tried and none answers at all. */
    boolean nobodyAnswers() {
        return verdict instanceof Undecided undecided && undecided.complete() && !undecided.reachable();
    }

    boolean isFor(Connector other) {
        return connector.equals(other);
    }

    boolean isRefused() {
        return verdict instanceof Rejected;
    }

    long ageNanos() {
        return ticker.nanoTime() - searchingSince;
    }

    long startedAt() {
        return startedAt;
    }

    List<WatchedNode> nodes() {
        return nodes;
    }

    /** For one who finds the waiting room full. */
    Snapshot full() {
        String why = verdict instanceof Undecided undecided ? undecided.why() : "";
        return new Snapshot(
                new Undecided(true, true, false, waiters + " callers are waiting for a writer already; " + why),
                true,
                ageNanos());
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
            while (!ended && isWanted()) {
                try {
                    look();
                } catch (RuntimeException
                        | Error e) { // which must not leave a cluster that is in use without its monitor
                    cluster.monitorFailed(e);
                    ticker.await(progress, HUNG_NANOS);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            ended = true;
            cluster.watchEnded(this);
            nodes.forEach(WatchedNode::hangUp);
            lock.unlock();
        }
    }

    /** Does what is to be done, and waits until something is again. */
    private void look() throws InterruptedException {
        long now = ticker.nanoTime();
        alarm(now);
        long wake = askWhoIsDue(now);
        judge(now);
        if (ended) {
            return;
        }
        cluster.watchMoved();
        boolean isAlarmedAnew = !alarmed && !cluster.view().settled();
        boolean isUrgent = isAlarmedAnew || hurried;
        hurried = false;
        if (!isUrgent) {
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
        return !cluster.view().settled() && (now - lastLeftAt < LINGER_NANOS || cluster.hasSessions());
    }

    /**
     * Whether there is a connection in use, or was one moments ago and somebody is still there who lost it: in that moment an
     * only connection is none, and what the watch knows of the other nodes is what is needed next.
     */
    private boolean isInUse(long now) {
        if (cluster.isInUse()) {
            usedAt = now;
            return true;
        }
        return cluster.hasSessions() && now - usedAt < LINGER_NANOS;
    }

    private void alarm(long now) {
        boolean was = alarmed;
        WatchedNode writer = writer();
        boolean late = writer != null && writer.unansweredSince() != 0 && now - writer.unansweredSince() >= LATE_NANOS;
        alarmed = !cluster.view().settled() || late;
        if (alarmed && !was) {
            nodes.forEach(node -> node.hurry(now));
        }
    }

    private @Nullable WatchedNode writer() {
        Node writer = cluster.view().writer();
        return nodes.stream()
                .filter(watched -> watched.node().equals(writer))
                .findFirst()
                .orElse(null);
    }

    /** Sends off the questions that are due; returns the time until the next thing is to be done. */
    private long askWhoIsDue(long now) {
        WatchedNode writer = writer();
        boolean proved = writer != null && !alarmed && writesProve(writer, now);
        long wake = proved ? SCAN_NANOS : HUNG_NANOS;
        if (proved && writer != null) {
            writer.spare(now + SCAN_NANOS);
            cluster.monitorHeard();
        }
        for (WatchedNode node : nodes) {
            wake = Math.min(wake, askIfDue(node, node == writer, now));
            wake = Math.min(wake, node.untilSilent(now, silenceNanos));
        }
        long grace = firstClaimNanos + GRACE_NANOS - now;
        if (claimed
                && grace > 0
                && !cluster.view().settled()) { // a claim that is not decided by then waits for answers
            wake = Math.min(wake, grace);
        }
        return wake;
    }

    private long askIfDue(WatchedNode node, boolean isWriter, long now) {
        long patience = isWriter && node.isFirstToHang() ? LATE_NANOS : HUNG_NANOS;
        long wait = node.untilDue(now, patience);
        if (wait > 0) {
            return wait;
        }
        if (node.isAsking()) {
            node.askBeside();
        }
        send(node, now);
        return isWriter && node.isFirstToHang() ? LATE_NANOS : HUNG_NANOS;
    }

    /**
     * Whether rows were changed over connections to the writer in the last moments, which says all that a question would. Not where
     * the watch is also interested in how far the writer has come, nor for accounts that write through {@code read_only}.
     */
    private boolean writesProve(WatchedNode writer, long now) {
        RoleReport role = writer.lastAnswer().role();
        boolean positionCounts =
                role == null || (role.position() != null && role.position().length() > 1);
        if (positionCounts || cluster.writesThroughReadOnly()) {
            return false;
        }
        if (now - scannedAt >= SCAN_NANOS) {
            scannedAt = now;
            if (cluster.hasWritten()) {
                writesSeenAt = now;
            }
        }
        return now - writesSeenAt < SCAN_NANOS;
    }

    private void send(WatchedNode node, long now) {
        boolean isTime = node.lastAnswer().role() != null
                && !node.lastAnswer().claimsWriter()
                && !node.hasToldChannelsSince(now - CHANNELS_NANOS);
        // In a failover only if the election asks for it: SHOW REPLICA STATUS waits while a STOP REPLICA does.
        boolean isCalm = !alarmed || cluster.view().server() == null;
        About about = contested ? About.BOTH : isTime && isCalm ? About.CHANNELS : About.ROLE;
        boolean stays =
                node.node().equals(cluster.view().writer()) && node.lastAnswer().claimsWriter();
        node.asked(now);
        NodeProbe probe = node.probe();
        try {
            probe.ask(stays, about, answer -> answered(node, probe, now, answer, about));
        } catch (RuntimeException | Error e) { // no thread to ask with, as a rule
            cluster.monitorFailed(e);
            answered(node, probe, now, null, about);
        }
    }

    /**
     * While no node of several can be reached, a JVM tries to reach the last writer every one and a half seconds, and in that time one of the
     * others, however many there are: a fleet must not be what keeps them down. Once one is there, the others are asked for at once.
     *
     * @param isBack whether a node answers that did not
     */
    private void spareWhoeverIsAway(boolean isBack) {
        if (nodes.size() > 1 && nodes.stream().allMatch(WatchedNode::isAway)) {
            Node writer = cluster.view().writer();
            for (WatchedNode node : nodes) {
                if (node.node().equals(writer)) {
                    node.spareSinceAsked(WHILE_ALL_ARE_AWAY_NANOS, 0.2);
                } else {
                    int turns = Math.min(nodes.size() - 1, MOST_TURNS);
                    node.spareSinceAsked(turns * WHILE_ALL_ARE_AWAY_NANOS, 0.5);
                }
            }
        } else if (isBack && alarmed) {
            long now = ticker.nanoTime();
            nodes.stream().filter(WatchedNode::isAway).forEach(node -> node.hurry(now));
        }
    }

    /** @param answer null if asking ended in an error of the machine */
    private void answered(
            WatchedNode node, NodeProbe probe, long askedNanos, @Nullable NodeReport answer, About about) {
        lock.lock();
        try {
            long pause = answer == null ? HUNG_NANOS : node.pauseNanos(answer, alarmed);
            NodeReport before = node.lastAnswer();
            node.answered(probe, answer, askedNanos, about, ticker.nanoTime(), freshSince, pause);
            spareWhoeverIsAway(before.role() == null && node.lastAnswer().role() != null);
            if (!node.lastAnswer().sameState(before)) {
                cluster.nodeChanged(node.lastAnswer());
            }
            if (answer != null && answer.fault() != Fault.ACCESS_DENIED) {
                cluster.monitorHeard();
            }
            cluster.certificate(node.node(), node.certificateExpires(), node.certificateTrouble());
            if (answer != null && node.isDiscovered()) {
                cluster.discovered(answer);
            }
            if (answer != null && about != About.ROLE) {
                cluster.replication(node.node(), answer);
            }
            RoleReport role = answer == null ? null : answer.role();
            if (answer != null && role != null) {
                cluster.promotions().heard(answer, about != About.ROLE, askedNanos, ticker.nanoTime(), cluster.view());
                cluster.heard(node.node(), role, probe.dialect());
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
        noticeAnotherWriter(now);
        for (WatchedNode node : nodes) {
            if (node.fallsSilent(now, silenceNanos)) {
                String evidence = node.fallSilent(now).describe();
                cluster.abandon(node.node(), Cause.SILENT, evidence);
            }
            RoleReport role = node.report().role();
            if (role != null && role.cutOff()) {
                cluster.abandon(node.node(), Cause.CUT_OFF, node.report().describe());
            }
            if (Rivals.isAstray(node.report(), cluster.view())) {
                cluster.leave(node.report());
            }
        }
        if (cluster.view().settled()) {
            watchWriter();
        }
        decide(now);
        noticeAnotherWriter(now);
        if (!cluster.view().settled()) {
            cluster.searching(searchingSince, verdict instanceof Undecided undecided ? undecided.why() : "");
        }
        discover(now);
    }

    /**
     * What the others said while another one was the writer counts no more: whoever claimed to be it may have been. What the writer
     * said does: without it, the claim of the former one would stand alone.
     */
    private void noticeAnotherWriter(long now) {
        ClusterView view = cluster.view();
        if (!view.settled() || view.server() == null || view.server().equals(knownWriter)) {
            return;
        }
        WatchedNode writer = writer();
        if (writer != null) {
            writer.isInUse();
        }
        if (knownWriter != null) {
            freshSince = now;
            for (WatchedNode node : nodes) {
                if (!node.lastAnswer().server().equals(view.server())) {
                    node.renew();
                    if (node.lastAnswer().claimsWriter()) {
                        hurry(node, now);
                    }
                }
            }
        }
        knownWriter = view.server();
    }

    /** Looks whether what the writer's node says fits in with what is thought of it. */
    private void watchWriter() {
        WatchedNode writer = writer();
        ClusterView view = cluster.view();
        if (writer == null || writer.report().isPending() || view.server() == null) {
            return;
        }
        NodeReport report = writer.report();
        RoleReport role = report.role();
        if (role == null) {
            if (report.fault() == Fault.UNREACHABLE) {
                cluster.doubt(view.epoch(), Cause.UNREACHABLE, report.describe());
            }
        } else if (!role.server().equals(view.server())) {
            cluster.conflict(view.epoch(), writer.node() + " leads to another server now, " + role.server());
        } else if (!role.writable()) {
            cluster.doubt(view.epoch(), Cause.READ_ONLY, report.describe());
        }
    }

    private void decide(long now) {
        ClusterView view = cluster.view();
        List<NodeReport> reports = nodes.stream().map(WatchedNode::report).toList();
        boolean claim = reports.stream().anyMatch(NodeReport::claimsWriter);
        if (claim && !claimed) {
            firstClaimNanos = now;
        }
        claimed = claim;
        boolean enough = claimed && (view.settled() || now - firstClaimNanos >= GRACE_NANOS);
        Incumbent incumbent = cluster.incumbent();
        Seen seen = cluster.promotions().seen();
        contest(now, Rivals.exist(reports) || SoleClaim.isQuestionable(reports, incumbent, seen));
        List<Rivals.Word> words = nodes.stream().map(WatchedNode::word).toList();
        boolean informed = Rivals.exist(reports)
                ? Rivals.areExplained(words, freshSince, now - HUNG_NANOS)
                : nodes.stream().allMatch(node -> !node.report().claimsWriter() || node.hasToldAll());
        verdict = WriterElection.decide(reports, incumbent, seen, enough, informed);
        boolean disputed = verdict instanceof Undecided undecided && undecided.disputed();
        if (verdict instanceof Elected elected) {
            if (!view.settled() || !elected.server().equals(view.server())) {
                electedAt = now;
                cluster.elected(elected);
            }
            ended = !cluster.isMonitor(this);
        } else if (verdict instanceof Rejected rejected) {
            ended = !cluster.isMonitor(this);
            if (!ended) {
                cluster.monitorRefused(rejected);
            }
        } else if (disputed && view.settled() && informed) {
            cluster.disputed(verdict);
        }
    }

    /** Has a node asked at once, not only when this has waited for the next thing that is due. */
    private void hurry(WatchedNode node, long now) {
        node.hurry(now);
        hurried = true;
    }

    /** From the moment in which another server accepts writes than the writer it matters who replicates from whom. */
    private void contest(long now, boolean matters) {
        if (matters && !contested) {
            nodes.forEach(node -> hurry(node, now));
        }
        contested = matters;
    }

    /**
     * Begins to ask members that the others speak of, and leaves alone those of them that cannot be reached and are not missed; while
     * nobody can be reached, none is. Not
     * before the user's own addresses have had their say: who answers there needs no other.
     */
    private void discover(long now) {
        boolean isEarly = nodes.stream().anyMatch(node -> !node.isDiscovered() && node.hasSaidNothing());
        if (cluster.settings().isFixed() || isEarly) {
            return;
        }
        List<NodeReport> answers = nodes.stream()
                .filter(node -> !node.isDiscovered() || node.lastAnswer().role() != null)
                .map(WatchedNode::lastAnswer)
                .toList();
        Map<Node, String> wanted =
                Discovery.candidates(answers, cluster.settings().hostPattern());
        boolean nobodySpeaks = answers.stream().allMatch(answer -> answer.role() == null);
        nodes.removeIf(node -> !nobodySpeaks
                && node.isDiscovered()
                && node.lastAnswer().role() == null
                && !node.isAsking()
                && !wanted.containsKey(node.node()));
        wanted.forEach((node, server) -> {
            boolean isKnown = nodes.stream().anyMatch(known -> known.node().equals(node));
            if (!isKnown && nodes.size() < Discovery.MOST && connector.canOpen(node)) {
                nodes.add(new WatchedNode(node, probes, server, now, now));
                progress.signalAll();
            }
        });
    }
}
