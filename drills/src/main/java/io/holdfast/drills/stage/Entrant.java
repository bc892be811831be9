package io.holdfast.drills.stage;

import io.holdfast.testkit.DatabaseCluster;
import java.time.Duration;
import java.util.function.Function;

/**
 * What takes part in a drill.
 *
 * @param name short: {@code plain}
 * @param description what it is, in words
 * @param urlPrefix what stands before the hosts: {@code jdbc:mysql://}
 * @param urlOptions what stands behind the database: {@code ?socketTimeout=2000}, or nothing
 * @param connectionTimeout how long its pool lets it wait for a connection
 * @param route how it reaches the cluster
 */
public record Entrant(
        String name,
        String description,
        String urlPrefix,
        String urlOptions,
        Duration connectionTimeout,
        Function<DatabaseCluster, Route> route) {

    /** HikariCP's own. */
    static final Duration USUAL_CONNECTION_TIMEOUT = Duration.ofSeconds(30);
}
