package io.holdfast.testkit.tls;

import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A certificate authority for tests. It issues certificates for servers on this machine, with whatever dates, and is trusted by
 * nobody but those who are given a {@link TrustStore} with it. Keys are of the curve P-256; a certificate is made in some
 * milliseconds.
 *
 * <pre>{@code
 * TestAuthority authority = TestAuthority.create();
 * TrustStore.of(authority).write(folder.resolve("trust.p12"));
 * try (DatabaseCluster cluster = DatabaseCluster.embedded().tls(authority).start()) {
 *     Instant now = Instant.now();
 *     DatabaseNode writer = cluster.writer();
 *     cluster.certificate(writer, authority.issue(writer.name(), now.minus(90, DAYS), now.minus(1, DAYS)));
 * }
 * }</pre>
 *
 * <p>Needs {@code org.bouncycastle:bcpkix-jdk18on}, which the kit does not bring. Safe for use by many threads.
 */
public final class TestAuthority {

    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final Duration BEGAN_BEFORE = Duration.ofDays(365 * 5);
    private static final Duration LASTS = Duration.ofDays(365 * 10);
    /** For clocks that are not exactly right. */
    private static final Duration A_DAY = Duration.ofDays(1);

    private static final Duration A_YEAR = Duration.ofDays(365);

    private final KeyPair keys;
    private final X509Certificate certificate;

    private TestAuthority(KeyPair keys, X509Certificate certificate) {
        this.keys = keys;
        this.certificate = certificate;
    }

    /**
     * A new authority with a key and a name of its own.
     *
     * @throws IllegalStateException if Bouncy Castle is missing
     */
    public static TestAuthority create() {
        return create("Holdfast test authority " + COUNT.incrementAndGet());
    }

    /**
     * A new authority of this name. Two of one name are two authorities.
     *
     * @param name its common name
     * @throws IllegalStateException if Bouncy Castle is missing
     */
    public static TestAuthority create(String name) {
        BouncyCastle.mustBeThere();
        Instant from = Instant.now().minus(BEGAN_BEFORE);
        KeyPair keys = CertificateMaker.newKeys();
        return new TestAuthority(keys, CertificateMaker.authority(name, keys, from, from.plus(LASTS)));
    }

    /** A certificate that is good: from a day ago, for a year. */
    public IssuedCertificate issue(String node) {
        Instant from = Instant.now().minus(A_DAY);
        return issue(node, from, from.plus(A_YEAR));
    }

    /**
     * A certificate for 127.0.0.1 and localhost, with a key of its own.
     *
     * @param node its common name, {@code CN=db1}
     * @param from when it becomes valid, to the second
     * @param until when it expires, to the second
     * @throws IllegalArgumentException if it would end before it begins
     */
    public IssuedCertificate issue(String node, Instant from, Instant until) {
        if (!until.isAfter(from)) {
            throw new IllegalArgumentException("a certificate from " + from + " until " + until + " ends first");
        }
        KeyPair own = CertificateMaker.newKeys();
        return new IssuedCertificate(
                this,
                node,
                CertificateMaker.server(node, own.getPublic(), from, until, certificate, keys.getPrivate()),
                own.getPrivate());
    }

    /** Its own certificate, which clients have to trust. */
    public X509Certificate certificate() {
        return certificate;
    }

    @Override
    public String toString() {
        return certificate.getSubjectX500Principal().getName();
    }
}
