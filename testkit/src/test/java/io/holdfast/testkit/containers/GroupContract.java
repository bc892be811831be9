package io.holdfast.testkit.containers;

import static io.holdfast.testkit.Eventually.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.testkit.ClusterException;
import io.holdfast.testkit.DatabaseCluster;
import io.holdfast.testkit.DatabaseNode;
import io.holdfast.testkit.NewTable;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;

/**
 * What both kinds of groups have to do, on one cluster of three, repaired after each test; skipped where no container engine
 * answers.
 */
@TestInstance(Lifecycle.PER_CLASS)
abstract class GroupContract {

    /** Of an answer that may never come. */
    private static final int ANSWER_MILLIS = 30_000;

    private @Nullable DatabaseCluster started;

    DatabaseCluster cluster;
    DatabaseNode old;
    DatabaseNode next;
    DatabaseNode third;

    abstract ContainerCluster.Builder kind(ContainerCluster.Builder builder);

    /** What lets a connection read on a node that has lost its group. */
    String readingWithoutTheOthers() {
        return "";
    }

    /** Whether a node is in one group with the other ones. */
    abstract boolean isMemberOf(DatabaseNode node, int members);

    @BeforeAll
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    void start() {
        ContainerCluster.unavailableBecause().ifPresent(Assumptions::abort);
        cluster = kind(DatabaseCluster.containers())
                .endpointDelay(Duration.ofMillis(300))
                .start();
        started = cluster;
    }

    @AfterAll
    void stop() {
        if (started != null) {
            started.close();
        }
    }

    @BeforeEach
    void makeTable() {
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
        assertThat(cluster.nodes())
                .allSatisfy(
                        node -> assertThat(isMemberOf(node, 3)).as(node.name()).isTrue());
        assertThat(cluster.writer().readOnly()).isFalse();
    }

    @Test
    void switchesOverAndLeavesConnectionsOpenOnAReadOnlyNode() throws SQLException {
        insert(1);
        try (Connection idle = connect(old);
                Connection open = connect(old)) {
            open.setAutoCommit(false);
            insert(open, 2);

            cluster.switchover(next);

            assertThat(cluster.writer()).isSameAs(next);
            assertThat(old.readOnly()).isTrue();
            isRefusedAsReadOnly(() -> insert(idle, 3));
            isRefusedAsReadOnly(open::commit);
        }
        insert(4);
        isEverywhere(1, 4);
        await().untilAsserted(() -> assertThat(cluster.endpoint().target()).isSameAs(next));
        cluster.switchover(old);
        insert(5);
        isEverywhere(5);
        assertThat(has(old, 2)).isFalse();
    }

    @Test
    void demotesAndAcceptsWritesAgain() throws SQLException {
        cluster.demote(old);
        isRefusedAsReadOnly(() -> insert(1));
        cluster.switchover(old);
        insert(1);
        cluster.demote(old);
        cluster.promote(next);
        insert(2);
        isEverywhere(1, 2);
    }

    @Test
    void replacesACrashedWriterWhichComesBack() throws SQLException {
        insert(1);
        cluster.crash(old);
        cluster.promote(cluster.bestReplica());
        assertThat(cluster.writer()).isNotSameAs(old);
        insert(2);
        int port = old.directPort();

        cluster.restart(old);

        assertThat(cluster.writer()).isNotSameAs(old);
        assertThat(old.directPort()).isEqualTo(port);
        assertThat(isMemberOf(old, 3)).isTrue();
        insert(3);
        isEverywhere(1, 2, 3);
    }

    @Test
    void promotesWhomTheTestWants() throws SQLException {
        cluster.crash(old);
        cluster.promote(third);
        assertThat(cluster.writer()).isSameAs(third);
        insert(1);
        cluster.restartAsReplica(old);
        assertThat(old.readOnly()).isTrue();
        isEverywhere(1);
    }

    @Test
    void aFrozenWriterIsReplacedAndComesBackByItself() throws SQLException {
        insert(1);
        cluster.freeze(old);
        cluster.promote(cluster.bestReplica());
        insert(2);
        cluster.thaw(old);
        // By the word of all: its own is at first what it knew before.
        await().untilAsserted(() -> assertThat(cluster.nodes()).allMatch(node -> isMemberOf(node, 3)));
        isEverywhere(1, 2);
    }

    @Test
    void aWriterThatIsCutOffFromTheOthersStopsToAcceptWritesUntilItIsHealed() throws SQLException {
        insert(1);
        // It may have noticed before it is asked.
        try (Connection connection = connect(old, readingWithoutTheOthers())) {
            cluster.partition(old);
            assertThat(connection.isValid(30)).isTrue();
            assertThat(has(connection, 1)).isTrue();

            cluster.promote(cluster.bestReplica());

            assertThat(cluster.writer()).isNotSameAs(old);
            insert(2);
            // Whoever writes to it until then waits for an answer and does not get a good one.
            assertThatThrownBy(() -> insert(connection, 3)).isInstanceOf(SQLException.class);
        }
        await().untilAsserted(() -> stopsToAccept(old));
        assertThatThrownBy(() -> cluster.restart(old))
                .isInstanceOf(ClusterException.class)
                .hasMessageContaining("cut off");

        cluster.heal(old);

        assertThat(isMemberOf(old, 3)).isTrue();
        insert(4);
        isEverywhere(1, 2, 4);
        assertThat(has(old, 3)).isFalse();
    }

    @Test
    void theLossOfMostOfTheGroupStopsTheRest() throws SQLException {
        insert(1);
        cluster.crash(next);
        cluster.partition(third);
        await().untilAsserted(() -> stopsToAccept(old));
        await().untilAsserted(() -> stopsToAccept(third));
        assertThatThrownBy(() -> cluster.restart(next))
                .isInstanceOf(ClusterException.class)
                .hasMessageContaining("too few");

        cluster.promote(old); // The operator gives up on the others.

        insert(2);
        cluster.restart(next);
        assertThat(isMemberOf(next, 2)).isTrue();
        cluster.repair();
        isEverywhere(1, 2);
    }

    @Test
    void comesBackFromTheLossOfAll() throws SQLException {
        insert(1);
        cluster.nodes().forEach(cluster::crash);
        cluster.repair();
        insert(2);
        isEverywhere(1, 2);
    }

    @Test
    void refusesWhatCannotBe() {
        assertThatThrownBy(() -> cluster.lag(next, Duration.ofSeconds(1)))
                .isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> cluster.promoteAsIs(next)).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> cluster.restartAsReplica(old))
                .isInstanceOf(ClusterException.class)
                .hasMessageStartingWith(old.name() + " is the writer");
    }

    // ---- what an application does ----

    Connection connect(DatabaseNode node) throws SQLException {
        return connect(node, "");
    }

    private Connection connect(DatabaseNode node, String options) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:mariadb://127.0.0.1:" + node.port() + "/" + cluster.database()
                        + "?sslMode=disable&allowPublicKeyRetrieval=true&socketTimeout=" + ANSWER_MILLIS + options,
                cluster.user(),
                cluster.password());
    }

    void insert(int id) throws SQLException {
        try (Connection connection = connect(cluster.writer())) {
            insert(connection, id);
        }
    }

    static void insert(Connection connection, int id) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate("INSERT INTO t VALUES (" + id + ")");
        }
    }

    /** Of a new connection. */
    private void stopsToAccept(DatabaseNode node) {
        assertThatThrownBy(() -> {
                    try (Connection connection = connect(node);
                            Statement statement = connection.createStatement()) {
                        statement.execute("DELETE FROM t WHERE id = -1");
                    }
                })
                .isInstanceOf(SQLException.class);
    }

    interface Write {
        void run() throws SQLException;
    }

    static void isRefusedAsReadOnly(Write write) {
        assertThatThrownBy(write::run)
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getErrorCode()).isEqualTo(1290));
    }

    boolean has(DatabaseNode node, int id) throws SQLException {
        try (Connection connection = connect(node)) {
            return has(connection, id);
        }
    }

    private static boolean has(Connection connection, int id) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT 1 FROM t WHERE id = " + id)) {
            return rows.next();
        }
    }

    void isEverywhere(int... ids) {
        for (DatabaseNode node : cluster.nodes()) {
            for (int id : ids) {
                await().untilAsserted(() ->
                        assertThat(has(node, id)).as(id + " on " + node.name()).isTrue());
            }
        }
    }
}
