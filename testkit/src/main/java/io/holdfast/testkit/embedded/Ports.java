package io.holdfast.testkit.embedded;

import io.holdfast.testkit.ClusterException;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * Ports for servers, below the ranges from which systems take the ports of outgoing connections: the port of a crashed
 * server must still be free when the server comes back.
 */
final class Ports {

    private static final int FIRST = 20_000;
    private static final int END = 32_000;
    private static final int TRIES = 500;

    private Ports() {}

    /** A port that nobody else who looks for one gets, as far as the system lets us keep it. */
    static final class Reservation implements AutoCloseable {
        private final int port;
        private final @Nullable SocketChannel placeholder;

        private Reservation(int port, @Nullable SocketChannel placeholder) {
            this.port = port;
            this.placeholder = placeholder;
        }

        int port() {
            return port;
        }

        @Override
        public void close() {
            try {
                if (placeholder != null) {
                    placeholder.close();
                }
            } catch (IOException e) {
                throw new ClusterException("cannot give port " + port + " back: " + e, e);
            }
        }
    }

    static Reservation reserve() {
        for (int tries = 0; tries < TRIES; tries++) {
            int port = ThreadLocalRandom.current().nextInt(FIRST, END);
            try {
                probe(port);
                return new Reservation(port, hold(port));
            } catch (BindException e) {
                // It is in use; the next one may not be.
            } catch (IOException e) {
                throw new ClusterException("cannot open a port on 127.0.0.1: " + e, e);
            }
        }
        throw new ClusterException("no free port among " + TRIES + " tried between " + FIRST + " and " + END);
    }

    /** Fails if anything is bound to the port, listening or not. */
    private static void probe(int port) throws IOException {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(false);
            socket.bind(address(port));
        }
    }

    /** Binds a socket that never listens. Only Linux lets a server bind to the same port all the same. */
    private static @Nullable SocketChannel hold(int port) throws IOException {
        if (!System.getProperty("os.name").startsWith("Linux")) {
            return null;
        }
        SocketChannel channel = SocketChannel.open();
        try {
            channel.setOption(StandardSocketOptions.SO_REUSEADDR, true);
            channel.bind(address(port));
            return channel;
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    private static InetSocketAddress address(int port) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }
}
