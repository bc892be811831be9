package io.holdfast.cluster;

import io.holdfast.event.Incident.Cause;
import io.holdfast.server.RoleReport;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Tells the cluster which nodes of a watch have failed it: one that is silent, one that is cut off, one that goes on accepting writes
 * after it was replaced, and the writer if it is not what it is taken for.
 *
 * <p><b>A silent node</b> leaves every question unanswered, old connection and new, for the detection time. Then it counts as dead
 * and what is in flight there is aborted. A slow node answers, and is left alone.
 *
 * <p>Guarded by the cluster's lock.
 */
final class FailureDetector {

    /** The longest that a calm watch does not look at a node: no more than one question a second, and the jitter. */
    private static final long CALM_NANOS = TimeUnit.MILLISECONDS.toNanos(1_110);

    private final Cluster cluster;
    private final WatchedNodes nodes;
    private final long silenceNanos;

    FailureDetector(Cluster cluster, WatchedNodes nodes, Duration detectionTime) {
        this.cluster = cluster;
        this.nodes = nodes;
        long detection = detectionTime.toNanos();
        this.silenceNanos = Math.max(detection / 3, detection - CALM_NANOS);
    }

    /** The time until the first node counts as dead unless it answers. */
    long untilSilence(long now) {
        return nodes.stream()
                .mapToLong(node -> node.untilSilent(now, silenceNanos))
                .min()
                .orElse(Long.MAX_VALUE);
    }

    /** Each finding may move the cluster's view, in whose light the next node is looked at. */
    void look(long now) {
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
        ClusterView view = cluster.view();
        WatchedNode writer = nodes.at(view.writer());
        if (view.settled() && writer != null) {
            Evidence.in(writer.report(), view).ifPresent(evidence -> cluster.doubt(view.epoch(), evidence));
        }
    }
}
