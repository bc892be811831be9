package io.holdfast.it;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.holdfast.HoldfastDataSource;
import io.holdfast.event.Watched;
import io.holdfast.testkit.DatabaseCluster;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** MySQL makes certificates of its own when it starts for the first time. */
@On(Engine.MYSQL)
@ExtendWith(EngineExtension.class)
class CertificateIT {

    @Test
    void itIsKnownOfEachNodeWhenItsCertificateExpires(DatabaseCluster cluster) throws SQLException {
        HoldfastDataSource source = new HoldfastDataSource(
                InnerUrl.CONNECTOR_J
                        .of(cluster, InnerUrl.apart("certificates"))
                        .replace("sslMode=DISABLED", "sslMode=REQUIRED"),
                cluster.user(),
                cluster.password());
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement();
                ResultSet cipher = statement.executeQuery("SHOW SESSION STATUS LIKE 'Ssl_server_not_after'")) {
            assertThat(cipher.next()).isTrue();
            assertThat(cipher.getString(2)).contains("GMT");
            Watched watched = connection.unwrap(Watched.class);
            await().atMost(20, SECONDS)
                    .untilAsserted(() -> assertThat(watched.topology().nodes())
                            .hasSize(3)
                            .allSatisfy(node -> assertThat(node.certificateExpires())
                                    .isAfter(Instant.now().plusSeconds(86_400 * 365L))));
        }
    }
}
