package io.holdfast.testkit.proxy;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A TCP proxy on 127.0.0.1, in this JVM, that leads to one address and misbehaves on request.
 *
 * <p>Every verb is in force when it returns. Faults add up until {@link #pass()} ends them all: a proxy may be slow and
 * narrow at once. Safe for use by many threads. A proxy that is closed refuses every verb with {@link
 * IllegalStateException}.
 *
 * <p>A proxy accepts a connection before it knows whether it can reach its target; where it cannot, the client is let in
 * and reset at once.
 */
public interface FaultProxy extends AutoCloseable {

    /** Which way bytes go. */
    enum Direction {
        TO_SERVER,
        TO_CLIENT
    }

    /** The longest that {@link #delay} can be. */
    Duration LONGEST_DELAY = Duration.ofDays(1);

    /** Opens a proxy on a free port. */
    static FaultProxy to(InetSocketAddress target) {
        return new NioProxy(target);
    }

    /** The port on 127.0.0.1; it never changes. */
    int port();

    /** Leads new connections to another address; existing ones stay where they are. */
    void leadTo(InetSocketAddress target);

    /**
     * Lets clients in at another address of this machine, too, as if it were the first: {@link #refuse()} holds there, and
     * the counters count it. Several proxies can have one port in this way, each at its own 127.0.0.x.
     *
     * @param address a loopback address with a port; Linux and Windows have all of 127.0.0.0/8, macOS has 127.0.0.1 alone
     *     until somebody adds others
     * @throws IllegalStateException if the address is taken, or this machine does not have it
     */
    void listenAlsoAt(InetSocketAddress address);

    /** Ends {@link #listenAlsoAt}; existing connections go on. Does nothing if it is not in force there. */
    void listenNoMoreAt(InetSocketAddress address);

    /**
     * Has the server's greeting name another version, in connections that come from now on: drivers take the server for
     * that. It is no fault: {@link #pass()} does not end it.
     *
     * @param version for instance {@code 8.0.39}; null ends it
     */
    void greetAs(@Nullable String version);

    /**
     * Changes the text of statements on their way to the server, in connections that come from now on: text that is executed
     * (COM_QUERY) and text that is prepared on the server (COM_STMT_PREPARE). It is no fault: {@link #pass()} does not end
     * it, and cuts, prefixes and counted messages are those of what the client said; only {@link #cutAfterBytes} counts
     * what the server gets.
     *
     * <p>Statements that need more than one packet (16 MB) are left alone, or are not UTF-8; so is everything in connections
     * that are encrypted or compressed.
     *
     * @param rewriting gets a statement and returns what the server is to get, the same if nothing is to change. It is
     *     called by the proxy's thread and must not block; where it throws, that connection is reset. Null ends it
     */
    void rewriteQueries(@Nullable UnaryOperator<String> rewriting);

    /**
     * Ends all faults for new connections and for existing ones. Two kinds of existing connections are past help: one
     * that lost bytes to {@link #silence()} stays silent, and is closed on one side when the other side closes it; one
     * that has come to the point where it is cut at a message is cut.
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
     * <p>Seen are statements sent as text (COM_QUERY) over MySQL's protocol, as {@link #cutAt} says.
     */
    void cutAfterCommit();

    /**
     * As {@link #cutAfterCommit()}, for the next statement that begins with this text, after blanks and comments and in
     * any case.
     */
    void cutAfterStatement(String prefix);

    /**
     * Resets the first connection that comes to this point of its conversation with the server. Strikes once; one such
     * cut at a time is set, and a later one, of {@link #cutAfterStatement} too, takes the place of one that has not
     * struck.
     *
     * <p>Messages are seen in MySQL's protocol, neither encrypted nor compressed. A connection that is either, or whose
     * server greets in another protocol, is not cut, which is logged as a warning while a cut is set.
     */
    void cutAt(MessageCut cut);

    /**
     * How many messages of clients the proxy has seen so far, in all connections; one counts from its first byte on. A
     * session that has run undisturbed tells by this how many points there are to {@linkplain #cutAt cut it at}.
     */
    long messagesSeen();

    /** How many connections the proxy has accepted so far. */
    long connectionsAccepted();

    /** How many connections clients have open now. */
    int openConnections();

    /** How many connections faults of this proxy have reset so far. */
    long connectionsReset();

    /**
     * How many connections the server did not let in because it has too many (1040), or has too many of that user (1203, 1226). Seen in
     * MySQL's protocol; the latter two where the connection is not encrypted.
     */
    long connectionsTurnedAway();

    /** Resets all connections and closes the proxy. A second call does nothing. */
    @Override
    void close();
}
