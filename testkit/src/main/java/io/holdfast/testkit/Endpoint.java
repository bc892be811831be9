package io.holdfast.testkit;

import io.holdfast.testkit.proxy.FaultProxy;
import java.time.Duration;

/**
 * An address that stands for a DNS name: it leads new connections to one node, and leaves the existing ones where they
 * are when it moves. Connections pass the node's own {@linkplain DatabaseNode#proxy() proxy} too, and share its faults.
 * Safe for use by many threads.
 */
public interface Endpoint extends AutoCloseable {

    /** Opens an endpoint on a free port. */
    static Endpoint to(DatabaseNode node) {
        return new ClusterEndpoint(node);
    }

    /** The port on 127.0.0.1; it stays the same for as long as the cluster lives. */
    int port();

    /** Where new connections lead now. */
    DatabaseNode target();

    /** Leads new connections to this node from now on, and forgets a move that is still to come. */
    void pointTo(DatabaseNode node);

    /** Leads new connections to this node after a delay, and forgets a move that is still to come. Does not wait. */
    void pointTo(DatabaseNode node, Duration delay);

    /** The endpoint's own faults and counters. */
    FaultProxy proxy();

    /** Resets all connections and closes the endpoint; a cluster closes its own. A second call does nothing. */
    @Override
    void close();
}
