package io.holdfast.cluster;

import java.time.Duration;

/**
 * The cluster's share of the options.
 *
 * @param connectTimeout the most that one attempt to reach a node may take: TCP, handshake and role check
 * @param maxConcurrentConnects how many connections this JVM opens to the cluster at the same time
 */
public record ClusterSettings(Duration connectTimeout, int maxConcurrentConnects) {}
