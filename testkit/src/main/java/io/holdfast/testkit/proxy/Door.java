package io.holdfast.testkit.proxy;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The port that clients come to. It stays ours when the door is shut: then something is bound to it, and nothing listens.
 * Used by the proxy's thread only.
 */
final class Door implements AutoCloseable {

    private static final InetAddress LOCALHOST = InetAddress.getLoopbackAddress();
    private static final int BACKLOG = 512;
    private static final Duration OPEN_WITHIN = Duration.ofSeconds(5);

    private final Selector selector;
    private final int port;
    private @Nullable ServerSocketChannel listener;
    private @Nullable SocketChannel placeholder;

    /** Opens a door on a free port. */
    Door(Selector selector) throws IOException {
        this.selector = selector;
        ServerSocketChannel first = listen(0);
        listener = first;
        port = ((InetSocketAddress) first.getLocalAddress()).getPort();
    }

    private ServerSocketChannel listen(int onPort) throws IOException {
        ServerSocketChannel channel = ServerSocketChannel.open();
        try {
            channel.setOption(StandardSocketOptions.SO_REUSEADDR, true);
            channel.bind(new InetSocketAddress(LOCALHOST, onPort), BACKLOG);
            channel.configureBlocking(false);
            channel.register(selector, SelectionKey.OP_ACCEPT);
            return channel;
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    int port() {
        return port;
    }

    /** The next client that has come; null if there is none. */
    @Nullable
    SocketChannel accept() throws IOException {
        return listener == null ? null : listener.accept();
    }

    /** From now on clients are refused. */
    void shut() throws IOException {
        if (listener == null) {
            return;
        }
        listener.close();
        listener = null;
        selector.selectNow(); // Only here a closed channel lets go of its port.
        SocketChannel holder = SocketChannel.open();
        try {
            holder.setOption(StandardSocketOptions.SO_REUSEADDR, true);
            holder.bind(new InetSocketAddress(LOCALHOST, port));
            placeholder = holder;
        } catch (BindException e) {
            holder.close(); // Not every system allows it; then the port is merely free for a while.
        }
    }

    /** From now on clients are let in. */
    void open() throws IOException {
        long deadline = System.nanoTime() + OPEN_WITHIN.toNanos();
        while (listener == null) {
            try {
                listener = listen(port);
            } catch (BindException e) {
                if (placeholder == null && System.nanoTime() > deadline) {
                    throw e;
                }
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
            } finally {
                // On success it is not needed any more; where it is in the way, it goes first.
                dropPlaceholder();
            }
        }
    }

    private void dropPlaceholder() throws IOException {
        if (placeholder != null) {
            placeholder.close();
            placeholder = null;
        }
    }

    @Override
    public void close() throws IOException {
        if (listener != null) {
            listener.close();
        }
        dropPlaceholder();
    }
}
