package io.holdfast.testkit.proxy;

import io.holdfast.testkit.proxy.FaultProxy.Direction;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import org.jspecify.annotations.Nullable;

/**
 * One client's connection and the one to the server that belongs to it. Used by the proxy's thread only.
 *
 * <p>A link is <em>deaf</em> once silence has swallowed bytes of it, or was in force when it came: what a deaf link is
 * given disappears, and it does not pass on that a side has closed, until the silence is over.
 */
final class Link {

    private final Faults faults;
    private final SocketChannel client;
    private final @Nullable SocketChannel server;
    private final SelectionKey clientKey;
    private final @Nullable SelectionKey serverKey;
    private final Flow toServer;
    private final Flow toClient;
    private final StatementSniffer sniffer = new StatementSniffer();
    private boolean connected;
    private boolean deaf;
    private boolean trapped;
    private boolean closed;
    private boolean wasReset;

    /** Takes an accepted connection over; without a target it is deaf from the beginning. */
    Link(SocketChannel client, @Nullable InetSocketAddress target, Selector selector, Faults faults)
            throws IOException {
        this.client = client;
        this.faults = faults;
        toServer = new Flow(Direction.TO_SERVER, faults);
        toClient = new Flow(Direction.TO_CLIENT, faults);
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
            reset();
        }
    }

    private static void prepare(SocketChannel channel) throws IOException {
        channel.configureBlocking(false);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    }

    boolean closed() {
        return closed;
    }

    /** Whether the link was closed by a reset rather than by its ends. */
    boolean wasReset() {
        return wasReset;
    }

    Flow flow(Direction direction) {
        return direction == Direction.TO_SERVER ? toServer : toClient;
    }

    /** Does what a selected key asks for. */
    void ready(SelectionKey key, ByteBuffer buffer, long now) {
        try {
            if (key.isValid() && key.isConnectable() && server != null) {
                connected = server.finishConnect();
            }
            if (key.isValid() && key.isReadable()) {
                read(key == clientKey, buffer, now);
            }
        } catch (IOException e) {
            lost();
        }
    }

    private void read(boolean fromClient, ByteBuffer buffer, long now) throws IOException {
        Flow flow = fromClient ? toServer : toClient;
        SocketChannel source = fromClient ? client : server;
        SocketChannel sink = fromClient ? server : client;
        if (source == null) {
            return;
        }
        buffer.clear();
        int count = source.read(buffer);
        buffer.flip();
        if (count < 0) {
            flow.end();
        }
        deaf |= faults.silent;
        if (deaf || sink == null || count <= 0) {
            return;
        }
        if (!fromClient && trapped && toServer.isEmpty()) {
            reset(); // this is the answer
            return;
        }
        if (fromClient && sniffer.sees(buffer.duplicate(), faults.trap)) {
            trapped = true;
            faults.trap = "";
        }
        flow.accept(buffer, sink, now);
    }

    /** Writes what is due, closes what is to be closed; returns when to come back, as {@link Flow#drain}. */
    long advance(long now) {
        long next = Long.MAX_VALUE;
        try {
            if (!deaf && server != null && connected) {
                next = Math.min(toServer.drain(server, now), toClient.drain(client, now));
            }
            if (toServer.isCut() || toClient.isCut()) {
                reset();
            } else if (deaf ? !faults.silent && (toServer.ended() || toClient.ended()) : bothEndsDelivered()) {
                close();
            }
        } catch (IOException e) {
            lost();
        }
        updateInterest();
        return next;
    }

    private boolean bothEndsDelivered() {
        return toServer.endDelivered() && toClient.endDelivered();
    }

    /** A side has gone with a reset: the other side gets one too, unless nothing may be heard. */
    private void lost() {
        deaf |= faults.silent;
        if (faults.silent) {
            toServer.end();
            toClient.end();
        } else {
            reset();
        }
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

    /** Closes both connections with RST. */
    void reset() {
        if (!closed) {
            wasReset = true;
            abort(client);
            abort(server);
            close();
        }
    }

    private static void abort(@Nullable SocketChannel channel) {
        try {
            if (channel != null && channel.isOpen()) {
                channel.setOption(StandardSocketOptions.SO_LINGER, 0);
            }
        } catch (IOException e) {
            // The channel is being closed anyway.
        }
    }

    void close() {
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
