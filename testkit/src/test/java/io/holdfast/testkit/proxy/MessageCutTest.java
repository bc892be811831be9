package io.holdfast.testkit.proxy;

import static io.holdfast.testkit.Eventually.await;
import static io.holdfast.testkit.proxy.Packets.*;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Cuts at messages, packet by packet, between a client and a server that say what the test lets them say. */
class MessageCutTest {

    private static final int QUIT = 0x01;
    private static final int CLOSE = 0x19;
    private static final String OK = ok(1, 2);
    private static final String ROWS = columnCount(1, 1) + definition(2) + row(3, "value") + endOfRows(4, 2);

    private PacketServer server;
    private FaultProxy proxy;
    private PlainClient client;
    private Socket atServer;

    @BeforeEach
    void start() throws Exception {
        server = new PacketServer();
        proxy = FaultProxy.to(server.address());
        client = PlainClient.connect(proxy);
        atServer = server.next();
        greet();
    }

    @AfterEach
    void stop() throws IOException {
        proxy.close();
        client.close();
        atServer.close();
        server.close();
    }

    private void greet() throws IOException {
        String greeting = greeting(PROTOCOL_41 | NO_EOF);
        say(greeting);
        assertThat(client.receive(greeting.length())).isEqualTo(greeting);
    }

    private void login() throws IOException {
        exchange(Packets.login(PROTOCOL_41 | NO_EOF), ok(2, 2));
        server.received().clear();
    }

    private void loginAnew() throws Exception {
        client = PlainClient.connect(proxy);
        atServer = server.next();
        greet();
        login();
    }

    private void say(String packets) throws IOException {
        atServer.getOutputStream().write(bytes(packets));
    }

    /** Sends a message, and answers to it when it has arrived. */
    private void exchange(String message, String answer) throws IOException {
        int before = server.received().size();
        client.send(message);
        await().untilAsserted(() -> assertThat(server.received()).hasSize(before + 1));
        say(answer);
        assertThat(client.receive(answer.length())).isEqualTo(answer);
    }

    private void serverGets(String... payloads) {
        await().untilAsserted(() -> assertThat(server.received()).containsExactly(payloads));
    }

    private void bothAreReset() throws IOException {
        assertThat(client.receiveAll()).isEqualTo("<reset>");
        await().untilAsserted(() -> assertThat(server.end()).isEqualTo("reset"));
        assertThat(proxy.connectionsReset()).isEqualTo(1);
        assertThat(proxy.openConnections()).isZero();
    }

    // ---- before and after ----

    @Test
    void cutsBeforeTheServerSeesAMessage() throws Exception {
        login();
        proxy.cutAt(MessageCut.before(2));
        exchange(query("one"), OK);
        client.send(query("two"));
        bothAreReset();
        serverGets("\3one");
    }

    @Test
    void cutsBeforeTheLogin() throws Exception {
        proxy.cutAt(MessageCut.before(1));
        client.send(Packets.login(PROTOCOL_41));
        bothAreReset();
        serverGets();
    }

    @Test
    void cutsOnlyWhenTheWholeAnswerIsThere() throws Exception {
        login();
        proxy.cutAt(MessageCut.after(1));
        client.send(query("one"));
        serverGets("\3one");
        say(ROWS.substring(0, ROWS.length() - 1));
        assertThat(client.hearsNothing()).isTrue();
        say(ROWS.substring(ROWS.length() - 1));
        bothAreReset();
    }

    @Test
    void deliversTheBeginningOfTheAnswer() throws Exception {
        login();
        proxy.cutAt(MessageCut.within(1, 10));
        client.send(query("one"));
        serverGets("\3one");
        say(ROWS.substring(0, 25));
        assertThat(client.receive(10)).isEqualTo(ROWS.substring(0, 10));
        assertThat(client.hearsNothing()).isTrue();
        say(ROWS.substring(25));
        bothAreReset();
    }

    @Test
    void deliversTheWholeAnswerIfThatIsAllowed() throws Exception {
        login();
        proxy.cutAt(MessageCut.within(1, ROWS.length()));
        client.send(query("one"));
        serverGets("\3one");
        say(ROWS);
        assertThat(client.receiveAll()).isEqualTo(ROWS + "<reset>");
        assertThat(proxy.connectionsReset()).isEqualTo(1);
    }

    // ---- messages sent without waiting ----

    @Test
    void deliversTheAnswersToEverythingBeforeTheCut() throws Exception {
        login();
        proxy.cutAt(MessageCut.before(3));
        client.send(query("one") + query("two") + query("three") + query("four"));
        serverGets("\3one", "\3two");
        assertThat(client.hearsNothing()).isTrue();
        say(ROWS + OK);
        assertThat(client.receiveAll()).isEqualTo(ROWS + OK + "<reset>");
        serverGets("\3one", "\3two");
    }

    @Test
    void forwardsNothingOfWhatComesAfterTheCut() throws Exception {
        login();
        proxy.cutAt(MessageCut.after(2));
        client.send(query("one") + query("two") + query("three"));
        serverGets("\3one", "\3two");
        say(ROWS + ROWS);
        assertThat(client.receiveAll()).isEqualTo(ROWS + "<reset>");
        serverGets("\3one", "\3two");
    }

    // ---- messages without an answer ----

    @Test
    void handsOverAMessageThatHasNoAnswer() throws Exception {
        login();
        proxy.cutAt(MessageCut.after(2));
        client.send(query("one") + command(CLOSE, "\1\0\0\0") + query("two"));
        serverGets("\3one", "\31\1\0\0\0");
        assertThat(client.hearsNothing()).isTrue();
        say(OK);
        assertThat(client.receiveAll()).isEqualTo(OK + "<reset>");
    }

    @Test
    void waitsForTheServerToEndWhatTheClientQuits() throws Exception {
        login();
        proxy.cutAt(MessageCut.after(1));
        client.send(command(QUIT, ""));
        serverGets("\1");
        assertThat(client.hearsNothing()).isTrue();
        atServer.shutdownOutput();
        bothAreReset();
    }

    @Test
    void waitsForTheServerEvenIfTheClientDoesNot() throws Exception {
        login();
        proxy.cutAt(MessageCut.after(1));
        client.send(query("one")).close();
        serverGets("\3one");
        await().untilAsserted(() -> assertThat(proxy.openConnections()).isZero());
        assertThat(server.end()).isEmpty();
        say(OK);
        await().untilAsserted(() -> assertThat(server.end()).isEqualTo("reset"));
    }

    // ---- counting ----

    @Test
    void countsTheMessagesOfAllConnections() throws Exception {
        login();
        assertThat(proxy.messagesSeen()).isEqualTo(1);
        client.send(query("one"));
        serverGets("\3one");
        proxy.cutAt(MessageCut.before(3));
        client.close();
        loginAnew();
        exchange(query("two"), OK);
        assertThat(proxy.messagesSeen()).isEqualTo(4);
        client.send(query("three"));
        bothAreReset();
        assertThat(proxy.messagesSeen()).isEqualTo(5);
    }

    @Test
    void countsTheMessagesOfOneConnection() throws Exception {
        login();
        exchange(query("one"), OK);
        proxy.cutAt(MessageCut.before(2).ofOneConnection());
        exchange(query("two"), OK);
        PlainClient past = client;
        loginAnew();
        client.send(query("three"));
        assertThat(client.receiveAll()).isEqualTo("<reset>");
        assertThat(past.hearsNothing()).isTrue();
        past.close();
        serverGets();
    }

    @Test
    void strikesOnce() throws Exception {
        login();
        proxy.cutAt(MessageCut.before(1));
        client.send(query("one"));
        bothAreReset();
        loginAnew();
        client.send(query("two"));
        serverGets("\3two");
    }

    @Test
    void forgetsACutThatHasNotStruckWhenItPasses() throws Exception {
        login();
        proxy.cutAt(MessageCut.before(2));
        client.send(query("one"));
        proxy.pass();
        client.send(query("two"));
        serverGets("\3one", "\3two");
    }

    @Test
    void setsOneCutAtATime() throws Exception {
        login();
        proxy.cutAfterStatement("one");
        proxy.cutAt(MessageCut.before(2));
        client.send(query("one") + query("two"));
        serverGets("\3one");
        say(OK);
        assertThat(client.receiveAll()).isEqualTo(OK + "<reset>");
    }

    // ---- statements ----

    @Test
    void cutsAfterAStatementByItsBeginning() throws Exception {
        login();
        List<String> others = List.of("SELECT 'commit'", "COMMENT", "/* commit */ SELECT 1");
        proxy.cutAfterCommit();
        for (String other : others) {
            exchange(query(other), OK);
        }
        client.send(query(" /* by the pool */\n commit"));
        await().untilAsserted(() -> assertThat(server.received()).hasSize(4));
        assertThat(client.hearsNothing()).isTrue();
        say(OK);
        bothAreReset();
    }

    @Test
    void letsEncryptedConnectionsBe() throws Exception {
        proxy.cutAt(MessageCut.before(2));
        client.send(sslRequest() + "\26\3\1 not a packet");
        await().untilAsserted(() -> assertThat(proxy.messagesSeen()).isEqualTo(1));
        assertThat(client.hearsNothing()).isTrue();
        assertThat(proxy.messagesSeen()).isEqualTo(1);
        assertThat(proxy.connectionsReset()).isZero();
    }
}
