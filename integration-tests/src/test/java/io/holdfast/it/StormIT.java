package io.holdfast.it;

import static io.holdfast.it.TotalOutage.connected;
import static io.holdfast.it.TotalOutage.refuseAll;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.holdfast.HoldfastDataSource;
import io.holdfast.event.Watched;
import io.holdfast.testkit.DatabaseCluster;
import io.holdfast.testkit.junit.ClusterExtension;
import io.holdfast.testkit.proxy.FaultProxy;
import java.net.InetSocketAddress;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** How many connect and wait in an outage. */
@ExtendWith(ClusterExtension.class)
class StormIT {

    private static final int POOL = 20;
    private static final int SECONDS_OF_OUTAGE = 30;

    /** HikariCP sets it, to its own limit, for everybody. */
    @BeforeEach
    void forgetLoginTimeout() {
        DriverManager.setLoginTimeout(0);
    }

    /** The AWS wrapper makes 58,908 connects for one {@code getConnection()} in this case. */
    @Test
    void aPoolAgainstAPortThatAcceptsAndClosesMakesNoStorm(DatabaseCluster cluster) throws Exception {
        InetSocketAddress writer =
                new InetSocketAddress("127.0.0.1", cluster.writer().directPort());
        AtomicBoolean over = new AtomicBoolean();
        try (FaultProxy seen = FaultProxy.to(writer);
                FaultProxy neverSeen = FaultProxy.to(writer);
                HikariDataSource warm = pool(seen, cluster);
                HikariDataSource cold = pool(neverSeen, cluster)) {
            List<Connection> borrowed = new ArrayList<>();
            for (int i = 0; i < POOL; i++) {
                borrowed.add(warm.getConnection());
            }
            for (Connection connection : borrowed) {
                connection.close();
            }
            long before = seen.connectionsAccepted();
            for (FaultProxy proxy : List.of(seen, neverSeen)) {
                proxy.cutAfterBytes(FaultProxy.Direction.TO_CLIENT, 0);
            }
            List<Thread> users = new ArrayList<>();
            for (int i = 0; i < POOL; i++) {
                users.add(hammering(warm, over));
                users.add(hammering(cold, over));
            }
            long end = System.nanoTime() + SECONDS.toNanos(SECONDS_OF_OUTAGE);
            await().atMost(SECONDS_OF_OUTAGE + 10, SECONDS).until(() -> System.nanoTime() > end);
            over.set(true);
            long warmConnects = seen.connectionsAccepted() - before;
            long coldConnects = neverSeen.connectionsAccepted();
            System.out.println("connects in " + SECONDS_OF_OUTAGE + " s, pool of " + POOL + ": after it was seen "
                    + warmConnects + ", never seen " + coldConnects);
            assertThat(warmConnects).isBetween(5L, 60L);
            assertThat(coldConnects).isBetween(5L, 60L);

            seen.pass();
            neverSeen.pass();
            for (HikariDataSource pool : List.of(warm, cold)) {
                await().atMost(20, SECONDS).until(() -> works(pool));
            }
            for (Thread user : users) {
                user.join();
            }
        }
    }

    private static HikariDataSource pool(FaultProxy proxy, DatabaseCluster cluster) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(InnerUrl.CONNECTOR_J.at("127.0.0.1:" + proxy.port(), cluster, "holdfast.failoverTimeout=5s"));
        config.setUsername(cluster.user());
        config.setPassword(cluster.password());
        config.setMaximumPoolSize(POOL);
        config.setConnectionTimeout(2_000);
        config.setInitializationFailTimeout(-1);
        return new HikariDataSource(config);
    }

    private static Thread hammering(DataSource pool, AtomicBoolean over) {
        Thread thread = new Thread(() -> {
            while (!over.get()) {
                boolean unused = works(pool);
            }
        });
        thread.start();
        return thread;
    }

    private static boolean works(DataSource pool) {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            return statement.execute("SELECT 1");
        } catch (SQLException e) {
            return false;
        }
    }

    @Test
    void onceAnOutageIsKnownCallersAreToldAtOnceAndTheFirstNodeEndsIt(DatabaseCluster cluster) throws SQLException {
        String options = "holdfast.failoverTimeout=1s";
        connected(cluster, "").close(); // the first of a JVM may take longer than that
        try (Connection connection = connected(cluster, options);
                Statement statement = connection.createStatement()) {
            refuseAll(cluster);
            Thrown.unavailable(() -> statement.executeQuery("SELECT 1"));
            await().atMost(20, SECONDS).untilAsserted(() -> {
                long start = System.nanoTime();
                SQLException told = Thrown.unavailable(() -> statement.executeQuery("SELECT 1"));
                assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(200));
                assertThat((Throwable) told).hasMessageContaining("refused").hasMessageContaining("for ");
            });
            long start = System.nanoTime();
            for (int i = 0; i < 100; i++) {
                Thrown.unavailable(() -> statement.executeQuery("SELECT 1"));
            }
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(30));

            cluster.writer().proxy().pass();
            await().atMost(15, SECONDS).until(() -> {
                try {
                    return statement.execute("SELECT 1");
                } catch (SQLException notYet) {
                    return false;
                }
            });
        }
    }

    /** Those who find it full are told at once; those who wait in it are let go by an interrupt. */
    @Test
    void theWaitingRoomHasABound(DatabaseCluster cluster) throws Exception {
        int room = 1_000;
        int more = 25;
        HoldfastDataSource source = new HoldfastDataSource(
                InnerUrl.CONNECTOR_J.of(cluster, "holdfast.failoverTimeout=60s"), cluster.user(), cluster.password());
        try (Connection connection = connected(cluster, "holdfast.failoverTimeout=60s")) {
            assertThat(connection.isValid(10)).isTrue();
            Watched watched = connection.unwrap(Watched.class);
            long refused = watched.counts().connectsRefused();
            refuseAll(cluster);
            Queue<String> told = new ConcurrentLinkedQueue<>();
            List<Thread> callers = new ArrayList<>();
            for (int i = 0; i < room + more; i++) {
                Thread caller = new Thread(() -> {
                    try {
                        source.getConnection().close();
                    } catch (SQLException e) {
                        told.add(e.getSQLState() + " " + e.getMessage());
                    }
                });
                caller.start();
                callers.add(caller);
            }
            await().atMost(60, SECONDS).until(() -> told.size() >= more);
            await().during(1, SECONDS).atMost(20, SECONDS).until(() -> told.size() == more);
            assertThat(told)
                    .allSatisfy(
                            message -> assertThat(message).startsWith("08001").contains("1000 callers are waiting"));
            assertThat(watched.counts().waiting()).isEqualTo(room);
            assertThat(watched.counts().connectsRefused()).isEqualTo(refused + more);
            callers.forEach(Thread::interrupt);
            for (Thread caller : callers) {
                caller.join(10_000);
                assertThat(caller.isAlive()).isFalse();
            }
        }
    }
}
