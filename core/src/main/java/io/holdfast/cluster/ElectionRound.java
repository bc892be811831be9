package io.holdfast.cluster;

import io.holdfast.cluster.Promotions.Seen;
import io.holdfast.cluster.WriterElection.Incumbent;
import io.holdfast.cluster.WriterElection.Undecided;
import io.holdfast.cluster.WriterElection.Verdict;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The round of asking that a watch is in: since when answers count, how long a single claim waits for the others, whether more has to
 * be known, and what all that comes to. {@link WriterElection} decides; what follows from it is for the watch to do.
 *
 * <p>Guarded by the cluster's lock.
 */
final class ElectionRound {

    /** How long a single claim waits for the other nodes' answers; a frozen one would hold up everybody otherwise. */
    private static final long GRACE_NANOS = TimeUnit.MILLISECONDS.toNanos(250);

    private static final Verdict NOTHING_YET = new Undecided(false, false, false, "no node has answered");

    private final WatchedNodes nodes;
    private final PollSchedule schedule;

    private long freshSince;
    private long firstClaimNanos;
    private boolean claimed;
    private boolean contested;
    private boolean informed;
    /** The writer as of the last look; null before there was one. */
    private @Nullable String knownWriter;

    private Verdict verdict = NOTHING_YET;

    ElectionRound(WatchedNodes nodes, PollSchedule schedule, long now) {
        this.nodes = nodes;
        this.schedule = schedule;
        this.freshSince = now;
    }

    /** There is evidence against the writer: what nodes said before counts no more. */
    void renew(long now) {
        freshSince = now;
        claimed = false;
        nodes.forEach(WatchedNode::renew);
        verdict = NOTHING_YET;
    }

    /** What was asked before that does not count. */
    long freshSince() {
        return freshSince;
    }

    Verdict verdict() {
        return verdict;
    }

    /** Why there is no writer; empty if there is one, or never will be. */
    String why() {
        return verdict instanceof Undecided undecided ? undecided.why() : "";
    }

    /** Whether every node has been tried and none answers at all. */
    boolean nobodyAnswers() {
        return verdict instanceof Undecided undecided && undecided.complete() && !undecided.reachable();
    }

    /** Whether several servers accept writes, and nothing tells which is the writer, nor will. */
    boolean isDisputed() {
        return informed && verdict instanceof Undecided undecided && undecided.disputed();
    }

    /** Whether it matters who replicates from whom. */
    boolean isContested() {
        return contested;
    }

    /** The time until a claim waits no longer for those who have not answered; as good as for ever if none does. */
    long untilGraceIsOver(long now) {
        long grace = firstClaimNanos + GRACE_NANOS - now;
        return claimed && grace > 0 ? grace : Long.MAX_VALUE; // if it is not decided by then it waits for answers
    }

    /**
     * What the others said while another one was the writer counts no more: whoever claimed to be it may have been. What the writer
     * said does: without it, the claim of the former one would stand alone.
     */
    void noticeAnotherWriter(ClusterView view, long now) {
        if (!view.settled() || view.server() == null || view.server().equals(knownWriter)) {
            return;
        }
        WatchedNode writer = nodes.at(view.writer());
        if (writer != null) {
            writer.isInUse();
        }
        if (knownWriter != null) {
            freshSince = now;
            for (WatchedNode node : nodes) {
                if (!node.lastAnswer().server().equals(view.server())) {
                    node.renew();
                    if (node.lastAnswer().claimsWriter()) {
                        schedule.hurry(node, now);
                    }
                }
            }
        }
        knownWriter = view.server();
    }

    Verdict decide(ClusterView view, @Nullable Incumbent incumbent, Seen seen, long now) {
        List<NodeReport> reports = nodes.reports();
        boolean claim = reports.stream().anyMatch(NodeReport::claimsWriter);
        if (claim && !claimed) {
            firstClaimNanos = now;
        }
        claimed = claim;
        boolean enough = claimed && (view.settled() || now - firstClaimNanos >= GRACE_NANOS);
        contest(now, Rivals.exist(reports) || SoleClaim.isQuestionable(reports, incumbent, seen));
        List<Rivals.Word> words = nodes.stream().map(WatchedNode::word).toList();
        informed = Rivals.exist(reports)
                ? Rivals.areExplained(words, freshSince, now - PollSchedule.HUNG_NANOS)
                : nodes.stream().allMatch(node -> !node.report().claimsWriter() || node.hasToldAll());
        verdict = WriterElection.decide(reports, incumbent, seen, enough, informed);
        return verdict;
    }

    /** From the moment in which another server accepts writes than the writer it matters who replicates from whom. */
    private void contest(long now, boolean matters) {
        if (matters && !contested) {
            nodes.forEach(node -> schedule.hurry(node, now));
        }
        contested = matters;
    }
}
