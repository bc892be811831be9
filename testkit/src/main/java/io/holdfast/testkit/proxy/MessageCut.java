package io.holdfast.testkit.proxy;

/**
 * A point of a conversation in MySQL's protocol at which a connection is cut, for {@link FaultProxy#cutAt}.
 *
 * <p>A <em>message</em> is what a client sends in one piece, however long it is: its answer to the server's greeting, each
 * further step of its login, then each command. The <em>answer</em> to it is everything that the server says because of
 * it, up to the point from which the server waits for the client again: rows and their end, the results after the first,
 * all definitions of a prepared statement, or an error. Time plays no part in it.
 *
 * <p>A client may send messages before earlier ones are answered. Before the cut, all earlier messages are answered and
 * their answers are delivered; of the messages after it the server never sees anything.
 *
 * @param message which message, from 1
 * @param side whether the message itself still reaches the server
 * @param answerBytes how many bytes of the answer the client still gets; all if there are no more than that
 * @param inOneConnection whether the messages of each connection are counted for themselves from its beginning, or those
 *     of all connections together from now on
 */
public record MessageCut(long message, Side side, long answerBytes, boolean inOneConnection) {

    /** On which side of a message a cut is. */
    public enum Side {
        /** The server never sees the message. */
        BEFORE,
        /** The server has answered the message. */
        AFTER
    }

    public MessageCut {
        if (message < 1) {
            throw new IllegalArgumentException("message: " + message + "; the first one is 1");
        }
        if (answerBytes < 0) {
            throw new IllegalArgumentException("answerBytes: " + answerBytes + " is negative; allowed is 0 or more");
        }
        if (side == Side.BEFORE && answerBytes > 0) {
            throw new IllegalArgumentException("answerBytes: " + answerBytes
                    + "; a message that does not reach the server has no answer, allowed is 0");
        }
    }

    /** Cuts before the n-th message has reached the server. */
    public static MessageCut before(long message) {
        return new MessageCut(message, Side.BEFORE, 0, false);
    }

    /**
     * Cuts when the server has answered the n-th message, and drops the answer. To messages without an answer, such as the
     * closing of a prepared statement: when it has been handed to the server.
     */
    public static MessageCut after(long message) {
        return within(message, 0);
    }

    /** Cuts when the server has answered the n-th message, and delivers only so many bytes of the answer. */
    public static MessageCut within(long message, long answerBytes) {
        return new MessageCut(message, Side.AFTER, answerBytes, false);
    }

    /**
     * The same cut, counted in each connection from its beginning; the first connection to get there is the one that is
     * cut. A connection that has got there already is not cut.
     */
    public MessageCut ofOneConnection() {
        return new MessageCut(message, side, answerBytes, true);
    }

    @Override
    public String toString() {
        return switch (side) {
                    case BEFORE -> "before message " + message;
                    case AFTER ->
                        answerBytes == 0
                                ? "after message " + message
                                : "after " + answerBytes + " bytes of the answer to message " + message;
                }
                + (inOneConnection ? " of a connection" : "");
    }
}
