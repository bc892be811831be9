package io.holdfast.testkit.proxy;

import io.holdfast.testkit.proxy.FaultProxy.Direction;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One client's connection and the one to the server that belongs to it. Used by the proxy's thread only.
 *
 * <p>A link is <em>deaf</em> once silence has swallowed bytes of it, or was in force when it came: what a deaf link is
 * given disappears, and it does not pass on that a side has closed, until the silence is over.
 */
final class Link {

    private static final int PACKET_HEADER = 4;
    private static final int ERROR_PACKET = 0xff;
    /** The greeting, and what may come of a login. */
    private static final int WORDS_AT_THE_DOOR = 4;
    /** ER_CON_COUNT_ERROR, ER_TOO_MANY_USER_CONNECTIONS, ER_USER_LIMIT_REACHED. */
    private static final Set<Integer> TOO_MANY = Set.of(1040, 1203, 1226);

    private final Faults faults;
    private final Counters counters;
    private final SocketChannel client;
    private final @Nullable SocketChannel server;
    private final SelectionKey clientKey;
    private final @Nullable SelectionKey serverKey;
    private final Flow toServer;
    private final Flow toClient;
    private final Cutter cutter;
    private final @Nullable Rewriter rewriter;
    private final @Nullable Greeter greeter;
    private boolean connected;
    private boolean deaf;
    private boolean closed;
    /** How often the server has said something, up to {@link #WORDS_AT_THE_DOOR}. */
    private int words;

    /** Takes an accepted connection over; without a target it is deaf from the beginning. */
    Link(
            SocketChannel client,
            @Nullable InetSocketAddress target,
            Selector selector,
            Faults faults,
            Counters counters,
            Disguise disguise)
            throws IOException {
        this.client = client;
        this.faults = faults;
        this.counters = counters;
        toServer = new Flow(Direction.TO_SERVER, faults);
        toClient = new Flow(Direction.TO_CLIENT, faults);
        cutter = new Cutter(faults, counters);
        rewriter = disguise.rewriting() == null ? null : cutter.rewriter(disguise.rewriting());
        greeter = disguise.version() == null ? null : new Greeter(disguise.version());
        prepare(client);
        clientKey = client.register(selector, 0, this);
        if (target == null) {
            server = null;
            serverKey = null;
            deaf = true;
        } else {
            server = SocketChannel.open();
            prepare(server);
            serverKey = server.register(selector, 0, this);
            connect(target);
        }
        updateInterest();
    }

    private void connect(InetSocketAddress target) {
        try {
            connected = server != null && server.connect(target);
        } catch (IOException e) {
            abort();
        }
    }

    private static void prepare(SocketChannel channel) throws IOException {
        channel.configureBlocking(false);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    }

    boolean closed() {
        return closed;
    }

    /** Whether the client has not closed its end yet. */
    boolean openAtClient() {
        return !closed && !toServer.ended();
    }

    Flow flow(Direction direction) {
        return direction == Direction.TO_SERVER ? toServer : toClient;
    }

    /** Does what a selected key asks for. */
    void ready(SelectionKey key, ByteBuffer buffer, long now) {
        boolean isClient = key.equals(clientKey);
        try {
            if (key.isValid() && key.isConnectable() && server != null) {
                connected = server.finishConnect();
            }
            if (key.isValid() && key.isReadable()) {
                read(isClient, buffer, now);
            }
        } catch (IOException e) {
            lost(isClient);
        }
    }

    private void read(boolean fromClient, ByteBuffer buffer, long now) throws IOException {
        SocketChannel source = fromClient ? client : server;
        SocketChannel sink = fromClient ? server : client;
        if (source == null) {
            return;
        }
        buffer.clear();
        int count = source.read(buffer);
        buffer.flip();
        deaf |= faults.silent;
        if (count < 0) {
            if (fromClient && rewriter != null && server != null && !deaf) {
                toServer.accept(rewriter.rest(), server, now);
            }
            end(fromClient, now);
        } else if (count > 0 && !deaf && sink != null) {
            if (fromClient) {
                cutter.fromClient(buffer);
                toServer.accept(rewriter == null ? buffer : rewriter.rewrite(buffer), sink, now);
            } else {
                countIfTurnedAway(buffer);
                cutter.fromServer(buffer);
                toClient.accept(greeter == null ? buffer : greeter.greet(buffer), sink, now);
            }
        }
    }

    /** An error instead of the greeting (1040), or as the answer to the login (1203, 1226); it is so short that it comes in one piece. */
    private void countIfTurnedAway(ByteBuffer said) {
        int kind = said.position() + PACKET_HEADER;
        if (words >= WORDS_AT_THE_DOOR || said.limit() <= kind + 2) {
            return;
        }
        words++;
        int code = (said.get(kind + 1) & 0xff) | (said.get(kind + 2) & 0xff) << 8;
        if ((said.get(kind) & 0xff) == ERROR_PACKET && TOO_MANY.contains(code)) {
            words = WORDS_AT_THE_DOOR;
            counters.turnedAway.incrementAndGet();
        }
    }

    /** A side has closed its end. Where the connection is being cut, the server is not told before the cut. */
    private void end(boolean ofClient, long now) {
        if (deaf || !cutter.sprung()) {
            (ofClient ? toServer : toClient).end(now);
        } else if (ofClient) {
            toServer.endSilently();
        } else {
            cut();
        }
    }

    /** A side has gone with a reset: the other side gets one too, unless nothing may be heard. */
    private void lost(boolean wasClient) {
        deaf |= faults.silent;
        if (faults.silent) {
            toServer.endSilently();
            toClient.endSilently();
        } else if (wasClient && !deaf && cutter.sprung()) {
            toServer.endSilently();
        } else {
            abort();
        }
    }

    /** Writes what is due, closes what is to be closed; returns when to come back, as {@link Flow#drain}. */
    long advance(long now) {
        long next = Long.MAX_VALUE;
        try {
            if (!deaf && server != null && connected) {
                next = Math.min(toServer.drain(server, now), toClient.drain(client, now));
            }
            if (!deaf && (toServer.isCut() || toClient.isCut() || isCutAtMessage())) {
                cut();
            } else if (deaf ? !faults.silent && (toServer.ended() || toClient.ended()) : bothEndsDelivered()) {
                close();
            }
        } catch (IOException e) {
            abort();
        }
        updateInterest();
        return next;
    }

    private boolean bothEndsDelivered() {
        return toServer.endDelivered() && toClient.endDelivered();
    }

    private boolean isCutAtMessage() {
        return cutter.due() && toServer.isEmpty() && toClient.isEmpty();
    }

    /** From now on everything disappears. */
    void deafen() {
        deaf = true;
        toServer.discard();
        toClient.discard();
    }

    void release() {
        toServer.release();
        toClient.release();
    }

    private void updateInterest() {
        if (closed) {
            return;
        }
        boolean ready = connected || deaf;
        interest(clientKey, ready && toServer.wantsToRead(), toClient.wantsToWrite(), false);
        if (serverKey != null) {
            interest(serverKey, ready && toClient.wantsToRead(), toServer.wantsToWrite(), !connected);
        }
    }

    private static void interest(SelectionKey key, boolean read, boolean write, boolean connect) {
        int ops = (read ? SelectionKey.OP_READ : 0)
                | (write ? SelectionKey.OP_WRITE : 0)
                | (connect ? SelectionKey.OP_CONNECT : 0);
        if (key.isValid() && key.interestOps() != ops) {
            key.interestOps(ops);
        }
    }

    /** A fault closes both connections with RST. */
    void cut() {
        if (!closed) {
            counters.reset.incrementAndGet();
            abort();
        }
    }

    /** Closes both connections with RST. */
    void abort() {
        if (!closed) {
            discardUnsent(client);
            discardUnsent(server);
            close();
        }
    }

    private static void discardUnsent(@Nullable SocketChannel channel) {
        try {
            if (channel != null && channel.isOpen()) {
                channel.setOption(StandardSocketOptions.SO_LINGER, 0);
            }
        } catch (IOException e) {
            // The channel is being closed anyway.
        }
    }

    private void close() {
        closed = true;
        close(client);
        close(server);
    }

    private static void close(@Nullable SocketChannel channel) {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException e) {
            // There is nothing left to do with it.
        }
    }
}
