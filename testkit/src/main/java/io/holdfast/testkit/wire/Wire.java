package io.holdfast.testkit.wire;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/**
 * One connection as packets: three bytes of length, one of sequence number, the payload. Used by one thread, but for
 * {@link #close} and {@link #reset}.
 */
final class Wire {

    private static final int LARGEST_PAYLOAD = 0xff_ffff;

    private final Socket tcp;
    private volatile Socket socket;
    private int sequence;
    private @Nullable ByteArrayOutputStream held;

    Wire(Socket tcp) {
        this.tcp = tcp;
        this.socket = tcp;
    }

    /** The next payload; null at the end of the stream. Never reads ahead: TLS may begin after any packet. */
    byte @Nullable [] read() throws IOException {
        ByteArrayOutputStream payload = new ByteArrayOutputStream();
        while (true) {
            byte[] header = socket.getInputStream().readNBytes(4);
            if (header.length == 0) {
                return null;
            }
            if (header.length < 4) {
                throw new EOFException("the client left in the middle of a packet");
            }
            int length = (header[0] & 0xff) | (header[1] & 0xff) << 8 | (header[2] & 0xff) << 16;
            byte[] bytes = socket.getInputStream().readNBytes(length);
            if (bytes.length < length) {
                throw new EOFException("the client left in the middle of a packet");
            }
            sequence = header[3] + 1;
            payload.writeBytes(bytes);
            if (length < LARGEST_PAYLOAD) {
                return payload.toByteArray();
            }
        }
    }

    void write(List<byte[]> payloads) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (byte[] payload : payloads) {
            bytes.write(payload.length);
            bytes.write(payload.length >>> 8);
            bytes.write(payload.length >>> 16);
            bytes.write(sequence++);
            bytes.writeBytes(payload);
        }
        if (held != null) {
            held.writeBytes(bytes.toByteArray());
        } else {
            socket.getOutputStream().write(bytes.toByteArray());
        }
    }

    /** From now on, keeps what is written. */
    void hold() {
        held = new ByteArrayOutputStream();
    }

    /** Sends the first half of what was kept, and forgets the rest. */
    void sendHalf() throws IOException {
        ByteArrayOutputStream kept = held;
        held = null;
        if (kept != null) {
            byte[] bytes = kept.toByteArray();
            socket.getOutputStream().write(Arrays.copyOf(bytes, bytes.length / 2));
        }
    }

    /** Goes on over TLS, as the server's side of it. */
    void startTls(SSLContext context) throws IOException {
        SSLSocket tls = (SSLSocket) context.getSocketFactory()
                .createSocket(tcp, tcp.getInetAddress().getHostAddress(), tcp.getPort(), true);
        tls.setUseClientMode(false);
        socket = tls;
        tls.startHandshake();
    }

    /** Reads until the client has closed. */
    void drain() throws IOException {
        InputStream in = socket.getInputStream();
        byte[] buffer = new byte[1024];
        while (in.read(buffer) >= 0) {
            // swallowed
        }
    }

    void close() throws IOException {
        socket.close();
    }

    void reset() throws IOException {
        tcp.setSoLinger(true, 0);
        tcp.close();
    }
}
