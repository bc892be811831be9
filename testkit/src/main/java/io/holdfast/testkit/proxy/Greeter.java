package io.holdfast.testkit.proxy;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Has a server's greeting name another version. It comes behind the {@link Cutter}, which therefore sees what the server
 * said. Used by the proxy's thread only.
 */
final class Greeter {

    private static final int HEADER = 4;
    private static final int PROTOCOL_VERSION = 10;

    private final String version;
    /** What has come of the greeting. */
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();

    private boolean done;

    Greeter(String version) {
        this.version = version;
    }

    /** What may go on to the client of what is kept and of what has come. */
    ByteBuffer greet(ByteBuffer bytes) {
        if (done) {
            return bytes;
        }
        while (bytes.hasRemaining()) {
            kept.write(bytes.get());
        }
        byte[] all = kept.toByteArray();
        if (all.length > HEADER && all[HEADER] != PROTOCOL_VERSION) { // An error, or another protocol.
            return pass(ByteBuffer.wrap(all));
        }
        int length = all.length < HEADER ? 0 : all[0] & 0xff | (all[1] & 0xff) << 8 | (all[2] & 0xff) << 16;
        if (all.length <= HEADER || all.length < HEADER + length) {
            return ByteBuffer.allocate(0);
        }
        return pass(greeting(all, length));
    }

    private ByteBuffer pass(ByteBuffer bytes) {
        done = true;
        kept.reset();
        return bytes;
    }

    private ByteBuffer greeting(byte[] all, int length) {
        int end = HEADER + 1;
        while (end < all.length && all[end] != 0) {
            end++;
        }
        byte[] name = version.getBytes(StandardCharsets.US_ASCII);
        int newLength = length - (end - HEADER - 1) + name.length;
        return ByteBuffer.allocate(HEADER + 1 + name.length + all.length - end)
                .put((byte) newLength)
                .put((byte) (newLength >> 8))
                .put((byte) (newLength >> 16))
                .put(all, HEADER - 1, 2)
                .put(name)
                .put(all, end, all.length - end)
                .flip();
    }
}
