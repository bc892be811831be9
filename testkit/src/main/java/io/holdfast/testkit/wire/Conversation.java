package io.holdfast.testkit.wire;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One client's connection, from the handshake to the end. Runs on one thread; {@link #abandon} may come from any. */
final class Conversation implements Runnable {

    private static final Pattern LEADING = Pattern.compile("(?:\\s|/\\*.*?\\*/)+", Pattern.DOTALL);

    private final ScriptedServer server;
    private final Wire wire;
    private final int id;
    private final SessionStatus status = new SessionStatus();
    private boolean greeted;
    private boolean ended;
    private @Nullable String statement;
    private Step usual = () -> {};

    @FunctionalInterface
    private interface Step {
        void run() throws IOException;
    }

    Conversation(ScriptedServer server, Socket socket, int id) {
        this.server = server;
        this.wire = new Wire(socket);
        this.id = id;
    }

    @Override
    public void run() {
        try {
            if (connect()) {
                while (!ended && command()) {
                    // the next one
                }
            }
            close();
        } catch (IOException e) {
            // The client, the script or abandon() has ended the connection; the client sees it on its side.
        } finally {
            server.ended(this);
        }
    }

    private boolean connect() throws IOException {
        if (!give(server.atConnect("connect"), () -> wire.write(List.of(server.handshake(id))))) {
            return false;
        }
        greeted = true;
        byte[] login = wire.read();
        if (login != null && LoginRequest.asksForTls(login)) {
            if (!give(server.atConnect("tls"), () -> wire.startTls(server.tlsContext()))) {
                return false;
            }
            login = wire.read();
        }
        byte[] response = login;
        return response != null && give(server.atConnect("login"), () -> accept(response));
    }

    private void accept(byte[] login) throws IOException {
        if (LoginRequest.usesCachingSha2(login)) {
            wire.write(List.of(Packets.fastAuthenticationSucceeded()));
        }
        wire.write(List.of(Packets.ok(0, 0, status.bits())));
    }

    private boolean command() throws IOException {
        byte[] packet = wire.read();
        if (packet == null || packet.length == 0) {
            return false;
        }
        String text = new String(packet, 1, packet.length - 1, StandardCharsets.UTF_8);
        switch (packet[0]) {
            case 0x01 -> { // COM_QUIT
                return false;
            }
            case 0x02 -> answer("COM_INIT_DB " + text);
            case 0x03 -> answer(withoutLeadingComments(text)); // COM_QUERY
            case 0x0e -> answer("COM_PING");
            case 0x16 -> answer("COM_STMT_PREPARE " + withoutLeadingComments(text));
            case 0x19 -> {} // COM_STMT_CLOSE has no answer
            case 0x1f -> answer("COM_RESET_CONNECTION");
            default -> Answer.error(1047, "08S01", "Unknown command").give(this);
        }
        return true;
    }

    private void answer(String text) throws IOException {
        server.received(text);
        statement = text;
        boolean unused = give(
                server.script().next(text),
                () -> UsualAnswers.to(text, server.variables()).give(this));
    }

    /** Gives the scripted answer, or the usual one if there is none; says whether it was, or came to, the usual one. */
    private boolean give(@Nullable Answer scripted, Step usually) throws IOException {
        boolean[] went = {false};
        usual = () -> {
            usually.run();
            went[0] = true;
        };
        (scripted == null ? Answer.usual() : scripted).give(this);
        return went[0] && !ended;
    }

    private static String withoutLeadingComments(String text) {
        Matcher leading = LEADING.matcher(text);
        return leading.lookingAt() ? text.substring(leading.end()).strip() : text.strip();
    }

    // What answers are made of.

    void answerAsUsual() throws IOException {
        usual.run();
    }

    int statusAfterSuccess() {
        if (statement != null) {
            status.follow(statement);
        }
        return status.bits();
    }

    /** Before the handshake nobody has agreed on a protocol that has a place for SQLSTATEs. */
    boolean knowsStates() {
        return greeted;
    }

    void send(List<byte[]> payloads) throws IOException {
        wire.write(payloads);
    }

    void sendHalf(Answer whole) throws IOException {
        wire.hold();
        whole.give(this);
        wire.sendHalf();
        close();
    }

    void pause(Duration delay) throws IOException {
        try {
            if (server.closing().await(delay.toNanos(), TimeUnit.NANOSECONDS)) {
                close();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            close();
        }
    }

    void keepSilent() throws IOException {
        ended = true;
        wire.drain();
    }

    void close() throws IOException {
        ended = true;
        wire.close();
    }

    void reset() throws IOException {
        ended = true;
        wire.reset();
    }

    /** Closes the connection under the conversation, which then ends by itself. */
    void abandon() {
        try {
            wire.reset();
        } catch (IOException e) {
            // It was on its way out already.
        }
    }
}
