package io.holdfast.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.cluster.Node;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The packets; the handshake behind them is in {@code ShownCertificateIT}. */
class CertificateLookTest {

    private static final String URL = "jdbc:mysql://db1:3306/shop?useSSL=true";

    @Test
    void asksForTlsAndSaysNothingElse() {
        assertThat(HexFormat.of().formatHex(CertificateLook.sslRequest(1)))
                .isEqualTo("20000001" + "018a0800" + "ffffff00" + "2d" + "00".repeat(23));
    }

    @Test
    void readsWhatAServerSaysThatOffersTls() throws IOException {
        ByteArrayInputStream from = new ByteArrayInputStream(greeting(0, 10, "8.4.3", 0xffff));
        assertThat(CertificateLook.readGreeting(from)).isZero();
        assertThat(from.available()).isZero();
        assertThat(CertificateLook.readGreeting(
                        new ByteArrayInputStream(greeting(3, 10, "5.5.5-10.11.6-MariaDB", 0x0800))))
                .isEqualTo(3);
    }

    @Test
    void aServerWithoutTlsIsNotAskedForIt() {
        assertRefused(greeting(0, 10, "8.4.3", 0xf7ff), ProtocolException.class, "no TLS");
    }

    @Test
    void anErrorIsNoGreeting() {
        assertRefused(greeting(0, 255, "too many connections", 0xffff), ProtocolException.class, "255");
    }

    @Test
    void whatIsTooShortOrTooLongIsNoGreeting() {
        assertRefused(new byte[] {1, 0}, EOFException.class, "");
        assertRefused(new byte[] {0, 0, 0, 0}, ProtocolException.class, "0 bytes");
        assertRefused(new byte[] {2, 0, 0, 0, 10, 'x'}, EOFException.class, "capabilities");
        assertRefused(new byte[] {2, 0, 0, 0, 10, 0}, EOFException.class, "capabilities");
        assertRefused(new byte[] {0, 0, 1, 0}, ProtocolException.class, "65536 bytes");
    }

    private static void assertRefused(byte[] bytes, Class<? extends IOException> type, String words) {
        assertThatThrownBy(() -> CertificateLook.readGreeting(new ByteArrayInputStream(bytes)))
                .isInstanceOf(type)
                .satisfies(e -> assertThat(String.valueOf(e.getMessage())).contains(words));
    }

    private static byte[] greeting(int sequence, int protocol, String version, int capabilities) {
        ByteArrayOutputStream payload = new ByteArrayOutputStream();
        payload.write(protocol);
        payload.writeBytes(version.getBytes(StandardCharsets.US_ASCII));
        payload.write(0);
        payload.writeBytes(new byte[] {7, 0, 0, 0}); // thread
        payload.writeBytes("challeng".getBytes(StandardCharsets.US_ASCII));
        payload.write(0);
        payload.write(capabilities & 0xff);
        payload.write(capabilities >> 8);
        payload.writeBytes(new byte[] {45, 2, 0, 0, 0, 21}); // and so on
        ByteArrayOutputStream packet = new ByteArrayOutputStream();
        packet.writeBytes(new byte[] {(byte) payload.size(), 0, 0, (byte) sequence});
        packet.writeBytes(payload.toByteArray());
        return packet.toByteArray();
    }

    // ---- the address ----

    @ParameterizedTest
    @CsvSource({"db1:3306, db1, 3306", "127.0.0.1:1, 127.0.0.1, 1", "[::1]:65535, ::1, 65535"})
    void dialsHostAndPort(String address, String host, int port) {
        assertThat(PlainAddress.of(new Node(address), URL, new Properties())).isEqualTo(new PlainAddress(host, port));
    }

    @ParameterizedTest
    @ValueSource(strings = {"db1", "db1:", "db1:0", "db1:65536", "tc:mysql:8://", "(host=a):3306", "::1:3306", "a b:1"})
    void nothingElse(String address) {
        assertThat(PlainAddress.of(new Node(address), URL, new Properties())).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:tc:mysql:8.4://db1:3306/shop",
                "jdbc:mysql+srv://db1:3306/shop",
                "jdbc:mysql://db1:3306/shop?socketFactory=com.example.Tunnel",
                "jdbc:mysql://db1:3306/shop?SOCKSPROXYHOST=proxy",
                "jdbc:mysql://address=(host=db1)(protocol=pipe)/shop",
                "jdbc:mariadb://db1:3306/shop?localSocket=/run/mysqld.sock"
            })
    void notWhereTheDriverTakesAnotherWay(String url) {
        assertThat(PlainAddress.of(new Node("db1:3306"), url, new Properties())).isNull();
    }

    @Test
    void norIfThePropertiesSaySo() {
        Node node = new Node("db1:3306");
        Properties properties = new Properties();
        properties.setProperty("user", "app");
        assertThat(PlainAddress.of(node, "jdbc:aws-wrapper:mysql://db1/", properties))
                .isNotNull();
        properties.setProperty("socketFactory", "com.example.Tunnel");
        assertThat(PlainAddress.of(node, "jdbc:aws-wrapper:mysql://db1/", properties))
                .isNull();
    }
}
