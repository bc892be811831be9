package io.holdfast.testkit.proxy;

import static io.holdfast.testkit.Eventually.await;
import static io.holdfast.testkit.proxy.Packets.*;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Statements that are changed on their way, packet by packet. */
class QueryRewritingTest {

    private static final int PREPARE = 0x16;
    private static final int SEND_LONG_DATA = 0x18;
    private static final long QUERY_ATTRIBUTES = 1 << 27;
    private static final int GREATEST = 0xffffff;
    private static final String OK = ok(1, 2);

    private PacketServer server;
    private FaultProxy proxy;
    private PlainClient client;
    private Socket atServer;

    @BeforeEach
    void start() throws Exception {
        server = new PacketServer();
        proxy = FaultProxy.to(server.address());
        proxy.rewriteQueries(sql -> sql.replace("mine", "the server's"));
        client = PlainClient.connect(proxy);
        atServer = server.next();
    }

    @AfterEach
    void stop() throws IOException {
        proxy.close();
        client.close();
        atServer.close();
        server.close();
    }

    private void connectAnew() throws Exception {
        client.close();
        client = PlainClient.connect(proxy);
        atServer = server.next();
        login(0);
    }

    private void login(long capabilities) throws Exception {
        server.received().clear();
        String greeting = greeting(PROTOCOL_41 | NO_EOF | capabilities);
        say(greeting);
        assertThat(client.receive(greeting.length())).isEqualTo(greeting);
        client.send(Packets.login(PROTOCOL_41 | NO_EOF | capabilities));
        await().untilAsserted(() -> assertThat(server.received()).hasSize(1));
        say(ok(2, 2));
        assertThat(client.receive(ok(2, 2).length())).isEqualTo(ok(2, 2));
        server.received().clear();
    }

    private void say(String packets) throws IOException {
        atServer.getOutputStream().write(bytes(packets));
    }

    private void serverGets(String... payloads) {
        await().untilAsserted(() -> assertThat(server.received()).containsExactly(payloads));
    }

    // ---- what is changed ----

    @Test
    void changesWhatIsExecutedAndWhatIsPrepared() throws Exception {
        login(0);
        client.send(query("SELECT mine") + command(PREPARE, "SELECT mine") + query("SELECT 1") + query(""));
        serverGets("\3SELECT the server's", "\26SELECT the server's", "\3SELECT 1", "\3");
    }

    @Test
    void changesTextOfManyBytes() throws Exception {
        login(0);
        String snow = new String("'\u2603' mine".getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        client.send(query(snow));
        serverGets("\3" + snow.replace("mine", "the server's"));
    }

    @Test
    void changesStatementsThatComeByteByByte() throws Exception {
        login(0);
        for (char one : (query("SELECT mine") + query("mine")).toCharArray()) {
            client.send(String.valueOf(one));
        }
        serverGets("\3SELECT the server's", "\3the server's");
    }

    @Test
    void leavesOtherCommandsAlone() throws Exception {
        login(0);
        client.send(command(SEND_LONG_DATA, "\1\0\0\0\0\0mine") + command(2, "mine"));
        serverGets("\30\1\0\0\0\0\0mine", "\2mine");
    }

    @Test
    void leavesTextInAnotherCharacterSetAlone() throws Exception {
        login(0);
        client.send(query("\344 mine"));
        serverGets("\3\344 mine");
    }

    @Test
    void leavesWhatTakesMoreThanOnePacketAlone() throws Exception {
        login(0);
        String part = "\3mine" + "x".repeat(GREATEST - 5);
        client.send(packet(0, part) + packet(1, "\3mine") + query("mine"));
        await().untilAsserted(() -> assertThat(server.received()).hasSize(3));
        assertThat(server.received().get(0).equals(part)).isTrue();
        assertThat(server.received().subList(1, 3)).containsExactly("\3mine", "\3the server's");
    }

    @Test
    void leavesTheLoginAlone() throws Exception {
        login(0);
        client.send(command(0x11, "mine"));
        serverGets("\21mine");
        say(packet(1, "\376other_plugin\0" + "scramble"));
        assertThat(client.receive(4)).isNotEmpty();
        client.send(packet(2, "\3mine"));
        serverGets("\21mine", "\3mine");
    }

    // ---- query attributes ----

    @Test
    void findsTheTextBehindAttributes() throws Exception {
        login(QUERY_ATTRIBUTES);
        String none = "\0\1";
        String one = "\1\1" + "\0" + "\1" + "\376\0" + "\4mine" + "\4mine";
        String many = "\11\1" + "\4\0" + "\1" + "\1\0\1a" + "\2\0\1b" + "\3\0\1c" + "\10\0\1d" + "\5\0\1e" + "\14\0\1f"
                + "\13\0\1g" + "\6\0\1h" + "\375\0\4long";
        String values = "1" + "12" + /* c is NULL */ "12345678" + "12345678" + "\4" + "date" + "\0" + "\374\4\0mine";
        client.send(query(none + "mine") + query(one + "mine") + query(many + values + "mine"));
        serverGets("\3" + none + "the server's", "\3" + one + "the server's", "\3" + many + values + "the server's");
    }

    @Test
    void preparesWithoutAttributes() throws Exception {
        login(QUERY_ATTRIBUTES);
        client.send(command(PREPARE, "mine"));
        serverGets("\26the server's");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\1", "\0\2mine", "\1\1\0\0mine", "\1\1\0\1\376\0\376\377\377\377\377\377\377\377\377mine"})
    void leavesAttributesThatMakeNoSenseAlone(String payload) throws Exception {
        login(QUERY_ATTRIBUTES);
        client.send(query(payload));
        serverGets("\3" + payload);
    }

    // ---- beside the faults ----

    @Test
    void cutsAndCountsWhatTheClientSaid() throws Exception {
        login(0);
        long before = proxy.messagesSeen();
        proxy.cutAfterStatement("mine");
        client.send(query("the server's") + query("mine") + query("more of mine"));
        serverGets("\3the server's", "\3the server's");
        assertThat(proxy.messagesSeen()).isEqualTo(before + 2);
        say(OK + OK);
        assertThat(client.receiveAll()).isEqualTo(OK + "<reset>");
    }

    @Test
    void cutsBeforeAStatement() throws Exception {
        login(0);
        proxy.cutAt(MessageCut.before(2));
        client.send(query("mine") + query("mine"));
        serverGets("\3the server's");
        say(OK);
        assertThat(client.receiveAll()).isEqualTo(OK + "<reset>");
        serverGets("\3the server's");
    }

    @Test
    void passesOnWhatAClientSaidBeforeItWent() throws Exception {
        login(0);
        client.send(query("mine").substring(0, 7)).endOutput();
        await().untilAsserted(() -> assertThat(server.end()).isNotEmpty());
        assertThat(server.received()).isNotEqualTo(List.of("\3the server's"));
    }

    @Test
    void resetsAConnectionThatItCannotServe() throws Exception {
        proxy.rewriteQueries(sql -> {
            throw new IllegalStateException("no");
        });
        connectAnew();
        client.send(query("mine"));
        assertThat(client.receiveAll()).isEqualTo("<reset>");
        proxy.rewriteQueries(null);
        connectAnew();
        client.send(query("mine"));
        serverGets("\3mine");
    }

    @Test
    void goesOnWhenFaultsEndAndEndsForNewConnections() throws Exception {
        login(0);
        proxy.pass();
        proxy.rewriteQueries(null);
        client.send(query("mine"));
        serverGets("\3the server's");
        connectAnew();
        client.send(query("mine"));
        serverGets("\3mine");
    }
}
