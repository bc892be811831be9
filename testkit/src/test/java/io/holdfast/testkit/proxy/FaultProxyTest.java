package io.holdfast.testkit.proxy;

import static io.holdfast.testkit.Eventually.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.testkit.proxy.FaultProxy.Direction;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The proxy in front of a server that knows nothing of databases. */
class FaultProxyTest {

    private EchoServer server;
    private FaultProxy proxy;

    @BeforeEach
    void start() throws IOException {
        server = new EchoServer(">");
        proxy = FaultProxy.to(server.address());
    }

    @AfterEach
    void stop() throws IOException {
        proxy.close();
        server.close();
    }

    private PlainClient connect() throws IOException {
        PlainClient client = PlainClient.connect(proxy);
        assertThat(client.receive(1)).isEqualTo(">");
        return client;
    }

    private EchoServer.Peer peer(int index) {
        return server.peers().get(index);
    }

    // ---- without faults ----

    @Test
    void carriesEverythingBothWaysAndCounts() throws IOException {
        try (PlainClient client = connect()) {
            assertThat(client.send("hello").receive(5)).isEqualTo("hello");
            assertThat(peer(0).received()).isEqualTo("hello");
            assertThat(proxy.connectionsAccepted()).isEqualTo(1);
            assertThat(proxy.openConnections()).isEqualTo(1);
        }
        await().untilAsserted(() -> assertThat(peer(0).end()).isEqualTo("EOF"));
        await().untilAsserted(() -> assertThat(proxy.openConnections()).isZero());
        assertThat(proxy.connectionsReset()).isZero();
        assertThat(proxy.messagesSeen()).as("messages of MySQL's protocol").isZero();
    }

    @Test
    void carriesMoreThanFitsIntoAnyBuffer() throws Exception {
        String large = "0123456789".repeat(400_000);
        try (PlainClient client = connect()) {
            Thread sender = new Thread(() -> {
                try {
                    client.send(large).endOutput();
                } catch (IOException e) {
                    throw new AssertionError(e);
                }
            });
            sender.start();
            assertThat(client.receiveAll()).isEqualTo(large + "<EOF>");
            sender.join();
        }
    }

    @Test
    void passesOnThatOneSideHasNothingMoreToSay() throws IOException {
        try (PlainClient client = connect()) {
            client.send("last words").endOutput();
            assertThat(client.receiveAll()).isEqualTo("last words<EOF>");
        }
    }

    @Test
    void resetsAClientWhoseServerIsNotThere() throws IOException {
        server.close();
        try (PlainClient client = PlainClient.connect(proxy)) {
            assertThat(client.receiveAll()).isEqualTo("<reset>");
        }
        assertThat(proxy.connectionsReset()).as("resets by faults").isZero();
    }

    @Test
    void leadsNewConnectionsElsewhereAndLeavesOldOnesAlone() throws IOException {
        try (EchoServer other = new EchoServer("!");
                PlainClient old = connect()) {
            proxy.leadTo(other.address());
            try (PlainClient fresh = PlainClient.connect(proxy)) {
                assertThat(fresh.receive(1)).isEqualTo("!");
            }
            assertThat(old.send("still here").receive(10)).isEqualTo("still here");
        }
    }

    // ---- refuse ----

    @Test
    void refusesNewConnectionsOnlyUntilItPasses() throws IOException {
        try (PlainClient old = connect()) {
            proxy.refuse();
            assertThatThrownBy(() -> PlainClient.connect(proxy)).isInstanceOf(ConnectException.class);
            proxy.refuse();
            assertThatThrownBy(() -> PlainClient.connect(proxy)).isInstanceOf(ConnectException.class);
            assertThat(old.send("hello").receive(5)).isEqualTo("hello");
        }
        proxy.pass();
        connect().close();
        proxy.pass();
        connect().close();
        assertThat(proxy.connectionsAccepted()).isEqualTo(3);
    }

    @Test
    void keepsItsPortWhileItRefuses() throws IOException {
        proxy.refuse();
        try (ServerSocket thief = new ServerSocket()) {
            thief.setReuseAddress(false);
            assertThatThrownBy(() -> thief.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), proxy.port())))
                    .isInstanceOf(IOException.class);
        }
        proxy.pass();
        connect().close();
    }

    // ---- reset ----

    @Test
    void resetsBothSidesOfAllConnections() throws IOException {
        try (PlainClient one = connect();
                PlainClient two = connect()) {
            proxy.reset();
            assertThat(one.receiveAll()).isEqualTo("<reset>");
            assertThat(two.receiveAll()).isEqualTo("<reset>");
            assertThat(proxy.openConnections()).isZero();
            assertThat(proxy.connectionsReset()).isEqualTo(2);
        }
        await().untilAsserted(() ->
                assertThat(server.peers()).extracting(EchoServer.Peer::end).containsOnly("reset"));
        connect().close();
    }

    @Test
    void resetsConnectionsThatItHasNotYetAccepted() throws IOException {
        List<PlainClient> clients = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            clients.add(PlainClient.connect(proxy));
        }
        proxy.reset();
        for (PlainClient client : clients) {
            assertThat(client.receiveAll()).endsWith("<reset>");
            client.close();
        }
        assertThat(proxy.connectionsReset()).isEqualTo(40);
    }

    // ---- silence ----

    @Test
    void swallowsEverythingWithoutAWord() throws IOException {
        try (PlainClient old = connect()) {
            proxy.silence();
            try (PlainClient fresh = PlainClient.connect(proxy)) {
                assertThat(old.send("hello").hearsNothing()).isTrue();
                assertThat(fresh.send("hello").hearsNothing()).isTrue();
            }
            assertThat(peer(0).received()).isEmpty();
            assertThat(server.peers()).hasSize(1);
        }
        await().untilAsserted(() -> assertThat(proxy.openConnections()).isZero());
        assertThat(peer(0).end())
                .as("what the server hears of the client's end")
                .isNull();
        assertThat(proxy.connectionsReset()).isZero();
    }

    @Test
    void doesNotTellTheClientThatTheServerHasGone() throws IOException {
        try (PlainClient client = connect()) {
            proxy.silence();
            peer(0).close();
            assertThat(client.hearsNothing()).isTrue();
            proxy.pass();
            assertThat(client.receiveAll()).isEqualTo("<EOF>");
        }
    }

    @Test
    void leavesSilentWhatLostBytesUntilASideCloses() throws IOException {
        try (PlainClient old = connect()) {
            proxy.silence();
            old.send("lost");
            assertThat(old.hearsNothing()).isTrue();
            proxy.pass();
            assertThat(old.send("lost, too").hearsNothing()).isTrue();
            connect().close();
        }
        await().untilAsserted(() -> assertThat(peer(0).end()).isNotNull());
        assertThat(peer(0).received()).isEmpty();
    }

    // ---- delay, throttle ----

    @Test
    void deliversLaterInEachDirection() throws IOException {
        Duration delay = Duration.ofMillis(120);
        try (PlainClient client = connect()) {
            proxy.delay(delay);
            long start = System.nanoTime();
            assertThat(client.send("hello").receive(5)).isEqualTo("hello");
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(delay.multipliedBy(2));

            start = System.nanoTime();
            client.endOutput();
            assertThat(client.receiveAll()).isEqualTo("<EOF>");
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(delay.multipliedBy(2));
        }
    }

    @Test
    void deliversAtOnceWhatADelayHoldsBackWhenItPasses() throws IOException {
        try (PlainClient client = connect()) {
            proxy.delay(FaultProxy.LONGEST_DELAY);
            client.send("one");
            assertThat(client.hearsNothing()).isTrue();
            client.send("two");
            proxy.pass();
            assertThat(client.send("three").receive(11)).isEqualTo("onetwothree");
        }
    }

    @Test
    void letsOnlySoManyBytesPerSecondThrough() throws IOException {
        try (PlainClient client = connect()) {
            proxy.throttle(20_000);
            long start = System.nanoTime();
            String text = "x".repeat(6_000);
            assertThat(client.send(text).receive(6_000)).isEqualTo(text);
            // The first twentieth of a second's worth passes at once.
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(250));

            proxy.throttle(1);
            client.send("slow");
            assertThat(client.receive(1)).isEqualTo("s");
            proxy.throttle(0);
            assertThat(client.receive(3)).isEqualTo("low");
        }
    }

    @Test
    void mayBeSlowAndNarrowAtOnce() throws IOException {
        try (PlainClient client = connect()) {
            proxy.delay(Duration.ofMillis(50));
            proxy.throttle(50_000);
            proxy.cutAfterBytes(Direction.TO_CLIENT, 5_000);
            assertThat(client.send("x".repeat(8_000)).receiveAll()).isEqualTo("x".repeat(5_000) + "<reset>");
        }
    }

    // ---- cut ----

    @Test
    void cutsAfterSoManyBytesToTheClient() throws IOException {
        try (PlainClient old = connect()) {
            proxy.cutAfterBytes(Direction.TO_CLIENT, 7);
            assertThat(old.send("0123").receive(4)).isEqualTo("0123");
            assertThat(old.send("456789").receiveAll()).isEqualTo("456<reset>");
            try (PlainClient fresh = connect()) {
                assertThat(fresh.send("123456789").receiveAll()).isEqualTo("123456<reset>");
            }
        }
        assertThat(proxy.connectionsReset()).isEqualTo(2);
    }

    @Test
    void cutsAfterSoManyBytesToTheServer() throws IOException {
        try (PlainClient client = connect()) {
            proxy.cutAfterBytes(Direction.TO_SERVER, 4);
            assertThat(client.send("0123456789").receiveAll()).endsWith("<reset>");
        }
        await().untilAsserted(() -> assertThat(peer(0).end()).isEqualTo("reset"));
        assertThat(peer(0).received()).isEqualTo("0123");
    }

    @ParameterizedTest
    @EnumSource(Direction.class)
    void cutsAtOnceAfterNoBytes(Direction direction) throws IOException {
        try (PlainClient old = connect()) {
            proxy.cutAfterBytes(direction, 0);
            assertThat(old.receiveAll()).isEqualTo("<reset>");
        }
        try (PlainClient fresh = PlainClient.connect(proxy)) {
            assertThat(fresh.receiveAll()).isEqualTo("<reset>");
        }
        proxy.pass();
        connect().close();
    }

    @Test
    void leavesAloneAtMessagesWhatIsNotInMySqlsProtocol() throws IOException {
        proxy.cutAt(MessageCut.before(1));
        try (PlainClient client = connect()) {
            assertThat(client.send("COMMIT").receive(6)).isEqualTo("COMMIT");
        }
        assertThat(proxy.messagesSeen()).isZero();
    }

    // ---- close ----

    @Test
    void closesWithAllItsConnections() throws IOException {
        try (PlainClient client = connect()) {
            proxy.close();
            assertThat(client.receiveAll()).isEqualTo("<reset>");
            assertThat(proxy.openConnections()).isZero();
            assertThatThrownBy(() -> PlainClient.connect(proxy)).isInstanceOf(ConnectException.class);
            assertThatThrownBy(proxy::pass)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("port " + proxy.port())
                    .hasMessageContaining("closed");
            proxy.close();
        }
    }

    @Test
    void doesWhatItIsToldByAnInterruptedThread() throws IOException {
        try (PlainClient client = connect()) {
            Thread.currentThread().interrupt();
            proxy.reset();
            assertThat(Thread.interrupted()).isTrue();
            assertThat(client.receiveAll()).isEqualTo("<reset>");
        }
    }

    @Test
    void namesWhatItCannotDo() {
        assertThatThrownBy(() -> proxy.delay(Duration.ofMillis(-1))).hasMessageContaining("delay: PT-0.001S");
        assertThatThrownBy(() -> proxy.delay(Duration.ofDays(2))).hasMessageContaining("delay: PT48H");
        assertThatThrownBy(() -> proxy.throttle(-1)).hasMessageContaining("throttle: -1");
        assertThatThrownBy(() -> proxy.cutAfterBytes(Direction.TO_CLIENT, -5)).hasMessageContaining("-5");
        assertThatThrownBy(() -> proxy.cutAfterStatement("  ")).hasMessageContaining("blank");
        assertThatThrownBy(() -> MessageCut.before(0)).hasMessageContaining("message: 0");
        assertThatThrownBy(() -> MessageCut.within(1, -1)).hasMessageContaining("answerBytes: -1");
        assertThatThrownBy(() -> proxy.leadTo(InetSocketAddress.createUnresolved("nowhere", 1)))
                .hasMessageContaining("nowhere");
        assertThatThrownBy(() -> FaultProxy.to(InetSocketAddress.createUnresolved("nowhere", 1)))
                .hasMessageContaining("nowhere");
    }
}
