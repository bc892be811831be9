package io.holdfast.testkit.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Ports that stay free for their servers. */
class PortsTest {

    private static InetSocketAddress address(int port) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    @Test
    void areBelowThoseOfOutgoingConnections() {
        List<Ports.Reservation> reservations = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            reservations.add(Ports.reserve());
        }
        assertThat(reservations).extracting(Ports.Reservation::port).allMatch(port -> port >= 20_000 && port < 32_000);
        reservations.forEach(Ports.Reservation::close);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void areKeptForAServerThatIsNotRunning() throws IOException {
        try (Ports.Reservation reservation = Ports.reserve();
                ServerSocket other = new ServerSocket()) {
            other.setReuseAddress(false);
            assertThatThrownBy(() -> other.bind(address(reservation.port()))).isInstanceOf(IOException.class);
            assertThatThrownBy(() -> new Socket(InetAddress.getLoopbackAddress(), reservation.port()))
                    .isInstanceOf(ConnectException.class);
            for (int run = 0; run < 2; run++) {
                try (ServerSocket server = new ServerSocket()) {
                    server.setReuseAddress(true); // As database servers do.
                    server.bind(address(reservation.port()));
                    new Socket(InetAddress.getLoopbackAddress(), reservation.port()).close();
                }
            }
        }
    }

    @Test
    void areGivenBack() throws IOException {
        Ports.Reservation reservation = Ports.reserve();
        reservation.close();
        reservation.close();
        try (ServerSocket other = new ServerSocket()) {
            other.setReuseAddress(false);
            other.bind(address(reservation.port()));
        }
    }
}
