package io.holdfast.testkit.tls;

import io.holdfast.testkit.DatabaseCluster;
import io.holdfast.testkit.junit.ClusterExtension;
import org.junit.jupiter.api.extension.RegisterExtension;

/** MySQL 9.7 with OpenSSL. */
class ContainerTlsTest extends TlsContract {

    @RegisterExtension
    static final ClusterExtension CLUSTER =
            ClusterExtension.of(DatabaseCluster.containers().tls(AUTHORITY));

    @Override
    DatabaseCluster cluster() {
        return CLUSTER.cluster();
    }
}
