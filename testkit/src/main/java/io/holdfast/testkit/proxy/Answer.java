package io.holdfast.testkit.proxy;

/**
 * The server's answer to one message of a client: which packets belong to it. It is complete when the server has nothing
 * more to say until it hears from the client again: not merely when something came back.
 */
final class Answer {

    /** What an answer looks like. */
    enum Kind {
        /** One packet, whatever it says. */
        SINGLE,
        /** A success, an error, or rows with the definitions of their columns; any number of them. */
        RESULTS,
        /** Rows alone. */
        ROWS,
        /** The definitions of a prepared statement's parameters and columns. */
        PREPARED,
        /** One step of a login. */
        AUTHENTICATION,
        /** The server closes the connection. */
        END
    }

    private static final int OK = 0x00;
    private static final int MORE_AUTHENTICATION = 0x01;
    private static final int PASSWORD_WAS_CACHED = 0x03;
    private static final int SEND_FILE = 0xfb;
    private static final int END_OF_ROWS = 0xfe;
    private static final int ERROR = 0xff;
    /** MariaDB says how far it is with an error that is none. */
    private static final int PROGRESS = 0xffff;

    private static final int MORE_RESULTS = 0x0008;
    private static final int CURSOR_IS_OPEN = 0x0040;

    private static final int GREATEST_FRAGMENT = 0xffffff;
    private static final int EOF_LENGTH = 9;

    private enum State {
        SINGLE,
        RESULT,
        DEFINITIONS,
        END_OF_DEFINITIONS,
        ROWS,
        PREPARED,
        PREPARED_DEFINITIONS,
        AUTHENTICATION,
        END
    }

    private final Capabilities capabilities;
    private final boolean opensCursor;
    private State state;
    private long toCome;
    private boolean complete;
    private boolean loggedIn;
    private boolean asksForFile;

    /**
     * @param opensCursor whether the message asks for a cursor, with which rows come only when they are fetched
     */
    Answer(Kind kind, Capabilities capabilities, boolean opensCursor) {
        this.capabilities = capabilities;
        this.opensCursor = opensCursor;
        state = switch (kind) {
            case SINGLE -> State.SINGLE;
            case RESULTS -> State.RESULT;
            case ROWS -> State.ROWS;
            case PREPARED -> State.PREPARED;
            case AUTHENTICATION -> State.AUTHENTICATION;
            case END -> State.END;
        };
    }

    boolean isComplete() {
        return complete;
    }

    /** Whether it is a step of a login. */
    boolean isLogin() {
        return state == State.AUTHENTICATION;
    }

    /** Whether it ends a login, and commands may follow. */
    boolean loggedIn() {
        return loggedIn;
    }

    /** Whether the client has to send a file now. */
    boolean asksForFile() {
        return asksForFile;
    }

    /** Takes the next packet of this answer. */
    void take(PacketReader packet) {
        complete = switch (state) {
            case SINGLE -> true;
            case RESULT -> endsWithResult(packet);
            case DEFINITIONS -> endsWithDefinition(packet);
            case END_OF_DEFINITIONS -> endsWithEndOfDefinitions(packet);
            case ROWS -> endsWithRow(packet);
            case PREPARED -> endsWithPrepared(packet);
            case PREPARED_DEFINITIONS -> --toCome == 0;
            case AUTHENTICATION -> endsWithAuthentication(packet);
            case END -> false;
        };
    }

    private boolean endsWithResult(PacketReader packet) {
        return switch (packet.at(0)) {
            case OK -> !hasMoreResults(statusOfOk(packet));
            case ERROR -> isFinalError(packet);
            case SEND_FILE -> {
                asksForFile = true;
                yield true;
            }
            default -> {
                toCome = packet.compactNumber(0);
                boolean described = !capabilities.cachedMetadata() || packet.at(packet.compactSize(0)) != 0;
                state = described ? State.DEFINITIONS : afterDefinitions();
                yield false;
            }
        };
    }

    private boolean endsWithDefinition(PacketReader packet) {
        if (packet.at(0) == ERROR) {
            return isFinalError(packet);
        }
        if (--toCome == 0) {
            state = afterDefinitions();
        }
        return false;
    }

    private State afterDefinitions() {
        return capabilities.withoutEof() ? State.ROWS : State.END_OF_DEFINITIONS;
    }

    private boolean endsWithEndOfDefinitions(PacketReader packet) {
        state = State.ROWS;
        return opensCursor && (statusOfEof(packet) & CURSOR_IS_OPEN) != 0;
    }

    private boolean endsWithRow(PacketReader packet) {
        if (packet.at(0) == ERROR) {
            return isFinalError(packet);
        }
        if (packet.at(0) != END_OF_ROWS) {
            return false;
        }
        // A row whose first value is huge begins in the same way, and is longer.
        if (packet.length() >= (capabilities.withoutEof() ? GREATEST_FRAGMENT : EOF_LENGTH)) {
            return false;
        }
        long status = capabilities.withoutEof() ? statusOfOk(packet) : statusOfEof(packet);
        return !hasMoreResults(status);
    }

    private boolean endsWithPrepared(PacketReader packet) {
        long columns = packet.number(5, 2);
        long parameters = packet.number(7, 2);
        if (packet.at(0) != OK || columns + parameters == 0) {
            return true;
        }
        state = State.PREPARED_DEFINITIONS;
        toCome = columns + parameters;
        if (!capabilities.withoutEof()) {
            toCome += (columns > 0 ? 1 : 0) + (parameters > 0 ? 1 : 0);
        }
        return false;
    }

    private boolean endsWithAuthentication(PacketReader packet) {
        loggedIn = packet.at(0) == OK;
        // Then the server goes on by itself. After everything else that is not the end it waits for the client.
        return packet.at(0) != MORE_AUTHENTICATION || packet.at(1) != PASSWORD_WAS_CACHED || packet.length() != 2;
    }

    private boolean hasMoreResults(long status) {
        boolean more = (status & MORE_RESULTS) != 0;
        if (more) {
            state = State.RESULT;
        }
        return more;
    }

    private static boolean isFinalError(PacketReader packet) {
        return packet.number(1, 2) != PROGRESS;
    }

    private static long statusOfEof(PacketReader packet) {
        return packet.number(3, 2);
    }

    private static long statusOfOk(PacketReader packet) {
        int rows = 1;
        int id = rows + packet.compactSize(rows);
        return packet.number(id + packet.compactSize(id), 2);
    }
}
