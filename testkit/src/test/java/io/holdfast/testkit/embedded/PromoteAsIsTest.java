package io.holdfast.testkit.embedded;

import static io.holdfast.testkit.Eventually.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.testkit.DatabaseCluster;
import io.holdfast.testkit.DatabaseNode;
import io.holdfast.testkit.junit.ClusterExtension;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What an operator does in a hurry: the nearest replica becomes the writer, whatever it lacks. */
@ExtendWith(ClusterExtension.class)
class PromoteAsIsTest {

    private final DatabaseCluster cluster;
    private final Application application;
    private final DatabaseNode old;
    private final DatabaseNode behind;
    private final DatabaseNode other;

    PromoteAsIsTest(DatabaseCluster cluster) {
        this.cluster = cluster;
        application = new Application(cluster);
        application.makeTable();
        old = cluster.writer();
        List<DatabaseNode> replicas =
                cluster.nodes().stream().filter(node -> !node.equals(old)).toList();
        behind = replicas.get(0);
        other = replicas.get(1);
    }

    @Test
    void losesWhatTheReplicaHasReceivedAndNotApplied() throws SQLException {
        application.insert(1);
        application.isEverywhere(1);
        cluster.lag(behind, Duration.ofHours(1));
        application.insert(2);
        application.isOn(other, 2);
        cluster.crash(old);

        assertThat(cluster.promoteAsIs(behind)).isEqualTo(1);

        assertThat(cluster.writer()).isSameAs(behind);
        assertThat(cluster.endpoint().target()).isIn(old, behind);
        application.insert(3); // It waits for nobody.
        assertThat(application.count(behind, 1)).isEqualTo(1);
        assertThat(application.count(behind, 2)).isZero();
        assertThat(application.count(other, 3))
                .as("on one that does not follow")
                .isZero();
        assertThat(other.readOnly()).isTrue();
    }

    @Test
    void takesAReplicaThatCannotApplyAnythingMore() throws SQLException {
        behind.execute("SET STATEMENT sql_log_bin=0 FOR INSERT INTO holdfast.t VALUES (7)");
        application.insert(7);
        application.isOn(other, 7);
        await().untilAsserted(() ->
                assertThat(behind.query("SHOW SLAVE STATUS").get(0)).containsEntry("Last_SQL_Errno", "1062"));
        cluster.crash(old);
        assertThatThrownBy(() -> cluster.promote(behind))
                .hasMessageContaining(behind.name() + " cannot become the writer");

        assertThat(cluster.promoteAsIs(behind)).isEqualTo(1);

        application.insert(8);
        application.isOn(behind, 8);
        cluster.restartAsReplica(old);
        cluster.restartAsReplica(other);
        application.insert(9);
        application.isEverywhere(9);
    }
}
