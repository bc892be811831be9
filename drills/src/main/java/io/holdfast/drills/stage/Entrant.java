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
 * @param connectionLifetime how old its pool lets a connection become
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
        Duration connectionLifetime,
        Size size,
        boolean keepConnections,
        Function<DatabaseCluster, Route> route) {

    /** HikariCP's own. */
    public static final Duration USUAL_CONNECTION_TIMEOUT = Duration.ofSeconds(30);

    /** HikariCP's own. */
    public static final Duration USUAL_CONNECTION_LIFETIME = Duration.ofMinutes(30);

    /** The same with these options, the first of which has no {@code ?} or {@code &} before it; empty for none. */
    public Entrant withOptions(String options) {
        if (options.isEmpty()) {
            return this;
        }
        String all = (urlOptions.isEmpty() ? "?" : urlOptions + "&") + options;
        return with(all, connectionTimeout, connectionLifetime, size, keepConnections, route);
    }

    /** The same with another driver, or another way of the same one; empty for its own. */
    Entrant withPrefix(String prefix) {
        if (prefix.isEmpty()) {
            return this;
        }
        String words = "the same pool, with " + prefix
                + " and the addresses of the three nodes: without Holdfast, as was asked for";
        return new Entrant(
                name,
                prefix.equals(urlPrefix) ? description : words,
                prefix,
                urlOptions,
                connectionTimeout,
                connectionLifetime,
                size,
                keepConnections,
                route);
    }

    /** The same with a pool that gives up sooner or later. */
    public Entrant withConnectionTimeout(Duration timeout) {
        return with(urlOptions, timeout, connectionLifetime, size, keepConnections, route);
    }

    /** The same with a pool that replaces a connection of this age, so that it connects all the time. */
    public Entrant withConnectionLifetime(Duration lifetime) {
        return with(urlOptions, connectionTimeout, lifetime, size, keepConnections, route);
    }

    /** The same, of another size. */
    public Entrant withSize(Size other) {
        return with(urlOptions, connectionTimeout, connectionLifetime, other, keepConnections, route);
    }

    /** The same with {@link io.holdfast.hikari.KeepConnections} in its pool. */
    public Entrant keepingConnections() {
        return with(urlOptions, connectionTimeout, connectionLifetime, size, true, route);
    }

    /** The same, on another way. */
    Entrant by(Function<DatabaseCluster, Route> otherRoute) {
        return with(urlOptions, connectionTimeout, connectionLifetime, size, keepConnections, otherRoute);
    }

    private Entrant with(
            String options,
            Duration timeout,
            Duration lifetime,
            Size newSize,
            boolean keep,
            Function<DatabaseCluster, Route> newRoute) {
        return new Entrant(name, description, urlPrefix, options, timeout, lifetime, newSize, keep, newRoute);
    }
}
