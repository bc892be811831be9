package io.holdfast.it.faults;

import static io.holdfast.it.faults.Inner.CONNECTOR_J;
import static io.holdfast.it.faults.Inner.MARIADB;

import io.holdfast.fault.Fault;
import io.holdfast.testkit.wire.Answer;
import io.holdfast.testkit.wire.ScriptedServer;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Servers that cannot be trusted, and links that break while it is found out: the same states, told apart by causes. */
class TlsFaultsIT {

    @TempDir
    static Path expired;

    @TempDir
    static Path future;

    @TempDir
    static Path elsewhere;

    static final List<FaultCase> CASES = List.of(
            refused("a certificate that has expired", () -> expired, "VERIFY_CA", "verify-ca", false)
                    .also(81),
            refused(
                            "a certificate that has expired, in the loosest mode",
                            () -> expired,
                            "REQUIRED",
                            "verify-ca",
                            false)
                    .only(CONNECTOR_J),
            refused("a certificate from the future", () -> future, "PREFERRED", "verify-full", false)
                    .also(81),
            refused("a certificate that nobody vouches for", () -> elsewhere, "VERIFY_CA", "verify-ca", false)
                    .only(CONNECTOR_J),
            refused("a certificate that nobody vouches for", () -> elsewhere, "VERIFY_CA", "verify-ca", false)
                    .only(MARIADB)
                    .also(86),
            refused("a certificate for another name", () -> elsewhere, "VERIFY_IDENTITY", "verify-full", true)
                    .also(81),
            FaultCase.connecting(62, "a trust store that is not there", Fault.ACCESS_DENIED, driver -> {
                        try (ScriptedServer server = ScriptedServer.mysql().tls(Certificates.context(elsewhere))) {
                            connect(
                                    server,
                                    driver,
                                    driver.isConnectorJ() ? "VERIFY_CA" : "verify-ca",
                                    driver.isConnectorJ()
                                            ? "trustCertificateKeyStoreUrl=file:no-such-store"
                                            : "serverSslCert=no-such-store");
                        }
                    })
                    .also(81),
            cut("by the server's end", Answer.close()),
            cut("by a reset", Answer.reset()),
            cut("by silence", Answer.silence()),
            cut("by an answer in plain text", Answer.error(1040, "08004", "Too many connections")));

    @BeforeAll
    static void makeCertificates() throws Exception {
        Certificates.make(expired, "-730d", 365, "ip:127.0.0.1");
        Certificates.make(future, "+30d", 365, "ip:127.0.0.1");
        Certificates.make(elsewhere, "-1d", 365, "dns:db.example");
    }

    static Stream<Arguments> cases() {
        return FaultCase.withDrivers(CASES);
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("cases")
    void isClassified(FaultCase theCase, Inner driver) {
        theCase.check(driver);
    }

    private interface Folder {
        Path get();
    }

    private static FaultCase refused(
            String what, Folder certificate, String connectorJMode, String mariadbMode, boolean trusted) {
        return FaultCase.connecting(62, what, Fault.ACCESS_DENIED, driver -> {
            try (ScriptedServer server = ScriptedServer.mysql().tls(Certificates.context(certificate.get()))) {
                connect(
                        server,
                        driver,
                        driver.isConnectorJ() ? connectorJMode : mariadbMode,
                        trusted ? trust(driver, certificate.get()) : null);
            }
        });
    }

    private static String trust(Inner driver, Path folder) {
        return driver.isConnectorJ()
                ? "trustCertificateKeyStoreUrl=" + Certificates.trust(folder).toUri()
                        + "&trustCertificateKeyStoreType=PKCS12&trustCertificateKeyStorePassword="
                        + Certificates.PASSWORD
                : "serverSslCert=" + Certificates.pem(folder);
    }

    private static FaultCase cut(String how, Answer answer) {
        return FaultCase.connecting(61, "a TLS handshake that is cut " + how, Fault.UNREACHABLE, driver -> {
                    try (ScriptedServer server = ScriptedServer.mysql()
                            .tls(Certificates.context(elsewhere))
                            .onTls(answer)) {
                        connect(
                                server,
                                driver,
                                driver.isConnectorJ() ? "REQUIRED" : "trust",
                                "connectTimeout=1000&socketTimeout=1000");
                    }
                })
                .also(81);
    }

    private static void connect(ScriptedServer server, Inner driver, String mode, @Nullable String options)
            throws SQLException {
        String url = driver.tlsUrl(server.port(), "test", mode);
        Sql.connectAndClose(options == null ? url : url + "&" + options, "any", "thing");
    }
}
