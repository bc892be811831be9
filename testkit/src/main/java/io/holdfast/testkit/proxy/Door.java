package io.holdfast.testkit.proxy;

import java.io.IOException;
import java.net.BindException;
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
 * An address that clients come to. It stays ours when the door is shut: then something is bound to it, and nothing listens.
 * Used by the proxy's thread only.
 */
final class Door implements AutoCloseable {

    private static final int BACKLOG = 512;
    private static final Duration OPEN_WITHIN = Duration.ofSeconds(5);

    private final Selector selector;
    private final InetSocketAddress address;
    private @Nullable ServerSocketChannel listener;
    private @Nullable SocketChannel placeholder;

    /** Opens a door at an address; port 0 stands for any that is free. */
    Door(Selector selector, InetSocketAddress wanted) throws IOException {
        this.selector = selector;
        ServerSocketChannel first = listen(wanted);
        listener = first;
        address = (InetSocketAddress) first.getLocalAddress();
    }

    private ServerSocketChannel listen(InetSocketAddress at) throws IOException {
        ServerSocketChannel channel = ServerSocketChannel.open();
        try {
            channel.setOption(StandardSocketOptions.SO_REUSEADDR, true);
            channel.bind(at, BACKLOG);
            channel.configureBlocking(false);
            channel.register(selector, SelectionKey.OP_ACCEPT);
            return channel;
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    InetSocketAddress address() {
        return address;
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
            holder.bind(address);
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
                listener = listen(address);
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
