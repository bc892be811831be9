package io.holdfast.testkit.wire;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** What a client's answer to the handshake says, as far as the server cares: not who it is, only how it goes on. */
final class LoginRequest {

    /** Capabilities, largest packet, character set, filler: what a request for TLS consists of. */
    private static final int FIXED = 32;

    private LoginRequest() {}

    static boolean asksForTls(byte[] packet) {
        return packet.length == FIXED && (capabilities(packet) & Packets.CAPABILITY_SSL) != 0;
    }

    /** Whether the client has sent a proof that caching_sha2_password wants to be acknowledged; an empty one is not. */
    static boolean usesCachingSha2(byte[] packet) {
        int capabilities = capabilities(packet);
        ByteBuffer rest = ByteBuffer.wrap(packet);
        rest.position(FIXED);
        skipNulString(rest); // the user
        int proof = rest.get() & 0xff; // its length takes one byte, also if it may take more
        rest.position(rest.position() + proof);
        if ((capabilities & Packets.CAPABILITY_CONNECT_WITH_DB) != 0) {
            skipNulString(rest);
        }
        if ((capabilities & Packets.CAPABILITY_PLUGIN_AUTH) == 0 || proof <= 1) { // a zero byte stands for no password
            return false;
        }
        int from = rest.position();
        skipNulString(rest);
        String plugin = new String(packet, from, rest.position() - from - 1, StandardCharsets.US_ASCII);
        return plugin.equals("caching_sha2_password");
    }

    private static int capabilities(byte[] packet) {
        return packet.length < FIXED
                ? 0
                : ByteBuffer.wrap(packet).order(ByteOrder.LITTLE_ENDIAN).getInt();
    }

    private static void skipNulString(ByteBuffer bytes) {
        while (bytes.hasRemaining() && bytes.get() != 0) {
            // the next character
        }
    }
}
