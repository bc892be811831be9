package io.holdfast.connect;

import io.holdfast.time.Deadline;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.ProtocolException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Asks a server for its certificate and for nothing else: greeting, {@code SSLRequest}, and as much of a TLS handshake as it takes to
 * be shown the certificate. Nobody is trusted, so that the handshake always ends there; no user, password, or certificate of the
 * client is at hand to be sent, and the connection is closed.
 *
 * <p>The packets are those of <a href="https://dev.mysql.com/doc/dev/mysql-server/latest/page_protocol_connection_phase.html">MySQL's
 * connection phase</a>: Protocol::HandshakeV10 and Protocol::SSLRequest; MariaDB's are the same, as long as the first capability bit is
 * set. Blocks for at most the deadline, but for the name's resolution; so for threads of Holdfast's own, without a lock. Holds no state.
 */
final class CertificateLook {

    static final int CLIENT_PROTOCOL_41 = 1 << 9;
    static final int CLIENT_SSL = 1 << 11;

    /** Long password (to MariaDB: a client of MySQL's kind), secure connection, authentication by plugins: what every client has. */
    private static final int CAPABILITIES = 1 | CLIENT_PROTOCOL_41 | CLIENT_SSL | 1 << 15 | 1 << 19;

    private static final int PROTOCOL_VERSION = 10;
    private static final int MOST_PACKET_BYTES = 0xffffff;
    private static final int UTF8MB4_GENERAL_CI = 45;
    private static final int SSL_REQUEST_BYTES = 32;
    private static final int HEADER_BYTES = 4;
    /** Real ones have about a hundred. */
    private static final int MOST_GREETING_BYTES = 4_096;
    /** Thread id, challenge, and a zero byte, which stand between the server's version and its capabilities. */
    private static final int BEFORE_CAPABILITIES = 4 + 8 + 1;

    private CertificateLook() {}

    /** The server's certificate, then those of its authorities that it shows; empty if it shows none in time. */
    static List<X509Certificate> at(String host, int port, Deadline deadline) {
        Recorder recorder = new Recorder();
        try (Socket socket = new BoundedSocket(deadline)) {
            socket.connect(new InetSocketAddress(host, port), millisLeft(deadline));
            int sequence = readGreeting(socket.getInputStream());
            socket.getOutputStream().write(sslRequest(sequence + 1));
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(new KeyManager[0], new TrustManager[] {recorder}, null);
            try (SSLSocket tls = (SSLSocket) context.getSocketFactory().createSocket(socket, host, port, true)) {
                tls.startHandshake();
            }
        } catch (IOException | GeneralSecurityException e) {
            // The usual end, since nobody is trusted; whatever else it was: what was shown before is all there is.
            return recorder.shown;
        }
        return recorder.shown;
    }

    /**
     * Reads a greeting, to its end.
     *
     * @return the number of its packet
     * @throws IOException if it is none, or does not offer TLS
     */
    static int readGreeting(InputStream from) throws IOException {
        DataInputStream in = new DataInputStream(from);
        byte[] header = new byte[HEADER_BYTES];
        in.readFully(header);
        int length = (header[0] & 0xff) | (header[1] & 0xff) << 8 | (header[2] & 0xff) << 16;
        if (length == 0 || length > MOST_GREETING_BYTES) {
            throw new ProtocolException("a greeting of " + length + " bytes");
        }
        byte[] payload = new byte[length];
        in.readFully(payload);
        if (payload[0] != PROTOCOL_VERSION) {
            throw new ProtocolException(
                    "no greeting, but " + (payload[0] & 0xff)); // 255 for an error: too many connections
        }
        int end = 1;
        while (end < length && payload[end] != 0) {
            end++;
        }
        int capabilities = end + 1 + BEFORE_CAPABILITIES;
        if (capabilities + 2 > length) {
            throw new EOFException("the greeting ends before the capabilities");
        }
        int lower = (payload[capabilities] & 0xff) | (payload[capabilities + 1] & 0xff) << 8;
        if ((lower & CLIENT_SSL) == 0) {
            throw new ProtocolException("no TLS is offered");
        }
        return header[3] & 0xff;
    }

    /** The packet after which a client begins with TLS: capabilities, packet size, character set, 23 zero bytes; no name, no secret. */
    static byte[] sslRequest(int sequence) {
        return ByteBuffer.allocate(HEADER_BYTES + SSL_REQUEST_BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(SSL_REQUEST_BYTES | sequence << 24)
                .putInt(CAPABILITIES)
                .putInt(MOST_PACKET_BYTES)
                .put((byte) UTF8MB4_GENERAL_CI)
                .array();
    }

    private static int millisLeft(Deadline deadline) throws SocketTimeoutException {
        long millis = TimeUnit.NANOSECONDS.toMillis(deadline.remainingNanos());
        if (millis == 0) {
            throw new SocketTimeoutException("the server did not show its certificate in time");
        }
        return (int) Math.min(millis, Integer.MAX_VALUE);
    }

    /** Each read waits for what is left of the deadline, so that a server that sends byte by byte holds nobody longer. */
    private static final class BoundedSocket extends Socket {

        private final Deadline deadline;

        BoundedSocket(Deadline deadline) {
            this.deadline = deadline;
        }

        @Override
        public InputStream getInputStream() throws IOException {
            return new FilterInputStream(super.getInputStream()) {
                @Override
                public int read() throws IOException {
                    setSoTimeout(millisLeft(deadline));
                    return super.read();
                }

                @Override
                public int read(byte[] bytes, int offset, int length) throws IOException {
                    setSoTimeout(millisLeft(deadline));
                    return super.read(bytes, offset, length);
                }
            };
        }
    }

    /** Keeps what it is shown and trusts nobody. */
    private static final class Recorder extends X509ExtendedTrustManager {

        private List<X509Certificate> shown = List.of();

        private void refuse(X509Certificate[] chain) throws CertificateException {
            shown = List.of(chain);
            throw new CertificateException("nobody is trusted here");
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
            refuse(chain);
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
                throws CertificateException {
            refuse(chain);
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
                throws CertificateException {
            refuse(chain);
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
            refuse(chain);
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
                throws CertificateException {
            refuse(chain);
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
                throws CertificateException {
            refuse(chain);
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
