package io.holdfast.cluster;

import io.holdfast.cluster.Promotions.Seen;
import io.holdfast.cluster.WriterElection.Incumbent;
import io.holdfast.server.RoleReport;
import io.holdfast.topology.ClusterKind;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One server of a replication accepts writes, and it is not the one that has been the writer. If it was seen being promoted it is the new
 * writer at once. Else it may be a replica left writable, or a former writer that is back, which claims alone for no better reason than
 * that the writer is away for a moment, or slow. Pure.
 */
final class SoleClaim {

    private SoleClaim() {}

    /** Whether more has to be known of it than that it accepts writes: whether the writer answers, and where the claimant replicates from. */
    static boolean isQuestionable(List<NodeReport> reports, @Nullable Incumbent incumbent, Seen seen) {
        List<NodeReport> claims =
                reports.stream().filter(NodeReport::claimsWriter).toList();
        return incumbent != null
                && !claims.isEmpty()
                && !Rivals.exist(claims)
                && isQuestionable(reports, claims.get(0), incumbent, seen);
    }

    private static boolean isQuestionable(List<NodeReport> reports, NodeReport claim, Incumbent incumbent, Seen seen) {
        RoleReport role = Objects.requireNonNull(claim.role());
        boolean replicates = role.kind() == ClusterKind.REPLICATION || role.kind() == ClusterKind.RDS_MULTI_AZ;
        boolean isNews =
                seen.promoted().contains(claim.server()) && !seen.outlived().contains(claim.server());
        boolean isLedTo = reports.stream()
                .anyMatch(report -> incumbent.isAt(report) && report.server().equals(claim.server()));
        return replicates && !isNews && !isLedTo && !claim.server().equals(incumbent.server());
    }

    /**
     * What speaks against it.
     *
     * @param informed whether it was asked where it replicates from since it stands alone
     * @return why it is not the writer, or not yet; empty if nothing speaks against it
     */
    static Optional<String> objection(
            List<NodeReport> reports, NodeReport claim, @Nullable Incumbent incumbent, Seen seen, boolean informed) {
        if (incumbent == null || !isQuestionable(reports, claim, incumbent, seen)) {
            return Optional.empty();
        }
        String accepts = claim.node() + " accepts writes and was not seen being promoted";
        boolean isAwaited = reports.stream().anyMatch(report -> incumbent.isAt(report) && report.isPending());
        if (isAwaited) {
            return Optional.of(accepts + ", and the writer until now, " + incumbent.node() + ", has yet to answer");
        }
        if (seen.mutual().contains(claim.server())) {
            return Optional.empty(); // two primaries that replicate from each other are there to replace each other
        }
        if (!informed) {
            return Optional.of(accepts + ", and has yet to tell where it replicates from");
        }
        boolean isReleased = seen.released().contains(claim.server());
        boolean isReplica = seen.attached().contains(claim.server())
                || (!isReleased && leadsTo(reports, claim, incumbent, new HashSet<>()));
        if (isReplica) {
            return Optional.of(
                    accepts + ", but replicates from the writer until now, " + name(incumbent)
                            + ": a replica left writable; if it is to be the writer, remove its replication (RESET REPLICA ALL)");
        }
        boolean isOld =
                seen.outlived().contains(claim.server()) && !seen.promoted().contains(claim.server());
        if (isOld && !isReleased && claim.channels() != null) {
            return Optional.of(accepts + ", but did so all the while " + name(incumbent)
                    + " was the writer, of which it is no replica: a former writer, or a server of another cluster;"
                    + " if it is to be the writer, make it read-only and writable again");
        }
        return Optional.empty();
    }

    private static String name(Incumbent incumbent) {
        return incumbent.node() == null ? incumbent.server() : incumbent.node().toString();
    }

    /** Whether it replicates from the writer, or from one that does; or would, if that were there. */
    private static boolean leadsTo(
            List<NodeReport> reports, NodeReport replica, Incumbent incumbent, Set<String> visited) {
        if (replica.channels() == null || !visited.add(replica.server())) {
            return false;
        }
        return replica.channels().stream()
                .filter(channel -> !channel.stopped())
                .anyMatch(channel -> channel.leadsFrom(incumbent.server())
                        || (incumbent.node() != null
                                && channel.source().equals(incumbent.node().address()))
                        || reports.stream()
                                .anyMatch(source -> source.role() != null
                                        && channel.leadsFrom(source.server())
                                        && leadsTo(reports, source, incumbent, visited)));
    }
}
