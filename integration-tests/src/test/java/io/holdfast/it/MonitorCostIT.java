package io.holdfast.it;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.holdfast.HoldfastDataSource;
import io.holdfast.testkit.DatabaseCluster;
import io.holdfast.testkit.DatabaseNode;
import io.holdfast.testkit.junit.ClusterExtension;
import io.holdfast.topology.NodeState;
import io.holdfast.topology.Watched;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What being watched costs the servers. */
@ExtendWith(ClusterExtension.class)
class MonitorCostIT {

    private static final int CALM_SECONDS = 8;

    @ParameterizedTest
    @ValueSource(ints = {1, 100})
    void calmItAsksEachNodeOnceASecondHoweverManyConnectionsThereAre(int connections, DatabaseCluster cluster)
            throws SQLException {
        HoldfastDataSource source =
                new HoldfastDataSource(InnerUrl.CONNECTOR_J.of(cluster, ""), cluster.user(), cluster.password());
        List<Connection> open = new ArrayList<>();
        try {
            for (int i = 0; i < connections; i++) {
                open.add(source.getConnection());
            }
            Watched watched = open.get(0).unwrap(Watched.class);
            await().atMost(5, SECONDS)
                    .untilAsserted(() -> assertThat(watched.topology().nodes())
                            .hasSize(3)
                            .noneMatch(node -> node.role() == NodeState.Role.UNKNOWN));
            Map<DatabaseNode, Long> before = questions(cluster);
            long begin = System.nanoTime();
            await().pollDelay(CALM_SECONDS, SECONDS)
                    .atMost(CALM_SECONDS + 5, SECONDS)
                    .until(() -> true);
            double seconds = (System.nanoTime() - begin) / 1e9;
            questions(cluster).forEach((node, now) -> {
                long asked = now - before.getOrDefault(node, 0L);
                System.out.printf(
                        "%d connections, calm: %s was asked %d times in %.1f s%n",
                        connections, node.name(), asked, seconds);
                assertThat(asked).isBetween(CALM_SECONDS / 2L, (long) seconds + 3);
            });
        } finally {
            for (Connection connection : open) {
                connection.close();
            }
        }
    }

    private static Map<DatabaseNode, Long> questions(DatabaseCluster cluster) {
        Map<DatabaseNode, Long> counts = new LinkedHashMap<>();
        for (DatabaseNode node : cluster.nodes()) {
            Object value =
                    node.query("SHOW GLOBAL STATUS LIKE 'Com_select'").get(0).get("Value");
            Object shows = node.query("SHOW GLOBAL STATUS LIKE 'Com_show_slave_status'")
                    .get(0)
                    .get("Value");
            counts.put(node, Long.parseLong(String.valueOf(value)) + Long.parseLong(String.valueOf(shows)));
        }
        return counts;
    }
}
