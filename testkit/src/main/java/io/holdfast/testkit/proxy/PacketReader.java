package io.holdfast.testkit.proxy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Reads what one side of a conversation in MySQL's protocol sends, packet by packet, however the packets are cut into
 * reads: a three-byte length, a sequence number and a payload. A payload of the greatest length is continued in the next
 * packet; here both are one.
 *
 * <p>Of each packet only the beginning is kept, which is enough to tell what it is. What was not sent reads as zero.
 */
final class PacketReader {

    private static final int HEADER = 4;
    private static final int GREATEST = 0xffffff;
    private static final int KEPT = 256;

    private final byte[] beginning = new byte[KEPT];
    private int kept;
    private long length;
    private int sequence;
    private int headerBytes;
    private int fragment;
    private int fragmentLeft;
    private boolean continued;

    /** Whether the next byte is the first one of a packet. */
    boolean atStart() {
        return headerBytes == 0 && !continued;
    }

    /** Reads up to the end of a packet and says whether that has been reached; the packet can be looked at then. */
    boolean read(ByteBuffer bytes) {
        while (bytes.hasRemaining()) {
            if (headerBytes < HEADER) {
                readHeader(bytes.get() & 0xff);
            } else {
                readPayload(bytes);
            }
            if (headerBytes == HEADER && fragmentLeft == 0) {
                headerBytes = 0;
                continued = fragment == GREATEST;
                if (!continued) {
                    return true;
                }
            }
        }
        return false;
    }

    private void readHeader(int value) {
        if (headerBytes == 0) {
            fragment = 0;
            if (!continued) {
                kept = 0;
                length = 0;
            }
        }
        if (headerBytes < HEADER - 1) {
            fragment |= value << (8 * headerBytes);
        } else {
            sequence = value;
            fragmentLeft = fragment;
            length += fragment;
        }
        headerBytes++;
    }

    private void readPayload(ByteBuffer bytes) {
        int here = Math.min(fragmentLeft, bytes.remaining());
        int keep = Math.min(here, KEPT - kept);
        bytes.get(beginning, kept, keep);
        kept += keep;
        bytes.position(bytes.position() + here - keep);
        fragmentLeft -= here;
    }

    /** How long the payload is. */
    long length() {
        return length;
    }

    /** The packet's number in its exchange; a command's is 0. */
    int sequence() {
        return sequence;
    }

    /** A byte of the payload, unsigned. */
    int at(int index) {
        return index < kept ? beginning[index] & 0xff : 0;
    }

    /** An unsigned number of so many bytes in the payload, the lowest first. */
    long number(int index, int bytes) {
        long value = 0;
        for (int i = 0; i < bytes; i++) {
            value |= (long) at(index + i) << (8 * i);
        }
        return value;
    }

    /** A number that is stored in as many bytes as it needs. */
    long compactNumber(int index) {
        int bytes = compactSize(index) - 1;
        return bytes == 0 ? at(index) : number(index + 1, bytes);
    }

    /** How many bytes {@link #compactNumber} has at this place. */
    int compactSize(int index) {
        return switch (at(index)) {
            case 0xfc -> 3;
            case 0xfd -> 4;
            case 0xfe -> 9;
            default -> 1;
        };
    }

    /** What has been kept of the payload from this place on, as text. */
    String text(int index) {
        return index < kept ? new String(beginning, index, kept - index, StandardCharsets.UTF_8) : "";
    }
}
