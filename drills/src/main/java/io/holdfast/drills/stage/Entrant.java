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
 * @param size how large it is
 * @param keepConnections whether its pool is told to keep connections that Holdfast mends
 * @param route how a process of it reaches the cluster
 */
public record Entrant(
        String name,
        String description,
        String urlPrefix,
        String urlOptions,
        Duration connectionTimeout,
        Size size,
        boolean keepConnections,
        Function<DatabaseCluster, Route> route) {

    /** HikariCP's own. */
    public static final Duration USUAL_CONNECTION_TIMEOUT = Duration.ofSeconds(30);

    /** The same with these options, the first of which has no {@code ?} or {@code &} before it; empty for none. */
    public Entrant withOptions(String options) {
        if (options.isEmpty()) {
            return this;
        }
        String all = (urlOptions.isEmpty() ? "?" : urlOptions + "&") + options;
        return new Entrant(name, description, urlPrefix, all, connectionTimeout, size, keepConnections, route);
    }

    /** The same with a pool that gives up sooner or later. */
    public Entrant withConnectionTimeout(Duration timeout) {
        return new Entrant(name, description, urlPrefix, urlOptions, timeout, size, keepConnections, route);
    }

    /** The same, of another size. */
    public Entrant withSize(Size other) {
        return new Entrant(name, description, urlPrefix, urlOptions, connectionTimeout, other, keepConnections, route);
    }

    /** The same with {@link io.holdfast.hikari.KeepConnections} in its pool. */
    public Entrant keepingConnections() {
        return new Entrant(name, description, urlPrefix, urlOptions, connectionTimeout, size, true, route);
    }

    /** The same, on another way. */
    Entrant by(Function<DatabaseCluster, Route> otherRoute) {
        return new Entrant(
                name, description, urlPrefix, urlOptions, connectionTimeout, size, keepConnections, otherRoute);
    }
}
