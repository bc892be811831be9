package io.holdfast.it;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
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
    void calmItAsksEachNodeOnceASecondHoweverManyConnectionsAndPoolsThereAre(int connections, DatabaseCluster cluster)
            throws SQLException {
        try (Connections open = new Connections(connections, cluster)) {
            Map<DatabaseNode, Long> dials = dials(cluster);
            Map<DatabaseNode, Double> rates = rates("calm", open.all.size(), cluster.nodes());
            double once = 1.0 / SECONDS_MEASURED; // more or less, by where the time begins and ends
            rates.forEach((node, rate) -> {
                long dialled = node.proxy().connectionsAccepted() - dials.get(node);
                if (node == cluster.writer()) {
                    assertThat(rate).as(node.name()).isBetween(0.8 - once, 1 + once);
                    assertThat(dialled).as(node.name()).isZero();
                } else { // by a new connection every three seconds, over which the driver has a question of its own
                    assertThat(rate).as(node.name()).isBetween(0.8 - once, 1 + 1 / 3.0 + once);
                    assertThat(dialled).as(node.name()).isBetween(1L, 1L + SECONDS_MEASURED / 3);
                }
            });
        }
    }

    /** All connections wait for a writer at the same time, and one watch looks for it. */
    @ParameterizedTest
    @ValueSource(ints = {1, 100})
    void alarmedItAsksEachNodeTenTimesASecondHoweverManyConnectionsAndPoolsThereAre(
            int connections, DatabaseCluster cluster) throws Exception {
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
            // Every 100 ms, give or take 20, and one more at either end; fewer on a machine that is busy with all these
            // calls.
            assertThat(rates.values())
                    .allSatisfy(rate -> assertThat(rate).isBetween(6.0, 12.5 + 1.0 / SECONDS_MEASURED));
        }
    }

    /** Open, each ten of a pool of their own, and watched: all nodes are known. */
    private static final class Connections implements AutoCloseable {
        private static final int OF_ONE_POOL = 10;

        final List<Connection> all = new ArrayList<>();
        private final List<HikariDataSource> pools = new ArrayList<>();

        Connections(int count, DatabaseCluster cluster) throws SQLException {
            String options = "holdfast.failoverTimeout=" + (SECONDS_MEASURED + 4) + "s";
            while (all.size() < count) {
                HikariDataSource pool = new HikariDataSource();
                pools.add(pool);
                pool.setJdbcUrl(InnerUrl.CONNECTOR_J.of(cluster, options));
                pool.setUsername(cluster.user());
                pool.setPassword(cluster.password());
                pool.setMaximumPoolSize(Math.min(OF_ONE_POOL, count));
                for (int i = 0; i < pool.getMaximumPoolSize(); i++) {
                    all.add(pool.getConnection());
                }
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
            pools.forEach(HikariDataSource::close);
        }
    }

    /** How many connections each node has been opened. */
    private static Map<DatabaseNode, Long> dials(DatabaseCluster cluster) {
        Map<DatabaseNode, Long> counts = new LinkedHashMap<>();
        cluster.nodes().forEach(node -> counts.put(node, node.proxy().connectionsAccepted()));
        return counts;
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
