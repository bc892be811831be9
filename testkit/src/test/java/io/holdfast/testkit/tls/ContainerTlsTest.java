package io.holdfast.testkit.tls;

import static io.holdfast.testkit.Eventually.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.testkit.ClusterException;
import io.holdfast.testkit.DatabaseCluster;
import io.holdfast.testkit.DatabaseNode;
import io.holdfast.testkit.junit.ClusterExtension;
import java.sql.SQLException;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** MySQL 9.7 with OpenSSL. It reads no certificate that is not valid, but one that it has may expire. */
class ContainerTlsTest extends TlsContract {

    @RegisterExtension
    static final ClusterExtension CLUSTER =
            ClusterExtension.of(DatabaseCluster.containers().tls(AUTHORITY));

    @Override
    DatabaseCluster cluster() {
        return CLUSTER.cluster();
    }

    @Override
    void expire(DatabaseNode node, TestAuthority authority) {
        IssuedCertificate dying = showDying(node, authority);
        await().until(() -> Instant.now().isAfter(dying.until()));
    }

    /** Where it has expired before the server reads it, the machine is slow and the next one has more time. */
    private IssuedCertificate showDying(DatabaseNode node, TestAuthority authority) {
        for (int seconds = 2; ; seconds *= 2) {
            Instant now = Instant.now();
            IssuedCertificate dying = authority.issue(node.name(), now.minusSeconds(60), now.plusSeconds(seconds));
            try {
                cluster().certificate(node, dying);
                return dying;
            } catch (ClusterException e) {
                if (seconds >= 16 || Instant.now().isBefore(dying.until())) {
                    throw e;
                }
            }
        }
    }

    @Test
    void oneThatIsExpiredIsNotTakenAndTheOldOneStays() throws SQLException {
        DatabaseNode writer = cluster().writer();
        IssuedCertificate before = writer.certificate().orElseThrow();
        Instant now = Instant.now();
        IssuedCertificate expired = AUTHORITY.issue(writer.name(), now.minusSeconds(90), now.minusSeconds(60));
        assertThatThrownBy(() -> cluster().certificate(writer, expired))
                .isInstanceOf(ClusterException.class)
                .hasMessageContainingAll(writer.name(), expired.toString(), "Invalid certificates");
        assertThat(writer.certificate()).contains(before);
        TlsDriver.CONNECTOR_J_IDENTITY.connect(cluster(), writer, folder).close();
        cluster().restart(writer);
        TlsDriver.CONNECTOR_J_IDENTITY.connect(cluster(), writer, folder).close();
    }
}
