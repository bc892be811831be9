package io.holdfast.it.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.cluster.Node;
import io.holdfast.connect.Background;
import io.holdfast.connect.DriverConnector;
import io.holdfast.testkit.wire.Answer;
import io.holdfast.testkit.wire.ScriptedServer;
import io.holdfast.time.Deadline;
import io.holdfast.time.Ticker;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server is asked for its certificate, and for nothing else. */
class ShownCertificateIT {

    private static final Duration LONG = Duration.ofSeconds(30);

    @TempDir
    private Path folder;

    @BeforeEach
    void makeCertificate() throws Exception {
        Certificates.make(folder, "-730d", 365, "dns:db.example");
    }

    private static List<X509Certificate> shown(ScriptedServer server, String option, Duration patience)
            throws SQLException {
        Node node = new Node("127.0.0.1:" + server.port());
        String url = "jdbc:mysql://" + node + "/test" + option;
        Properties credentials = new Properties();
        credentials.setProperty("user", "any");
        credentials.setProperty("password", "thing");
        DriverConnector connector = new DriverConnector(
                new com.mysql.cj.jdbc.Driver(),
                Map.of(node, url),
                other -> url,
                credentials,
                null,
                LONG,
                new Background());
        return connector.certificates(node, Deadline.after(patience, Ticker.SYSTEM));
    }

    @Test
    void itIsShownWhateverItIsAndTheServerHearsNothingMore() throws Exception {
        try (ScriptedServer server = ScriptedServer.mysql().tls(Certificates.context(folder))) {
            assertThat(shown(server, "", LONG))
                    .singleElement()
                    .satisfies(one ->
                            assertThat(one.getSubjectX500Principal().getName()).isEqualTo("CN=server"));
            assertThat(server.connectionsAccepted()).isOne();
            assertThat(server.statements()).isEmpty();
        }
    }

    @Test
    void ofMariaDbToo() throws Exception {
        try (ScriptedServer server = ScriptedServer.mariadb().tls(Certificates.context(folder))) {
            assertThat(shown(server, "", LONG)).hasSize(1);
        }
    }

    @Test
    void aServerWithoutTlsShowsNone() throws Exception {
        try (ScriptedServer server = ScriptedServer.mysql()) {
            assertThat(shown(server, "", LONG)).isEmpty();
            server.onConnect(Answer.error(1040, "08004", "Too many connections"));
            assertThat(shown(server, "", LONG)).isEmpty();
        }
    }

    @Test
    void oneThatIsSilentIsWaitedForUntilTheDeadline() throws Exception {
        try (ScriptedServer server =
                ScriptedServer.mysql().tls(Certificates.context(folder)).onTls(Answer.silence())) {
            long begin = System.nanoTime();
            assertThat(shown(server, "", Duration.ofMillis(300))).isEmpty();
            assertThat(Duration.ofNanos(System.nanoTime() - begin))
                    .isBetween(Duration.ofMillis(250), Duration.ofSeconds(10));
        }
        try (ScriptedServer server = ScriptedServer.mysql().onConnect(Answer.silence())) {
            assertThat(shown(server, "", Duration.ofMillis(300))).isEmpty();
        }
    }

    @Test
    void whoseDriverTakesAnotherWayIsNotAsked() throws Exception {
        try (ScriptedServer server = ScriptedServer.mysql().tls(Certificates.context(folder))) {
            assertThat(shown(server, "?socketFactory=com.example.Tunnel", LONG)).isEmpty();
            assertThat(server.connectionsAccepted()).isZero();
        }
    }
}
