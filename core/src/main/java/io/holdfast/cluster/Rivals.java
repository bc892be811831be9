package io.holdfast.cluster;

import io.holdfast.server.RoleReport;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Several servers that accept writes: what has to be known then, and who of them must be left. Decides nothing else. */
final class Rivals {

    private Rivals() {}

    /** Whether there are any. */
    static boolean exist(List<NodeReport> reports) {
        return reports.stream()
                        .filter(NodeReport::claimsWriter)
                        .map(NodeReport::server)
                        .distinct()
                        .count()
                > 1;
    }

    /**
     * What a node said and when it was asked.
     *
     * @param report what counts of it now
     * @param claimsSinceNanos when it was asked what it answered, for the first time in a row, by accepting writes; nothing if it
     *     does not
     * @param toldNanos when it was asked what it answered last about its replication; null if it never was
     */
    record Word(
            NodeReport report,
            long claimsSinceNanos,
            @Nullable Long toldNanos) {

        boolean toldSince(long nanos) {
            return toldNanos != null && toldNanos - nanos >= 0;
        }
    }

    /**
     * Whether the nodes have told where they replicate from since the last of those that accept writes began to: before that, it may
     * have replicated from the one that it has replaced. One that accepts writes is waited for; another, whose replication may just
     * be being changed, not for long.
     *
     * @param freshSince what was told before that does not count
     * @param patientSince rivals that have been there since before this moment have been waited for
     */
    static boolean areExplained(List<Word> words, long freshSince, long patientSince) {
        long since = words.stream()
                .filter(word -> word.report().claimsWriter())
                .mapToLong(Word::claimsSinceNanos)
                .filter(nanos -> nanos - freshSince > 0)
                .max()
                .orElse(freshSince);
        boolean waited = since - patientSince <= 0;
        return words.stream()
                .filter(word -> word.report().claimsWriter() || (word.report().role() != null && !waited))
                .allMatch(word -> word.toldSince(since));
    }

    /**
     * Whether a server goes on accepting writes although it is known to have been replaced. A demoted one answers what it was asked,
     * and its calls end by themselves; here they wait for replicas that have left, or are acknowledged and lost.
     */
    static boolean isAstray(NodeReport report, ClusterView view) {
        RoleReport role = report.role();
        return role != null
                && role.writable()
                && !role.sharesWriting()
                && view.settled()
                && view.server() != null
                && !view.server().equals(role.server());
    }
}
