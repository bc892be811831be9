package io.holdfast.cluster;

import io.holdfast.cluster.NodeProbe.About;
import io.holdfast.server.RoleReport;
import io.holdfast.time.Ticker;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Which nodes a watch asks when, and what.
 *
 * <p><b>Calm</b>: one question per node and second, to the writer none while writes go through. <b>Alarmed</b> (the writer is in
 * doubt, or leaves a question unanswered): all nodes in parallel ten times a second, until it is clear who the writer is.
 *
 * <p>Guarded by the cluster's lock.
 */
final class PollSchedule {

    /**
     * How long a question may hang before the node is asked once more beside it: a node that comes back from silence does not
     * answer what it was asked before.
     */
    static final long HUNG_NANOS = TimeUnit.SECONDS.toNanos(2);

    /** How long the writer may leave a question unanswered before it is asked over a new connection, and all others as well. */
    private static final long LATE_NANOS = TimeUnit.MILLISECONDS.toNanos(600);

    /** Between two attempts to reach the last writer, while no node can be reached. */
    private static final long WHILE_ALL_ARE_AWAY_NANOS = TimeUnit.MILLISECONDS.toNanos(1_500);

    /** However many nodes there are, each has its turn after so many of those times. */
    private static final int MOST_TURNS = 3;

    /** How often it is looked whether writes went through. */
    private static final long SCAN_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    /** How old a replica's word about its replication may be before it is asked again: its trouble is to be known within 5 s. */
    private static final long CHANNELS_NANOS = TimeUnit.SECONDS.toNanos(3);

    /** Sends off one question. */
    @FunctionalInterface
    interface Asker {
        void ask(WatchedNode node, About about, long now);
    }

    private final Cluster cluster;
    private final WatchedNodes nodes;
    private final Ticker ticker;
    private final Asker asker;

    private boolean alarmed;
    /** Whether somebody is to be asked at once who was not due when that was last looked at. */
    private boolean hurried;

    private long writesSeenAt;
    private long scannedAt;

    PollSchedule(Cluster cluster, WatchedNodes nodes, Ticker ticker, Asker asker, long now) {
        this.cluster = cluster;
        this.nodes = nodes;
        this.ticker = ticker;
        this.asker = asker;
        this.scannedAt = now;
        this.writesSeenAt = now - SCAN_NANOS;
    }

    /** Looks whether there is reason for alarm. */
    void alarm(long now) {
        boolean was = alarmed;
        WatchedNode writer = writer();
        boolean late = writer != null && writer.unansweredSince() != 0 && now - writer.unansweredSince() >= LATE_NANOS;
        alarmed = !cluster.view().settled() || late;
        if (alarmed && !was) {
            nodes.forEach(node -> node.hurry(now));
        }
    }

    private @Nullable WatchedNode writer() {
        return nodes.at(cluster.view().writer());
    }

    /**
     * Sends off the questions that are due.
     *
     * @param contested whether it matters who replicates from whom
     * @return the time until the next one is
     */
    long askWhoIsDue(long now, boolean contested) {
        WatchedNode writer = writer();
        boolean proved = writer != null && !alarmed && writesProve(writer, now);
        long wake = proved ? SCAN_NANOS : HUNG_NANOS;
        if (proved && writer != null) {
            writer.spare(now + SCAN_NANOS);
            cluster.monitorHeard();
        }
        for (WatchedNode node : nodes) {
            wake = Math.min(wake, askIfDue(node, node == writer, now, contested));
        }
        return wake;
    }

    private long askIfDue(WatchedNode node, boolean isWriter, long now, boolean contested) {
        long patience = isWriter && node.isFirstToHang() ? LATE_NANOS : HUNG_NANOS;
        long wait = node.untilDue(now, patience);
        if (wait > 0) {
            return wait;
        }
        if (node.isAsking()) {
            node.askBeside();
        }
        asker.ask(node, about(node, now, contested), now);
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
        if (positionCounts || cluster.privileges().writeThroughReadOnly()) {
            return false;
        }
        if (now - scannedAt >= SCAN_NANOS) {
            scannedAt = now;
            if (cluster.usage().hasWrittenTo(cluster.view().server())) {
                writesSeenAt = now;
            }
        }
        return now - writesSeenAt < SCAN_NANOS;
    }

    private About about(WatchedNode node, long now, boolean contested) {
        boolean isFailover = alarmed && cluster.view().server() != null;
        return about(node.lastAnswer(), node.hasToldChannelsSince(now - CHANNELS_NANOS), contested, isFailover);
    }

    /**
     * What to ask a node.
     *
     * @param toldLately whether it has told where it replicates from a short while ago
     */
    static About about(NodeReport lastAnswer, boolean toldLately, boolean contested, boolean isFailover) {
        if (contested) {
            return About.BOTH;
        }
        boolean isReplica = lastAnswer.role() != null && !lastAnswer.claimsWriter();
        // In a failover only if the election asks for it: SHOW REPLICA STATUS waits while a STOP REPLICA does.
        return isReplica && !toldLately && !isFailover ? About.CHANNELS : About.ROLE;
    }

    /**
     * How long to leave a node alone that was asked.
     *
     * @param answer null if asking ended in an error of the machine
     */
    long pauseNanos(WatchedNode node, @Nullable NodeReport answer) {
        return answer == null ? HUNG_NANOS : node.pauseNanos(answer, alarmed);
    }

    /**
     * While no node of several can be reached, a JVM tries to reach the last writer every one and a half seconds, and in that time one of the
     * others, however many there are: a fleet must not be what keeps them down. Once one is there, the others are asked for at once.
     *
     * @param isBack whether a node answers that did not
     */
    void spareWhoeverIsAway(boolean isBack) {
        if (nodes.count() > 1 && nodes.stream().allMatch(WatchedNode::isAway)) {
            Node writer = cluster.view().writer();
            for (WatchedNode node : nodes) {
                if (node.node().equals(writer)) {
                    node.spareSinceAsked(WHILE_ALL_ARE_AWAY_NANOS, 0.2);
                } else {
                    int turns = Math.min(nodes.count() - 1, MOST_TURNS);
                    node.spareSinceAsked(turns * WHILE_ALL_ARE_AWAY_NANOS, 0.5);
                }
            }
        } else if (isBack && alarmed) {
            long now = ticker.nanoTime();
            nodes.stream().filter(WatchedNode::isAway).forEach(node -> node.hurry(now));
        }
    }

    /** Has a node asked at once, not only when this has waited for the next thing that is due. */
    void hurry(WatchedNode node, long now) {
        node.hurry(now);
        hurried = true;
    }

    /** Whether somebody became due since the last look, so that there must be another one without waiting. Says so once. */
    boolean takeHurry() {
        boolean isAlarmedAnew = !alarmed && !cluster.view().settled();
        boolean isUrgent = isAlarmedAnew || hurried;
        hurried = false;
        return isUrgent;
    }
}
