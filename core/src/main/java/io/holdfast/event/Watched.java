package io.holdfast.event;

import io.holdfast.topology.ClusterTopology;
import java.util.List;

/**
 * A cluster as this JVM knows it; what a connection of Holdfast's unwraps to, for those who want to know about its cluster. Nothing of
 * it costs a round trip, and all of it works when that connection is closed. Safe for use by many threads.
 */
public interface Watched {

    /**
     * The scheme and the hosts with their ports, sorted: {@code mysql://[db1:3306, db2:3306]}; around a pool its class and a number that is
     * another one at each start.
     */
    String name();

    /** What is known of the cluster now. */
    ClusterTopology topology();

    /** The last incidents, at most 32, the newest last; one that goes on is among them. */
    List<Incident> incidents();

    /** How often what happened, and what is so now. */
    ClusterCounts counts();

    /** Whether the cluster serves this JVM. */
    Health health();
}
