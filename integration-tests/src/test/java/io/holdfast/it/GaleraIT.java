package io.holdfast.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.HoldfastDataSource;
import io.holdfast.event.Watched;
import io.holdfast.testkit.DatabaseCluster;
import io.holdfast.testkit.DatabaseNode;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** A Galera cluster. */
@On(Engine.GALERA)
class GaleraIT extends GroupFaultsUnderLoad {

    /** As backup tools make it do; it takes connections, and calls itself synced and ready. */
    @Test
    void aNodeThatRejectsQueriesIsLeft(DatabaseCluster cluster) throws SQLException {
        Rows rows = Rows.in(cluster);
        HoldfastDataSource source =
                new HoldfastDataSource(InnerUrl.MARIADB.of(cluster, ""), cluster.user(), cluster.password());
        try (Connection connection = source.getConnection()) {
            rows.insert(connection, 1);
            String first = connection.unwrap(Watched.class).topology().writer();
            DatabaseNode rejecting = cluster.nodes().stream()
                    .filter(node -> ("127.0.0.1:" + node.port()).equals(first))
                    .findFirst()
                    .orElseThrow();
            rejecting.execute("SET GLOBAL wsrep_reject_queries = ALL");
            try {
                rows.insert(connection, 2);
                assertThat(connection.unwrap(Watched.class).topology().writer()).isNotEqualTo(first);
            } finally {
                rejecting.execute("SET GLOBAL wsrep_reject_queries = NONE");
            }
            assertThat(rows.stored()).containsExactly(1, 2);
        }
    }
}
