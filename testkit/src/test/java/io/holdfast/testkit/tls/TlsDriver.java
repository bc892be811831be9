package io.holdfast.testkit.tls;

import io.holdfast.testkit.DatabaseCluster;
import io.holdfast.testkit.DatabaseNode;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** How a driver is told whom to trust. */
enum TlsDriver {
    CONNECTOR_J_CA,
    CONNECTOR_J_IDENTITY,
    MARIADB_CA,
    MARIADB_FULL,
    MARIADB_PEM;

    private String url(DatabaseCluster cluster, DatabaseNode node, Path folder) {
        String place = "127.0.0.1:" + node.port() + "/" + cluster.database();
        Path store = folder.resolve("trust.p12");
        return switch (this) {
            case CONNECTOR_J_CA -> "jdbc:mysql://" + place + "?sslMode=VERIFY_CA" + keyStore(store);
            case CONNECTOR_J_IDENTITY -> "jdbc:mysql://" + place + "?sslMode=VERIFY_IDENTITY" + keyStore(store);
            case MARIADB_CA -> "jdbc:mariadb://" + place + "?sslMode=verify-ca" + trustStore(store);
            case MARIADB_FULL -> "jdbc:mariadb://" + place + "?sslMode=verify-full" + trustStore(store);
            case MARIADB_PEM ->
                "jdbc:mariadb://" + place + "?sslMode=verify-full&serverSslCert=" + folder.resolve("trust.pem");
        };
    }

    private static String keyStore(Path store) {
        return "&trustCertificateKeyStoreUrl=" + store.toUri()
                + "&trustCertificateKeyStoreType=PKCS12&trustCertificateKeyStorePassword=" + TrustStore.PASSWORD;
    }

    private static String trustStore(Path store) {
        return "&trustStore=" + store + "&trustStoreType=PKCS12&trustStorePassword=" + TrustStore.PASSWORD;
    }

    /** Writes whom to trust, for all of them. */
    static void trust(Path folder, TestAuthority... authorities) {
        TrustStore.of(authorities).write(folder.resolve("trust.p12"));
        TrustStore.of(authorities).writePem(folder.resolve("trust.pem"));
    }

    Connection connect(DatabaseCluster cluster, DatabaseNode node, Path folder) throws SQLException {
        return DriverManager.getConnection(url(cluster, node, folder), cluster.user(), cluster.password());
    }

    static String status(Connection connection, String name) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SHOW SESSION STATUS LIKE '" + name + "'")) {
            return rows.next() ? rows.getString(2) : "";
        }
    }
}
