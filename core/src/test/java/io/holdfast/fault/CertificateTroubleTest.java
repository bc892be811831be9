package io.holdfast.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.FileNotFoundException;
import java.net.ConnectException;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertPath;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateFactory;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.junit.jupiter.api.Test;

/** Chains as the drivers make them. */
class CertificateTroubleTest {

    private static final String CERTIFICATE = """
            -----BEGIN CERTIFICATE-----
            MIIBbTCCAROgAwIBAgIBBzAKBggqhkjOPQQDAjASMRAwDgYDVQQDDAdUZXN0IENB
            MB4XDTI2MTEyODE3NDczOVoXDTI2MTIyODE3NDczOVowDjEMMAoGA1UEAwwDZGIx
            MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEyOQJd9i7Xpyd6fpraa1ACvHHXfeh
            I4gvCLdt6ih+FnSBiz88J9QXsGPUJtnPznl/rMqwWw8pvzOlO3siwLLKu6NeMFww
            GgYDVR0RBBMwEYcEfwAAAYIJbG9jYWxob3N0MB0GA1UdDgQWBBTjYaSZj5wwq8Dz
            wPLT8tKBO5LFOjAfBgNVHSMEGDAWgBRiTlRi3qVRrhvVGGz6RyP0iDv91TAKBggq
            hkjOPQQDAgNIADBFAiEA2mM66fIyIwG7Pg6UUB3VIRSSjuDu4uZBn7fteJ3MwagC
            IAk6DlNJ/GlkVwVMzneZWIEZsigMElAszMdOqkfh00qd
            -----END CERTIFICATE-----
            """;
    private static final Instant UNTIL = Instant.parse("2026-12-28T17:47:39Z");

    private static CertPath path() throws CertificateException {
        CertificateFactory factory = CertificateFactory.getInstance("X.509");
        return factory.generateCertPath(List.of(factory.generateCertificate(
                new ByteArrayInputStream(CERTIFICATE.getBytes(StandardCharsets.US_ASCII)))));
    }

    private static List<X509Certificate> shown() throws CertificateException {
        return List.of((X509Certificate) path().getCertificates().get(0));
    }

    private static CertificateTrouble of(Throwable reason) {
        SSLHandshakeException handshake = new SSLHandshakeException(reason.getMessage());
        handshake.initCause(reason);
        return Objects.requireNonNull(
                CertificateTrouble.of(new SQLException("Communications link failure", "08S01", handshake)));
    }

    @Test
    void connectorJTellsTheDateOfAnExpiredOne() {
        Instant expired = Instant.parse("2026-11-27T17:25:13Z");
        CertificateTrouble trouble = of(new CertificateExpiredException("NotAfter: " + Date.from(expired)));
        assertThat(trouble.kind()).isEqualTo(CertificateTrouble.Kind.EXPIRED);
        assertThat(trouble.until()).isEqualTo(expired);
        assertThat(trouble.describe()).isEqualTo("its certificate expired on 2026-11-27T17:25:13Z");
    }

    @Test
    void orOfOneThatIsNotYetValid() {
        Instant begins = Instant.parse("2027-01-02T03:04:05Z");
        CertificateTrouble trouble = of(new CertificateNotYetValidException("NotBefore: " + Date.from(begins)));
        assertThat(trouble.from()).isEqualTo(begins);
        assertThat(trouble.describe()).isEqualTo("its certificate is not valid before 2027-01-02T03:04:05Z");
    }

    @Test
    void aDateThatCannotBeReadIsLeftOut() {
        assertThat(of(new CertificateExpiredException("NotAfter: whenever")).describe())
                .isEqualTo("its certificate has expired");
        assertThat(of(new CertificateExpiredException()).describe()).isEqualTo("its certificate has expired");
        assertThat(of(new CertificateNotYetValidException("no")).describe())
                .isEqualTo("its certificate is not valid yet");
    }

    @Test
    void javasOwnTrustManagerTellsTheSubjectToo() throws Exception {
        CertPathValidatorException invalid = new CertPathValidatorException(
                "validity check failed",
                new CertificateExpiredException("NotAfter: x"),
                path(),
                0,
                BasicReason.EXPIRED);
        CertificateTrouble trouble = of(new CertificateException(invalid));
        assertThat(trouble.kind()).isEqualTo(CertificateTrouble.Kind.EXPIRED);
        assertThat(trouble.subject()).isEqualTo("CN=db1");
        assertThat(trouble.describe()).isEqualTo("its certificate CN=db1 expired on " + UNTIL);
    }

    @Test
    void oneOfAnotherAuthorityIsToldByEither() throws Exception {
        assertThat(of(new CertPathBuilderException("unable to find valid certification path to requested target"))
                        .describe())
                .isEqualTo("its certificate is not trusted");
        CertPathValidatorException noAnchor =
                new CertPathValidatorException("Path does not chain with any of the trust anchors", null, path(), -1);
        assertThat(of(new CertificateException(noAnchor)).describe())
                .isEqualTo("its certificate CN=db1, issued by CN=Test CA, is not trusted (valid until " + UNTIL + ")");
    }

    @Test
    void whatTheServerShowsMakesUpForWhatTheDriverDoesNotTell() throws Exception {
        CertificateTrouble expired = of(new CertificateExpiredException("NotAfter: " + Date.from(UNTIL)));
        assertThat(expired.isComplete()).isFalse();
        CertificateTrouble known = expired.with(shown());
        assertThat(known.isComplete()).isTrue();
        assertThat(known.describe()).isEqualTo("its certificate CN=db1 expired on " + UNTIL);
        assertThat(of(new CertificateExpiredException()).with(shown()).describe())
                .isEqualTo(known.describe());
        CertificateTrouble untrusted = of(new CertPathBuilderException("unable to find"));
        assertThat(untrusted.with(shown()).describe())
                .isEqualTo("its certificate CN=db1, issued by CN=Test CA, is not trusted (valid until " + UNTIL + ")");
        assertThat(of(new SSLPeerUnverifiedException("no name")).with(shown()).describe())
                .isEqualTo("its certificate CN=db1, issued by CN=Test CA, is refused: no name");
        assertThat(of(new CertificateNotYetValidException("no")).with(shown()).describe())
                .isEqualTo("its certificate CN=db1 is not valid before 2026-11-28T17:47:39Z");
    }

    @Test
    void aCertificateWithAnotherDateIsNotTheOneThatHasExpired() throws Exception {
        CertificateTrouble expired =
                of(new CertificateExpiredException("NotAfter: " + Date.from(UNTIL.minusSeconds(1))));
        assertThat(expired.with(shown())).isSameAs(expired);
        assertThat(expired.with(List.of())).isSameAs(expired);
        CertificateTrouble early =
                of(new CertificateNotYetValidException("NotBefore: " + Date.from(UNTIL.minusSeconds(1))));
        assertThat(early.with(shown())).isSameAs(early);
    }

    @Test
    void theSameTroubleMayBeKnownMoreOrLess() throws Exception {
        CertificateTrouble expired = of(new CertificateExpiredException("NotAfter: " + Date.from(UNTIL)));
        CertificateTrouble untrusted = of(new CertPathBuilderException("unable to find"));
        assertThat(expired.isLike(expired.with(shown()))).isTrue();
        assertThat(expired.with(shown()).isLike(expired)).isTrue();
        assertThat(untrusted.isLike(untrusted.with(shown()))).isTrue();
        assertThat(expired.isLike(untrusted)).isFalse();
        assertThat(expired.isLike(null)).isFalse();
        assertThat(expired.isLike(of(new CertificateExpiredException("NotAfter: " + Date.from(Instant.EPOCH)))))
                .isFalse();
    }

    @Test
    void anythingElseKeepsItsWords() {
        assertThat(of(new CertificateException("None of the DNS or IP ...")).describe())
                .isEqualTo("its certificate is refused: None of the DNS or IP ...");
        assertThat(of(new SSLPeerUnverifiedException("DNS host \"db\" not found"))
                        .describe())
                .isEqualTo("its certificate is refused: DNS host \"db\" not found");
    }

    @Test
    void otherTroubleIsNone() {
        assertThat(CertificateTrouble.of(null)).isNull();
        assertThat(CertificateTrouble.of(new SQLException(new ConnectException("Connection refused"))))
                .isNull();
        assertThat(CertificateTrouble.of(new SQLException(new FileNotFoundException("trust.p12"))))
                .isNull();
        assertThat(CertificateTrouble.of(new SQLException("Access denied", "28000", 1045)))
                .isNull();
    }
}
