package io.holdfast.testkit.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.testkit.DatabaseCluster;
import io.holdfast.testkit.DatabaseNode;
import io.holdfast.testkit.junit.ClusterExtension;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A group whose members show certificates, and ask each other for none. */
class GroupTlsTest {

    private static final TestAuthority AUTHORITY = TestAuthority.create();

    @RegisterExtension
    static final ClusterExtension CLUSTER =
            ClusterExtension.of(DatabaseCluster.containers().groupReplication().tls(AUTHORITY));

    private final DatabaseCluster cluster = CLUSTER.cluster();

    @TempDir
    private Path folder;

    @Test
    void aMemberKeepsTheCertificateThatItWasGiven() throws SQLException {
        TestAuthority other = TestAuthority.create();
        DatabaseNode old = cluster.writer();
        cluster.certificate(old, other.issue(old.name()));
        cluster.crash(old);
        cluster.promote(cluster.bestReplica());
        cluster.restartAsReplica(old);
        TlsDriver.trust(folder, other);
        try (Connection connection = TlsDriver.CONNECTOR_J_IDENTITY.connect(cluster, old, folder)) {
            assertThat(TlsDriver.status(connection, "Ssl_cipher")).isNotEmpty();
        }
        TlsDriver.trust(folder, AUTHORITY);
        TlsDriver.MARIADB_FULL.connect(cluster, cluster.writer(), folder).close();
        assertThatThrownBy(() -> TlsDriver.MARIADB_FULL.connect(cluster, old, folder))
                .isInstanceOf(SQLException.class);
    }
}
