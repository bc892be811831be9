package io.holdfast.testkit.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.testkit.DatabaseCluster;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.SignatureException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestAuthorityTest {

    private final TestAuthority authority = TestAuthority.create();

    @TempDir
    private Path folder;

    @Test
    void issuesCertificatesForThisMachineWithTheDatesThatAreWanted() throws Exception {
        Instant from = Instant.parse("2020-01-01T00:00:00Z");
        IssuedCertificate issued = authority.issue("db1", from, from.plusSeconds(60));
        X509Certificate certificate = issued.certificate();
        certificate.verify(authority.certificate().getPublicKey());
        assertThat(issued.from()).isEqualTo(from);
        assertThat(issued.until()).isEqualTo(from.plusSeconds(60));
        assertThat(certificate.getSubjectAlternativeNames())
                .extracting(name -> String.valueOf(name.get(1)))
                .containsExactly("127.0.0.1", "localhost");
        assertThat(issued)
                .hasToString("CN=db1 of " + authority + ", from 2020-01-01T00:00:00Z until 2020-01-01T00:01:00Z");
        assertThat(issued.certificatePem()).startsWith("-----BEGIN CERTIFICATE-----\n");
        assertThat(issued.keyPem())
                .startsWith("-----BEGIN PRIVATE KEY-----\n")
                .endsWith("\n-----END PRIVATE KEY-----\n");
        assertThat(issued.authorityPem()).isNotEqualTo(issued.certificatePem());
    }

    @Test
    void isGoodByDefaultAndTakesAnyName() throws Exception {
        IssuedCertificate issued = authority.issue("a, \"b\"=c+d");
        issued.certificate().checkValidity();
        assertThat(issued.certificate().getSubjectX500Principal().getName()).startsWith("CN=a\\,");
    }

    @Test
    void twoOfOneNameAreTwo() {
        TestAuthority one = TestAuthority.create("same");
        TestAuthority other = TestAuthority.create("same");
        assertThat(one).hasToString("CN=same");
        X509Certificate certificate = one.issue("db1").certificate();
        assertThatThrownBy(() -> certificate.verify(other.certificate().getPublicKey()))
                .isInstanceOf(SignatureException.class);
    }

    @Test
    void refusesDatesThatMakeNoSense() {
        Instant from = Instant.parse("2020-01-01T00:00:00Z");
        assertThatThrownBy(() -> authority.issue("db1", from, from))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a certificate from " + from + " until " + from + " ends first");
    }

    @Test
    void writesWhomToTrustAndReplacesTheFileInOneStep() throws Exception {
        TestAuthority other = TestAuthority.create();
        Path store = folder.resolve("trust.p12");
        TrustStore.of(authority).write(store);
        assertThat(certificates(store)).isEqualTo(1);
        TrustStore.of(authority, other).write(store);
        assertThat(certificates(store)).isEqualTo(2);
        Path pem = folder.resolve("trust.pem");
        TrustStore.of(authority, other).writePem(pem);
        assertThat(Files.readString(pem).split("-----END CERTIFICATE-----\n")).hasSize(2);
        assertThat(folder).isDirectoryNotContaining("glob:**.tmp");
        Path nowhere = folder.resolve("no/trust.p12");
        assertThatThrownBy(() -> TrustStore.of(authority).write(nowhere))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("cannot write " + nowhere);
    }

    @Test
    void isNotForGalera() {
        assertThatThrownBy(() ->
                        DatabaseCluster.containers().galera().tls(authority).start())
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessage("tls(...) is not to be had with galera()");
    }

    private static int certificates(Path store) throws Exception {
        KeyStore read = KeyStore.getInstance(store.toFile(), TrustStore.PASSWORD.toCharArray());
        return Collections.list(read.aliases()).size();
    }
}
