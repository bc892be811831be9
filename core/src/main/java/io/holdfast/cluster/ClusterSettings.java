package io.holdfast.cluster;

import java.time.Duration;

/**
 * The cluster's share of the options.
 *
 * @param connectTimeout the most that one attempt to reach a node may take: TCP, handshake and role check
 * @param maxConcurrentConnects how many connections this JVM opens to the writer at the same time
 */
public record ClusterSettings(Duration connectTimeout, int maxConcurrentConnects) {

    /** For connections that come from a pool, which has a bound of its own. */
    public ClusterSettings unboundedConnects() {
        return new ClusterSettings(connectTimeout, Integer.MAX_VALUE);
    }
}
