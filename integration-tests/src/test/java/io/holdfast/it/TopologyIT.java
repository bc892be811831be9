package io.holdfast.it;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.holdfast.HoldfastDataSource;
import io.holdfast.testkit.DatabaseCluster;
import io.holdfast.topology.ClusterTopology;
import io.holdfast.topology.NodeState;
import io.holdfast.topology.Watched;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What Holdfast comes to know of a cluster from a list of its hosts, on whichever the run is about. */
@ExtendWith(EngineExtension.class)
class TopologyIT {

    @Test
    void theKindIsRecognisedAndTheNodesAreThoseOfTheUrl(DatabaseCluster cluster) throws SQLException {
        HoldfastDataSource source =
                new HoldfastDataSource(Engine.current().url().of(cluster, ""), cluster.user(), cluster.password());
        try (Connection connection = source.getConnection()) {
            await().atMost(8, SECONDS)
                    .untilAsserted(() -> assertThat(topology(connection).nodes())
                            .isNotEmpty()
                            .allSatisfy(node -> assertThat(node.server()).isNotNull()));
            ClusterTopology topology = topology(connection);
            assertThat(topology.kind()).isEqualTo(Engine.current().kind());
            assertThat(topology.nodes()).hasSize(3).noneMatch(NodeState::discovered);
            assertThat(topology.nodes().stream()
                            .filter(node -> node.role() == NodeState.Role.WRITER)
                            .map(NodeState::address))
                    .singleElement()
                    .isEqualTo(topology.writer());
            if (Engine.current() != Engine.GALERA) { // where all may be written to
                assertThat(topology.writer())
                        .isEqualTo("127.0.0.1:" + cluster.writer().port());
            }
        }
    }

    private static ClusterTopology topology(Connection connection) throws SQLException {
        return connection.unwrap(Watched.class).topology();
    }
}
