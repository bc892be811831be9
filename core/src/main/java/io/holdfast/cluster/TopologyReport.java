package io.holdfast.cluster;

import io.holdfast.fault.CertificateTrouble;
import io.holdfast.fault.Fault;
import io.holdfast.server.Dialect;
import io.holdfast.server.ReplicaChannel;
import io.holdfast.topology.ClusterTopology;
import io.holdfast.topology.LostTransactions;
import io.holdfast.topology.NodeState;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** From what the watch knows to what it says to others. Pure. */
final class TopologyReport {

    private TopologyReport() {}

    static ClusterTopology of(
            ClusterView view,
            @Nullable Dialect dialect,
            @Nullable LostTransactions lost,
            List<WatchedNode> watched,
            long nowNanos) {
        List<NodeState> nodes =
                watched.stream().map(one -> node(view, one, nowNanos)).toList();
        return new ClusterTopology(
                dialect == null ? null : dialect.kind(),
                view.epoch(),
                view.writer() == null ? null : view.writer().address(),
                view.settled(),
                lost,
                nodes);
    }

    private static NodeState node(ClusterView view, WatchedNode watched, long nowNanos) {
        NodeReport report = watched.lastAnswer();
        ReplicaChannel channel = report.channels() == null || report.channels().isEmpty()
                ? null
                : report.channels().get(0);
        return new NodeState(
                watched.node().address(),
                report.server().isEmpty() ? null : report.server(),
                role(view, report),
                evidence(watched),
                Duration.ofNanos(nowNanos - watched.changedNanos()),
                channel == null || channel.lagSeconds() == null ? null : Duration.ofSeconds(channel.lagSeconds()),
                report.channels() == null ? null : ReplicaChannel.trouble(report.channels()),
                watched.certificateExpires(),
                watched.isDiscovered());
    }

    /** What it said, and that nobody else could ask it, if that is so. */
    private static String evidence(WatchedNode watched) {
        NodeReport report = watched.lastAnswer();
        CertificateTrouble trouble = watched.certificateTrouble();
        return trouble == null || report.role() == null
                ? report.describe()
                : report.describe() + ", but there are no new connections to it: " + trouble.describe();
    }

    private static NodeState.Role role(ClusterView view, NodeReport report) {
        if (report.isPending()) {
            return NodeState.Role.UNKNOWN;
        }
        if (report.role() == null) {
            return report.fault() == Fault.UNREACHABLE ? NodeState.Role.UNREACHABLE : NodeState.Role.UNKNOWN;
        }
        if (!report.claimsWriter()) {
            return NodeState.Role.READ_ONLY;
        }
        return view.settled() && Objects.equals(view.server(), report.server())
                ? NodeState.Role.WRITER
                : NodeState.Role.WRITABLE;
    }
}
