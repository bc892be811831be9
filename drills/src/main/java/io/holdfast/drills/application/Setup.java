package io.holdfast.drills.application;

import java.io.Serial;
import java.io.Serializable;
import java.time.Duration;

/**
 * How one process of an application is set up.
 *
 * @param name whose rows it writes, and its pool's name
 * @param url where its pool connects
 * @param account under which, which is the password, too: of servers that are gone with the drill
 * @param poolSize how many connections its pool has
 * @param threads how many threads write
 * @param pause what a thread rests after each operation
 * @param connectionTimeout how long its pool lets it wait for a connection
 * @param connectionLifetime how old its pool lets a connection become
 * @param keepConnections whether its pool is told to keep what Holdfast mends
 */
public record Setup(
        String name,
        String url,
        String account,
        int poolSize,
        int threads,
        Duration pause,
        Duration connectionTimeout,
        Duration connectionLifetime,
        boolean keepConnections)
        implements Serializable {

    @Serial
    private static final long serialVersionUID = 1;
}
