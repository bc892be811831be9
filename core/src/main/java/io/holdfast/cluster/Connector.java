package io.holdfast.cluster;

import io.holdfast.server.Dialect;
import io.holdfast.server.RoleReport;
import io.holdfast.time.Deadline;
import java.security.cert.X509Certificate;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/**
 * Opens physical connections: below a pool through the inner driver, above one by borrowing. Carries the credentials, so one
 * cluster may be used through several. Safe for use by many threads.
 */
public interface Connector {

    /** The addresses to look for the writer at, at least one, in the user's order. */
    List<Node> nodes();

    /**
     * Opens a connection; until {@link #ready} it gives up waiting for the server after {@code patience}.
     *
     * @throws SQLException as the inner driver throws it
     */
    Connection open(Node node, Duration patience) throws SQLException;

    /**
     * How long a search may go on asking over one connection to a node that is not the writer, before it has to connect anew:
     * the name may lead to another server by now.
     */
    Duration redialAfter();

    /** Gives a new connection the time limits that the user asked for, in place of the patience that it was opened with. */
    void ready(Connection connection) throws SQLException;

    /** A connection that this connector opened was found to be on the writer. */
    default void verified(PhysicalConnection found) {}

    /** Asks the server of an open connection for its role, without waiting longer than {@code patience}. */
    RoleReport ask(Connection connection, Duration patience, Dialect dialect) throws SQLException;

    /** Whether connections can be opened beside the application's, to watch the nodes. */
    default boolean isWatchable() {
        return false;
    }

    /** What to watch the nodes with: this, or the like of it with credentials of its own. */
    default Connector forMonitor() {
        return this;
    }

    /** Whether an address that is not one of {@link #nodes} can be opened. */
    default boolean canOpen(Node node) {
        return nodes().contains(node);
    }

    /**
     * What certificates a node shows, its own first; empty if that cannot be found out. Nothing is sent to the server, nor is it trusted.
     * Blocks until the deadline at most, but for the resolution of a name: for threads that nobody waits for, without a lock.
     */
    default List<X509Certificate> certificates(Node node, Deadline deadline) {
        return List.of();
    }

    /** Ends a connection that another thread may be using, calls in flight included. Returns at once, never throws. */
    void abort(Connection connection);

    /** Gets rid of a connection that must not be used again. Returns at once, never throws, never waits for the network. */
    void discard(Connection connection);
}
