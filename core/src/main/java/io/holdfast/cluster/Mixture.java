package io.holdfast.cluster;

import io.holdfast.cluster.WriterElection.Incumbent;
import io.holdfast.server.Member;
import io.holdfast.server.Origins;
import io.holdfast.server.RoleReport;
import io.holdfast.topology.ClusterKind;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Whether nodes are of different clusters, as far as what they say proves it. Pure. */
final class Mixture {

    private Mixture() {}

    /**
     * A list with hosts of two clusters is a mistake whose consequences nobody wants to find out.
     *
     * @return what is wrong, with the nodes that it is about; empty if nothing is known to be
     */
    static Optional<String> of(List<NodeReport> reports) {
        List<NodeReport> answered =
                reports.stream().filter(report -> report.role() != null).toList();
        for (NodeReport one : answered) {
            for (NodeReport other : answered) {
                RoleReport a = Objects.requireNonNull(one.role());
                RoleReport b = Objects.requireNonNull(other.role());
                boolean ids = a.clusterId() != null
                        && b.clusterId() != null
                        && !a.clusterId().equals(b.clusterId());
                if (a.kind() != b.kind() || ids || omitEachOther(a, b)) {
                    return Optional.of("The hosts belong to different clusters: " + cluster(one.node(), a) + ", "
                            + cluster(other.node(), b) + "; list the hosts of one cluster");
                }
            }
        }
        return Optional.empty();
    }

    /** Aurora's clusters have no names that a server tells; but each has the instances of its own in its table, and no others. */
    private static boolean omitEachOther(RoleReport one, RoleReport other) {
        return one.kind() == ClusterKind.AURORA
                && other.kind() == ClusterKind.AURORA
                && omits(one, other.server())
                && omits(other, one.server());
    }

    /** A table that has not even the one who shows it proves nothing. */
    private static boolean omits(RoleReport role, String server) {
        List<String> members = role.members().stream().map(Member::server).toList();
        return members.contains(role.server()) && !server.isEmpty() && !members.contains(server);
    }

    /** The nodes of another cluster than the writer until now; of replicas only those that accept writes, the others are no matter. */
    static List<NodeReport> foreign(List<NodeReport> reports, @Nullable Incumbent incumbent) {
        return incumbent == null
                ? List.of()
                : reports.stream()
                        .filter(report -> isForeign(reports, report, incumbent))
                        .toList();
    }

    private static boolean isForeign(List<NodeReport> reports, NodeReport node, Incumbent incumbent) {
        RoleReport role = node.role();
        if (role == null || incumbent.server().equals(role.server()) || incumbent.isAt(node)) {
            return false;
        }
        return switch (role.kind()) {
            case REPLICATION, RDS_MULTI_AZ ->
                role.writable() && Origins.areDisjoint(incumbent.position(), role.position());
            case AURORA ->
                omits(role, incumbent.server()) && roles(reports).anyMatch(other -> omitEachOther(role, other));
            case GROUP_REPLICATION, GALERA -> false;
        };
    }

    private static Stream<RoleReport> roles(List<NodeReport> reports) {
        return reports.stream().map(NodeReport::role).filter(Objects::nonNull);
    }

    private static String cluster(Node node, RoleReport role) {
        String which = role.clusterId() == null ? "" : " " + role.clusterId();
        String whose = role.kind() == ClusterKind.AURORA
                ? role.members().stream().map(Member::server).collect(Collectors.joining(", ", " of ", ""))
                : which;
        return node + " to " + role.kind() + whose;
    }
}
