package io.holdfast.testkit.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A proxy that is reached at more than one address. */
class FurtherAddressTest {

    private EchoServer server;
    private FaultProxy proxy;
    private InetSocketAddress address;

    @BeforeEach
    void start() throws IOException {
        server = new EchoServer("x");
        proxy = FaultProxy.to(server.address());
        address = listenAlsoSomewhere();
    }

    @AfterEach
    void stop() throws IOException {
        proxy.close();
        server.close();
    }

    /** Below the range from which systems take the ports of outgoing connections, so that nobody takes it once it is given back. */
    private InetSocketAddress listenAlsoSomewhere() {
        for (int tries = 1; ; tries++) {
            int port = ThreadLocalRandom.current().nextInt(20_000, 32_000);
            InetSocketAddress next = new InetSocketAddress("127.0.0.1", port);
            try {
                proxy.listenAlsoAt(next);
                return next;
            } catch (IllegalStateException e) {
                if (tries == 100) {
                    throw e;
                }
            }
        }
    }

    private static boolean answers(InetSocketAddress address) throws IOException {
        try (Socket socket = new Socket(address.getAddress(), address.getPort())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write('x');
            return socket.getInputStream().read() == 'x';
        } catch (ConnectException e) {
            return false;
        }
    }

    private InetSocketAddress first() {
        return new InetSocketAddress("127.0.0.1", proxy.port());
    }

    @Test
    void servesAtBothAndCountsBoth() throws IOException {
        assertThat(answers(address)).isTrue();
        assertThat(answers(first())).isTrue();
        assertThat(proxy.connectionsAccepted()).isEqualTo(2);
        assertThat(proxy.port()).isNotEqualTo(address.getPort());
    }

    @Test
    void refusesAtBoth() throws IOException {
        proxy.refuse();
        assertThat(answers(address)).isFalse();
        assertThat(answers(first())).isFalse();
        proxy.pass();
        assertThat(answers(address)).isTrue();
        assertThat(answers(first())).isTrue();
    }

    @Test
    void isShutFromTheBeginningIfTheProxyRefuses() throws IOException {
        proxy.refuse();
        InetSocketAddress another = listenAlsoSomewhere();
        assertThat(answers(another)).isFalse();
        proxy.pass();
        assertThat(answers(another)).isTrue();
    }

    @Test
    void givesTheAddressBack() throws IOException {
        proxy.listenNoMoreAt(address);
        proxy.listenNoMoreAt(address);
        assertThat(answers(address)).isFalse();
        assertThat(answers(first())).isTrue();
        proxy.listenNoMoreAt(first());
        assertThat(answers(first())).isTrue();
        proxy.listenAlsoAt(address);
        assertThat(answers(address)).isTrue();
    }

    @Test
    void saysThatAnAddressIsTaken() throws IOException {
        assertThatThrownBy(() -> proxy.listenAlsoAt(address)).isInstanceOf(IllegalStateException.class);
        assertThat(answers(address)).isTrue();
    }

    @Test
    void takesLoopbackAddressesWithAPortOnly() {
        assertThatThrownBy(() -> proxy.listenAlsoAt(new InetSocketAddress("0.0.0.0", 4711)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("0.0.0.0");
        assertThatThrownBy(() -> proxy.listenAlsoAt(new InetSocketAddress("127.0.0.1", 0)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
