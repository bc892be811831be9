package io.holdfast.testkit.proxy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Knows enough of MySQL's protocol to see which statement a client has sent: packets of a three-byte length, a sequence
 * number and a payload; a command has sequence number 0, and a statement sent as text begins with 0x03.
 *
 * <p>It follows the packets from a connection's first byte on, however they are cut into reads, and keeps no more of them
 * than the beginning of the statement. Encrypted or compressed connections look like noise to it.
 */
final class StatementSniffer {

    private static final int COM_QUERY = 0x03;
    private static final int KEPT = 256;

    private final byte[] header = new byte[4];
    private final byte[] beginning = new byte[KEPT];
    private int headerBytes;
    private int payloadLeft;
    private int kept;

    /** Whether a statement that begins with this text ends in these bytes. Moves the buffer's position to its limit. */
    boolean sees(ByteBuffer bytes, String prefix) {
        boolean seen = false;
        while (bytes.hasRemaining()) {
            if (headerBytes < header.length) {
                readHeader(bytes);
            } else {
                readPayload(bytes);
            }
            if (headerBytes == header.length && payloadLeft == 0) {
                seen |= !prefix.isEmpty() && isStatement(prefix);
                headerBytes = 0;
            }
        }
        return seen;
    }

    private void readHeader(ByteBuffer bytes) {
        header[headerBytes++] = bytes.get();
        if (headerBytes == header.length) {
            payloadLeft = (header[0] & 0xff) | (header[1] & 0xff) << 8 | (header[2] & 0xff) << 16;
            kept = 0;
        }
    }

    private void readPayload(ByteBuffer bytes) {
        int here = Math.min(payloadLeft, bytes.remaining());
        int keep = Math.min(here, KEPT - kept);
        bytes.get(beginning, kept, keep);
        kept += keep;
        bytes.position(bytes.position() + here - keep);
        payloadLeft -= here;
    }

    private boolean isStatement(String prefix) {
        if (header[3] != 0 || kept == 0 || beginning[0] != COM_QUERY) {
            return false;
        }
        String text = new String(beginning, 1, kept - 1, StandardCharsets.UTF_8);
        int start = skipBlanks(text, 0); // with query attributes, two bytes of counts look like blanks
        while (text.startsWith("/*", start) && text.indexOf("*/", start) >= 0) {
            start = skipBlanks(text, text.indexOf("*/", start) + 2);
        }
        return text.regionMatches(true, start, prefix, 0, prefix.length());
    }

    private static int skipBlanks(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) <= ' ') {
            at++;
        }
        return at;
    }
}
