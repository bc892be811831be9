package io.holdfast.testkit.proxy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;

/** A connection of a client, to say something and to see what comes back. */
final class PlainClient implements AutoCloseable {

    private static final int LONG_MILLIS = 20_000;
    private static final int SHORT_MILLIS = 150;

    private final Socket socket;

    private PlainClient(Socket socket) {
        this.socket = socket;
    }

    static PlainClient connect(FaultProxy proxy) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), proxy.port());
        socket.setSoTimeout(LONG_MILLIS);
        return new PlainClient(socket);
    }

    PlainClient send(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        return this;
    }

    /** Exactly so many characters. */
    String receive(int count) throws IOException {
        byte[] bytes = socket.getInputStream().readNBytes(count);
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    /** Everything up to the end of the connection, then how it ended: {@code <EOF>} or {@code <reset>}. */
    String receiveAll() throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        String end = receiveAll(all);
        return all.toString(StandardCharsets.ISO_8859_1) + end;
    }

    private String receiveAll(OutputStream to) throws IOException {
        byte[] buffer = new byte[8192];
        InputStream in = socket.getInputStream();
        try {
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                to.write(buffer, 0, count);
            }
            return "<EOF>";
        } catch (SocketTimeoutException e) {
            throw e;
        } catch (IOException e) {
            return "<reset>";
        }
    }

    /** Whether nothing comes for a moment, not even an end. */
    boolean hearsNothing() throws IOException {
        socket.setSoTimeout(SHORT_MILLIS);
        try {
            socket.getInputStream().read();
            return false;
        } catch (SocketTimeoutException e) {
            return true;
        } finally {
            socket.setSoTimeout(LONG_MILLIS);
        }
    }

    void endOutput() throws IOException {
        socket.shutdownOutput();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
