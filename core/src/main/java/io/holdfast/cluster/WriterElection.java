package io.holdfast.cluster;

import io.holdfast.cluster.Promotions.Seen;
import io.holdfast.fault.Fault;
import io.holdfast.server.Member;
import io.holdfast.server.RoleReport;
import io.holdfast.topology.ClusterKind;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Who is the writer, given what the nodes say. Pure.
 *
 * <p>A node is believed what it says of itself before what others say of it. Where several servers accept writes, in this order:
 * a group or a Galera cluster means it so, and the writer stays where it is; the topology's word (who the majority, or Aurora's newest
 * row, or the replicas have for a writer); the newest evidence (who was promoted before our eyes, else who has been the writer). If
 * that decides nothing it is a split brain: none is chosen, since a write on the wrong one would be lost.
 */
final class WriterElection {

    /**
     * @param server the writer until now
     * @param node where it was reached; null if that is not known
     * @param position the transactions that it was last seen to have; null if that is not known
     * @param suspect whether there is evidence against it that it has not cleared up
     */
    record Incumbent(
            String server, @Nullable Node node, @Nullable String position, boolean suspect) {

        /** Whether a node says where the writer is by leading there, such as a virtual IP. */
        boolean isAt(NodeReport report) {
            return report.node().equals(node);
        }
    }

    /** What a round of asking comes to. */
    sealed interface Verdict {}

    /** @param why the evidence, for messages */
    record Elected(Node node, RoleReport role, String why) implements Verdict {
        String server() {
            return role.server();
        }
    }

    /**
     * Every node that answers refuses this user or database, or is not trusted; or the nodes are not of one cluster; or the writer must
     * be one that is not trusted. Asking again would not help.
     *
     * @param why with the node that it is about
     */
    record Rejected(SQLException cause, String why) implements Verdict {}

    /**
     * @param complete whether every node has been asked at least once
     * @param reachable whether any node answered, be it to refuse
     * @param disputed whether several servers accept writes, and nothing tells which is the writer
     */
    record Undecided(boolean complete, boolean reachable, boolean disputed, String why) implements Verdict {}

    private WriterElection() {}

    /**
     * @param incumbent the writer until now, null if there was none
     * @param seen what was seen of the servers since the incumbent was elected
     * @param enough whether nodes that have not answered yet should no longer be waited for, once there is one claim
     * @param informed whether those who claim were asked where they replicate from
     */
    static Verdict decide(
            List<NodeReport> reports, @Nullable Incumbent incumbent, Seen seen, boolean enough, boolean informed) {
        Optional<String> mixed = incumbent == null ? Mixture.of(reports) : Optional.empty();
        if (mixed.isPresent()) {
            return new Rejected(new SQLException(mixed.get(), "01S00"), mixed.get());
        }
        boolean complete = reports.stream().noneMatch(report -> report.isPending() && !report.discovered());
        List<NodeReport> foreign = Mixture.foreign(reports, incumbent);
        List<NodeReport> own =
                reports.stream().filter(report -> !foreign.contains(report)).toList();
        List<NodeReport> claims = own.stream().filter(NodeReport::claimsWriter).toList();
        List<NodeReport> distinct = distinct(claims);
        Optional<String> objection = distinct.size() == 1
                ? SoleClaim.objection(reports, distinct.get(0), incumbent, seen, informed)
                : Optional.empty();
        if (!claims.isEmpty() && objection.isEmpty()) {
            Optional<NodeReport> elected = distinct.size() == 1
                    ? single(own, distinct.get(0), incumbent, complete || enough)
                    : several(own, distinct, incumbent, seen, complete || enough, informed);
            if (elected.isPresent()) {
                RoleReport role = Objects.requireNonNull(elected.get().role());
                return new Elected(elected.get().node(), role, elected.get().describe());
            }
        }
        if (complete && claims.isEmpty()) {
            Optional<NodeReport> refused = refusedByAll(reports).or(() -> incumbentIsUntrusted(reports, incumbent));
            if (refused.isPresent()) {
                return new Rejected(
                        Objects.requireNonNull(refused.get().failure()),
                        refused.get().describe());
            }
        }
        boolean reachable =
                reports.stream().anyMatch(report -> !report.isPending() && report.fault() != Fault.UNREACHABLE);
        String why = Stream.concat(
                        Stream.concat(
                                objection.stream(),
                                foreign.stream()
                                        .map(report -> report.node() + " is of another cluster than the writer")),
                        reports.stream().map(NodeReport::describe))
                .collect(Collectors.joining("; "));
        return distinct.size() > 1
                ? new Undecided(
                        complete,
                        reachable,
                        true,
                        "several servers accept writes, and nothing tells which of them is the writer: " + why)
                : new Undecided(complete, reachable, false, why);
    }

    /** One report per server; where one is reached by two addresses, by the one that stands first in the list. */
    private static List<NodeReport> distinct(List<NodeReport> claims) {
        List<NodeReport> distinct = new ArrayList<>();
        for (NodeReport claim : claims) {
            if (distinct.stream().noneMatch(other -> other.server().equals(claim.server()))) {
                distinct.add(claim);
            }
        }
        return distinct;
    }

    private static Optional<NodeReport> single(
            List<NodeReport> reports, NodeReport claim, @Nullable Incumbent incumbent, boolean enough) {
        RoleReport role = Objects.requireNonNull(claim.role());
        boolean steady =
                incumbent != null && !incumbent.suspect() && incumbent.server().equals(claim.server());
        if (!enough && !steady && !role.conclusive()) {
            return Optional.empty();
        }
        if (role.kind() == ClusterKind.AURORA && !steady) {
            // A writer that has been replaced may not have noticed; the newest row names the one that replaced it.
            Optional<String> newest = newestWriter(reports);
            boolean another = newest.isPresent() && !newest.get().equals(claim.server());
            boolean denied = another
                    && reports.stream()
                            .anyMatch(report -> report.server().equals(newest.get()) && !report.claimsWriter());
            return another && !denied ? Optional.empty() : Optional.of(claim);
        }
        return Optional.of(claim);
    }

    private static Optional<NodeReport> several(
            List<NodeReport> reports,
            List<NodeReport> claims,
            @Nullable Incumbent incumbent,
            Seen seen,
            boolean enough,
            boolean informed) {
        Predicate<NodeReport> isIncumbent =
                claim -> incumbent != null && incumbent.server().equals(claim.server());
        RoleReport first = Objects.requireNonNull(claims.get(0).role());
        if (first.sharesWriting()) {
            Optional<NodeReport> same = claims.stream().filter(isIncumbent).findFirst();
            return same.isPresent() ? same : enough ? Optional.of(claims.get(0)) : Optional.empty();
        }
        boolean replicates = first.kind() == ClusterKind.REPLICATION || first.kind() == ClusterKind.RDS_MULTI_AZ;
        if (replicates && !informed) {
            return Optional.empty();
        }
        Optional<NodeReport> named = switch (first.kind()) {
            case GROUP_REPLICATION -> namedByMost(reports, claims);
            case AURORA ->
                newestWriter(reports)
                        .flatMap(server -> only(claims, claim -> claim.server().equals(server)));
            case REPLICATION, RDS_MULTI_AZ -> namedByReplicas(reports, claims);
            case GALERA -> Optional.empty();
        };
        if (named.isPresent()) {
            return named;
        }
        if (incumbent == null) {
            return Optional.empty();
        }
        if (!incumbent.suspect()) {
            return claims.stream().filter(isIncumbent).findFirst();
        }
        List<NodeReport> risen =
                claims.stream().filter(claim -> hasRisen(claim.server(), seen)).toList();
        return risen.isEmpty()
                ? claims.stream().filter(isIncumbent).findFirst()
                : risen.size() == 1 ? Optional.of(risen.get(0)) : Optional.empty();
    }

    /** Promoted before our eyes; or while nobody could look, as its replication tells, and not while the writer was well. */
    private static boolean hasRisen(String server, Seen seen) {
        return seen.promoted().contains(server)
                || (seen.released().contains(server) && !seen.outlived().contains(server));
    }

    /** Whom more members take for the primary than any other. */
    private static Optional<NodeReport> namedByMost(List<NodeReport> reports, List<NodeReport> claims) {
        List<NodeReport> ranked = claims.stream()
                .sorted((a, b) -> Long.compare(votes(reports, b.server()), votes(reports, a.server())))
                .toList();
        return votes(reports, ranked.get(0).server())
                        > votes(reports, ranked.get(1).server())
                ? Optional.of(ranked.get(0))
                : Optional.empty();
    }

    private static long votes(List<NodeReport> reports, String server) {
        return reports.stream()
                .map(NodeReport::role)
                .filter(role -> role != null
                        && role.members().stream()
                                .anyMatch(member -> member.writer()
                                        && member.online()
                                        && member.server().equals(server)))
                .count();
    }

    /** Whom the newest of all rows that say so has for the writer, whoever showed it; empty if two are as new. */
    private static Optional<String> newestWriter(List<NodeReport> reports) {
        List<Member> writers = reports.stream()
                .map(NodeReport::role)
                .filter(Objects::nonNull)
                .flatMap(role -> role.members().stream())
                .filter(member -> member.writer() && member.updated() != null)
                .toList();
        Optional<LocalDateTime> newest =
                writers.stream().map(Member::updated).filter(Objects::nonNull).max(LocalDateTime::compareTo);
        Set<String> names = writers.stream()
                .filter(member -> newest.isPresent() && newest.get().equals(member.updated()))
                .map(Member::server)
                .collect(Collectors.toSet());
        return names.size() == 1 ? Optional.of(names.iterator().next()) : Optional.empty();
    }

    /** The claims of servers that replicate from none of the others; of these the one that the replicas replicate from. */
    private static Optional<NodeReport> namedByReplicas(List<NodeReport> reports, List<NodeReport> claims) {
        List<NodeReport> sources = claims.stream()
                .filter(claim -> claims.stream().noneMatch(other -> claim.replicatesFrom(other.server())))
                .toList();
        if (sources.size() == 1) {
            return Optional.of(sources.get(0));
        }
        return only(
                sources,
                claim -> reports.stream()
                        .anyMatch(report -> !report.claimsWriter() && report.replicatesFrom(claim.server())));
    }

    private static Optional<NodeReport> only(List<NodeReport> claims, Predicate<NodeReport> condition) {
        List<NodeReport> those = claims.stream().filter(condition).toList();
        return those.size() == 1 ? Optional.of(those.get(0)) : Optional.empty();
    }

    private static Optional<NodeReport> refusedByAll(List<NodeReport> reports) {
        List<NodeReport> reached = reports.stream()
                .filter(report -> !report.isPending() && report.fault() != Fault.UNREACHABLE)
                .toList();
        return !reached.isEmpty() && reached.stream().allMatch(report -> report.fault() == Fault.ACCESS_DENIED)
                ? Optional.of(reached.get(0))
                : Optional.empty();
    }

    /**
     * The node whose certificate is refused, if the writer can be nobody else: all nodes are up, and those that are trusted are
     * read-only and none of them has been the writer. Where one of them has, another is about to be promoted, which is worth waiting
     * for, and so it is where a node is down.
     */
    private static Optional<NodeReport> incumbentIsUntrusted(List<NodeReport> reports, @Nullable Incumbent incumbent) {
        boolean allAreUp = reports.stream().allMatch(report -> report.role() != null || report.certificate() != null);
        boolean isDemoted = incumbent != null
                && reports.stream().anyMatch(report -> report.server().equals(incumbent.server()));
        return allAreUp && !isDemoted
                ? reports.stream().filter(report -> report.role() == null).findFirst()
                : Optional.empty();
    }
}
