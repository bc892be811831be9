package io.holdfast.drills.stage;

import io.holdfast.testkit.tls.TestAuthority;
import io.holdfast.testkit.tls.TrustStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Whom the applications of a drill trust: a key store in a folder of its own, which is gone with the drill. The drivers read it anew
 * at each connect. For the drill's own thread.
 */
public final class Trust implements AutoCloseable {

    private final TestAuthority authority;
    private final Path folder;

    private Trust(TestAuthority authority, Path folder) {
        this.authority = authority;
        this.folder = folder;
    }

    /** Makes an authority, and a key store with that alone. */
    static Trust begin() {
        try {
            Trust trust = new Trust(
                    TestAuthority.create("first authority"), Files.createTempDirectory("holdfast-drill-trust"));
            trust.put(trust.authority);
            return trust;
        } catch (IOException e) {
            throw new UncheckedIOException("no folder for a key store is to be had: " + e, e);
        }
    }

    /** Who has issued the certificates that the servers begin with. */
    public TestAuthority authority() {
        return authority;
    }

    /** Whoever connects from now on trusts these and nobody else. */
    public void put(TestAuthority... trusted) {
        TrustStore.of(trusted).write(store());
    }

    /** What a URL of MySQL Connector/J says, so that the key store counts. */
    String options() {
        return "trustCertificateKeyStoreType=PKCS12&trustCertificateKeyStoreUrl=" + store().toUri()
                + "&trustCertificateKeyStorePassword=" + TrustStore.PASSWORD;
    }

    private Path store() {
        return folder.resolve("trust.p12");
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(store());
            Files.deleteIfExists(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("the key store " + store() + " is left behind: " + e, e);
        }
    }
}
