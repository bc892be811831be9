package io.holdfast.testkit.containers;

import static io.holdfast.testkit.Eventually.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.testkit.ClusterException;
import io.holdfast.testkit.DatabaseNode;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** MariaDB's Galera. */
class GaleraTest extends GroupContract {

    @Override
    ContainerCluster.Builder kind(ContainerCluster.Builder builder) {
        return builder.galera();
    }

    @Override
    String readingWithoutTheOthers() {
        return "&sessionVariables=wsrep_dirty_reads=ON";
    }

    @Override
    boolean isMemberOf(DatabaseNode node, int members) {
        try {
            return status(node, "wsrep_cluster_status").equals("Primary")
                    && status(node, "wsrep_local_state").equals("4")
                    && status(node, "wsrep_cluster_size").equals(String.valueOf(members));
        } catch (ClusterException e) {
            return false;
        }
    }

    private static String status(DatabaseNode node, String name) {
        return String.valueOf(
                node.query("SHOW GLOBAL STATUS LIKE '" + name + "'").get(0).get("Value"));
    }

    @Test
    void acceptsWritesEverywhere() throws SQLException {
        int id = 1;
        for (DatabaseNode node : cluster.nodes()) {
            assertThat(node.readOnly()).isFalse();
            try (Connection connection = connect(node)) {
                insert(connection, id++);
            }
        }
        isEverywhere(1, 2, 3);
    }

    @Test
    void aNodeWithoutTheOthersSaysThatItIsNotPrepared() throws SQLException {
        try (Connection connection = connect(old)) {
            cluster.partition(old);
            await().untilAsserted(() ->
                    assertThat(status(old, "wsrep_cluster_status")).isEqualTo("non-Primary"));
            assertThatThrownBy(() -> insert(connection, 1))
                    .isInstanceOfSatisfying(
                            SQLException.class,
                            e -> assertThat(e.getErrorCode()).isEqualTo(1047));
            cluster.heal(old);
            insert(connection, 1);
        }
        isEverywhere(1);
    }
}
