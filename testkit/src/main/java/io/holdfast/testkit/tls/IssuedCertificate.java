package io.holdfast.testkit.tls;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Instant;

/** A server's certificate with its key, as a {@link TestAuthority} issued it. Immutable. */
public final class IssuedCertificate {

    private final X509Certificate certificate;
    private final PrivateKey key;
    private final X509Certificate authority;

    IssuedCertificate(X509Certificate certificate, PrivateKey key, X509Certificate authority) {
        this.certificate = certificate;
        this.key = key;
        this.authority = authority;
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
