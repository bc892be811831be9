package io.holdfast.drills.stage;

import io.holdfast.testkit.DatabaseCluster;
import java.util.function.Function;

/**
 * What takes part in a drill.
 *
 * @param name short: {@code plain}
 * @param description what it is, in words
 * @param urlPrefix what stands before the hosts: {@code jdbc:mysql://}
 * @param route how it reaches the cluster
 */
public record Entrant(String name, String description, String urlPrefix, Function<DatabaseCluster, Route> route) {}
