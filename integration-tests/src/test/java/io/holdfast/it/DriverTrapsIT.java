package io.holdfast.it;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.holdfast.HoldfastDataSource;
import io.holdfast.event.Watched;
import io.holdfast.testkit.DatabaseCluster;
import io.holdfast.testkit.DatabaseNode;
import io.holdfast.testkit.proxy.FaultProxy;
import java.net.InetSocketAddress;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Cases in which a driver's exception or answer, taken at its word, would make us say something that is not true. */
@ExtendWith(EngineExtension.class)
class DriverTrapsIT {

    /** Connector/J switches the database back after the failure, and complains of the closed connection instead. */
    @ParameterizedTest
    @EnumSource
    void aWriteInFlightIsNotRepeatedBecauseTheDriverThenFindsTheConnectionClosed(
            InnerUrl driver, DatabaseCluster cluster) throws SQLException {
        Rows rows = Rows.in(cluster);
        try (Connection connection = driver.connect(cluster);
                Statement statement = connection.createStatement()) {
            connection.setCatalog("information_schema");
            proxy(cluster).cutAfterStatement("INSERT");
            String insert = "INSERT INTO " + cluster.database() + "." + rows.table + " (id) VALUES (1)";
            Thrown.unknown(() -> statement.executeUpdate(insert));
            assertThat(rows.stored()).containsExactly(1);
        }
    }

    /** MariaDB Connector/J counts as failed what it had sent before it read the first error. */
    @ParameterizedTest
    @EnumSource
    void updateCountsProveNothing(InnerUrl driver, DatabaseCluster cluster) throws SQLException {
        Rows rows = Rows.in(cluster);
        cluster.writer()
                .execute("CREATE TRIGGER " + cluster.database() + ".tr_" + rows.table + " BEFORE INSERT ON "
                        + cluster.database() + "." + rows.table + " FOR EACH ROW IF NEW.id = 3 THEN"
                        + " SIGNAL SQLSTATE 'HY000' SET MYSQL_ERRNO = 1290,"
                        + " MESSAGE_TEXT = 'running with the --read-only option'; END IF");
        try (Connection connection = driver.connect(cluster, "useBulkStmts=false&useServerPrepStmts=true");
                PreparedStatement insert = connection.prepareStatement(rows.insertSql())) {
            for (int id = 1; id <= 4; id++) {
                insert.setInt(1, id);
                insert.addBatch();
            }
            Thrown.unknown(insert::executeBatch);
            assertThat(rows.stored()).doesNotHaveDuplicates();
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatIsUnknownStaysUnknownWhateverIsCalledNext(InnerUrl driver, DatabaseCluster cluster) throws SQLException {
        Rows rows = Rows.in(cluster);
        try (Connection connection = driver.connect(cluster);
                PreparedStatement insert = connection.prepareStatement(rows.insertSql())) {
            connection.setAutoCommit(false);
            insert.setInt(1, 1);
            insert.executeUpdate();
            proxy(cluster).cutAfterCommit();
            Thrown.unknown(connection::commit);

            Thrown.unknown(() -> insert.setInt(1, 2));
            Thrown.unknown(() -> connection.prepareStatement("SELECT 1"));
            // Whoever tidies up is let: what is set is remembered for the next node.
            connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
            Thrown.unknown(connection::commit);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aRedundantAutocommitSwitchEndsNoTransaction(InnerUrl driver, DatabaseCluster cluster) throws SQLException {
        Rows rows = Rows.in(cluster);
        try (Connection connection = driver.connect(cluster);
                Statement statement = connection.createStatement()) {
            statement.execute("START TRANSACTION");
            rows.insert(connection, 1);
            connection.setAutoCommit(true);
            proxy(cluster).reset();

            Thrown.notApplied(() -> rows.count(connection));
            Thrown.notApplied(() -> statement.execute("COMMIT"));
            statement.execute("ROLLBACK");
            assertThat(rows.stored()).isEmpty();
        }
    }

    /** The server has told the driver that autocommit is off, so it sends the switch, and that commits. */
    @ParameterizedTest
    @EnumSource
    void anAutocommitThatTextSwitchedOffIsSwitchedOnByACommit(InnerUrl driver, DatabaseCluster cluster)
            throws SQLException {
        Rows rows = Rows.in(cluster);
        try (Connection connection = driver.connect(cluster);
                Statement statement = connection.createStatement()) {
            statement.execute("SET autocommit=0");
            rows.insert(connection, 1);
            proxy(cluster).cutAfterStatement("SET autocommit=1");
            Thrown.unknown(() -> connection.setAutoCommit(true));
        }
        try (Connection connection = driver.connect(cluster);
                Statement statement = connection.createStatement()) {
            statement.execute("SET autocommit=0");
            rows.insert(connection, 2);
            connection.setAutoCommit(true);
            proxy(cluster).cutAfterStatement("INSERT");
            Thrown.unknown(() -> rows.insert(connection, 3));
        }
        assertThat(rows.stored()).containsExactly(1, 2, 3);
    }

    @ParameterizedTest
    @EnumSource
    void aCommitByTextDoesNotReplaceASessionThatHoldsSomething(InnerUrl driver, DatabaseCluster cluster)
            throws SQLException {
        Rows rows = Rows.in(cluster);
        for (String end : new String[] {"COMMIT", "ROLLBACK"}) {
            try (Connection connection = driver.connect(cluster);
                    Statement statement = connection.createStatement()) {
                statement.execute("SET @who = 42");
                proxy(cluster).reset();
                Thrown.notApplied(() -> statement.execute(end));
                assertThat(connection.isClosed()).isTrue();
            }
        }
        assertThat(rows.stored()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void aTransactionBegunByTextDoesNotGetLostBeforeItsFirstStatement(InnerUrl driver, DatabaseCluster cluster)
            throws SQLException {
        Rows rows = Rows.in(cluster);
        try (Connection connection = driver.connect(cluster);
                Statement statement = connection.createStatement()) {
            statement.execute("START TRANSACTION");
            cluster.switchover(cluster.bestReplica());

            Thrown.notApplied(() -> rows.insert(connection, 1));
            statement.execute("ROLLBACK");
            assertThat(rows.stored()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void generatedKeysOfALostConnectionAreNotTakenForNone(InnerUrl driver, DatabaseCluster cluster)
            throws SQLException {
        Rows rows = Rows.in(cluster);
        try (Connection connection = driver.connect(cluster);
                PreparedStatement insert =
                        connection.prepareStatement(rows.insertSql(), Statement.RETURN_GENERATED_KEYS)) {
            insert.setInt(1, 1);
            insert.executeUpdate();
            proxy(cluster).reset();
            assertThat(rows.count(connection)).isEqualTo(1);

            Thrown.unknown(insert::getGeneratedKeys);
            insert.executeUpdate();
            try (ResultSet keys = insert.getGeneratedKeys()) {
                assertThat(keys.next()).isTrue();
            }
        }
    }

    /** It executes the statement, and then finds that it returns rows. */
    @ParameterizedTest
    @EnumSource
    void aStatementThatFailedAfterItWasExecutedIsWork(InnerUrl driver, DatabaseCluster cluster) throws SQLException {
        assumeTrue(Engine.current() == Engine.EMBEDDED, "skipped: MySQL has no INSERT that returns rows");
        Rows rows = Rows.in(cluster);
        try (Connection connection = driver.connect(cluster);
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            try {
                statement.executeUpdate("INSERT INTO " + rows.table + " (id) VALUES (1) RETURNING id");
            } catch (SQLException refusedAfterTheFact) {
                assertThat(refusedAfterTheFact.getSQLState()).isNotEqualTo("40001");
            }
            proxy(cluster).reset();
            Thrown.notApplied(() -> rows.count(connection));
            Thrown.notApplied(connection::commit);
        }
    }

    /** While rows stream in, a connection cannot be asked for its role, and is none the worse for that. */
    @ParameterizedTest
    @EnumSource
    void somebodyElsesDoubtDoesNotBreakAStream(InnerUrl driver, DatabaseCluster cluster) throws SQLException {
        Rows rows = Rows.in(cluster);
        rows.fill(1000);
        try (Connection connection = driver.connect(cluster);
                Connection other = driver.connect(cluster);
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            rows.insert(connection, 0);
            statement.setFetchSize(driver == InnerUrl.MARIADB ? 10 : Integer.MIN_VALUE);
            try (ResultSet all = statement.executeQuery("SELECT id FROM " + rows.table)) {
                assertThat(all.next()).isTrue();
                cluster.writer().execute("KILL " + SessionId.of(other));
                assertThat(rows.count(other)).isEqualTo(1000);
                connection.createStatement().close();
                int read = 1;
                while (all.next()) {
                    read++;
                }
                assertThat(read).isEqualTo(1001);
            }
            connection.commit();
            assertThat(rows.stored()).hasSize(1001);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aRollbackThatTheDriverRefusesCostsNoConnection(InnerUrl driver, DatabaseCluster cluster) throws SQLException {
        try (Connection connection = driver.connect(cluster)) {
            long id = SessionId.of(connection);
            try {
                connection.rollback();
            } catch (SQLException inAutocommit) {
                assertThat((Throwable) inAutocommit).isNotInstanceOf(io.holdfast.outcome.FailoverOutcome.class);
            }
            assertThat(SessionId.of(connection)).isEqualTo(id);
        }
    }

    /** MariaDB Connector/J does not when the network is dead (CONJ-1276). */
    @ParameterizedTest
    @EnumSource
    void isValidKeepsToItsTimeLimit(InnerUrl driver, DatabaseCluster cluster) throws SQLException {
        // What else could end the wait takes half a minute.
        String patient = InnerUrl.apart("patient") + "holdfast.detectionTime=30s&holdfast.connectTimeout=30s";
        try (Connection connection = driver.connect(cluster, patient);
                Connection other = driver.connect(cluster, patient)) {
            DatabaseNode writer = cluster.writer();
            cluster.writer().execute("KILL " + SessionId.of(other));
            assertThat(other.isValid(20)).isTrue(); // which makes the first one doubt, too
            cluster.freeze(writer);
            try {
                long start = System.nanoTime();
                assertThat(connection.isValid(1)).isFalse();
                assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
            } finally {
                cluster.thaw(writer);
            }
        }
    }

    /** MariaDB Connector/J's {@code abort()} connects to the host that answers nothing, and waits there itself. */
    @ParameterizedTest
    @EnumSource
    void aCallOnASilentLinkIsSetFree(InnerUrl driver, DatabaseCluster cluster) throws SQLException {
        Rows rows = Rows.in(cluster);
        try (FaultProxy silent = FaultProxy.to(
                new InetSocketAddress("127.0.0.1", cluster.writer().directPort()))) {
            String url = driver.at("127.0.0.1:" + silent.port(), cluster, "holdfast.detectionTime=2s");
            HoldfastDataSource source = new HoldfastDataSource(url, cluster.user(), cluster.password());
            try (Connection connection = source.getConnection()) {
                rows.insert(connection, 1);
                await().atMost(30, SECONDS)
                        .until(() -> connection.unwrap(Watched.class).topology().nodes().stream()
                                .anyMatch(node -> node.server() != null));
                silent.silence();
                Thrown.unknown(() -> rows.insert(connection, 2));
                silent.pass();
                rows.insert(connection, 3);
            }
        }
        assertThat(rows.stored()).containsExactly(1, 3);
    }

    @ParameterizedTest
    @EnumSource
    void aClosedConnectionSaysSo(InnerUrl driver, DatabaseCluster cluster) throws SQLException {
        Connection connection = driver.connect(cluster);
        Statement statement = connection.createStatement();
        connection.close();
        connection.close();
        assertThat(connection.isClosed()).isTrue();
        assertThat(connection.isValid(1)).isFalse();
        assertThat(statement.isClosed()).isTrue();
        for (Thrown.Call call : new Thrown.Call[] {
            connection::createStatement,
            connection::commit,
            connection::rollback,
            connection::getMetaData,
            connection::getAutoCommit,
            connection::clearWarnings,
            connection::getCatalog,
            () -> connection.nativeSQL("SELECT 1"),
            () -> connection.setAutoCommit(true),
            () -> connection.setClientInfo("a", "b"),
            () -> connection.setNetworkTimeout(Runnable::run, 1),
            () -> connection.prepareStatement("SELECT 1"),
            () -> statement.execute("SELECT 1")
        }) {
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(call::run)
                    .satisfies(e -> assertThat(e.getSQLState()).isEqualTo("08003"));
        }
    }

    private static FaultProxy proxy(DatabaseCluster cluster) {
        return cluster.writer().proxy();
    }
}
