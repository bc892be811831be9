package io.holdfast.testkit.tls;

import io.holdfast.testkit.DatabaseCluster;
import io.holdfast.testkit.junit.ClusterExtension;
import org.junit.jupiter.api.extension.RegisterExtension;

/** MariaDB 11.4 with WolfSSL. */
class EmbeddedTlsTest extends TlsContract {

    @RegisterExtension
    static final ClusterExtension CLUSTER =
            ClusterExtension.of(DatabaseCluster.embedded().tls(AUTHORITY));

    @Override
    DatabaseCluster cluster() {
        return CLUSTER.cluster();
    }
}
