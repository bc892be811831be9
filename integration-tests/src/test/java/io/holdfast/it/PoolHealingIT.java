package io.holdfast.it;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.holdfast.event.Watched;
import io.holdfast.it.Pool.Opened;
import io.holdfast.it.Pool.Position;
import io.holdfast.testkit.DatabaseCluster;
import io.holdfast.testkit.DatabaseNode;
import io.holdfast.testkit.junit.ClusterExtension;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What goes wrong in pools after a failover with other drivers. */
class PoolHealingIT {

    private static final int SIZE = 4;

    @RegisterExtension
    static final ClusterExtension CLUSTER =
            ClusterExtension.of(DatabaseCluster.embedded().endpointDelay(Duration.ofMillis(500)));

    static Stream<Arguments> positions() {
        return Pool.underTest().stream()
                .flatMap(pool -> Stream.of(Position.values()).map(position -> Arguments.of(pool, position)));
    }

    static Stream<Pool> pools() {
        return Pool.underTest().stream();
    }

    private static Opened open(Pool pool, Position position, DatabaseCluster cluster) throws SQLException {
        return pool.open(position, InnerUrl.CONNECTOR_J, cluster, SIZE);
    }

    /**
     * HikariCP does not validate what was in use within 500 ms (issues 1839 and 2348), Tomcat JDBC and Agroal never do, and no
     * validation asks for the role: busy pools hand out connections to a demoted node for up to half an hour (HikariCP issues 1556,
     * 1802, 1971, 2184, 2185; mariadb-operator 1509 and 1736). And the AWS wrapper keeps one or two connections more on the server
     * for each one in the pool (its issues 1452 and 1539).
     */
    @ParameterizedTest
    @MethodSource("positions")
    void aBusyPoolHandsOutNothingThatIsReadOnlyAndDoesNotGrow(Pool pool, Position position, DatabaseCluster cluster)
            throws SQLException {
        Rows rows = Rows.in(cluster);
        Map<DatabaseNode, Long> before = new HashMap<>(); // of tests before this one, whose monitors may still be there
        cluster.nodes().forEach(node -> before.put(node, Pool.connections(cluster, node)));
        try (Opened opened = open(pool, position, cluster)) {
            opened.assertAllWrite(SIZE, rows, cluster);
            assertSizeOnWriterOnly(position, cluster, before);
            cluster.switchover(cluster.bestReplica());
            opened.assertAllWrite(SIZE, rows, cluster);
            assertThat(rows.stored()).hasSize(2 * SIZE);
            assertSizeOnWriterOnly(position, cluster, before);
        }
        await().atMost(20, SECONDS)
                .until(() -> Pool.connections(cluster, cluster.writer()) <= before.getOrDefault(cluster.writer(), 0L));
    }

    private static void assertSizeOnWriterOnly(
            Position position, DatabaseCluster cluster, Map<DatabaseNode, Long> before) {
        int watching = position == Position.BELOW ? 1 : 0; // at each node, one connection whatever the size of the pool
        await().atMost(20, SECONDS).untilAsserted(() -> {
            for (DatabaseNode node : cluster.nodes()) {
                assertThat(Pool.connections(cluster, node))
                        .as(node.name())
                        .isLessThanOrEqualTo(
                                before.getOrDefault(node, 0L) + watching + (node == cluster.writer() ? SIZE : 0));
            }
        });
        assertThat(Pool.connections(cluster, cluster.writer())).isPositive();
    }

    /** No driver, and no pool by itself, gets rid of the others when one connection has found that the role has changed. */
    @ParameterizedTest
    @MethodSource("pools")
    void siblingsOnAFormerWriterAreEvictedUnasked(Pool pool, DatabaseCluster cluster) throws SQLException {
        Rows rows = Rows.in(cluster);
        try (Opened opened = open(pool, Position.ABOVE, cluster)) {
            opened.assertAllWrite(SIZE, rows, cluster);
            DatabaseNode former = cluster.writer();
            assertThat(Pool.connections(cluster, former)).isPositive();
            cluster.switchover(cluster.bestReplica());
            if (pool == Pool.DBCP2) { // has no means of its own: they go when they are met
                opened.assertAllWrite(SIZE, rows, cluster);
            } else {
                opened.assertAllWrite(1, rows, cluster);
            }
            await().atMost(20, SECONDS).until(() -> Pool.connections(cluster, former) == 0);
            opened.assertAllWrite(SIZE, rows, cluster);
        }
    }

    /** Whoever relied on the session is told; whoever borrows next gets one that works, without having to know. */
    @ParameterizedTest
    @MethodSource("positions")
    void aSessionThatHeldStateEndsAndTheNextBorrowerHasAWholeOne(Pool pool, Position position, DatabaseCluster cluster)
            throws SQLException {
        Rows rows = Rows.in(cluster);
        try (Opened opened = open(pool, position, cluster)) {
            opened.assertAllWrite(SIZE, rows, cluster);
            List<Connection> holders = opened.borrow(2);
            execute(holders.get(0), "CREATE TEMPORARY TABLE mine (id INT)");
            execute(holders.get(1), "SELECT GET_LOCK('mine', 1)");
            cluster.switchover(cluster.bestReplica());
            for (Connection holder : holders) {
                Thrown.notApplied(() -> rows.insert(holder, 2));
                closeWhateverItSays(holder);
            }
            opened.assertAllWrite(SIZE, rows, cluster);
            assertThat(rows.stored()).doesNotContain(2);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            boolean unused = statement.execute(sql);
        }
    }

    /** HikariCP tells who closes it that the connection has ended; what counts is what it does with it. */
    private static void closeWhateverItSays(Connection ended) {
        try {
            ended.close();
        } catch (SQLException e) {
            assertThat(e.getSQLState()).isEqualTo("08003");
        }
    }

    /** Recovery needs a place in the pool, and has only those that it leaves itself. */
    @ParameterizedTest
    @MethodSource("pools")
    void aPoolThatIsAllInUseRecovers(Pool pool, DatabaseCluster cluster) throws SQLException {
        Rows rows = Rows.in(cluster);
        try (Opened opened = open(pool, Position.ABOVE, cluster)) {
            List<Connection> all = opened.borrow(SIZE);
            for (Connection connection : all) {
                connection.setAutoCommit(false);
                rows.insert(connection, 1);
            }
            cluster.switchover(cluster.bestReplica());
            for (Connection connection : all) {
                Thrown.notApplied(() -> rows.insert(connection, 2));
                connection.rollback();
                rows.insert(connection, 3);
                connection.commit();
                connection.setAutoCommit(true);
                connection.close();
            }
            assertThat(rows.stored()).containsExactly(3, 3, 3, 3);
        }
    }

    /**
     * An exception override that keeps the connection after an unknown commit, as is advised elsewhere, leaves broken ones in the
     * pool, without autocommit (aws-mysql-jdbc issue 425).
     */
    @ParameterizedTest
    @MethodSource("positions")
    void anUnknownCommitLeavesNoBrokenConnectionBehind(Pool pool, Position position, DatabaseCluster cluster)
            throws SQLException {
        Rows rows = Rows.in(cluster);
        try (Opened opened = open(pool, position, cluster)) {
            opened.assertAllWrite(SIZE, rows, cluster);
            Connection connection = opened.application().getConnection();
            connection.setAutoCommit(false);
            rows.insert(connection, 2);
            cluster.writer().proxy().cutAfterCommit();
            Thrown.unknown(connection::commit);
            if (pool == Pool.TOMCAT) { // does not roll back what comes back, with any driver
                connection.rollback();
            }
            connection.close();

            for (Connection next : opened.borrow(SIZE)) {
                if (pool == Pool.TOMCAT) { // gives out autocommit as it came back, with any driver
                    next.setAutoCommit(true);
                }
                assertThat(next.getAutoCommit()).isTrue();
                rows.insert(next, 3);
                next.close();
            }
            assertThat(rows.stored()).filteredOn(id -> id == 3).hasSize(SIZE);
        }
    }

    /** Both positions by turns. */
    static Stream<Arguments> alternatePositions() {
        return Pool.underTest().stream()
                .map(pool -> Arguments.of(pool, pool.ordinal() % 2 == 0 ? Position.BELOW : Position.ABOVE));
    }

    /** Pools drain to nothing around a failover and stay so (AWS wrapper issues 512 and 1789; HikariCP 2161). */
    @ParameterizedTest
    @MethodSource("alternatePositions")
    void aPoolDrainedByAnOutageFillsUpAgain(Pool pool, Position position, DatabaseCluster cluster) throws Exception {
        Rows rows = Rows.in(cluster);
        try (Opened opened = open(pool, position, cluster)) {
            opened.assertAllWrite(SIZE, rows, cluster);
            AtomicBoolean over = new AtomicBoolean();
            List<Thread> users = new ArrayList<>();
            for (DatabaseNode node : cluster.nodes()) {
                node.proxy().refuse();
                node.proxy().reset();
            }
            for (int i = 0; i < SIZE + 1; i++) {
                Thread user = new Thread(() -> {
                    while (!over.get()) {
                        boolean unused = works(opened);
                    }
                });
                user.start();
                users.add(user);
            }
            await().pollDelay(1, SECONDS).until(() -> users.stream().allMatch(Thread::isAlive));
            cluster.nodes().forEach(cluster::heal);
            await().atMost(20, SECONDS).until(() -> works(opened));
            over.set(true);
            for (Thread user : users) {
                user.join();
            }
            opened.assertAllWrite(SIZE, rows, cluster);
        }
    }

    private static boolean works(Opened opened) {
        try (Connection connection = opened.application().getConnection();
                Statement statement = connection.createStatement()) {
            return statement.execute("SELECT 1");
        } catch (SQLException e) {
            return false;
        }
    }

    /**
     * Pools test one connection after the other, and wait for each as long as they may: their size times the time-out (Quarkus 47091).
     * Here the monitor ends the first wait, and the other connections know.
     */
    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("poolsThatLiftTimeLimits")
    void aFrozenWriterIsWaitedForOnceWhateverTheSizeOfThePool(Pool pool, DatabaseCluster cluster) throws SQLException {
        Rows rows = Rows.in(cluster);
        int timeOut = 10;
        try (Opened opened = open(pool, Position.BELOW, cluster)) {
            opened.assertAllWrite(SIZE, rows, cluster);
            List<Connection> borrowed = opened.borrow(SIZE);
            Watched watched = borrowed.get(0).unwrap(Watched.class);
            await().atMost(30, SECONDS)
                    .untilAsserted(() -> assertThat(watched.topology().nodes())
                            .hasSize(3)
                            .allSatisfy(node -> assertThat(node.server()).isNotNull()));
            cluster.freeze(cluster.writer());
            cluster.promote(cluster.bestReplica());
            long begun = System.nanoTime();
            for (Connection connection : borrowed) {
                assertThat(connection.isValid(timeOut)).isTrue();
            }
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(2L * timeOut));
            Opened.giveBack(borrowed);
            opened.assertAllWrite(SIZE, rows, cluster);
        }
    }

    /** The pool that takes the time limit off a connection for which anybody has ever changed it. */
    static Stream<Pool> poolsThatLiftTimeLimits() {
        return Pool.underTest().stream().filter(pool -> pool == Pool.AGROAL);
    }

    /**
     * A stopped server keeps its connections open, answers nothing, and believes that it may be written to. What it does not answer
     * ends by the driver's own time limit.
     */
    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("poolsThatLiftTimeLimits")
    void aFrozenWriterIsLeftAndStaysLeftWhenItThaws(Pool pool, DatabaseCluster cluster) throws SQLException {
        Rows rows = Rows.in(cluster);
        try (Opened opened = pool.open(Position.ABOVE, InnerUrl.CONNECTOR_J, cluster, SIZE, "socketTimeout=1500")) {
            opened.assertAllWrite(SIZE, rows, cluster);
            DatabaseNode frozen = cluster.writer();
            cluster.freeze(frozen);
            cluster.promote(cluster.bestReplica());
            try (Connection reader = opened.application().getConnection()) {
                assertThat(rows.count(reader)).isEqualTo(SIZE);
            }
            opened.assertAllWrite(1, rows, cluster);
            cluster.thaw(frozen);
            opened.assertAllWrite(SIZE, rows, cluster);
            assertThat(rows.stored()).hasSize(2 * SIZE + 1);
        }
    }
}
