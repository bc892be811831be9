package io.holdfast.testkit.proxy;

import java.util.Locale;

/** What a conversation must come to for its connection to be cut. Strikes once. Used by the proxy's thread only. */
interface Trap {

    /** The numbers of a message: among those of the whole proxy and among those of its connection, from 1. */
    record Position(long inProxy, long inConnection) {}

    /** Whether to cut before a message that begins here. */
    default boolean springsBefore(Position position) {
        return false;
    }

    /** Whether to cut after the message here that has just ended. */
    boolean springsAfter(Position position, Conversation conversation);

    /** How many bytes of the answer are delivered. */
    default long answerBytes() {
        return 0;
    }

    /** The trap for a cut, where so many messages have been counted before it. */
    static Trap at(MessageCut cut, long messagesBefore) {
        return new Trap() {
            @Override
            public boolean springsBefore(Position position) {
                return cut.side() == MessageCut.Side.BEFORE && isHere(position);
            }

            @Override
            public boolean springsAfter(Position position, Conversation conversation) {
                return cut.side() == MessageCut.Side.AFTER && isHere(position);
            }

            private boolean isHere(Position position) {
                long number = cut.inOneConnection() ? position.inConnection() : position.inProxy() - messagesBefore;
                return number == cut.message();
            }

            @Override
            public long answerBytes() {
                return cut.answerBytes();
            }

            @Override
            public String toString() {
                return cut.toString();
            }
        };
    }

    /** The trap for a statement that is sent as text and begins in this way, after blanks and comments, in any case. */
    static Trap afterStatement(String prefix) {
        return new Trap() {
            @Override
            public boolean springsAfter(Position position, Conversation conversation) {
                return conversation.isStatement()
                        && begins(conversation.message().text(1));
            }

            private boolean begins(String text) {
                int start = skipBlanks(text, 0); // With query attributes, two bytes of counts look like blanks.
                while (text.startsWith("/*", start) && text.indexOf("*/", start) >= 0) {
                    start = skipBlanks(text, text.indexOf("*/", start) + 2);
                }
                return text.regionMatches(true, start, prefix, 0, prefix.length());
            }

            @Override
            public String toString() {
                return "after " + prefix.toUpperCase(Locale.ROOT);
            }
        };
    }

    private static int skipBlanks(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) <= ' ') {
            at++;
        }
        return at;
    }
}
