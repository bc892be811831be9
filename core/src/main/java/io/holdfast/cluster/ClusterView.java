package io.holdfast.cluster;

import org.jspecify.annotations.Nullable;

/**
 * What is known of a cluster's writer at one time. Immutable; a change of knowledge is a new view with the next epoch.
 *
 * @param epoch counts the views; connections compare it with the epoch that they were last verified under
 * @param writer where the writer was last reached, null while none is known
 * @param server which server it was, null until it has been asked
 * @param doubted whether there is evidence that it is not the writer any more, not cleared up yet
 * @param suspect whether that evidence is about the server itself, rather than about a name that leads elsewhere
 */
public record ClusterView(
        long epoch, @Nullable Node writer, @Nullable String server, boolean doubted, boolean suspect) {

    static ClusterView of(Node onlyNode) {
        return new ClusterView(1, onlyNode, null, false, false);
    }

    static ClusterView unknown() {
        return new ClusterView(1, null, null, false, false);
    }

    ClusterView withDoubt(boolean againstServer) {
        return new ClusterView(epoch + 1, writer, server, true, againstServer);
    }

    ClusterView withWriter(Node node, String identity) {
        return new ClusterView(epoch + 1, node, identity, false, false);
    }

    /** Whether new connections may go to {@link #writer} without a search. */
    public boolean settled() {
        return writer != null && !doubted;
    }
}
