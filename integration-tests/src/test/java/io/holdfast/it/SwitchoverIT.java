package io.holdfast.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.holdfast.testkit.DatabaseCluster;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A planned switchover: the old writer lives on, read-only, and keeps all its connections. */
@ExtendWith(EngineExtension.class)
class SwitchoverIT {

    @ParameterizedTest
    @EnumSource
    void anAutocommitWriteIsRefusedAndDoneOnTheNewWriterUnnoticed(InnerUrl driver, DatabaseCluster cluster)
            throws SQLException {
        Rows rows = Rows.in(cluster);
        try (Connection connection = driver.connect(cluster);
                PreparedStatement insert = connection.prepareStatement(rows.insertSql())) {
            insert.setInt(1, 1);
            insert.executeUpdate();
            cluster.switchover(cluster.bestReplica());

            insert.setInt(1, 2);
            assertThat(insert.executeUpdate()).isEqualTo(1);
            assertThat(rows.stored()).containsExactly(1, 2);
        }
    }

    @ParameterizedTest
    @EnumSource
    void theFirstStatementOfATransactionMovesUnnoticed(InnerUrl driver, DatabaseCluster cluster) throws SQLException {
        Rows rows = Rows.in(cluster);
        try (Connection connection = driver.connect(cluster)) {
            connection.setAutoCommit(false);
            rows.insert(connection, 1);
            connection.commit();
            cluster.switchover(cluster.bestReplica());

            rows.insert(connection, 2);
            rows.insertByText(connection, 3);
            connection.commit();
            assertThat(rows.stored()).containsExactly(1, 2, 3);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aTransactionThatHasBegunIsNotAppliedAndPoisonedUntilRollback(InnerUrl driver, DatabaseCluster cluster)
            throws SQLException {
        Rows rows = Rows.in(cluster);
        try (Connection connection = driver.connect(cluster)) {
            connection.setAutoCommit(false);
            rows.insert(connection, 1);
            cluster.switchover(cluster.bestReplica());

            assertNotApplied(() -> rows.insert(connection, 2), 1290);
            assertNotApplied(() -> rows.insert(connection, 3), 1290);
            assertNotApplied(connection::commit, 1290);
            assertNotApplied(connection::commit, 1290);

            connection.rollback();
            rows.insert(connection, 4);
            connection.commit();
            assertThat(rows.stored()).containsExactly(4);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aRefusedCommitIsNotAppliedAndASecondOneDoesNotSucceed(InnerUrl driver, DatabaseCluster cluster)
            throws SQLException {
        Rows rows = Rows.in(cluster);
        try (Connection connection = driver.connect(cluster)) {
            connection.setAutoCommit(false);
            rows.insert(connection, 1);
            cluster.switchover(cluster.bestReplica());

            assertNotApplied(connection::commit, 1290);
            assertNotApplied(connection::commit, 1290);
            connection.rollback();
            assertThat(rows.stored()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void switchingAutocommitOnCommitsAndIsRefusedLikeACommit(InnerUrl driver, DatabaseCluster cluster)
            throws SQLException {
        Rows rows = Rows.in(cluster);
        try (Connection connection = driver.connect(cluster)) {
            connection.setAutoCommit(false);
            rows.insert(connection, 1);
            cluster.switchover(cluster.bestReplica());

            assertNotApplied(() -> connection.setAutoCommit(true), 1290);
            assertThat(connection.getAutoCommit()).isTrue();
            rows.insert(connection, 2);
            assertThat(rows.stored()).containsExactly(2);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aTransactionThatOnlyReadIsCommittedWithoutAWord(InnerUrl driver, DatabaseCluster cluster) throws SQLException {
        Rows rows = Rows.in(cluster);
        try (Connection connection = driver.connect(cluster)) {
            connection.setAutoCommit(false);
            assertThat(rows.count(connection)).isZero();
            cluster.switchover(cluster.bestReplica());

            connection.commit();
            rows.insert(connection, 1);
            connection.commit();
            assertThat(rows.stored()).containsExactly(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aTransactionBegunByTextIsATransaction(InnerUrl driver, DatabaseCluster cluster) throws SQLException {
        Rows rows = Rows.in(cluster);
        try (Connection connection = driver.connect(cluster);
                Statement statement = connection.createStatement()) {
            statement.execute("START TRANSACTION");
            rows.insert(connection, 1);
            cluster.switchover(cluster.bestReplica());

            assertNotApplied(() -> rows.insert(connection, 2), 1290);
            assertNotApplied(() -> statement.execute("COMMIT"), 1290);
            statement.execute("ROLLBACK");
            rows.insert(connection, 3);
            assertThat(rows.stored()).containsExactly(3);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aSavepointDoesNotSaveALostTransaction(InnerUrl driver, DatabaseCluster cluster) throws SQLException {
        Rows rows = Rows.in(cluster);
        try (Connection connection = driver.connect(cluster)) {
            connection.setAutoCommit(false);
            rows.insert(connection, 1);
            Savepoint savepoint = connection.setSavepoint("here");
            cluster.switchover(cluster.bestReplica());

            assertNotApplied(() -> rows.insert(connection, 2), 1290);
            assertNotApplied(() -> connection.rollback(savepoint), 1290);
            assertNotApplied(connection::commit, 1290);
            connection.rollback();
            assertThat(rows.stored()).isEmpty();
        }
    }

    /** Of a refused batch some statements may have been executed, whatever the drivers count. */
    @ParameterizedTest
    @EnumSource
    void anAutocommitBatchThatIsRefusedIsNotRepeated(InnerUrl driver, DatabaseCluster cluster) throws SQLException {
        Rows rows = Rows.in(cluster);
        try (Connection connection = driver.connect(cluster);
                PreparedStatement insert = connection.prepareStatement(rows.insertSql())) {
            cluster.switchover(cluster.bestReplica());
            addThree(insert);
            Thrown.unknown(insert::executeBatch);
            assertThat(rows.stored()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aBatchThatWasNotSentYetIsRunOnTheNewWriter(InnerUrl driver, DatabaseCluster cluster) throws SQLException {
        Rows rows = Rows.in(cluster);
        try (Connection connection = driver.connect(cluster);
                PreparedStatement insert = connection.prepareStatement(rows.insertSql())) {
            addThree(insert);
            cluster.switchover(cluster.bestReplica());
            somebodyElseFindsOut(driver, cluster, rows);
            assertThat(insert.executeBatch()).hasSize(3);
            assertThat(rows.stored()).containsExactly(0, 1, 2, 3);
        }
    }

    /** Who repeats a transaction fills the batch again; what was in it before must not be run a second time. */
    @ParameterizedTest
    @EnumSource
    void aBatchIsEmptyAfterItsTransactionWasLost(InnerUrl driver, DatabaseCluster cluster) throws SQLException {
        Rows rows = Rows.in(cluster);
        try (Connection connection = driver.connect(cluster);
                PreparedStatement insert = connection.prepareStatement(rows.insertSql())) {
            connection.setAutoCommit(false);
            rows.insert(connection, 9);
            addThree(insert);
            cluster.switchover(cluster.bestReplica());
            somebodyElseFindsOut(driver, cluster, rows);
            assertNotApplied(insert::executeBatch, 0);

            connection.rollback();
            addThree(insert);
            insert.executeBatch();
            connection.commit();
            assertThat(rows.stored()).containsExactly(0, 1, 2, 3);
        }
    }

    private static void addThree(PreparedStatement insert) throws SQLException {
        for (int id = 1; id <= 3; id++) {
            insert.setInt(1, id);
            insert.addBatch();
        }
    }

    private static void somebodyElseFindsOut(InnerUrl driver, DatabaseCluster cluster, Rows rows) throws SQLException {
        try (Connection other = driver.connect(cluster)) {
            rows.insert(other, 0);
        }
    }

    /** As pools do on new connections: {@code connectionInitSql}. */
    @ParameterizedTest
    @EnumSource
    void whatSqlTextSetOnTheSessionIsSetOnTheNewNode(InnerUrl driver, DatabaseCluster cluster) throws SQLException {
        Rows rows = Rows.in(cluster);
        try (Connection connection = driver.connect(cluster);
                Statement statement = connection.createStatement()) {
            statement.execute("SET SESSION group_concat_max_len = 77, lock_wait_timeout = 9");
            statement.execute("SET SESSION group_concat_max_len = 78");
            cluster.switchover(cluster.bestReplica());
            rows.insert(connection, 1);
            try (ResultSet row =
                    statement.executeQuery("SELECT @@session.group_concat_max_len, @@session.lock_wait_timeout")) {
                assertThat(row.next()).isTrue();
                assertThat(row.getInt(1)).isEqualTo(78);
                assertThat(row.getInt(2)).isEqualTo(9);
            }
            cluster.switchover(cluster.bestReplica());
            rows.insert(connection, 2);
            try (ResultSet row = statement.executeQuery("SELECT @@session.group_concat_max_len")) {
                assertThat(row.next()).isTrue();
                assertThat(row.getInt(1)).isEqualTo(78);
            }
            assertThat(rows.stored()).containsExactly(1, 2);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aTemporaryTableIsNotForgottenInSilence(InnerUrl driver, DatabaseCluster cluster) throws SQLException {
        Rows rows = Rows.in(cluster);
        try (Connection connection = driver.connect(cluster);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TEMPORARY TABLE mine (id INT)");
            cluster.switchover(cluster.bestReplica());

            assertNotApplied(() -> rows.insert(connection, 1), 1290);
            assertThat(connection.isClosed()).isTrue();
            assertThat(connection.isValid(1)).isFalse();
            connection.rollback(); // who tidies up is not told off
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> rows.insert(connection, 2))
                    .satisfies(e -> assertThat(e.getSQLState()).isEqualTo("08003"));
            assertThat(rows.stored()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatALostTransactionItselfLeftInTheSessionComesBackWithIt(InnerUrl driver, DatabaseCluster cluster)
            throws SQLException {
        Rows rows = Rows.in(cluster);
        try (Connection connection = driver.connect(cluster);
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("CREATE TEMPORARY TABLE mine (id INT)");
            rows.insert(connection, 1);
            cluster.switchover(cluster.bestReplica());

            assertNotApplied(() -> rows.insert(connection, 2), 1290);
            connection.rollback();
            statement.execute("CREATE TEMPORARY TABLE mine (id INT)");
            rows.insert(connection, 3);
            connection.commit();
            assertThat(rows.stored()).containsExactly(3);
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatTheOldSessionKnewIsNotAskedOfTheNewOne(InnerUrl driver, DatabaseCluster cluster) throws SQLException {
        Rows rows = Rows.in(cluster);
        try (Connection connection = driver.connect(cluster);
                Statement statement = connection.createStatement()) {
            rows.insert(connection, 1);
            cluster.switchover(cluster.bestReplica());
            somebodyElseFindsOut(driver, cluster, rows);
            assertThat(rows.count(connection)).isEqualTo(2);

            assertNotApplied(() -> statement.executeQuery("SELECT LAST_INSERT_ID()"), 0);
            rows.insert(connection, 2);
            try (ResultSet key = statement.executeQuery("SELECT LAST_INSERT_ID()")) {
                assertThat(key.next()).isTrue();
                assertThat(key.getLong(1)).isPositive();
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void reportLevelRunsNothingAgain(InnerUrl driver, DatabaseCluster cluster) throws SQLException {
        Rows rows = Rows.in(cluster);
        try (Connection connection = driver.connect(cluster, "holdfast.recovery=report")) {
            rows.insert(connection, 1);
            cluster.switchover(cluster.bestReplica());

            assertNotApplied(() -> rows.insert(connection, 2), 1290);
            rows.insert(connection, 3);
            assertThat(rows.stored()).containsExactly(1, 3);
        }
    }

    @ParameterizedTest
    @EnumSource
    void oneSweepServesAllConnections(InnerUrl driver, DatabaseCluster cluster) throws SQLException {
        Rows rows = Rows.in(cluster);
        List<Connection> connections = new ArrayList<>();
        try {
            for (int i = 0; i < 20; i++) {
                connections.add(driver.connect(cluster));
            }
            cluster.switchover(cluster.bestReplica());
            long before = connects(cluster);
            long begin = System.nanoTime();
            for (Connection connection : connections) {
                rows.insert(connection, 1);
            }
            // Each moves by one connect of its own; one search asks each node once; the monitor, which is not let in,
            // tries each at once, and then once a second.
            long seconds = 1 + TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begin);
            assertThat(connects(cluster) - before)
                    .isLessThanOrEqualTo(
                            connections.size() + (2 + seconds) * cluster.nodes().size());
            assertThat(rows.stored()).hasSize(connections.size());
        } finally {
            for (Connection connection : connections) {
                connection.close();
            }
        }
    }

    private static long connects(DatabaseCluster cluster) {
        return cluster.nodes().stream()
                .mapToLong(node -> node.proxy().connectionsAccepted())
                .sum();
    }

    private static void assertNotApplied(Thrown.Call call, int vendorCode) {
        assertThat(Thrown.notApplied(call).getErrorCode()).isEqualTo(vendorCode);
    }
}
