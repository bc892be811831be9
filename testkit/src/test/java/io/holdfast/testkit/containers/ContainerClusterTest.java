package io.holdfast.testkit.containers;

import static io.holdfast.testkit.Eventually.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.testkit.ClusterException;
import io.holdfast.testkit.DatabaseCluster;
import io.holdfast.testkit.DatabaseNode;
import io.holdfast.testkit.NewTable;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Every verb, on one cluster of three MySQL servers, repaired after each test; skipped where no container engine answers. */
class ContainerClusterTest {

    private static @Nullable DatabaseCluster started;

    private DatabaseCluster cluster;
    private DatabaseNode old;
    private DatabaseNode next;
    private DatabaseNode third;

    @BeforeAll
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    static void start() {
        ContainerCluster.unavailableBecause().ifPresent(Assumptions::abort);
        started = DatabaseCluster.containers()
                .endpointDelay(Duration.ofMillis(300))
                .start();
    }

    @AfterAll
    static void stop() {
        if (started != null) {
            started.close();
        }
    }

    @BeforeEach
    void makeTable() {
        cluster = Objects.requireNonNull(started, "the cluster that start() starts");
        old = cluster.writer();
        next = cluster.nodes().stream().filter(node -> node != old).findFirst().orElseThrow();
        third = cluster.nodes().stream()
                .filter(node -> node != old && node != next)
                .findFirst()
                .orElseThrow();
        NewTable.make(cluster);
    }

    @AfterEach
    void repair() {
        cluster.repair();
    }

    // ---- as it starts ----

    @Test
    void hasOneWriterAndReplicasThatOrdinaryAccountsCannotWriteTo() throws SQLException {
        assertThat(cluster.nodes()).extracting(DatabaseNode::name).containsExactly("db1", "db2", "db3");
        assertThat(cluster.nodes())
                .allSatisfy(node -> assertThat(node.readOnly()).isEqualTo(node != old));
        for (DatabaseNode node : cluster.nodes()) {
            assertThat(value(node, "@@super_read_only")).isEqualTo(node == old ? "0" : "1");
            assertThat(value(node, "@@server_id")).isEqualTo(String.valueOf(node.serverId()));
        }
        isRefusedAsReadOnly(() -> insert(next.port(), 1));
        insert(1);
        isEverywhere(1);
        assertThat(old.query("SHOW GRANTS FOR holdfast@'%'"))
                .allSatisfy(row -> assertThat(row.values())
                        .allSatisfy(grant -> assertThat(grant).doesNotContain("SUPER", "CONNECTION_ADMIN")));
    }

    @Test
    void waitsForAReplicaBeforeACommitIsVisibleAndNeverStopsToDoSo() {
        assertThat(value(old, "@@rpl_semi_sync_source_enabled")).isEqualTo("1");
        assertThat(value(old, "@@rpl_semi_sync_source_wait_point")).isEqualTo("AFTER_SYNC");
        assertThat(value(old, "@@rpl_semi_sync_source_wait_no_replica")).isEqualTo("1");
        assertThat(value(old, "@@rpl_semi_sync_source_timeout > 86400000")).isEqualTo("1");
        cluster.crash(next);
        cluster.crash(third);
        CompletableFuture<Void> commit = insertAlong(1);
        await().untilAsserted(() -> assertThat(waitingCommits(old)).isEqualTo(1));
        assertThat(count(old, 1)).as("visible").isZero();
        assertThat(commit).isNotDone();

        cluster.restart(next);
        await().untilAsserted(() -> assertThat(commit).isCompleted());
        assertThat(count(old, 1)).isEqualTo(1);
        isOn(next, 1);
    }

    @Test
    void keepsOnAReplicaWhateverItHasAcknowledged() throws SQLException {
        cluster.lag(next, Duration.ofHours(1));
        cluster.lag(third, Duration.ofHours(1));
        for (int id = 1; id <= 20; id++) {
            insert(id);
        }
        cluster.crash(old);
        assertThat(count(next, 1)).as("applied, in spite of the lag").isZero();
        cluster.promote(cluster.bestReplica());
        for (int id = 1; id <= 20; id++) {
            isOn(cluster.writer(), id);
        }
    }

    @Test
    void losesWhatAReplicaLacksThatIsPromotedAsItIs() throws SQLException {
        cluster.lag(next, Duration.ofHours(1));
        insert(1);
        insert(2);
        isOn(third, 2);
        cluster.crash(old);
        assertThat(cluster.promoteAsIs(next)).isEqualTo(2);
        assertThat(cluster.writer()).isSameAs(next);
        insert(3);
        assertThat(count(next, 1) + count(next, 2)).isZero();
        cluster.restartAsReplica(old);
        cluster.restartAsReplica(third);
        insert(4);
        isEverywhere(3);
        isEverywhere(4);
    }

    // ---- switchover ----

    @Test
    void switchesOverAndLeavesConnectionsOpenOnAReadOnlyNode() throws SQLException {
        insert(1);
        try (Connection idle = connect(old.port());
                Connection open = connect(old.port())) {
            open.setAutoCommit(false);
            insert(open, 2);

            cluster.switchover(next);

            assertThat(cluster.writer()).isSameAs(next);
            assertThat(old.readOnly()).isTrue();
            assertThat(next.readOnly()).isFalse();
            isRefusedAsReadOnly(() -> insert(idle, 3));
            isRefusedAsReadOnly(open::commit);
        }
        insert(4);
        isEverywhere(1);
        isEverywhere(4);
        await().untilAsserted(() -> assertThat(cluster.endpoint().target()).isSameAs(next));
        insert(cluster.endpoint().port(), 5);
        cluster.switchover(old);
        insert(6);
        isEverywhere(6);
        assertThat(count(old, 2)).isZero();
    }

    @Test
    void demotesAndAcceptsWritesAgain() throws SQLException {
        cluster.demote(old);
        isRefusedAsReadOnly(() -> insert(old.port(), 1));
        cluster.switchover(old);
        insert(1);
    }

    // ---- failover ----

    @Test
    void aCrashedWriterComesBackWithoutWhatWasNeverAcknowledged() throws SQLException {
        insert(1);
        isEverywhere(1); // one replica's acknowledgement is enough for a commit, and it may be the other one's
        cluster.crash(next);
        cluster.crash(third);
        CompletableFuture<Void> unacknowledged = insertAlong(2);
        await().untilAsserted(() -> assertThat(waitingCommits(old)).isEqualTo(1));
        cluster.crash(old);
        await().untilAsserted(() -> assertThat(unacknowledged).isCompletedExceptionally());
        assertThat(old.alive()).isFalse();
        assertThatThrownBy(() -> old.query("SELECT 1"))
                .isInstanceOf(ClusterException.class)
                .hasMessage(old.name() + " is not running; restart it first");
        int port = old.directPort();

        cluster.restart(next);
        cluster.promote(next);
        insert(3);
        cluster.restartAsReplica(third);
        cluster.restartAsReplica(old);

        assertThat(old.directPort()).isEqualTo(port);
        assertThat(old.readOnly()).isTrue();
        isEverywhere(1);
        isEverywhere(3);
        assertThat(count(old, 2)).as("never acknowledged").isZero();
        insert(4);
        isEverywhere(4);
    }

    @Test
    void aFrozenWriterThatWasReplacedIsStillOneWhenItThaws() throws SQLException {
        try (Connection connection = connect(old.port())) {
            insert(connection, 1);
            cluster.freeze(old);
            assertThat(old.frozen()).isTrue();
            assertThat(old.alive()).isTrue();
            cluster.promote(next);
            insert(2);
            isOn(third, 2);
            cluster.thaw(old);
            assertThat(old.frozen()).isFalse();
            assertThat(old.readOnly()).isFalse();
            assertThat(connection.isValid(30)).isTrue();
        }
        cluster.repair();
        assertThat(old.readOnly()).isTrue();
        isEverywhere(2);
    }

    @Test
    void aFrozenServerCanBeKilled() {
        cluster.freeze(next);
        cluster.crash(next);
        assertThat(next.alive()).isFalse();
        assertThat(next.frozen()).isFalse();
        cluster.restart(next);
        assertThat(next.readOnly()).isTrue();
    }

    @Test
    void anIsolatedNodeHearsNothingUntilItIsHealed() throws SQLException {
        cluster.isolate(old);
        assertThatThrownBy(() -> connect(old.port(), "&connectTimeout=300")).isInstanceOf(SQLException.class);
        cluster.heal(old);
        insert(old.port(), 1);
    }

    @Test
    void aWriterThatIsCutOffFromItsReplicasAcknowledgesNothingAndDoesNotKnowWhenItWasReplaced() throws SQLException {
        insert(1);
        cluster.partition(old);
        CompletableFuture<Void> unacknowledged = insertAlong(2);
        await().untilAsserted(() -> assertThat(waitingCommits(old)).isEqualTo(1));
        assertThatThrownBy(() -> cluster.switchover(next)).hasMessageContaining(old.name() + " is cut off");

        cluster.promote(cluster.bestReplica());

        insert(3);
        assertThatThrownBy(() -> cluster.restartAsReplica(old)).hasMessageContaining(old.name() + " is cut off");
        cluster.heal(old);
        assertThat(old.readOnly()).isFalse();
        assertThat(unacknowledged).isNotDone();
        cluster.restartAsReplica(old);
        isEverywhere(1);
        isEverywhere(3);
        assertThat(count(old, 2)).as("never acknowledged").isZero();
    }

    @Test
    void theReplicasOfAWriterThatIsHealedReceiveWhatTheyMissed() throws SQLException {
        cluster.partition(old);
        CompletableFuture<Void> commit = insertAlong(1);
        await().untilAsserted(() -> assertThat(waitingCommits(old)).isEqualTo(1));
        cluster.heal(old);
        await().untilAsserted(() -> assertThat(commit).isCompleted());
        isEverywhere(1);
    }

    @Test
    void aReplicaThatIsCutOffIsNeitherPromotedNorWaitedFor() throws SQLException {
        cluster.partition(next);
        insert(1);
        isOn(third, 1);
        assertThat(count(next, 1)).isZero();
        assertThat(cluster.bestReplica()).isSameAs(third);
        assertThatThrownBy(() -> cluster.promote(next)).hasMessageContaining(next.name() + " is cut off");
        cluster.switchover(third);
        insert(2);
        cluster.heal(next);
        isEverywhere(1);
        isEverywhere(2);
    }

    // ---- order ----

    @Test
    void refusesWhatCannotBe() {
        assertThatThrownBy(() -> cluster.restartAsReplica(old))
                .isInstanceOf(ClusterException.class)
                .hasMessageStartingWith(old.name() + " is the writer");
        assertThatThrownBy(() -> cluster.lag(next, Duration.ofMillis(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("PT0.001S");
        cluster.crash(next);
        cluster.crash(third);
        assertThatThrownBy(cluster::bestReplica)
                .isInstanceOf(ClusterException.class)
                .hasMessageContaining(old.name());
    }

    @Test
    void isGoneWithItsContainersWhenItIsClosed() {
        DatabaseCluster single = DatabaseCluster.containers().replicas(0).start();
        DatabaseNode node = single.writer();
        assertThatCode(() -> node.execute("CREATE TABLE holdfast.t (id INT PRIMARY KEY)"))
                .doesNotThrowAnyException();
        single.close();
        single.close();
        assertThatThrownBy(() -> connect(node.directPort())).isInstanceOf(SQLException.class);
        assertThatThrownBy(() -> single.crash(node)).isInstanceOf(IllegalStateException.class);
    }

    // ---- what an application does ----

    private Connection connect(int port) throws SQLException {
        return connect(port, "");
    }

    private Connection connect(int port, String options) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:mariadb://127.0.0.1:" + port + "/" + cluster.database()
                        + "?sslMode=disable&allowPublicKeyRetrieval=true" + options,
                cluster.user(),
                cluster.password());
    }

    private void insert(int id) throws SQLException {
        insert(cluster.writer().port(), id);
    }

    private void insert(int port, int id) throws SQLException {
        try (Connection connection = connect(port)) {
            insert(connection, id);
        }
    }

    private static void insert(Connection connection, int id) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate("INSERT INTO t VALUES (" + id + ")");
        }
    }

    private CompletableFuture<Void> insertAlong(int id) {
        CompletableFuture<Void> result = new CompletableFuture<>();
        Thread thread = new Thread(
                () -> {
                    try {
                        insert(id);
                        result.complete(null);
                    } catch (SQLException e) {
                        result.completeExceptionally(e);
                    }
                },
                "application");
        thread.setDaemon(true);
        thread.start();
        return result;
    }

    private static void isRefusedAsReadOnly(ThrowingCallable write) {
        assertThatThrownBy(write)
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getErrorCode()).isEqualTo(1290));
    }

    private static int waitingCommits(DatabaseNode node) {
        return Integer.parseInt(
                String.valueOf(node.query("SHOW GLOBAL STATUS LIKE 'Rpl_semi_sync_source_wait_sessions'")
                        .get(0)
                        .get("Value")));
    }

    private static @Nullable String value(DatabaseNode node, String expression) {
        return node.query("SELECT " + expression + " v").get(0).get("v");
    }

    private static int count(DatabaseNode node, int id) {
        return Integer.parseInt(String.valueOf(value(node, "(SELECT COUNT(*) FROM holdfast.t WHERE id = " + id + ")")));
    }

    private void isEverywhere(int id) {
        cluster.nodes().forEach(node -> isOn(node, id));
    }

    private static void isOn(DatabaseNode node, int id) {
        await().untilAsserted(() -> assertThat(count(node, id)).isEqualTo(1));
    }
}
