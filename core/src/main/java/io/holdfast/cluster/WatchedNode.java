package io.holdfast.cluster;

import io.github.resilience4j.core.IntervalFunction;
import io.holdfast.cluster.NodeProbe.About;
import io.holdfast.fault.CertificateTrouble;
import io.holdfast.fault.Fault;
import io.holdfast.fault.FaultClassifier;
import java.sql.SQLException;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One node as a watch knows it: what it said last, what it was asked, and since when it owes an answer.
 *
 * <p>Guarded by the cluster's lock.
 */
final class WatchedNode {

    private static final IntervalFunction ALARMED = IntervalFunction.ofRandomized(100, 0.2);
    private static final IntervalFunction CALM = IntervalFunction.ofRandomized(1_050, 0.05);
    private static final long MOST_BETWEEN_CONNECTS = 1_000;
    static final IntervalFunction BETWEEN_CONNECTS =
            IntervalFunction.ofExponentialRandomBackoff(100, 2.0, 0.5, MOST_BETWEEN_CONNECTS);
    private static final long MOST_BETWEEN_CALM_CONNECTS = 10_000;
    private static final IntervalFunction BETWEEN_CALM_CONNECTS =
            IntervalFunction.ofExponentialRandomBackoff(1_000, 2.0, 0.5, MOST_BETWEEN_CALM_CONNECTS);

    /**
     * How long a node may leave its first questions unanswered although connections to it were made: the monitor may only be slow
     * to get going, with all that a driver loads for its first connection.
     */
    private static final long FIRST_ANSWER_NANOS = TimeUnit.SECONDS.toNanos(10);

    private static final long BETWEEN_DOUBTS_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final Node node;
    private final NodeProbe.Maker probes;
    private final @Nullable String expected;

    private NodeProbe probe;
    private NodeReport report;
    private NodeReport lastAnswer;
    private long changedNanos;
    private boolean asking;
    private long askedNanos;
    /** Drawn anew for each question, from 0 to 1. */
    private double chance;

    private long dueNanos;
    /** Whether it was to be asked anew while a question was under way. */
    private boolean isAskedAnew;

    private long channelsNanos;
    private long claimsSinceNanos;
    private boolean hasToldChannels;
    /** Whether what counts now is the answer to a question about its replication, too. */
    private boolean isFull;

    private long unansweredSince;
    private boolean silent;
    private boolean hasAnswered;
    private boolean isInUse;
    private long certificateDoubtedNanos;

    /** @param expected the server that must answer there, since somebody else gave the address; null for an address of the user's */
    WatchedNode(Node node, NodeProbe.Maker probes, @Nullable String expected, long now, long dueNanos) {
        this.node = node;
        this.probes = probes;
        this.expected = expected;
        this.probe = probes.probe(node, expected);
        this.report = NodeReport.pending(node, isDiscovered());
        this.lastAnswer = report;
        this.dueNanos = dueNanos;
        this.changedNanos = now;
        this.certificateDoubtedNanos = now - BETWEEN_DOUBTS_NANOS;
    }

    Node node() {
        return node;
    }

    boolean isDiscovered() {
        return expected != null;
    }

    /** What counts now: the last answer, unless it was asked before the last doubt. */
    NodeReport report() {
        return report;
    }

    /** What it said last, whenever that was. */
    NodeReport lastAnswer() {
        return lastAnswer;
    }

    /** Whether nothing has come of the first attempt to ask it yet. */
    boolean hasSaidNothing() {
        return lastAnswer.isPending();
    }

    /** Since when it has been as it is. */
    long changedNanos() {
        return changedNanos;
    }

    /** Since when questions have gone unanswered; 0 while none has. */
    long unansweredSince() {
        return unansweredSince;
    }

    /** Connections to it are known to have been made. */
    void isInUse() {
        isInUse = true;
    }

    /** Whether it counts as dead by now; one that nobody ever reached is only slow to be reached. */
    boolean fallsSilent(long now, long patience) {
        return canFallSilent() && now - unansweredSince >= untilDead(patience);
    }

    /** The time until it counts as dead unless it answers. */
    long untilSilent(long now, long patience) {
        return canFallSilent() ? Math.max(1, unansweredSince + untilDead(patience) - now) : Long.MAX_VALUE;
    }

    private boolean canFallSilent() {
        return (hasAnswered || isInUse) && !silent && unansweredSince != 0;
    }

    private long untilDead(long patience) {
        return hasAnswered ? patience : Math.max(patience, FIRST_ANSWER_NANOS);
    }

    /** When the certificate expires that it last showed; null if it showed none. */
    @Nullable
    Instant certificateExpires() {
        return probe.certificateExpires();
    }

    /** Why its certificate was refused at the last attempt to connect; null if it was not. */
    @Nullable
    CertificateTrouble certificateTrouble() {
        return probe.certificateTrouble();
    }

    /** Its certificate shall be looked at now; but not at every word of somebody who trusts others than its watch does. */
    void doubtCertificate(long now) {
        if (now - certificateDoubtedNanos >= BETWEEN_DOUBTS_NANOS) {
            certificateDoubtedNanos = now;
            probe.doubtCertificate();
            dueNanos = Math.min(dueNanos, now);
        }
    }

    /** What it said, and when. */
    Rivals.Word word() {
        return new Rivals.Word(report, claimsSinceNanos, hasToldChannels ? channelsNanos : null);
    }

    /** Whether what counts now says all that it will say of where it replicates from. */
    boolean hasToldAll() {
        return isFull;
    }

    /** Whether it has told where it replicates from when it was asked at or after a time. */
    boolean hasToldChannelsSince(long time) {
        return hasToldChannels && channelsNanos - time >= 0;
    }

    boolean isAsking() {
        return asking;
    }

    NodeProbe probe() {
        return probe;
    }

    /** What it said before counts no more. */
    void renew() {
        report = NodeReport.pending(node, isDiscovered());
    }

    /** It shall be asked now, whatever it failed of before. */
    void hurry(long now) {
        probe.forgetFailures();
        dueNanos = Math.min(dueNanos, now);
        isAskedAnew = asking;
    }

    /** Whether it could not be reached the last time. */
    boolean isAway() {
        return probe.failedConnects() > 0 && lastAnswer.fault() == Fault.UNREACHABLE;
    }

    /**
     * So much time shall lie between two questions, or somewhat more: neither the nodes nor the processes of a fleet shall ask all at once.
     *
     * @param spread by which share it may be more
     */
    void spareSinceAsked(long nanos, double spread) {
        spare(askedNanos + (long) (nanos * (1 + spread * chance)));
    }

    /** It need not be asked before that time. */
    void spare(long until) {
        if (!asking) {
            dueNanos = Math.max(dueNanos, until);
        }
    }

    /**
     * The time until it is to be asked; for one that has been asked, until it is to be asked once more beside the question that hangs.
     *
     * @param patience how long the first question may hang
     */
    long untilDue(long now, long patience) {
        return asking ? askedNanos + patience - now : dueNanos - now;
    }

    /** For so long nobody could have heard its answer. */
    void forgive(long nanos) {
        if (unansweredSince != 0) {
            unansweredSince += nanos;
            askedNanos += nanos;
        }
    }

    /** Whether the question that hangs is the first since its last answer. */
    boolean isFirstToHang() {
        return askedNanos == unansweredSince;
    }

    /** Leaves the probe that hangs to itself, and asks by another one. */
    void askBeside() {
        probe = probes.probe(node, expected);
        asking = false;
        isAskedAnew = false;
    }

    void asked(long now) {
        asking = true;
        chance = ThreadLocalRandom.current().nextDouble();
        askedNanos = now;
        unansweredSince = unansweredSince == 0 ? now : unansweredSince;
    }

    /**
     * A probe, the present one or one that hung, came back.
     *
     * @param answer null if asking ended in an error of the machine
     * @param freshSince what was asked before that time does not count
     */
    void answered(
            NodeProbe by,
            @Nullable NodeReport answer,
            long askedAt,
            About about,
            long now,
            long freshSince,
            long pause) {
        boolean isPresent = by == probe;
        asking &= !isPresent;
        if (answer != null) {
            take(answer, askedAt, about, now, freshSince);
            if (about != About.ROLE) {
                channelsNanos = askedAt;
                hasToldChannels = true;
            }
        }
        if (answer == null && !asking) {
            unansweredSince = 0; // what could not be asked is not left unanswered
        }
        if (isPresent) {
            dueNanos = isAskedAnew || askedAt < freshSince ? now : now + pause;
            isAskedAnew = false;
        }
    }

    private void take(NodeReport answer, long askedAt, About about, long now, long freshSince) {
        boolean isSignOfLife = answer.role() != null || answer.fault() != Fault.UNREACHABLE;
        if (isSignOfLife) {
            unansweredSince = asking ? askedNanos : 0;
            silent = false;
            hasAnswered = true;
        } else if (!silent && isRefusal(answer)) {
            unansweredSince = 0; // which is an answer, too: nobody is there
        }
        boolean isNews = isSignOfLife || !silent;
        NodeReport word = about == About.ROLE ? withKnownChannels(answer) : answer;
        if (isNews && askedAt >= freshSince) {
            report = word;
            isFull = about != About.ROLE;
        }
        if (isNews) {
            if (answer.claimsWriter() && !lastAnswer.claimsWriter()) {
                claimsSinceNanos = askedAt;
            }
            note(word, now);
        }
    }

    /**
     * What a server said of its replication holds until it is asked about that again, over whichever connection it is asked, unless it has
     * been promoted or demoted: that changes where it replicates from, too.
     */
    private NodeReport withKnownChannels(NodeReport answer) {
        boolean isAsItWas = answer.role() != null && answer.sameState(lastAnswer);
        return isAsItWas ? answer.with(lastAnswer.channels(), answer.discovered()) : answer;
    }

    private void note(NodeReport answer, long now) {
        if (!answer.sameState(lastAnswer)) {
            changedNanos = now;
        }
        lastAnswer = answer;
    }

    /** Time-outs are what silence looks like; anything else came back from somewhere. */
    private static boolean isRefusal(NodeReport answer) {
        SQLException failure = answer.failure();
        return failure == null || !FaultClassifier.isTimeout(failure);
    }

    /** It counts as dead from now on, until it gives a sign of life. */
    NodeReport fallSilent(long now) {
        long millis = TimeUnit.NANOSECONDS.toMillis(now - unansweredSince);
        silent = true;
        report = NodeReport.failed(
                        node,
                        Fault.UNREACHABLE,
                        new SQLException("it has left every question unanswered for " + millis + " ms"))
                .with(null, isDiscovered());
        note(report, now);
        return report;
    }

    /** How long to leave the node alone before it is asked again. */
    long pauseNanos(NodeReport answer, boolean alarmed) {
        int failed = probe.failedConnects();
        long millis;
        if (answer.fault() == Fault.ACCESS_DENIED) {
            // It will hardly think otherwise by then, but an account may be on its way.
            millis = alarmed ? MOST_BETWEEN_CONNECTS : MOST_BETWEEN_CALM_CONNECTS;
        } else if (failed == 0) {
            millis = (alarmed ? ALARMED : CALM).apply(1);
        } else {
            millis = (alarmed ? BETWEEN_CONNECTS : BETWEEN_CALM_CONNECTS).apply(failed);
        }
        return TimeUnit.MILLISECONDS.toNanos(millis);
    }

    void hangUp() {
        if (!asking) {
            probe.hangUp();
        }
    }
}
