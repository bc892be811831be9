package io.holdfast.testkit.proxy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Sends back, after its own name, whatever it gets, and remembers what became of each connection. */
final class EchoServer implements AutoCloseable {

    /** A connection as the server sees it. */
    static final class Peer {
        private final Socket socket;
        private final ByteArrayOutputStream received = new ByteArrayOutputStream();
        private volatile @Nullable String end;

        private Peer(Socket socket) {
            this.socket = socket;
        }

        synchronized String received() {
            return received.toString(StandardCharsets.US_ASCII);
        }

        private synchronized void receive(byte[] bytes, int length) {
            received.write(bytes, 0, length);
        }

        /** How it ended: {@code EOF}, {@code reset}; null while it is open. */
        @Nullable
        String end() {
            return end;
        }

        void close() {
            try {
                socket.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private final byte[] name;
    private final ServerSocket listener;
    private final Thread acceptor;
    private final List<Peer> peers = new CopyOnWriteArrayList<>();

    EchoServer(String name) throws IOException {
        this.name = name.getBytes(StandardCharsets.US_ASCII);
        listener = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
        acceptor = start(this::acceptAll);
    }

    InetSocketAddress address() {
        return (InetSocketAddress) listener.getLocalSocketAddress();
    }

    List<Peer> peers() {
        return peers;
    }

    private static Thread start(Runnable task) {
        Thread thread = new Thread(task, "echo");
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private void acceptAll() {
        try {
            while (true) {
                Peer peer = new Peer(listener.accept());
                peers.add(peer);
                Thread unused = start(() -> serve(peer));
            }
        } catch (IOException e) {
            // It is closed.
        }
    }

    private void serve(Peer peer) {
        try (Socket socket = peer.socket) {
            InputStream in = socket.getInputStream();
            OutputStream out = socket.getOutputStream();
            out.write(name);
            byte[] buffer = new byte[8192];
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                peer.receive(buffer, count);
                out.write(buffer, 0, count);
            }
            peer.end = "EOF";
        } catch (IOException e) {
            peer.end = "reset";
        }
    }

    /** Until the thread that accepts has ended, the system goes on to let clients in. */
    @Override
    public void close() throws IOException {
        listener.close();
        try {
            acceptor.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        peers.forEach(Peer::close);
    }
}
