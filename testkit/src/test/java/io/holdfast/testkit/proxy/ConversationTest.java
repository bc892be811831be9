package io.holdfast.testkit.proxy;

import static io.holdfast.testkit.proxy.Packets.*;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Which of a server's packets make up the answer to a message: byte by byte, and all at once. */
class ConversationTest {

    private static final int QUERY = 0x03;
    private static final int FIELD_LIST = 0x04;
    private static final int STATISTICS = 0x09;
    private static final int PING = 0x0e;
    private static final int CHANGE_USER = 0x11;
    private static final int PREPARE = 0x16;
    private static final int EXECUTE = 0x17;
    private static final int LONG_DATA = 0x18;
    private static final int CLOSE = 0x19;
    private static final int SET_OPTION = 0x1b;
    private static final int FETCH = 0x1c;

    private final Conversation conversation = new Conversation();

    private void server(String packets) {
        ByteBuffer bytes = ByteBuffer.wrap(bytes(packets));
        while (bytes.hasRemaining()) {
            conversation.readServer(bytes);
        }
    }

    /** Sends one message, in two pieces. */
    private void client(String packets) {
        ByteBuffer bytes = ByteBuffer.wrap(bytes(packets));
        assertThat(conversation.messageBegins()).isTrue();
        ByteBuffer first = bytes.duplicate().limit(3);
        assertThat(conversation.readClient(first)).isFalse();
        assertThat(conversation.messageBegins()).isFalse();
        assertThat(conversation.readClient(bytes.position(3))).isTrue();
        assertThat(bytes.hasRemaining()).isFalse();
    }

    private void loggedIn(long capabilities, long extended) {
        server(greeting(capabilities, extended));
        client(login(capabilities, extended));
        server(ok(2, 2));
        assertThat(conversation.everythingAnswered()).isTrue();
    }

    private void loggedIn() {
        loggedIn(PROTOCOL_41 | NO_EOF, 0);
    }

    // ---- answers ----

    private static Arguments answer(String name, long capabilities, String message, String... packets) {
        return Arguments.of(name, capabilities, message, List.of(packets));
    }

    static List<Arguments> answers() {
        long plain = PROTOCOL_41 | MYSQL;
        long noEof = PROTOCOL_41 | MYSQL | NO_EOF;
        String sql = query("SELECT 1");
        String prepare = command(PREPARE, "SELECT ?, ?");
        String prepared = "\0" + number(1, 4) + number(1, 2) + number(2, 2) + "\0\0\0";
        String execute = command(EXECUTE, number(1, 4) + "\0" + number(1, 4));
        String executeWithCursor = command(EXECUTE, number(1, 4) + "\1" + number(1, 4));
        String longError = packet(3, "\377" + number(1317, 2) + "#70100" + "x".repeat(300));
        return List.of(
                answer("success", noEof, sql, ok(1, 2)),
                answer("error", noEof, sql, error(1, 1064)),
                answer("ping", noEof, command(PING, ""), ok(1, 2)),
                answer("an unknown command", noEof, command(0xf0, ""), error(1, 1047)),
                answer(
                        "rows",
                        noEof,
                        sql,
                        columnCount(1, 2),
                        definition(2),
                        definition(3),
                        row(4, "one"),
                        endOfRows(5, 2)),
                answer(
                        "rows with EOF packets",
                        plain,
                        sql,
                        columnCount(1, 1),
                        definition(2),
                        eof(3, 2),
                        row(4, "one"),
                        eof(5, 2)),
                answer("no rows", noEof, sql, columnCount(1, 1), definition(2), endOfRows(3, 2)),
                answer(
                        "an error among rows",
                        noEof,
                        sql,
                        columnCount(1, 1),
                        definition(2),
                        row(3, "a"),
                        error(4, 1317)),
                answer(
                        "an error that is longer than what is kept",
                        noEof,
                        sql,
                        columnCount(1, 1),
                        definition(2),
                        longError),
                answer(
                        "a row that begins as an end does",
                        plain,
                        sql,
                        columnCount(1, 1),
                        definition(2),
                        eof(3, 2),
                        packet(4, "\376" + number(3, 8) + "abc"),
                        eof(5, 2)),
                answer(
                        "many results",
                        noEof,
                        sql,
                        ok(1, MORE_RESULTS),
                        columnCount(2, 1),
                        definition(3),
                        row(4, "a"),
                        endOfRows(5, MORE_RESULTS),
                        ok(6, 2)),
                answer(
                        "many results with EOF packets",
                        plain,
                        sql,
                        columnCount(1, 1),
                        definition(2),
                        eof(3, 2),
                        eof(4, MORE_RESULTS),
                        error(5, 1064)),
                answer(
                        "a large count of rows changed",
                        noEof,
                        sql,
                        packet(1, "\0\374\1\2\376" + number(99, 8) + number(MORE_RESULTS, 2) + "\0\0"),
                        ok(2, 2)),
                answer("reports of progress", noEof, sql, packet(1, "\377\377\377\1\1\5half"), ok(2, 2)),
                answer("prepared", noEof, prepare, packet(1, prepared), definition(2), definition(3), definition(4)),
                answer(
                        "prepared with EOF packets",
                        plain,
                        prepare,
                        packet(1, prepared),
                        definition(2),
                        definition(3),
                        eof(4, 2),
                        definition(5),
                        eof(6, 2)),
                answer("prepared without parameters and columns", plain, prepare, packet(1, "\0" + "\0".repeat(11))),
                answer("not prepared", noEof, prepare, error(1, 1064)),
                answer("executed", noEof, execute, columnCount(1, 1), definition(2), row(3, "b"), endOfRows(4, 2)),
                answer(
                        "executed with a cursor",
                        noEof,
                        executeWithCursor,
                        columnCount(1, 1),
                        definition(2),
                        endOfRows(3, CURSOR_EXISTS)),
                answer(
                        "executed with a cursor and EOF packets",
                        plain,
                        executeWithCursor,
                        columnCount(1, 1),
                        definition(2),
                        eof(3, CURSOR_EXISTS)),
                answer(
                        "executed with a cursor in vain",
                        plain,
                        executeWithCursor,
                        columnCount(1, 1),
                        definition(2),
                        eof(3, 2),
                        row(4, "c"),
                        eof(5, 2)),
                answer(
                        "executed while another cursor is open",
                        plain,
                        execute,
                        columnCount(1, 1),
                        definition(2),
                        eof(3, CURSOR_EXISTS),
                        row(4, "c"),
                        eof(5, CURSOR_EXISTS)),
                answer(
                        "fetched",
                        noEof,
                        command(FETCH, "\1\0\0\0\5\0\0\0"),
                        row(1, "a"),
                        row(2, "b"),
                        endOfRows(3, 0x80)),
                answer("fields", plain, command(FIELD_LIST, "t\0"), definition(1), definition(2), eof(3, 2)),
                answer("statistics", noEof, command(STATISTICS, ""), packet(1, "Uptime: 1")),
                answer("an option set", plain, command(SET_OPTION, "\0\0"), eof(1, 2)),
                answer("another user", noEof, command(CHANGE_USER, "root\0"), ok(1, 2)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("answers")
    void isCompleteWithItsLastPacket(String name, long capabilities, String message, List<String> packets) {
        loggedIn(capabilities, 0);
        client(message);
        assertThat(conversation.answerToCome()).isNotNull().isSameAs(conversation.answering());
        for (int i = 0; i < packets.size(); i++) {
            String packet = packets.get(i);
            server(packet.substring(0, packet.length() - 1));
            assertThat(conversation.everythingAnswered())
                    .as("before the end of packet " + i)
                    .isFalse();
            server(packet.substring(packet.length() - 1));
        }
        assertThat(conversation.everythingAnswered())
                .as("after the last packet")
                .isTrue();
        client(query("SELECT 2"));
        assertThat(conversation.everythingAnswered()).isFalse();
        server(ok(1, 2));
        assertThat(conversation.everythingAnswered()).isTrue();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("answers")
    void isFollowedByTheAnswerToWhatWasSentWithoutWaiting(
            String name, long capabilities, String message, List<String> packets) {
        loggedIn(capabilities, 0);
        client(message);
        client(query("SELECT 2"));
        Answer second = conversation.answerToCome();
        packets.forEach(this::server);
        assertThat(conversation.answering()).isSameAs(second);
        server(ok(1, 2));
        assertThat(conversation.everythingAnswered()).isTrue();
    }

    @Test
    void doesNotExpectAnswersToWhatHasNone() {
        loggedIn();
        client(command(LONG_DATA, "\1\0\0\0\0\0data"));
        assertThat(conversation.answerToCome()).isNull();
        client(command(CLOSE, "\1\0\0\0"));
        assertThat(conversation.answerToCome()).isNull();
        assertThat(conversation.everythingAnswered()).isTrue();
    }

    @Test
    void takesColumnsWithoutDefinitionsFromMariaDb() {
        long cached = 1 << 4;
        loggedIn(PROTOCOL_41 | NO_EOF, cached);
        client(command(EXECUTE, number(1, 4) + "\0" + number(1, 4)));
        server(packet(1, "\2\0") + row(2, "a"));
        assertThat(conversation.everythingAnswered()).isFalse();
        server(endOfRows(3, 2));
        assertThat(conversation.everythingAnswered()).isTrue();

        client(command(EXECUTE, number(1, 4) + "\0" + number(1, 4)));
        server(packet(1, "\1\1") + definition(2) + row(3, "a") + endOfRows(4, 2));
        assertThat(conversation.everythingAnswered()).isTrue();
    }

    @Test
    void takesPacketsThatAreContinuedForOne() {
        loggedIn();
        String most = "x".repeat(0xffffff - 1);
        ByteBuffer bytes = ByteBuffer.wrap(bytes(packet(0, (char) QUERY + most) + packet(1, "")));
        assertThat(conversation.readClient(bytes.duplicate().limit(bytes.limit() - 4)))
                .isFalse();
        assertThat(conversation.messageBegins()).isFalse();
        assertThat(conversation.readClient(bytes.position(bytes.limit() - 4))).isTrue();

        server(columnCount(1, 1) + definition(2));
        server(packet(3, "\376" + most)); // A row whose first value is of more than 16 MB ...
        server(packet(4, "\376")); // ... and this is its end.
        assertThat(conversation.everythingAnswered()).isFalse();
        server(endOfRows(5, 2));
        assertThat(conversation.everythingAnswered()).isTrue();
    }

    @Test
    void asksForAFileInTheMiddle() {
        loggedIn();
        client(query("LOAD DATA LOCAL INFILE 'f' INTO TABLE t"));
        server(packet(1, "\373f"));
        assertThat(conversation.everythingAnswered()).isTrue();
        client(packet(2, "one\ntwo\n"));
        assertThat(conversation.everythingAnswered()).isTrue();
        client(packet(3, ""));
        assertThat(conversation.everythingAnswered()).isFalse();
        server(ok(4, 2));
        client(query("SELECT 1"));
        assertThat(conversation.isStatement()).isTrue();
    }

    // ---- login ----

    @Test
    void followsALoginOfManySteps() {
        server(greeting(PROTOCOL_41 | MYSQL));
        client(login(PROTOCOL_41 | MYSQL));
        server(packet(2, "\376caching_sha2_password\0scramble\0"));
        assertThat(conversation.everythingAnswered()).isTrue();
        client(packet(3, "hash"));
        server(packet(4, "\1\4"));
        assertThat(conversation.everythingAnswered()).isTrue();
        client(packet(5, "\2"));
        server(packet(6, "\1public key"));
        client(packet(7, "encrypted password"));
        server(ok(8, 2));
        assertThat(conversation.everythingAnswered()).isTrue();
        client(query("COMMIT"));
        assertThat(conversation.isStatement()).isTrue();
    }

    @Test
    void waitsForTheServerToGoOnAfterACachedPassword() {
        server(greeting(PROTOCOL_41 | MYSQL));
        client(login(PROTOCOL_41 | MYSQL));
        server(packet(2, "\1\3"));
        assertThat(conversation.everythingAnswered()).isFalse();
        server(ok(3, 2));
        assertThat(conversation.everythingAnswered()).isTrue();
    }

    @Test
    void doesNotTakeALoginForAStatement() {
        server(greeting(PROTOCOL_41 | MYSQL));
        client(login(PROTOCOL_41 | MYSQL));
        server(packet(2, "\376mysql_clear_password\0"));
        client(packet(3, "\3COMMIT"));
        assertThat(conversation.isStatement()).isFalse();
    }

    // ---- what it cannot read ----

    @Test
    void cannotReadWhatIsEncrypted() {
        server(greeting(PROTOCOL_41 | SSL));
        client(sslRequest());
        assertThat(conversation.readable()).isFalse();
        assertThat(conversation.unreadableBecause()).contains("encrypted");
        assertThat(conversation.messageBegins()).isFalse();
    }

    @Test
    void cannotReadWhatIsCompressed() {
        server(greeting(PROTOCOL_41 | COMPRESS));
        client(login(PROTOCOL_41 | COMPRESS));
        assertThat(conversation.readable()).isTrue();
        server(ok(2, 2));
        assertThat(conversation.readable()).isFalse();
        assertThat(conversation.unreadableBecause()).contains("compressed");
    }

    @Test
    void cannotReadOtherProtocols() {
        server("+OK POP3 ready\r\n".repeat(300_000));
        assertThat(conversation.messageBegins()).isFalse();
        assertThat(conversation.readable()).isFalse();
        assertThat(conversation.unreadableBecause()).contains("greeting");
    }

    @Test
    void readsARefusalInPlaceOfAGreeting() {
        server(error(0, 1040));
        assertThat(conversation.readable()).isTrue();
    }
}
