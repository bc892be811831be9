package io.holdfast.topology;

/** What a connection of Holdfast's unwraps to, for those who want to know about its cluster. Safe for use by many threads. */
public interface Watched {

    /** What is known of the cluster now. Costs no round trip; works on a closed connection, too. */
    ClusterTopology topology();
}
