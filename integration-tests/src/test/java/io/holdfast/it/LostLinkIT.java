package io.holdfast.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatObject;
import static org.awaitility.Awaitility.await;

import io.holdfast.event.Watched;
import io.holdfast.testkit.DatabaseCluster;
import io.holdfast.testkit.proxy.FaultProxy;
import java.io.ByteArrayInputStream;
import java.sql.BatchUpdateException;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.sql.Statement;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The link breaks, at moments that differ in what may be said about it. The server itself stays well. */
@ExtendWith(EngineExtension.class)
class LostLinkIT {

    @ParameterizedTest
    @EnumSource
    void aReadWhoseAnswerIsLostIsReadAgain(InnerUrl driver, DatabaseCluster cluster) throws SQLException {
        Rows rows = Rows.in(cluster);
        try (Connection connection = driver.connect(cluster)) {
            rows.insert(connection, 1);
            proxy(cluster).cutAfterStatement("SELECT COUNT(*) FROM " + rows.table);
            assertThat(rows.count(connection)).isEqualTo(1);
            assertThat(proxy(cluster).connectionsReset()).isPositive();
        }
    }

    @ParameterizedTest
    @EnumSource
    void anAutocommitWriteWhoseAnswerIsLostIsUnknownAndNotRepeated(InnerUrl driver, DatabaseCluster cluster)
            throws SQLException {
        Rows rows = Rows.in(cluster);
        try (Connection connection = driver.connect(cluster)) {
            proxy(cluster).cutAfterStatement("INSERT");
            Thrown.unknown(() -> rows.insert(connection, 1));
            rows.insert(connection, 2);
            assertThat(rows.stored()).containsExactly(1, 2);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aCommitWhoseAnswerIsLostIsUnknownUntilRollback(InnerUrl driver, DatabaseCluster cluster) throws SQLException {
        Rows rows = Rows.in(cluster);
        try (Connection connection = driver.connect(cluster)) {
            connection.setAutoCommit(false);
            rows.insert(connection, 1);
            proxy(cluster).cutAfterCommit();

            Thrown.unknown(connection::commit);
            Thrown.unknown(connection::commit);
            Thrown.unknown(() -> rows.insert(connection, 2));
            Thrown.unknown(connection::createStatement);
            connection.rollback();
            rows.insert(connection, 3);
            connection.commit();
            assertThat(rows.stored()).containsExactly(1, 3);
        }
    }

    @ParameterizedTest
    @EnumSource
    void anAutocommitSwitchWhoseAnswerIsLostIsACommit(InnerUrl driver, DatabaseCluster cluster) throws SQLException {
        Rows rows = Rows.in(cluster);
        try (Connection connection = driver.connect(cluster)) {
            connection.setAutoCommit(false);
            rows.insert(connection, 1);
            proxy(cluster).cutAfterStatement("SET autocommit=1");

            Thrown.unknown(() -> connection.setAutoCommit(true));
            rows.insert(connection, 2);
            assertThat(rows.stored()).containsExactly(1, 2);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aStatementLostInsideATransactionIsNotApplied(InnerUrl driver, DatabaseCluster cluster) throws SQLException {
        Rows rows = Rows.in(cluster);
        try (Connection connection = driver.connect(cluster)) {
            connection.setAutoCommit(false);
            rows.insert(connection, 1);
            proxy(cluster).cutAfterStatement("INSERT");

            Thrown.notApplied(() -> rows.insert(connection, 2));
            Thrown.notApplied(connection::commit);
            connection.rollback();
            assertThat(rows.stored()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aTransactionWhoseLinkDiedWhileItWasIdleIsNotApplied(InnerUrl driver, DatabaseCluster cluster)
            throws SQLException {
        Rows rows = Rows.in(cluster);
        try (Connection connection = driver.connect(cluster)) {
            connection.setAutoCommit(false);
            rows.insert(connection, 1);
            proxy(cluster).reset();

            Thrown.notApplied(() -> rows.insert(connection, 2));
            connection.rollback();
            assertThat(rows.stored()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aTransactionThatCommittedByItselfIsUnknown(InnerUrl driver, DatabaseCluster cluster) throws SQLException {
        Rows rows = Rows.in(cluster);
        try (Connection connection = driver.connect(cluster);
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            rows.insert(connection, 1);
            statement.execute("CREATE TABLE " + rows.table + "_ddl (id INT)");
            rows.insert(connection, 2);
            proxy(cluster).reset();

            Thrown.unknown(() -> rows.insert(connection, 3));
            connection.rollback();
            assertThat(rows.stored()).containsExactly(1); // it cannot be "not applied"
        }
    }

    @ParameterizedTest
    @EnumSource
    void aDdlThatFailedHasCommittedAllTheSame(InnerUrl driver, DatabaseCluster cluster) throws SQLException {
        Rows rows = Rows.in(cluster);
        try (Connection connection = driver.connect(cluster);
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            rows.insert(connection, 1);
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> statement.execute("CREATE TABLE " + rows.table + " (id INT)"));
            proxy(cluster).reset();

            Thrown.unknown(() -> rows.insert(connection, 2));
            connection.rollback();
            assertThat(rows.stored()).containsExactly(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aBatchThatFailedInPartIsWork(InnerUrl driver, DatabaseCluster cluster) throws SQLException {
        Rows rows = Rows.in(cluster);
        cluster.writer().execute("ALTER TABLE " + cluster.database() + "." + rows.table + " ADD UNIQUE (id)");
        try (Connection connection = driver.connect(cluster);
                PreparedStatement insert = connection.prepareStatement(rows.insertSql())) {
            connection.setAutoCommit(false);
            for (int id : new int[] {1, 2, 2, 3}) {
                insert.setInt(1, id);
                insert.addBatch();
            }
            assertThatExceptionOfType(BatchUpdateException.class).isThrownBy(insert::executeBatch);
            proxy(cluster).reset();

            Thrown.notApplied(() -> {
                connection.setNetworkTimeout(Runnable::run, 5_000); // any round trip finds out
                rows.count(connection);
            });
            Thrown.notApplied(connection::commit);
            connection.rollback();
            assertThat(rows.stored()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aBatchLostInFlightIsUnknown(InnerUrl driver, DatabaseCluster cluster) throws SQLException {
        Rows rows = Rows.in(cluster);
        try (Connection connection = driver.connect(cluster);
                Statement statement = connection.createStatement()) {
            for (int id = 1; id <= 3; id++) {
                statement.addBatch("INSERT INTO " + rows.table + " (id) VALUES (" + id + ")");
            }
            proxy(cluster).cutAfterStatement("INSERT");
            Thrown.unknown(statement::executeBatch);
            assertThat(rows.stored()).doesNotHaveDuplicates();
        }
    }

    /** Not cut at its text, since MariaDB's driver prepares it. */
    @ParameterizedTest
    @EnumSource
    void aProcedureLostInFlightIsUnknownEvenInATransaction(InnerUrl driver, DatabaseCluster cluster)
            throws SQLException {
        Rows rows = Rows.in(cluster);
        cluster.writer()
                .execute("CREATE PROCEDURE " + cluster.database() + ".p_" + rows.table + "(i INT) BEGIN"
                        + " INSERT INTO " + rows.table + " (id) VALUES (i); COMMIT; DO SLEEP(10); END");
        try (Connection connection = driver.connect(cluster)) {
            connection.setAutoCommit(false);
            try (CallableStatement call = connection.prepareCall("{CALL p_" + rows.table + "(?)}")) {
                call.setInt(1, 1);
                Thread cutting = new Thread(() -> {
                    await().until(() -> !rows.stored().isEmpty());
                    proxy(cluster).reset();
                });
                cutting.start();
                Thrown.unknown(call::execute);
            }
            connection.rollback();
            assertThat(rows.stored()).containsExactly(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void onceOneConnectionHasFoundOutTheOthersMoveUnnoticed(InnerUrl driver, DatabaseCluster cluster)
            throws SQLException {
        Rows rows = Rows.in(cluster);
        try (Connection first = driver.connect(cluster);
                Connection second = driver.connect(cluster);
                PreparedStatement insert = second.prepareStatement(rows.insertSql())) {
            proxy(cluster).reset();
            assertThat(rows.count(first)).isZero();
            insert.setInt(1, 2);
            insert.executeUpdate();
            assertThat(rows.stored()).containsExactly(2);
        }
    }

    @ParameterizedTest
    @EnumSource
    void preparingOnADeadLinkHealsIt(InnerUrl driver, DatabaseCluster cluster) throws SQLException {
        Rows rows = Rows.in(cluster);
        try (Connection connection = driver.connect(cluster, "useServerPrepStmts=true")) {
            proxy(cluster).reset();
            try (PreparedStatement select = connection.prepareStatement("SELECT COUNT(*) FROM " + rows.table);
                    ResultSet row = select.executeQuery()) {
                assertThat(row.next()).isTrue();
            }
            rows.insert(connection, 1);
            assertThat(rows.stored()).containsExactly(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aPreparedStatementSurvivesWithItsParametersAndSettings(InnerUrl driver, DatabaseCluster cluster)
            throws SQLException {
        Rows rows = Rows.in(cluster);
        try (Connection connection = driver.connect(cluster, "useServerPrepStmts=true");
                PreparedStatement select =
                        connection.prepareStatement("SELECT ?, ?, ? FROM DUAL WHERE ? = 7 /* " + rows.table + " */")) {
            select.setQueryTimeout(9);
            select.setMaxRows(3);
            select.setString(1, "text");
            select.setLong(2, 1L << 40);
            select.setNull(3, java.sql.Types.VARCHAR);
            select.setInt(4, 7);
            proxy(cluster).reset();
            try (ResultSet row = select.executeQuery()) {
                assertThat(row.next()).isTrue();
                assertThat(row.getString(1)).isEqualTo("text");
                assertThat(row.getLong(2)).isEqualTo(1L << 40);
                assertThat(row.getString(3)).isNull();
                assertThat(row.getStatement()).isSameAs(select);
            }
            assertThat(select.getQueryTimeout()).isEqualTo(9);
            assertThat(select.getMaxRows()).isEqualTo(3);
            assertThat(select.getConnection()).isSameAs(connection);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aStreamCannotBeSetTwiceSoNothingIsApplied(InnerUrl driver, DatabaseCluster cluster) throws SQLException {
        Rows rows = Rows.in(cluster);
        try (Connection connection = driver.connect(cluster);
                PreparedStatement insert = connection.prepareStatement(rows.insertSql())) {
            insert.setBinaryStream(
                    1, new ByteArrayInputStream("1".getBytes(java.nio.charset.StandardCharsets.US_ASCII)));
            proxy(cluster).reset();
            driverFindsOut(driver, cluster);
            Thrown.notApplied(insert::executeUpdate);
            assertThat(rows.stored()).isEmpty();
            insert.setInt(1, 2);
            insert.executeUpdate();
            assertThat(rows.stored()).containsExactly(2);
        }
    }

    /** Another connection to the cluster that stumbles over its dead link. */
    private static void driverFindsOut(InnerUrl driver, DatabaseCluster cluster) throws SQLException {
        try (Connection other = driver.connect(cluster);
                Statement statement = other.createStatement()) {
            proxy(cluster).reset();
            statement.executeQuery("SELECT 1").close();
        }
    }

    /** Drivers ask for them when they are asked for; what was acknowledged stays so. */
    @ParameterizedTest
    @EnumSource
    void warningsGoWithTheirLinkAndNothingElse(InnerUrl driver, DatabaseCluster cluster) throws SQLException {
        Rows rows = Rows.in(cluster);
        try (Connection connection = driver.connect(cluster);
                Statement statement = connection.createStatement()) {
            statement.execute("SET sql_mode = ''");
            statement.executeUpdate(rows.insertSql().replace("?", "'1x'"));
            assertThatObject(statement.getWarnings()).isNotNull();
            statement.executeUpdate(rows.insertSql().replace("?", "'2x'"));
            proxy(cluster).reset();
            assertThatObject(statement.getWarnings()).isNull();
            assertThatObject(connection.getWarnings()).isNull();
            assertThat(rows.stored()).containsExactly(1, 2);
            statement.executeUpdate(rows.insertSql().replace("?", "'3x'"));
            assertThat(rows.stored()).containsExactly(1, 2, 3);
        }
    }

    @ParameterizedTest
    @EnumSource
    void rowsThatWereBegunToBeReadAreNotReadAgain(InnerUrl driver, DatabaseCluster cluster) throws SQLException {
        Rows rows = Rows.in(cluster);
        rows.fill(200_000);
        try (Connection connection = driver.connect(cluster);
                Statement statement = connection.createStatement()) {
            statement.setFetchSize(driver == InnerUrl.MARIADB ? 10 : Integer.MIN_VALUE);
            proxy(cluster).throttle(2_000_000);
            try (ResultSet all = statement.executeQuery("SELECT n, id, REPEAT('x', 100) FROM " + rows.table)) {
                assertThat(all.next()).isTrue();
                proxy(cluster).reset();
                Thrown.notApplied(() -> {
                    while (all.next()) {
                        all.getInt(2);
                    }
                });
            } finally {
                proxy(cluster).pass();
            }
            assertThat(rows.count(connection)).isEqualTo(200_000);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aDuplicateKeyPassesUnchangedAndCostsNoConnect(InnerUrl driver, DatabaseCluster cluster) throws SQLException {
        Rows rows = Rows.in(cluster);
        cluster.writer().execute("ALTER TABLE " + cluster.database() + "." + rows.table + " ADD UNIQUE (id)");
        try (Connection connection = driver.connect(cluster)) {
            rows.insert(connection, 1);
            long session = SessionId.of(connection);
            long epoch = epoch(connection);
            assertThatExceptionOfType(SQLIntegrityConstraintViolationException.class)
                    .isThrownBy(() -> rows.insert(connection, 1))
                    .satisfies(e -> assertThat(e.getErrorCode()).isEqualTo(1062));
            rows.insert(connection, 2);
            assertThat(SessionId.of(connection)).isEqualTo(session);
            assertThat(epoch(connection)).isEqualTo(epoch);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aTransactionThatTheApplicationMadeReadOnlyIsItsOwnWish(InnerUrl driver, DatabaseCluster cluster)
            throws SQLException {
        Rows rows = Rows.in(cluster);
        try (Connection connection = driver.connect(cluster);
                Statement statement = connection.createStatement()) {
            long session = SessionId.of(connection);
            long epoch = epoch(connection);
            statement.execute("START TRANSACTION READ ONLY");
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> rows.insertByText(connection, 1))
                    .satisfies(e -> assertThat(e.getErrorCode()).isEqualTo(1792));
            statement.execute("ROLLBACK");
            rows.insert(connection, 2);
            assertThat(SessionId.of(connection)).isEqualTo(session);
            assertThat(epoch(connection)).isEqualTo(epoch);
        }
    }

    @ParameterizedTest
    @EnumSource
    void isValidPutsADeadConnectionBackOnTheWriter(InnerUrl driver, DatabaseCluster cluster) throws SQLException {
        Rows rows = Rows.in(cluster);
        try (Connection connection = driver.connect(cluster)) {
            proxy(cluster).reset();
            assertThat(connection.isValid(20)).isTrue();
            rows.insert(connection, 1);
            assertThat(rows.stored()).containsExactly(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void metadataIsReadAgain(InnerUrl driver, DatabaseCluster cluster) throws SQLException {
        Rows rows = Rows.in(cluster);
        try (Connection connection = driver.connect(cluster)) {
            proxy(cluster).reset();
            try (ResultSet tables = connection.getMetaData().getTables(null, null, rows.table, null)) {
                assertThat(tables.next()).isTrue();
            }
            assertThat(connection.getMetaData().getConnection()).isSameAs(connection);
        }
    }

    /** Another one after each doubt, and each search. */
    private static long epoch(Connection connection) throws SQLException {
        return connection.unwrap(Watched.class).topology().epoch();
    }

    private static FaultProxy proxy(DatabaseCluster cluster) {
        return cluster.writer().proxy();
    }
}
