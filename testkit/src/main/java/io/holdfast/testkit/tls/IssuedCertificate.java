package io.holdfast.testkit.tls;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Instant;

/** A server's certificate with its key, as a {@link TestAuthority} issued it. Immutable. */
public final class IssuedCertificate {

    private final TestAuthority issuer;
    private final String node;
    private final X509Certificate certificate;
    private final PrivateKey key;
    private final X509Certificate authority;

    IssuedCertificate(TestAuthority issuer, String node, X509Certificate certificate, PrivateKey key) {
        this.issuer = issuer;
        this.node = node;
        this.certificate = certificate;
        this.key = key;
        this.authority = issuer.certificate();
    }

    /**
     * Another one of the same authority for the same server, with a key of its own and these dates.
     *
     * @throws IllegalArgumentException if it would end before it begins
     */
    public IssuedCertificate again(Instant from, Instant until) {
        return issuer.issue(node, from, until);
    }

    /** What the server shows. */
    public X509Certificate certificate() {
        return certificate;
    }

    /** From when on it is valid. */
    public Instant from() {
        return certificate.getNotBefore().toInstant();
    }

    /** Until when it is valid. */
    public Instant until() {
        return certificate.getNotAfter().toInstant();
    }

    /** The certificate, as {@code ssl_cert} takes it. */
    public String certificatePem() {
        return Pem.of(certificate);
    }

    /** The key without a password, PKCS #8, as {@code ssl_key} takes it. */
    public String keyPem() {
        return Pem.of(key);
    }

    /** The certificate of the authority, as {@code ssl_ca} takes it. */
    public String authorityPem() {
        return Pem.of(authority);
    }

    @Override
    public String toString() {
        return certificate.getSubjectX500Principal().getName() + " of "
                + authority.getSubjectX500Principal().getName() + ", from " + from() + " until " + until();
    }
}
