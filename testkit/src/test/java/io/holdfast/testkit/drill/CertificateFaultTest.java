package io.holdfast.testkit.drill;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.testkit.DatabaseCluster;
import io.holdfast.testkit.junit.ClusterExtension;
import io.holdfast.testkit.tls.TestAuthority;
import io.holdfast.testkit.tls.TrustStore;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A certificate that expires, seen by a service that looks at certificates and by one that does not. */
class CertificateFaultTest {

    private static final TestAuthority AUTHORITY = TestAuthority.create();

    @RegisterExtension
    static final ClusterExtension CLUSTER =
            ClusterExtension.of(DatabaseCluster.embedded().replicas(0).tls(AUTHORITY));

    @TempDir
    private Path folder;

    private static RehearsalResult rehearse(String options) throws Exception {
        DatabaseCluster cluster = CLUSTER.cluster();
        Orders orders = new Orders(cluster, () -> open(cluster, options));
        var good = cluster.writer().certificate();
        RehearsalResult result =
                Rehearsal.of(cluster, Fault.CERTIFICATE_EXPIRED).run(orders::place, Orders.ORDERS, Orders.LINES);
        assertThat(cluster.writer().certificate()).isEqualTo(good);
        return result;
    }

    private static java.sql.Connection open(DatabaseCluster cluster, String options) throws SQLException {
        String url = "jdbc:mariadb://127.0.0.1:" + cluster.writer().port() + "/" + cluster.database()
                + "?connectTimeout=10000&" + options;
        return DriverManager.getConnection(url, cluster.user(), cluster.password());
    }

    @Test
    void whoeverVerifiesGetsNoConnectionUntilThereIsAnotherCertificate() throws Exception {
        Path trust = folder.resolve("trust.p12");
        TrustStore.of(AUTHORITY).write(trust);

        RehearsalResult result = rehearse("sslMode=verify-full&trustStore=" + trust
                + "&trustStoreType=PKCS12&trustStorePassword=" + TrustStore.PASSWORD);

        result.assertSurvived();
        assertThat(result.figures().serverGapMillis()).isGreaterThanOrEqualTo(2_000);
        assertThat(result.figures().longestGapMillis()).isGreaterThan(1_000);
        assertThat(result.toString())
                .contains(Fault.CERTIFICATE_EXPIRED.summary(), "has expired", "another certificate");
    }

    @Test
    void whoeverDoesNotSeesAReset() throws Exception {
        RehearsalResult result = rehearse("sslMode=trust");

        result.assertSurvived();
        result.assertFailuresAtMost(4);
    }
}
