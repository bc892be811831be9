package io.holdfast.it;

import io.holdfast.testkit.DatabaseCluster;
import io.holdfast.testkit.tls.TrustStore;
import java.nio.file.Path;

/** How the tests reach a cluster with certificates, and whom the inner driver trusts. */
enum TlsUrl {
    CONNECTOR_J(
            "mysql",
            "sslMode=VERIFY_IDENTITY&trustCertificateKeyStoreType=PKCS12&trustCertificateKeyStorePassword="
                    + TrustStore.PASSWORD + "&trustCertificateKeyStoreUrl="),
    MARIADB(
            "mariadb",
            "sslMode=verify-full&trustStoreType=PKCS12&trustStorePassword=" + TrustStore.PASSWORD + "&trustStore=");

    private final String scheme;
    private final String trust;

    TlsUrl(String scheme, String trust) {
        this.scheme = scheme;
        this.trust = trust;
    }

    /** These hosts, as {@code host:port,host:port}, and who is in a key store. */
    String at(String hosts, DatabaseCluster cluster, Path store) {
        return "jdbc:holdfast:" + scheme + "://" + hosts + "/" + cluster.database()
                + "?holdfast.failoverTimeout=20s&holdfast.connectTimeout=20s&" + trust
                + (this == CONNECTOR_J ? store.toUri() : store);
    }
}
