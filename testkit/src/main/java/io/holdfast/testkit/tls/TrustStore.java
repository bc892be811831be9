package io.holdfast.testkit.tls;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The authorities that a client trusts, as the drivers take them. A file that is there is replaced in one step, so that nobody reads
 * half of it. Immutable.
 */
public final class TrustStore {

    /** Of the key stores that {@link #write} makes. They hold certificates only, which are no secret. */
    public static final String PASSWORD = "holdfast";

    private final List<TestAuthority> authorities;

    private TrustStore(List<TestAuthority> authorities) {
        this.authorities = authorities;
    }

    /** Trusts these; two while one replaces the other. */
    public static TrustStore of(TestAuthority... authorities) {
        return new TrustStore(List.of(authorities));
    }

    /**
     * Writes a key store, PKCS #12 with the {@link #PASSWORD}: for {@code trustCertificateKeyStoreUrl} of MySQL Connector/J, {@code
     * trustStore} of MariaDB Connector/J.
     *
     * @throws UncheckedIOException if it cannot be written
     */
    public void write(Path file) {
        replace(file, this::store);
    }

    /**
     * Writes certificates as text: for {@code serverSslCert} of MariaDB Connector/J.
     *
     * @throws UncheckedIOException if it cannot be written
     */
    public void writePem(Path file) {
        String text = authorities.stream()
                .map(authority -> Pem.of(authority.certificate()))
                .collect(Collectors.joining());
        replace(file, temporary -> Files.writeString(temporary, text));
    }

    private interface Writing {
        void to(Path temporary) throws IOException;
    }

    private void store(Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            for (int i = 0; i < authorities.size(); i++) {
                store.setCertificateEntry("authority-" + i, authorities.get(i).certificate());
            }
            store.store(out, PASSWORD.toCharArray());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java writes no key store of the type PKCS12: " + e, e);
        }
    }

    private static void replace(Path file, Writing content) {
        try {
            Path folder = file.toAbsolutePath().getParent();
            Path temporary = Files.createTempFile(folder, file.getFileName().toString(), ".tmp");
            try {
                content.to(temporary);
                Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(temporary);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file + ": " + e, e);
        }
    }

    @Override
    public String toString() {
        return "trust in " + authorities;
    }
}
