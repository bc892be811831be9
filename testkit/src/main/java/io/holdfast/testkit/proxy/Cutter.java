package io.holdfast.testkit.proxy;

import java.nio.ByteBuffer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows one connection's messages and, when a trap has been sprung by one of them, holds back what is behind the cut:
 * what the client says after it, and the answer that is to be lost. Used by the proxy's thread only.
 */
final class Cutter {

    private static final Logger LOG = LoggerFactory.getLogger(Cutter.class);

    private final Faults faults;
    private final Counters counters;
    private final Conversation conversation = new Conversation();
    private Trap.Position position = new Trap.Position(0, 0);
    private boolean sprung;
    /** The answer that is cut; null if the cut is behind no answer. */
    private @Nullable Answer lost;
    /** How many bytes of that answer may still be delivered. */
    private long allowance;

    private boolean warned;

    Cutter(Faults faults, Counters counters) {
        this.faults = faults;
        this.counters = counters;
    }

    /** What rewrites the statements of this connection. */
    Rewriter rewriter(UnaryOperator<String> rewriting) {
        return new Rewriter(conversation, rewriting);
    }

    /** Whether the connection has reached the point at which it will be cut. */
    boolean sprung() {
        return sprung;
    }

    /** Whether everything before the cut has been said, by the server too; it may still have to be delivered. */
    boolean due() {
        return sprung && (lost == null ? conversation.everythingAnswered() : lost.isComplete());
    }

    /** Takes what the client sent, and sets the buffer's limit to what may go on to the server. */
    void fromClient(ByteBuffer bytes) {
        ByteBuffer ahead = bytes.duplicate();
        while (ahead.hasRemaining() && conversation.readable() && !sprung) {
            if (conversation.messageBegins()) {
                position = new Trap.Position(counters.messages.incrementAndGet(), position.inConnection() + 1);
                Trap trap = faults.trap;
                if (trap != null && trap.springsBefore(position)) {
                    spring(trap);
                    break;
                }
            }
            if (conversation.readable() && conversation.readClient(ahead)) {
                Trap trap = faults.trap;
                if (trap != null && trap.springsAfter(position, conversation)) {
                    lost = conversation.answerToCome();
                    spring(trap);
                }
                warnIfUnreadable();
            }
        }
        if (sprung) {
            bytes.limit(ahead.position());
        }
    }

    private void spring(Trap trap) {
        sprung = true;
        allowance = trap.answerBytes();
        faults.trap = null;
        LOG.debug("Cutting a connection {}", trap);
    }

    /** Takes what the server sent, and sets the buffer's limit to what may go on to the client. */
    void fromServer(ByteBuffer bytes) {
        ByteBuffer ahead = bytes.duplicate();
        int deliver = bytes.position();
        while (ahead.hasRemaining() && conversation.readable()) {
            boolean isLost = lost != null && (lost == conversation.answering() || lost.isComplete());
            int start = ahead.position();
            conversation.readServer(ahead);
            int size = ahead.position() - start;
            if (isLost) {
                size = (int) Math.min(size, allowance);
                allowance -= size;
            }
            deliver += size;
        }
        if (lost != null) {
            bytes.limit(deliver);
        }
        warnIfUnreadable();
    }

    private void warnIfUnreadable() {
        Trap trap = faults.trap;
        if (trap != null && !warned && !conversation.readable()) {
            warned = true;
            LOG.warn("A connection will not be cut {}: {}", trap, conversation.unreadableBecause());
        }
    }
}
