package io.holdfast.testkit.proxy;

import static io.holdfast.testkit.Eventually.await;
import static io.holdfast.testkit.proxy.Packets.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.Socket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Greetings that name another version than the server's. */
class GreetingTest {

    private static final String SERVERS = greeting(PROTOCOL_41 | NO_EOF);
    private static final String OK = ok(2, 2);

    private PacketServer server;
    private FaultProxy proxy;
    private PlainClient client;
    private Socket atServer;

    @BeforeEach
    void start() throws Exception {
        server = new PacketServer();
        proxy = FaultProxy.to(server.address());
        proxy.greetAs("8.0.39");
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

    private void say(String packets) throws IOException {
        atServer.getOutputStream().write(bytes(packets));
    }

    private static String as(String version) {
        return packet(0, SERVERS.substring(4).replace("11.4.0-Test", version));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 4, 5, 9, 30, 1_000})
    void namesAnotherVersionHoweverItComes(int piece) throws IOException {
        for (int at = 0; at < SERVERS.length(); at += piece) {
            say(SERVERS.substring(at, Math.min(SERVERS.length(), at + piece)));
        }
        assertThat(client.receive(as("8.0.39").length())).isEqualTo(as("8.0.39"));
    }

    @Test
    void leavesEverythingAfterItAlone() throws IOException {
        say(SERVERS);
        assertThat(client.receive(as("8.0.39").length())).isEqualTo(as("8.0.39"));
        client.send(login(PROTOCOL_41 | NO_EOF));
        await().untilAsserted(() -> assertThat(server.received()).hasSize(1));
        say(OK);
        assertThat(client.receive(OK.length())).isEqualTo(OK);
        proxy.cutAt(MessageCut.after(1));
        client.send(query("one"));
        await().untilAsserted(() -> assertThat(server.received()).hasSize(2));
        say(ok(1, 2));
        assertThat(client.receiveAll()).isEqualTo("<reset>");
    }

    @Test
    void leavesARefusalAlone() throws IOException {
        say(error(0, 1040));
        assertThat(client.receive(error(0, 1040).length())).isEqualTo(error(0, 1040));
    }

    @Test
    void isForNewConnectionsAndEndsForNewOnes() throws Exception {
        proxy.greetAs("a-version-that-is-longer-than-the-servers-own");
        proxy.pass();
        say(SERVERS);
        assertThat(client.receive(as("8.0.39").length())).isEqualTo(as("8.0.39"));
        greets("a-version-that-is-longer-than-the-servers-own");
        proxy.greetAs(null);
        greets("11.4.0-Test");
    }

    private void greets(String version) throws Exception {
        client.close();
        client = PlainClient.connect(proxy);
        atServer = server.next();
        say(SERVERS);
        assertThat(client.receive(as(version).length())).isEqualTo(as(version));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "8.0 39", "8.0\u0000", "\u2603"})
    void takesVisibleCharactersOnly(String version) {
        assertThatThrownBy(() -> proxy.greetAs(version)).isInstanceOf(IllegalArgumentException.class);
    }
}
