package io.holdfast.it.faults;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** Certificates as they should not be. Java can sign none by itself, but its {@code keytool} can. */
final class Certificates {

    static final String PASSWORD = "for-this-test-only";

    private static final char[] SECRET = PASSWORD.toCharArray();
    private static final String ALIAS = "server";

    private Certificates() {}

    /**
     * Makes a self-signed certificate, and both forms of trust in it.
     *
     * @param start as {@code keytool} takes it: {@code -730d}
     * @param name what it is for: {@code ip:127.0.0.1}, {@code dns:db.example}
     */
    static void make(Path folder, String start, int days, String name)
            throws IOException, InterruptedException, GeneralSecurityException {
        Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
        List<String> command = List.of(
                keytool.toString(),
                "-genkeypair",
                "-alias",
                ALIAS,
                "-keyalg",
                "EC",
                "-dname",
                "CN=server",
                "-startdate",
                start,
                "-validity",
                Integer.toString(days),
                "-ext",
                "san=" + name,
                "-keystore",
                store(folder).toString(),
                "-storetype",
                "PKCS12",
                "-storepass",
                PASSWORD);
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(1, TimeUnit.MINUTES) || process.exitValue() != 0) {
            throw new IOException(command + " failed: " + said);
        }
        trust(folder, load(folder).getCertificate(ALIAS));
    }

    private static void trust(Path folder, Certificate certificate) throws IOException, GeneralSecurityException {
        String encoded = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(certificate.getEncoded());
        Files.writeString(pem(folder), "-----BEGIN CERTIFICATE-----\n" + encoded + "\n-----END CERTIFICATE-----\n");
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry(ALIAS, certificate);
        try (OutputStream out = Files.newOutputStream(trust(folder))) {
            trusted.store(out, SECRET);
        }
    }

    /** The certificate alone, as MariaDB's driver takes it. */
    static Path pem(Path folder) {
        return folder.resolve("server.pem");
    }

    /** A key store that trusts it, as Connector/J takes it. */
    static Path trust(Path folder) {
        return folder.resolve("trust.p12");
    }

    /** For the server that has it. */
    static SSLContext context(Path folder) throws IOException, GeneralSecurityException {
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(load(folder), SECRET);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }

    private static KeyStore load(Path folder) throws IOException, GeneralSecurityException {
        return KeyStore.getInstance(store(folder).toFile(), SECRET);
    }

    private static Path store(Path folder) {
        return folder.resolve("server.p12");
    }
}
