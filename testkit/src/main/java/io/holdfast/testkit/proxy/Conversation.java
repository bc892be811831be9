package io.holdfast.testkit.proxy;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * Follows a connection in MySQL's protocol from its first byte on: where each message of the client begins and ends, and
 * where the server's answer to it ends. The client need not wait for an answer before its next message.
 *
 * <p>Of a connection that is encrypted, compressed or speaks another protocol it makes nothing: it is {@linkplain
 * #readable() unreadable}.
 */
final class Conversation {

    private static final int PROTOCOL_VERSION = 10;
    private static final int ERROR = 0xff;

    private static final int COM_QUIT = 0x01;
    private static final int COM_QUERY = 0x03;
    private static final int COM_FIELD_LIST = 0x04;
    private static final int COM_STATISTICS = 0x09;
    private static final int COM_DEBUG = 0x0d;
    private static final int COM_CHANGE_USER = 0x11;
    private static final int COM_STMT_PREPARE = 0x16;
    private static final int COM_STMT_EXECUTE = 0x17;
    private static final int COM_STMT_SEND_LONG_DATA = 0x18;
    private static final int COM_STMT_CLOSE = 0x19;
    private static final int COM_SET_OPTION = 0x1b;
    private static final int COM_STMT_FETCH = 0x1c;

    private static final int CURSOR_FLAGS = 5;

    /** Whose turn it is to say what. */
    private enum Phase {
        GREETING,
        CAPABILITIES,
        AUTHENTICATION,
        COMMANDS,
        FILE
    }

    private final PacketReader client = new PacketReader();
    private final PacketReader server = new PacketReader();
    /** Answers that are not complete, in the order in which they will come. */
    private final Queue<Answer> awaited = new ArrayDeque<>();

    private Phase phase = Phase.GREETING;
    private Capabilities capabilities = Capabilities.NONE;
    private @Nullable Answer latest;
    private String unreadableBecause = "";

    boolean readable() {
        return unreadableBecause.isEmpty();
    }

    /** Why it is not readable; empty if it is. */
    String unreadableBecause() {
        return unreadableBecause;
    }

    /** Whether the client's next byte is the first one of a message. */
    boolean messageBegins() {
        if (phase == Phase.GREETING) {
            unreadableBecause = "the client does not wait for a greeting of MySQL's protocol";
        }
        return readable() && client.atStart();
    }

    /** Reads up to the end of a message of the client and says whether that has been reached. */
    boolean readClient(ByteBuffer bytes) {
        if (!client.read(bytes)) {
            return false;
        }
        latest = answerToMessage();
        if (latest != null) {
            awaited.add(latest);
        }
        return true;
    }

    /** The message that has just ended. */
    PacketReader message() {
        return client;
    }

    /** The answer that the message that has just ended will get; null if it will not get any. */
    @Nullable
    Answer answerToCome() {
        return latest;
    }

    /** Whether the message that has just ended is a statement sent as text. */
    boolean isStatement() {
        return phase == Phase.COMMANDS && client.at(0) == COM_QUERY;
    }

    /** Whether the client's messages are commands now, not steps of a login or parts of a file. */
    boolean takesCommands() {
        return readable() && phase == Phase.COMMANDS;
    }

    /** Whether a command of this code has a statement's text at its end. */
    static boolean isText(int command) {
        return command == COM_QUERY || command == COM_STMT_PREPARE;
    }

    /** Whether values with names stand between this command and its text. */
    boolean hasAttributes(int command) {
        return command == COM_QUERY && capabilities.queryAttributes();
    }

    private @Nullable Answer answerToMessage() {
        return switch (phase) {
            case GREETING -> null;
            case CAPABILITIES -> answerToCapabilities();
            case AUTHENTICATION -> answer(Answer.Kind.AUTHENTICATION);
            case COMMANDS -> answerToCommand();
            case FILE -> client.length() > 0 ? null : answer(Answer.Kind.RESULTS); // An empty one ends the file.
        };
    }

    private @Nullable Answer answerToCapabilities() {
        if (Capabilities.asksForEncryption(client)) {
            unreadableBecause = "it is encrypted";
            return null;
        }
        capabilities = capabilities.acceptedBy(client);
        return answer(Answer.Kind.AUTHENTICATION);
    }

    private @Nullable Answer answerToCommand() {
        return switch (client.at(0)) {
            case COM_STMT_CLOSE, COM_STMT_SEND_LONG_DATA -> null;
            case COM_QUIT -> answer(Answer.Kind.END);
            case COM_STMT_PREPARE -> answer(Answer.Kind.PREPARED);
            case COM_STMT_EXECUTE -> new Answer(Answer.Kind.RESULTS, capabilities, client.at(CURSOR_FLAGS) != 0);
            case COM_STMT_FETCH, COM_FIELD_LIST -> answer(Answer.Kind.ROWS);
            case COM_CHANGE_USER -> answer(Answer.Kind.AUTHENTICATION);
            case COM_STATISTICS, COM_SET_OPTION, COM_DEBUG -> answer(Answer.Kind.SINGLE);
            // COM_QUERY, and whatever is answered with a success, an error or rows.
            default -> answer(Answer.Kind.RESULTS);
        };
    }

    private Answer answer(Answer.Kind kind) {
        return new Answer(kind, capabilities, false);
    }

    /** The answer to which the server's next byte belongs; null if nobody asked for it. */
    @Nullable
    Answer answering() {
        return awaited.peek();
    }

    /** Reads up to the end of a packet of the server, or all there is. */
    void readServer(ByteBuffer bytes) {
        Answer answer = awaited.peek();
        if (!server.read(bytes)) {
            return;
        }
        if (phase == Phase.GREETING) {
            readGreeting();
        } else if (answer != null) {
            answer.take(server);
            if (answer.isComplete()) {
                awaited.remove();
                phase = phaseAfter(answer);
            }
        }
    }

    private void readGreeting() {
        if (server.at(0) == PROTOCOL_VERSION && server.sequence() == 0) {
            capabilities = Capabilities.offered(server);
            phase = Phase.CAPABILITIES;
        } else if (server.at(0) != ERROR) {
            unreadableBecause = "the server does not greet as in MySQL's protocol";
        }
    }

    private Phase phaseAfter(Answer answer) {
        if (answer.asksForFile()) {
            return Phase.FILE;
        }
        if (answer.loggedIn()) {
            if (capabilities.compressed()) {
                unreadableBecause = "it is compressed";
            } else if (capabilities.optionalMetadata()) {
                unreadableBecause = "its results may come without metadata";
            }
            return Phase.COMMANDS;
        }
        return answer.isLogin() ? Phase.AUTHENTICATION : Phase.COMMANDS;
    }

    /** Whether the server has answered everything. */
    boolean everythingAnswered() {
        return awaited.isEmpty();
    }
}
