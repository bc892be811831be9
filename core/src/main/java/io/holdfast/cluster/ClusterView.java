package io.holdfast.cluster;

import org.jspecify.annotations.Nullable;

/**
 * What is known of a cluster's writer at one time. Immutable; a change of knowledge is a new view with the next epoch.
 *
 * @param epoch counts the views; connections compare it with the epoch that they were last verified under
 * @param writer where the writer was last reached, null while none is known
 * @param server which server it was, null until it has been asked
 * @param doubted whether there is evidence against it that has not been cleared up
 */
public record ClusterView(
        long epoch, @Nullable Node writer, @Nullable String server, boolean doubted) {

    static ClusterView of(Node onlyNode) {
        return new ClusterView(1, onlyNode, null, false);
    }

    static ClusterView unknown() {
        return new ClusterView(1, null, null, false);
    }

    ClusterView withDoubt() {
        return new ClusterView(epoch + 1, writer, server, true);
    }

    ClusterView withWriter(Node node, String identity) {
        return new ClusterView(epoch + 1, node, identity, false);
    }

    /** Whether new connections may go to {@link #writer} without a search. */
    public boolean settled() {
        return writer != null && !doubted;
    }
}
