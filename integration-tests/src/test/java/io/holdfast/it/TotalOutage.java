package io.holdfast.it;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;

import io.holdfast.testkit.DatabaseCluster;
import io.holdfast.testkit.DatabaseNode;
import java.sql.Connection;
import java.sql.SQLException;

/** All nodes at once. */
final class TotalOutage {

    private TotalOutage() {}

    /** An outage that another test has made may be remembered for a moment. */
    static Connection connected(DatabaseCluster cluster, String options) {
        return await().atMost(30, SECONDS)
                .ignoreExceptionsInstanceOf(SQLException.class)
                .until(() -> InnerUrl.CONNECTOR_J.connect(cluster, options), connection -> true);
    }

    static void refuseAll(DatabaseCluster cluster) {
        for (DatabaseNode node : cluster.nodes()) {
            node.proxy().refuse();
            node.proxy().reset();
        }
    }
}
