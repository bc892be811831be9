package io.holdfast.testkit.proxy;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A server of MySQL's protocol to one client at a time that says, message by message, what a test lets it say. */
final class PacketServer implements AutoCloseable {

    private final ServerSocket listener = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    private final BlockingQueue<Socket> sockets = new LinkedBlockingQueue<>();
    private final List<String> received = new CopyOnWriteArrayList<>();
    private volatile String end = "";

    PacketServer() throws IOException {
        Thread thread = new Thread(this::run, "packet server");
        thread.setDaemon(true);
        thread.start();
    }

    InetSocketAddress address() {
        return (InetSocketAddress) listener.getLocalSocketAddress();
    }

    private void run() {
        try {
            while (true) {
                Socket socket = listener.accept();
                sockets.add(socket);
                Thread reader = new Thread(() -> read(socket), "packet server's reader");
                reader.setDaemon(true);
                reader.start();
            }
        } catch (IOException e) {
            // It is closed.
        }
    }

    private void read(Socket socket) {
        try {
            DataInputStream in = new DataInputStream(socket.getInputStream());
            for (int length = in.read(); length >= 0; length = in.read()) {
                length |= in.read() << 8 | in.read() << 16;
                in.readByte();
                received.add(new String(in.readNBytes(length), StandardCharsets.ISO_8859_1));
            }
            end = "EOF";
        } catch (IOException e) {
            end = "reset";
        }
    }

    /** The payloads of all packets that have come, the logins' too. */
    List<String> received() {
        return received;
    }

    /** How the last connection ended: EOF or reset. */
    String end() {
        return end;
    }

    /** Waits for the next client. */
    Socket next() throws InterruptedException {
        Socket socket = sockets.poll(20, TimeUnit.SECONDS);
        if (socket == null) {
            throw new AssertionError("no client has come");
        }
        return socket;
    }

    @Override
    public void close() throws IOException {
        listener.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }
}
