package io.holdfast.it;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.holdfast.HoldfastDataSource;
import io.holdfast.event.Watched;
import io.holdfast.testkit.DatabaseCluster;
import io.holdfast.testkit.DatabaseNode;
import io.holdfast.testkit.junit.ClusterExtension;
import io.holdfast.topology.NodeState;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What being watched costs the servers. */
@ExtendWith(ClusterExtension.class)
class MonitorCostIT {

    private static final int SECONDS_MEASURED = 8;

    @ParameterizedTest
    @ValueSource(ints = {1, 100})
    void calmItAsksEachNodeOnceASecondHoweverManyConnectionsThereAre(int connections, DatabaseCluster cluster)
            throws SQLException {
        try (Connections open = new Connections(connections, cluster)) {
            Map<DatabaseNode, Double> rates = rates("calm", open.all.size(), cluster.nodes());
            assertThat(rates.values()).allSatisfy(rate -> assertThat(rate).isBetween(0.5, 1.5));
        }
    }

    /** All connections wait for a writer at the same time, and one watch looks for it. */
    @ParameterizedTest
    @ValueSource(ints = {1, 100})
    void alarmedItAsksEachNodeTenTimesASecondHoweverManyConnectionsThereAre(int connections, DatabaseCluster cluster)
            throws Exception {
        Rows rows = Rows.in(cluster);
        try (Connections open = new Connections(connections, cluster)) {
            DatabaseNode dead = cluster.writer();
            cluster.crash(dead);
            List<CompletableFuture<Void>> waiting = open.all.stream()
                    .map(connection -> CompletableFuture.runAsync(
                            () -> Thrown.unavailable(() -> rows.count(connection)), task -> new Thread(task).start()))
                    .toList();
            List<DatabaseNode> alive =
                    cluster.nodes().stream().filter(node -> node != dead).toList();
            Map<DatabaseNode, Double> rates = rates("alarmed", connections, alive);
            for (CompletableFuture<Void> told : waiting) {
                told.get(30, SECONDS);
            }
            assertThat(rates.values()).allSatisfy(rate -> assertThat(rate).isBetween(4.0, 13.0));
        }
    }

    /** Open, and watched: all nodes are known. */
    private static final class Connections implements AutoCloseable {
        final List<Connection> all = new ArrayList<>();

        Connections(int count, DatabaseCluster cluster) throws SQLException {
            String options = "holdfast.failoverTimeout=" + (SECONDS_MEASURED + 4) + "s";
            HoldfastDataSource source = new HoldfastDataSource(
                    InnerUrl.CONNECTOR_J.of(cluster, options), cluster.user(), cluster.password());
            for (int i = 0; i < count; i++) {
                all.add(source.getConnection());
            }
            Watched watched = all.get(0).unwrap(Watched.class);
            await().atMost(5, SECONDS)
                    .untilAsserted(() -> assertThat(watched.topology().nodes())
                            .hasSize(3)
                            .noneMatch(node -> node.role() == NodeState.Role.UNKNOWN));
        }

        @Override
        public void close() throws SQLException {
            for (Connection connection : all) {
                connection.close();
            }
        }
    }

    /** How often these nodes are asked, per second. */
    private static Map<DatabaseNode, Double> rates(String state, int connections, List<DatabaseNode> nodes) {
        Map<DatabaseNode, Long> before = questions(nodes);
        long begin = System.nanoTime();
        await().pollDelay(SECONDS_MEASURED, SECONDS)
                .atMost(SECONDS_MEASURED + 5, SECONDS)
                .until(() -> true);
        double seconds = (System.nanoTime() - begin) / 1e9;
        Map<DatabaseNode, Double> rates = new LinkedHashMap<>();
        questions(nodes).forEach((node, now) -> {
            double rate = (now - before.getOrDefault(node, 0L)) / seconds;
            System.out.printf(
                    "%d connections, %s: %s was asked %.1f times a second%n", connections, state, node.name(), rate);
            rates.put(node, rate);
        });
        return rates;
    }

    private static Map<DatabaseNode, Long> questions(List<DatabaseNode> nodes) {
        Map<DatabaseNode, Long> counts = new LinkedHashMap<>();
        for (DatabaseNode node : nodes) {
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
