package io.holdfast.testkit.proxy;

import java.net.InetSocketAddress;
import java.time.Duration;

/**
 * A TCP proxy on 127.0.0.1, in this JVM, that leads to one address and misbehaves on request.
 *
 * <p>Every verb is in force when it returns. Faults add up until {@link #pass()} ends them all: a proxy may be slow and
 * narrow at once. Safe for use by many threads.
 */
public interface FaultProxy extends AutoCloseable {

    /** Which way bytes go. */
    enum Direction {
        TO_SERVER,
        TO_CLIENT
    }

    /** Opens a proxy on a free port. */
    static FaultProxy to(InetSocketAddress target) {
        return new NioProxy(target);
    }

    /** The port on 127.0.0.1; it never changes. */
    int port();

    /** Leads new connections to another address; existing ones stay where they are. */
    void leadTo(InetSocketAddress target);

    /**
     * Ends all faults for new connections and for existing ones; but a connection that lost bytes to {@link #silence()}
     * stays silent, and is closed on one side when the other side closes it.
     */
    void pass();

    /** Refuses new connections as a host does on which nothing listens. Existing connections go on. */
    void refuse();

    /** Resets all existing connections (RST, no FIN). New ones are not affected. */
    void reset();

    /**
     * Swallows everything, both ways, and closes nothing: the other side has gone without a word. New connections are
     * accepted and hear nothing. Neither side hears that the other has closed.
     */
    void silence();

    /** Delivers everything this much later, in each direction. Zero ends it. */
    void delay(Duration by);

    /** Lets at most this many bytes per second through, per connection and direction. Zero ends it. */
    void throttle(long bytesPerSecond);

    /** Resets each connection, new or existing, once it has carried this many more bytes in this direction. */
    void cutAfterBytes(Direction direction, long bytes);

    /**
     * Lets the next {@code COMMIT} through to the server, waits for the answer, drops it and resets the connection: the
     * client does not learn that the transaction was committed. Strikes once.
     *
     * <p>Seen are statements sent as text (COM_QUERY) over MySQL's protocol, neither encrypted nor compressed.
     */
    void cutAfterCommit();

    /**
     * As {@link #cutAfterCommit()}, for the next statement that begins with this text, after blanks and in any case.
     */
    void cutAfterStatement(String prefix);

    /** How many connections the proxy has accepted so far. */
    long connectionsAccepted();

    /** How many connections clients have open now. */
    int openConnections();

    /** How many connections faults of this proxy have reset so far. */
    long connectionsReset();

    /** Closes the proxy with all its connections. A second call does nothing. */
    @Override
    void close();
}
