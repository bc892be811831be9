package io.holdfast.cluster;

import io.holdfast.fault.Fault;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Who is the writer, given what the nodes say. Pure.
 *
 * <p>A node is believed only what it says itself. Two servers that both accept writes are a split brain: neither is chosen,
 * since a write on the wrong one would be lost.
 */
final class WriterElection {

    /** What a round of asking comes to. */
    sealed interface Verdict {}

    record Elected(Node node, String server) implements Verdict {}

    /** Every node that answers refuses this user, database or certificate; asking again would not help. */
    record Rejected(SQLException cause) implements Verdict {}

    /**
     * @param complete whether every node has been asked at least once
     * @param reachable whether any node answered, be it to refuse
     */
    record Undecided(boolean complete, boolean reachable, String why) implements Verdict {}

    private WriterElection() {}

    /**
     * @param enough whether nodes that have not answered yet should no longer be waited for, once there is one claim
     */
    static Verdict decide(List<NodeReport> reports, boolean enough) {
        boolean complete = reports.stream().noneMatch(NodeReport::isPending);
        List<NodeReport> claims =
                reports.stream().filter(NodeReport::claimsWriter).toList();
        if (!claims.isEmpty() && (complete || enough)) {
            NodeReport first = claims.get(0);
            if (first.role() != null && claims.stream().allMatch(claim -> sameServer(first, claim))) {
                return new Elected(first.node(), first.role().server());
            }
        }
        if (complete && claims.isEmpty()) {
            List<NodeReport> reached = reports.stream()
                    .filter(report -> report.fault() != Fault.UNREACHABLE)
                    .toList();
            if (!reached.isEmpty() && reached.stream().allMatch(report -> report.fault() == Fault.ACCESS_DENIED)) {
                SQLException failure = reached.get(0).failure();
                if (failure != null) {
                    return new Rejected(failure);
                }
            }
        }
        boolean reachable =
                reports.stream().anyMatch(report -> !report.isPending() && report.fault() != Fault.UNREACHABLE);
        String why = reports.stream().map(NodeReport::describe).collect(Collectors.joining("; "));
        return new Undecided(complete, reachable, claims.size() > 1 ? "several nodes accept writes: " + why : why);
    }

    private static boolean sameServer(NodeReport a, NodeReport b) {
        return a.role() != null
                && b.role() != null
                && a.role().server().equals(b.role().server());
    }
}
