package io.holdfast.testkit.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.holdfast.testkit.ClusterException;
import io.holdfast.testkit.DatabaseCluster;
import io.holdfast.testkit.DatabaseNode;
import java.nio.file.Path;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateExpiredException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What holds of every cluster with certificates, whatever its servers are. */
abstract class TlsContract {

    static final TestAuthority AUTHORITY = TestAuthority.create();
    private static final TestAuthority OTHER = TestAuthority.create();
    private static final DateTimeFormatter SERVERS = DateTimeFormatter.ofPattern(
                    "MMM d HH:mm:ss yyyy 'GMT'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private final DatabaseCluster cluster = cluster();

    @TempDir
    Path folder;

    abstract DatabaseCluster cluster();

    /** Has a node show a certificate of the authority that is expired. */
    abstract void expire(DatabaseNode node, TestAuthority authority);

    @BeforeEach
    void trustTheAuthority() {
        TlsDriver.trust(folder, AUTHORITY);
    }

    @AfterEach
    void putGoodCertificatesBack() {
        for (DatabaseNode node : cluster.nodes()) {
            cluster.certificate(node, AUTHORITY.issue(node.name()));
        }
    }

    @ParameterizedTest
    @EnumSource
    void itsCertificatesAreAcceptedByThoseWhoTrustTheAuthority(TlsDriver driver) throws SQLException {
        for (DatabaseNode node : cluster.nodes()) {
            IssuedCertificate shown = node.certificate().orElseThrow();
            assertThat(shown.certificate().getSubjectX500Principal().getName()).isEqualTo("CN=" + node.name());
            try (Connection connection = driver.connect(cluster, node, folder)) {
                assertThat(TlsDriver.status(connection, "Ssl_cipher")).isNotEmpty();
                assertThat(TlsDriver.status(connection, "Ssl_server_not_after").replaceAll(" +", " "))
                        .isEqualTo(SERVERS.format(shown.until()));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void theyAreRefusedByThoseWhoTrustAnother(TlsDriver driver) {
        TlsDriver.trust(folder, OTHER);
        assertThatThrownBy(() -> driver.connect(cluster, cluster.writer(), folder))
                .isInstanceOf(SQLException.class)
                .satisfies(thrown -> assertThat(chain(thrown))
                        .hasAtLeastOneElementOfType(CertPathValidatorException.class.getSuperclass())
                        .anySatisfy(link -> assertThat(link)
                                .isInstanceOfAny(CertPathValidatorException.class, CertPathBuilderException.class)));
    }

    @ParameterizedTest
    @EnumSource
    void anExpiredOneIsRefusedWhileConnectionsThatAreOpenLiveOn(TlsDriver driver) throws SQLException {
        DatabaseNode writer = cluster.writer();
        try (Connection open = driver.connect(cluster, writer, folder)) {
            expire(writer, AUTHORITY);
            assertThat(chain(catchThrowable(() -> driver.connect(cluster, writer, folder))))
                    .hasAtLeastOneElementOfType(SQLException.class)
                    .hasAtLeastOneElementOfType(CertificateExpiredException.class);
            assertThat(TlsDriver.status(open, "Ssl_cipher")).isNotEmpty();
        }
    }

    /** Neither driver needs to be told: both read the file at every connect. */
    @ParameterizedTest
    @EnumSource
    void theAuthorityIsReplacedWhileClientsRun(TlsDriver driver) throws SQLException {
        DatabaseNode writer = cluster.writer();
        DatabaseNode replica = cluster.bestReplica();
        TlsDriver.trust(folder, AUTHORITY, OTHER);
        driver.connect(cluster, writer, folder).close();
        cluster.certificate(writer, OTHER.issue(writer.name()));
        driver.connect(cluster, writer, folder).close();
        driver.connect(cluster, replica, folder).close();
        TlsDriver.trust(folder, OTHER);
        driver.connect(cluster, writer, folder).close();
        assertThatThrownBy(() -> driver.connect(cluster, replica, folder)).isInstanceOf(SQLException.class);
        TlsDriver.trust(folder, AUTHORITY);
        assertThatThrownBy(() -> driver.connect(cluster, writer, folder)).isInstanceOf(SQLException.class);
        driver.connect(cluster, replica, folder).close();
    }

    /** What the servers do among themselves and what the kit does asks for no certificate. */
    @Test
    void aNodeKeepsItsCertificateWhateverHappensToIt() throws SQLException {
        DatabaseNode old = cluster.writer();
        DatabaseNode next = cluster.bestReplica();
        for (DatabaseNode node : cluster.nodes()) {
            expire(node, OTHER);
        }
        cluster.crash(old);
        IssuedCertificate given = OTHER.issue(old.name());
        cluster.certificate(old, given); // while it is down
        cluster.promote(next);
        cluster.restartAsReplica(old);
        TlsDriver.trust(folder, OTHER);
        TlsDriver.CONNECTOR_J_IDENTITY.connect(cluster, old, folder).close();
        cluster.restart(next);
        assertThat(chain(catchThrowable(() -> TlsDriver.CONNECTOR_J_CA.connect(cluster, next, folder))))
                .hasAtLeastOneElementOfType(CertificateExpiredException.class);
        cluster.switchover(old);
        cluster.crash(next);
        cluster.repair();
        assertThat(old.certificate()).contains(given);
        TlsDriver.CONNECTOR_J_IDENTITY.connect(cluster, old, folder).close();
        assertThat(chain(catchThrowable(() -> TlsDriver.MARIADB_FULL.connect(cluster, next, folder))))
                .hasAtLeastOneElementOfType(CertificateExpiredException.class);
    }

    @Test
    void itIsNotReplacedOnAFrozenNode() {
        DatabaseNode node = cluster.bestReplica();
        IssuedCertificate before = node.certificate().orElseThrow();
        IssuedCertificate next = AUTHORITY.issue(node.name());
        cluster.freeze(node);
        assertThatThrownBy(() -> cluster.certificate(node, next))
                .isInstanceOf(ClusterException.class)
                .hasMessage(node.name() + " is frozen; thaw it first");
        cluster.thaw(node);
        assertThat(node.certificate()).contains(before);
    }

    static List<Throwable> chain(@Nullable Throwable thrown) {
        List<Throwable> all = new ArrayList<>();
        for (Throwable link = thrown; link != null; link = link.getCause()) {
            all.add(link);
        }
        return all;
    }
}
