package io.holdfast.topology;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What Holdfast knows of a cluster at one moment. Immutable.
 *
 * @param kind null until a server has been asked
 * @param epoch counts the changes of what is known about the writer
 * @param writer the address of the writer, or of the last one while {@code settled} is false; null if none was ever known
 * @param settled whether there is a writer, and no evidence against it
 * @param lost what the writer lacks of what the one before it had, be it nothing; null if that is not known, as where servers use no
 *     global transaction identifiers, and before the first failover
 * @param nodes every address that is watched, those of the URL first; empty before and after the cluster is in use
 */
public record ClusterTopology(
        @Nullable ClusterKind kind,
        long epoch,
        @Nullable String writer,
        boolean settled,
        @Nullable LostTransactions lost,
        List<NodeState> nodes) {

    /** Several lines for people. */
    @Override
    public String toString() {
        String what = (kind == null ? "a cluster of unknown kind" : kind.toString()) + ", epoch " + epoch + ", "
                + (writer == null ? "no writer known" : (settled ? "writer " : "the last writer, in doubt, ") + writer)
                + (lost == null ? "" : "; " + lost);
        return what + nodes.stream().map(node -> "\n  " + node).collect(Collectors.joining());
    }
}
