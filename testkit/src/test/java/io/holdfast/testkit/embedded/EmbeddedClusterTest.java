package io.holdfast.testkit.embedded;

import static io.holdfast.testkit.Eventually.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.testkit.ClusterException;
import io.holdfast.testkit.DatabaseCluster;
import io.holdfast.testkit.DatabaseNode;
import io.holdfast.testkit.junit.ClusterExtension;
import java.net.SocketTimeoutException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Every verb, on one cluster of three; the extension repairs it after each test. */
class EmbeddedClusterTest {

    @RegisterExtension
    static final ClusterExtension CLUSTER =
            ClusterExtension.of(DatabaseCluster.embedded().endpointDelay(Duration.ofMillis(300)));

    private final DatabaseCluster cluster = CLUSTER.cluster();
    private final Application application = new Application(cluster);

    private DatabaseNode old;
    private DatabaseNode next;
    private DatabaseNode third;

    @BeforeEach
    void makeTable() {
        old = cluster.writer();
        List<DatabaseNode> replicas = new ArrayList<>(cluster.nodes());
        replicas.remove(old);
        next = replicas.get(0);
        third = replicas.get(1);
        application.makeTable();
    }

    // ---- as it starts ----

    @Test
    void hasOneWriterAndReplicasThatOrdinaryAccountsCannotWriteTo() throws SQLException {
        assertThat(cluster.nodes()).extracting(DatabaseNode::name).containsExactly("db1", "db2", "db3");
        assertThat(cluster.nodes()).extracting(DatabaseNode::serverId).containsExactly(1, 2, 3);
        assertThat(cluster.nodes())
                .allSatisfy(node -> assertThat(node.readOnly()).isEqualTo(!node.equals(old)))
                .allSatisfy(node ->
                        assertThat(node.query("SELECT @@bind_address b").get(0)).containsEntry("b", "127.0.0.1"));
        assertThat(cluster.jdbcHosts().split(","))
                .containsExactlyElementsOf(cluster.nodes().stream()
                        .map(node -> "127.0.0.1:" + node.port())
                        .toList());
        for (DatabaseNode node : cluster.nodes()) {
            try (Connection connection = application.connect(node)) {
                assertThat(Application.serverId(connection)).isEqualTo(node.serverId());
                if (!node.equals(old)) {
                    Application.isRefusedAsReadOnly(() -> application.insert(connection, 99));
                }
            }
        }
        application.insert(1);
        application.isEverywhere(1);
    }

    @Test
    void waitsForAReplicaBeforeACommitIsVisibleAndNeverStopsToDoSo() {
        assertThat(old.query(
                                "SELECT @@rpl_semi_sync_master_enabled e, @@rpl_semi_sync_master_wait_point p,"
                                        + " @@rpl_semi_sync_master_wait_no_slave n, @@rpl_semi_sync_master_timeout > 86400000 t")
                        .get(0))
                .containsEntry("e", "1")
                .containsEntry("p", "AFTER_SYNC")
                .containsEntry("n", "1")
                .containsEntry("t", "1");
        cluster.crash(next);
        cluster.crash(third);
        CompletableFuture<Void> commit = application.insertAlong(1);
        application.awaitWaitingCommits(old, 1);
        assertThat(application.count(old, 1)).as("visible").isZero();
        assertThat(commit).isNotDone();

        cluster.restart(next);
        await().untilAsserted(() -> assertThat(commit).isCompleted());
        assertThat(application.count(old, 1)).isEqualTo(1);
        application.isOn(next, 1);
    }

    @Test
    void keepsOnAReplicaWhateverItHasAcknowledged() throws SQLException {
        cluster.lag(next, Duration.ofHours(1));
        cluster.lag(third, Duration.ofHours(1));
        for (int id = 1; id <= 50; id++) {
            application.insert(id);
        }
        cluster.crash(old);
        assertThat(application.count(next, 1))
                .as("applied, in spite of the lag")
                .isZero();
        cluster.promote(cluster.bestReplica());
        for (int id = 1; id <= 50; id++) {
            application.isOn(cluster.writer(), id);
        }
    }

    // ---- switchover ----

    @Test
    void switchesOverAndLeavesConnectionsOpenOnAReadOnlyNode() throws SQLException {
        application.insert(1);
        try (Connection idle = application.connect(old);
                Connection open = application.connect(old);
                Connection reading = application.connect(old)) {
            open.setAutoCommit(false);
            application.insert(open, 2);
            reading.setAutoCommit(false);
            assertThat(Application.serverId(reading)).isEqualTo(old.serverId());

            cluster.switchover(next);

            assertThat(cluster.writer()).isSameAs(next);
            assertThat(old.readOnly()).isTrue();
            assertThat(next.readOnly()).isFalse();
            assertThat(Application.serverId(idle)).isEqualTo(old.serverId());
            Application.isRefusedAsReadOnly(() -> application.insert(idle, 3));
            Application.isRefusedAsReadOnly(open::commit);
            assertThatCode(reading::commit).doesNotThrowAnyException();
            assertThat(Application.serverId(open)).isEqualTo(old.serverId());
        }
        application.insert(4);
        application.isEverywhere(1);
        application.isEverywhere(4);
        assertThat(application.count(next, 2)).isZero();
        cluster.switchover(old);
        application.insert(5);
        application.isEverywhere(5);
    }

    @Test
    void letsTheWritesThatAreBeingExecutedEndBeforeItSwitches() {
        CompletableFuture<Void> write = application.along("INSERT INTO t SELECT 1 FROM (SELECT SLEEP(3)) AS s");
        application.awaitStatement(old, "SLEEP(3)");
        cluster.switchover(next);
        await().untilAsserted(() -> assertThat(write).isCompleted()); // not refused; the client hears of it in its time
        application.isOn(next, 1);
    }

    @Test
    void switchesOverToAReplicaThatLags() throws SQLException {
        cluster.lag(next, Duration.ofHours(1));
        application.insert(1);
        cluster.switchover(next);
        assertThat(application.count(next, 1)).isEqualTo(1);
        application.insert(2);
        application.isEverywhere(2);
    }

    @Test
    void staysWithTheOldWriterWhereItCannotSwitch() throws SQLException {
        cluster.crash(next);
        assertThatThrownBy(() -> cluster.switchover(next))
                .isInstanceOf(ClusterException.class)
                .hasMessageContaining(next.name())
                .hasMessageContaining("not running");
        third.execute("STOP SLAVE SQL_THREAD");
        third.execute("INSERT INTO holdfast.t VALUES (1)");
        cluster.restart(next);
        application.insert(1);
        third.execute("START SLAVE SQL_THREAD");
        await().untilAsserted(() -> assertThatThrownBy(() -> cluster.switchover(third))
                .isInstanceOf(ClusterException.class)
                .hasMessageContaining(third.name()));
        assertThat(cluster.writer()).isSameAs(old);
        application.insert(2);
    }

    @Test
    void letsADemotedWriterWriteAgain() throws SQLException {
        cluster.demote(old);
        assertThat(cluster.writer()).isSameAs(old);
        assertThat(cluster.nodes())
                .allSatisfy(node -> assertThat(node.readOnly()).isTrue());
        try (Connection connection = application.connect(old)) {
            Application.isRefusedAsReadOnly(() -> application.insert(connection, 1));
        }
        cluster.switchover(old);
        application.insert(2);
        application.isEverywhere(2);
    }

    // ---- crash, promote, restart ----

    @Test
    void crashesPromotesAndTakesTheOldWriterBackAsAReplica() throws SQLException {
        application.insert(1);
        try (Connection connection = application.connect(old)) {
            cluster.crash(old);
            assertThat(old.alive()).isFalse();
            assertThatThrownBy(() -> application.insert(connection, 2)).isInstanceOf(SQLException.class);
            assertThatThrownBy(() -> application.connect(old)).isInstanceOf(SQLException.class);
            assertThatThrownBy(old::readOnly)
                    .isInstanceOf(ClusterException.class)
                    .hasMessageContaining(old.name() + " is not running");
        }
        cluster.crash(old);
        cluster.promote(next);
        application.insert(3);
        cluster.restartAsReplica(old);
        assertThat(old.readOnly()).isTrue();
        application.isOn(old, 1);
        application.isOn(old, 3);
        application.insert(4);
        application.isEverywhere(4);
        assertThat(application.count(next, 2)).isZero();
    }

    @Test
    void throwsAwayWhatNobodyHasAcknowledged() throws SQLException {
        crashWithACommitThatNobodyHas();
        cluster.restart(next);
        cluster.restart(third);
        cluster.promote(next);
        application.insert(2);
        cluster.restartAsReplica(old);
        application.isEverywhere(2);
        assertThat(cluster.nodes())
                .allSatisfy(node -> assertThat(application.count(node, 1)).isZero());
    }

    @Test
    void keepsWhatNobodyHasAcknowledgedWhereTheWriterComesBackAsTheWriter() throws SQLException {
        crashWithACommitThatNobodyHas();
        cluster.restart(old);
        assertThat(cluster.writer()).isSameAs(old);
        assertThat(old.readOnly()).isFalse();
        cluster.restart(next);
        cluster.restart(third);
        application.insert(2);
        application.isEverywhere(1);
        application.isEverywhere(2);
    }

    private void crashWithACommitThatNobodyHas() {
        cluster.crash(next);
        cluster.crash(third);
        CompletableFuture<Void> commit = application.insertAlong(1);
        application.awaitWaitingCommits(old, 1);
        cluster.crash(old);
        await().untilAsserted(() -> assertThat(commit).isCompletedExceptionally());
    }

    @Test
    void bringsAFormerWriterBackAsAWriter() throws SQLException {
        cluster.crash(old);
        cluster.promote(next);
        cluster.restart(old);
        assertThat(old.readOnly()).isFalse();
        assertThat(next.readOnly()).isFalse();
        assertThat(cluster.writer()).isSameAs(next);
        CompletableFuture<Void> commit = application.insertAlong(old, 1);
        application.awaitWaitingCommits(old, 1);
        assertThat(commit).isNotDone();
        application.insert(2);
        cluster.repair();
        application.isEverywhere(2);
        assertThat(application.count(old, 1)).isZero();
    }

    @Test
    void promotesTheReplicaThatHasMost() throws SQLException {
        cluster.crash(next);
        for (int id = 1; id <= 5; id++) {
            application.insert(id);
        }
        cluster.crash(old);
        cluster.restart(next); // ... and finds nobody to ask for the rest.
        assertThat(cluster.bestReplica()).isSameAs(third);
        cluster.promote(next); // It takes the rest from the other one.
        for (int id = 1; id <= 5; id++) {
            application.isOn(next, id);
        }
        application.insert(6);
        application.isOn(third, 6);
    }

    @Test
    void promotesTheLastOneAndThenWaitsForNobody() throws SQLException {
        cluster.crash(old);
        cluster.crash(third);
        cluster.promote(next);
        application.insert(1);
        cluster.restart(next);
        application.insert(2);
        cluster.restartAsReplica(third);
        cluster.crash(third);
        CompletableFuture<Void> commit = application.insertAlong(3);
        application.awaitWaitingCommits(next, 1);
        cluster.restart(third);
        await().untilAsserted(() -> assertThat(commit).isCompleted());
    }

    @Test
    void saysWhyANodeCannotBecomeTheWriter() {
        cluster.crash(next);
        assertThatThrownBy(() -> cluster.promote(next)).hasMessageContaining(next.name() + " is not running");
        cluster.crash(third);
        assertThatThrownBy(cluster::bestReplica)
                .isInstanceOf(ClusterException.class)
                .hasMessageContaining("no replica of the writer " + old.name());
        assertThatThrownBy(() -> cluster.restartAsReplica(old)).hasMessageContaining(old.name() + " is the writer");
        cluster.freeze(old);
        assertThatThrownBy(() -> cluster.restartAsReplica(next)).hasMessageContaining(old.name() + " is frozen");
    }

    // ---- freeze ----

    @Test
    void freezesAndThaws() throws Exception {
        try (Connection connection = application.connect(old)) {
            connection.setNetworkTimeout(Runnable::run, 200);
            cluster.freeze(old);
            assertThat(old.alive()).isTrue();
            assertThat(old.frozen()).isTrue();
            assertThatThrownBy(old::readOnly).hasMessageContaining(old.name() + " is frozen");
            assertThatThrownBy(() -> Application.serverId(connection))
                    .hasRootCauseInstanceOf(SocketTimeoutException.class);
        }
        cluster.thaw(old);
        cluster.thaw(old);
        assertThat(old.frozen()).isFalse();
        application.insert(1);
        cluster.freeze(next);
        cluster.crash(next);
        assertThat(next.frozen()).isFalse();
        assertThat(next.alive()).isFalse();
    }

    @Test
    void hasTwoWritersAfterAFrozenOneIsReplacedAndThaws() throws SQLException {
        cluster.freeze(old);
        cluster.promote(next);
        application.insert(1);
        cluster.thaw(old);
        assertThat(old.readOnly()).isFalse();
        CompletableFuture<Void> commit = application.insertAlong(old, 2);
        application.awaitWaitingCommits(old, 1);
        assertThat(commit).isNotDone();
        assertThat(cluster.bestReplica()).as("not the former writer").isSameAs(third);
    }

    // ---- lag, isolate, demote ----

    @Test
    void lagsAndCatchesUp() throws SQLException {
        cluster.lag(next, Duration.ofHours(1));
        application.insert(1);
        application.isOn(third, 1);
        assertThat(application.count(next, 1)).isZero();
        cluster.lag(next, Duration.ZERO);
        application.isOn(next, 1);
    }

    @Test
    void forgetsNothingThatItHasReceivedWhenTheLagChanges() throws SQLException {
        cluster.crash(third);
        cluster.lag(next, Duration.ofHours(1));
        application.insert(1);
        cluster.lag(next, Duration.ofHours(2));
        cluster.crash(old);
        assertThatThrownBy(() -> cluster.lag(next, Duration.ZERO)).hasMessageContaining(old.name() + " is not running");
        cluster.promote(next);
        application.isOn(next, 1);
    }

    @Test
    void doesNotLetTheWriterLag() {
        assertThatThrownBy(() -> cluster.lag(old, Duration.ofSeconds(1)))
                .isInstanceOf(ClusterException.class)
                .hasMessageContaining(old.name() + " is no replica");
        assertThatThrownBy(() -> cluster.lag(next, Duration.ofMillis(1500))).hasMessageContaining("PT1.5S");
        assertThatThrownBy(() -> cluster.lag(next, Duration.ofSeconds(-1))).hasMessageContaining("PT-1S");
        assertThat(old.query("SHOW SLAVE STATUS")).isEmpty();
    }

    @Test
    void isolatesFromClientsWithoutAWord() throws SQLException {
        try (Connection connection = application.connect(old);
                Connection elsewhere = application.connect(next)) {
            connection.setNetworkTimeout(Runnable::run, 200);
            cluster.isolate(old);
            assertThatThrownBy(() -> Application.serverId(connection))
                    .hasRootCauseInstanceOf(SocketTimeoutException.class);
            assertThat(old.readOnly()).isFalse();
            assertThat(Application.serverId(elsewhere)).isEqualTo(next.serverId());
        }
        cluster.heal(old);
        application.insert(1);
        application.isEverywhere(1);
    }

    // ---- what is asked of a node, and wrongly ----

    @Test
    void executesAsAnAdministratorAndSaysWhatWasWrong() {
        next.execute("SET GLOBAL max_connections=123");
        assertThat(next.query("SELECT @@max_connections AS m, NULL AS n"))
                .singleElement()
                .satisfies(row -> assertThat(row).containsEntry("m", "123").containsEntry("n", null));
        assertThatThrownBy(() -> next.query("SELECT nonsense FROM nowhere"))
                .isInstanceOf(ClusterException.class)
                .hasMessageContaining(next.name())
                .hasMessageContaining("SELECT nonsense FROM nowhere")
                .hasMessageContaining("1046");
    }

    @Test
    void knowsOnlyItsOwnNodes() {
        DatabaseNode stranger = new Stranger();
        assertThatThrownBy(() -> cluster.crash(stranger))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("a stranger is not a node of this cluster");
        assertThatThrownBy(() -> cluster.isolate(stranger)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void stopsWaitingWhenInterrupted() throws SQLException {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> cluster.restart(next))
                .isInstanceOf(ClusterException.class)
                .hasMessageContaining("interrupted");
        assertThat(Thread.interrupted()).isTrue();
        cluster.repair();
        application.insert(1);
        application.isEverywhere(1);
    }
}
