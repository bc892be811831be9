package io.holdfast.it;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import io.holdfast.event.Watched;
import io.holdfast.testkit.DatabaseCluster;
import io.holdfast.testkit.DatabaseNode;
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

/**
 * What being watched costs the servers, by their own counters, and what is left of it afterwards. On the engine of the run, {@code
 * -Dholdfast.it.engine}; prints its figures.
 */
@ExtendWith(EngineExtension.class)
class MonitorCostIT {

    private static final int SECONDS_MEASURED = 8;
    private static final int TRIES = 3;

    private static final String OF_SERVER = "SHOW GLOBAL STATUS WHERE Variable_name IN ('Com_select',"
            + " 'Com_show_slave_status', 'Com_show_replica_status')";

    /** The emulation asks its servers, too, whenever it is asked. */
    private static final String OF_USER =
            "SELECT SELECT_COMMANDS AS Value FROM information_schema.USER_STATISTICS WHERE USER = 'holdfast'";

    @ParameterizedTest
    @ValueSource(ints = {1, 100})
    void calmItAsksEachNodeOnceASecondHoweverManyConnectionsAndPoolsThereAre(int connections, DatabaseCluster cluster)
            throws Exception {
        try (Staging staging = Staging.on(cluster)) {
            try (Connections open = new Connections(connections, staging)) {
                onceOf(TRIES, () -> assertCalm(open.all.size(), cluster));
            }
            assertNothingIsLeft(connections, cluster);
        }
    }

    private static void assertCalm(int connections, DatabaseCluster cluster) {
        Map<DatabaseNode, Long> dials = dials(cluster);
        Map<DatabaseNode, Double> rates = rates("calm", connections, cluster.nodes());
        double once = 1.0 / SECONDS_MEASURED; // more or less, by where the time begins and ends
        rates.forEach((node, rate) -> {
            long dialled = node.proxy().connectionsAccepted() - dials.getOrDefault(node, 0L);
            if (node == cluster.writer() || Engine.current() == Engine.AURORA_EMULATION) {
                assertThat(rate).as(node.name()).isBetween(0.5, 1 + once);
                assertThat(dialled).as(node.name()).isZero();
            } else { // by a new connection every three seconds, over which the driver has a question of its own
                assertThat(rate).as(node.name()).isBetween(0.5, 1 + 1 / 3.0 + once);
                assertThat(dialled).as(node.name()).isBetween(1L, 1L + SECONDS_MEASURED / 3);
            }
        });
    }

    /** A machine that stands still for a moment has the monitor ask more, as it should: what it does by itself it does every time. */
    private static void onceOf(int tries, Measurement measurement) throws Exception {
        for (int i = 1; ; i++) {
            try {
                measurement.run();
                return;
            } catch (AssertionError e) {
                if (i == tries) {
                    throw e;
                }
                System.out.println("measured once more: " + e.getMessage());
            }
        }
    }

    private interface Measurement {
        void run() throws Exception;
    }

    private static void assertNothingIsLeft(int connections, DatabaseCluster cluster) {
        long closed = System.nanoTime();
        await().atMost(20, SECONDS)
                .untilAsserted(() -> assertThat(cluster.nodes())
                        .allSatisfy(node ->
                                assertThat(node.proxy().openConnections()).isZero()));
        double sockets = (System.nanoTime() - closed) / 1e9;
        await().atMost(60, SECONDS)
                .untilAsserted(() -> assertThat(HoldfastThreads.alive()).isEmpty());
        double threads = (System.nanoTime() - closed) / 1e9;
        System.out.printf(
                "%s, %d connections, closed: 0 sockets after %.1f s, 0 threads after %.1f s%n",
                Engine.current(), connections, sockets, threads);
    }

    /** All connections wait for a writer at the same time, and one watch looks for it. */
    @ParameterizedTest
    @ValueSource(ints = {1, 100})
    void alarmedItAsksEachNodeTenTimesASecondHoweverManyConnectionsAndPoolsThereAre(
            int connections, DatabaseCluster cluster) throws Exception {
        onceOf(TRIES, () -> {
            cluster.repair();
            assertAlarmed(connections, cluster);
        });
    }

    private static void assertAlarmed(int connections, DatabaseCluster cluster) throws Exception {
        Rows rows = Rows.in(cluster);
        try (Staging staging = Staging.on(cluster);
                Connections open = new Connections(connections, staging)) {
            List<DatabaseNode> alive = leaveWithoutWriter(cluster);
            List<CompletableFuture<Void>> waiting = open.all.stream()
                    .map(connection -> CompletableFuture.runAsync(
                            () -> Thrown.unavailable(() -> rows.count(connection)), task -> new Thread(task).start()))
                    .toList();
            Map<DatabaseNode, Double> rates = rates("alarmed", connections, alive);
            for (CompletableFuture<Void> told : waiting) {
                told.get(60, SECONDS);
            }
            // Every 100 ms, give or take 20, and one more at either end; fewer on a machine that is busy with all these
            // calls.
            assertThat(rates.values())
                    .allSatisfy(rate -> assertThat(rate).isBetween(4.0, 12.5 + 1.0 / SECONDS_MEASURED));
        }
    }

    /** Kills the writer; where the others would go on without it, enough of them not to. */
    private static List<DatabaseNode> leaveWithoutWriter(DatabaseCluster cluster) {
        List<DatabaseNode> others = cluster.nodes().stream()
                .filter(node -> node != cluster.writer())
                .toList();
        List<DatabaseNode> left = Engine.current().decidesTogether() ? others.subList(0, 1) : others;
        cluster.nodes().stream().filter(node -> !left.contains(node)).forEach(cluster::crash);
        if (Engine.current() == Engine.GALERA) {
            await("the node that is left notices that it is alone")
                    .atMost(30, SECONDS)
                    .until(() -> "OFF"
                            .equals(left.get(0)
                                    .query("SHOW GLOBAL STATUS LIKE 'wsrep_ready'")
                                    .get(0)
                                    .get("Value")));
        }
        return left;
    }

    /** Open, each ten of a pool of their own, and watched: all nodes are known. */
    private static final class Connections implements AutoCloseable {
        private static final int OF_ONE_POOL = 10;

        final List<Connection> all = new ArrayList<>();
        private final List<HikariDataSource> pools = new ArrayList<>();

        Connections(int count, Staging staging) throws SQLException {
            String options = "holdfast.failoverTimeout=" + (SECONDS_MEASURED + 4) + "s";
            if (Engine.current() == Engine.AURORA_EMULATION) {
                staging.cluster.nodes().forEach(node -> node.execute("SET GLOBAL userstat = ON"));
            }
            while (all.size() < count) {
                HikariDataSource pool = new HikariDataSource();
                pools.add(pool);
                pool.setJdbcUrl(staging.url(options));
                pool.setUsername(staging.cluster.user());
                pool.setPassword(staging.cluster.password());
                pool.setMaximumPoolSize(Math.min(OF_ONE_POOL, count));
                for (int i = 0; i < pool.getMaximumPoolSize(); i++) {
                    all.add(pool.getConnection());
                }
            }
            Watched watched = all.get(0).unwrap(Watched.class);
            await().atMost(20, SECONDS)
                    .untilAsserted(() -> assertThat(watched.topology().nodes())
                            .hasSize(3)
                            .noneMatch(node -> node.role() == NodeState.Role.UNKNOWN));
            staging.agree(watched.topology());
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
        Map<DatabaseNode, Long> costs = new LinkedHashMap<>();
        Map<DatabaseNode, Counted> before = new LinkedHashMap<>();
        for (DatabaseNode node : nodes) {
            Counted first = Counted.on(node);
            Counted second = Counted.on(node);
            costs.put(node, second.questions - first.questions);
            before.put(node, second);
        }
        await().pollDelay(SECONDS_MEASURED, SECONDS)
                .atMost(SECONDS_MEASURED + 30, SECONDS)
                .until(() -> true);
        Map<DatabaseNode, Double> rates = new LinkedHashMap<>();
        before.forEach((node, then) -> {
            Counted now = Counted.on(node);
            long asked = now.questions - then.questions - costs.getOrDefault(node, 0L);
            double rate = asked / ((now.nanos - then.nanos) / 1e9);
            System.out.printf(
                    "%s, %d connections, %s: %s was asked %.1f times a second%n",
                    Engine.current(), connections, state, node.name(), rate);
            rates.put(node, rate);
        });
        return rates;
    }

    /** What a server has been asked until some moment; to find out, too, costs it the same each time. */
    private record Counted(long questions, long nanos) {

        static Counted on(DatabaseNode node) {
            long questions = node.query(Engine.current() == Engine.AURORA_EMULATION ? OF_USER : OF_SERVER).stream()
                    .mapToLong(row -> Long.parseLong(String.valueOf(row.get("Value"))))
                    .sum();
            return new Counted(questions, System.nanoTime());
        }
    }
}
