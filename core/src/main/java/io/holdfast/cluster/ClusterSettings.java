package io.holdfast.cluster;

import io.holdfast.server.HostPattern;
import io.holdfast.topology.ClusterKind;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The cluster's share of the options.
 *
 * @param connectTimeout the most that one attempt to reach a node may take: TCP, handshake and role check
 * @param maxConcurrentConnects how many connections this JVM opens to the writer at the same time
 * @param detectionTime how long after its last sign of life a silent node counts as dead
 * @param failoverTimeout how long a call waits for a writer, after which an outage is one for those who ask after the health
 * @param kind the kind of cluster that the user says it is; null to find out
 * @param hostPattern where the instances of an Aurora cluster are; null to derive it from the endpoint
 */
public record ClusterSettings(
        Duration connectTimeout,
        int maxConcurrentConnects,
        Duration detectionTime,
        Duration failoverTimeout,
        @Nullable ClusterKind kind,
        @Nullable HostPattern hostPattern) {

    /** Whether the nodes are those that the user listed, and no others: what forcing plain replication means. */
    boolean isFixed() {
        return kind == ClusterKind.REPLICATION;
    }

    /** For connections that come from a pool, which has a bound of its own. */
    public ClusterSettings unboundedConnects() {
        return new ClusterSettings(
                connectTimeout, Integer.MAX_VALUE, detectionTime, failoverTimeout, kind, hostPattern);
    }
}
