package io.holdfast.testkit.proxy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Changes the statements that one client sends, on their way to the server. It comes behind the {@link Cutter}, which
 * therefore sees and counts what the client said. Used by the proxy's thread only.
 *
 * <p>A message is kept back until its first byte tells what it is, and a statement until it is complete. Everything else
 * passes as it comes; so does what is compressed or encrypted, and a statement that needs more than one packet.
 */
final class Rewriter {

    private static final Logger LOG = LoggerFactory.getLogger(Rewriter.class);
    private static final int HEADER = 4;
    private static final int GREATEST = 0xffffff;

    private final Conversation conversation;
    private final UnaryOperator<String> rewriting;
    /** The beginning of a packet that may be a statement. */
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    /** How much of a packet that passes is still to come. */
    private int passing;
    /** Whether the packet after the one that passes belongs to the same message. */
    private boolean continued;

    Rewriter(Conversation conversation, UnaryOperator<String> rewriting) {
        this.conversation = conversation;
        this.rewriting = rewriting;
    }

    /** What may go on to the server of what is kept and of what has come. */
    ByteBuffer rewrite(ByteBuffer bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.remaining() + kept.size() + 64);
        while (bytes.hasRemaining()) {
            if (passing > 0) {
                int here = Math.min(passing, bytes.remaining());
                move(bytes, here, out);
                passing -= here;
            } else if (kept.size() == 0 && !conversation.readable()) {
                move(bytes, bytes.remaining(), out);
            } else {
                keep(bytes, out);
            }
        }
        return ByteBuffer.wrap(out.toByteArray());
    }

    private void keep(ByteBuffer bytes, ByteArrayOutputStream out) throws IOException {
        if (kept.size() <= HEADER) {
            kept.write(bytes.get());
        }
        if (kept.size() < HEADER) {
            return;
        }
        byte[] beginning = kept.toByteArray();
        int length = length(beginning);
        if (continued || length == GREATEST || length == 0 || !conversation.takesCommands()) {
            pass(length, out);
        } else if (kept.size() > HEADER && !Conversation.isText(beginning[HEADER])) {
            pass(length, out);
        } else if (kept.size() > HEADER) {
            move(bytes, Math.min(length + HEADER - kept.size(), bytes.remaining()), kept);
            if (kept.size() == length + HEADER) {
                out.write(statement(kept.toByteArray()));
                kept.reset();
            }
        }
    }

    private void pass(int length, ByteArrayOutputStream out) {
        passing = length - (kept.size() - HEADER);
        continued = length == GREATEST;
        drain(out);
    }

    private void drain(ByteArrayOutputStream out) {
        out.writeBytes(kept.toByteArray());
        kept.reset();
    }

    private byte[] statement(byte[] packet) throws IOException {
        int text = conversation.hasAttributes(packet[HEADER]) ? QueryAttributes.end(packet, HEADER + 1) : HEADER + 1;
        if (text < 0) {
            return packet;
        }
        @Nullable String before = decode(packet, text);
        String rewritten = before == null ? "" : apply(before);
        if (rewritten.equals(before) || before == null) {
            return packet;
        }
        byte[] after = rewritten.getBytes(StandardCharsets.UTF_8);
        int length = text - HEADER + after.length;
        if (length >= GREATEST) {
            return packet;
        }
        ByteBuffer result = ByteBuffer.allocate(HEADER + length);
        result.put((byte) length).put((byte) (length >> 8)).put((byte) (length >> 16));
        return result.put(packet, HEADER - 1, text - HEADER + 1).put(after).array();
    }

    /** The text from this place on; null if it is in another character set. */
    private static @Nullable String decode(byte[] packet, int from) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(packet, from, packet.length - from))
                    .toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    private String apply(String statement) throws IOException {
        try {
            return rewriting.apply(statement);
        } catch (RuntimeException e) {
            LOG.error("A connection is reset, for a statement could not be rewritten: {}", statement, e);
            throw new IOException("a statement could not be rewritten: " + statement, e);
        }
    }

    private static int length(byte[] header) {
        return header[0] & 0xff | (header[1] & 0xff) << 8 | (header[2] & 0xff) << 16;
    }

    private static void move(ByteBuffer from, int count, ByteArrayOutputStream to) {
        byte[] part = new byte[count];
        from.get(part);
        to.writeBytes(part);
    }

    /** What is kept: the client has ended in the middle of a statement. */
    ByteBuffer rest() {
        ByteBuffer rest = ByteBuffer.wrap(kept.toByteArray());
        kept.reset();
        return rest;
    }
}
