package io.holdfast.testkit.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.holdfast.testkit.ClusterException;
import io.holdfast.testkit.DatabaseCluster;
import io.holdfast.testkit.DatabaseNode;
import io.holdfast.testkit.junit.ClusterExtension;
import java.security.cert.CertificateNotYetValidException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** MariaDB 11.4 with WolfSSL. */
class EmbeddedTlsTest extends TlsContract {

    @RegisterExtension
    static final ClusterExtension CLUSTER =
            ClusterExtension.of(DatabaseCluster.embedded().tls(AUTHORITY));

    @Override
    DatabaseCluster cluster() {
        return CLUSTER.cluster();
    }

    @Override
    void expire(DatabaseNode node, TestAuthority authority) {
        Instant now = Instant.now();
        IssuedCertificate expired =
                authority.issue(node.name(), now.minus(Duration.ofDays(90)), now.minus(Duration.ofDays(1)));
        cluster().certificate(node, expired);
        assertThat(node.certificate()).contains(expired);
    }

    @Test
    void oneThatIsNotYetValidIsRefused() {
        DatabaseNode writer = cluster().writer();
        Instant tomorrow = Instant.now().plus(Duration.ofDays(1));
        cluster().certificate(writer, AUTHORITY.issue(writer.name(), tomorrow, tomorrow.plusSeconds(60)));
        assertThat(chain(catchThrowable(() -> TlsDriver.CONNECTOR_J_CA.connect(cluster(), writer, folder))))
                .hasAtLeastOneElementOfType(CertificateNotYetValidException.class);
    }

    @Test
    void thereIsNothingToReplaceInAClusterWithoutCertificates() {
        try (DatabaseCluster plain = DatabaseCluster.embedded().replicas(0).start()) {
            IssuedCertificate certificate = AUTHORITY.issue("db1");
            assertThat(plain.writer().certificate()).isEmpty();
            assertThatThrownBy(() -> plain.certificate(plain.writer(), certificate))
                    .isInstanceOf(ClusterException.class)
                    .hasMessage("db1 has no certificate to replace; build the cluster with tls(...)");
        }
    }
}
