package io.holdfast.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.mysql.cj.jdbc.JdbcConnection;
import io.holdfast.testkit.DatabaseCluster;
import io.holdfast.testkit.DatabaseNode;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What JDBC set on a session is set on the next one, and on the one after that: by the word of the inner driver's own connection, and
 * of the server where it knows. Holdfast itself remembers what was set, so its own getters would prove nothing.
 */
@ExtendWith(EngineExtension.class)
class SessionSettingsIT {

    private static final int FAILOVERS = 2;
    private static final int TIME_LIMIT = 12_345;
    private static final Map<String, Class<?>> TYPES = Map.of("POINT", String.class);

    @ParameterizedTest
    @EnumSource
    void everythingThatWasSetIsSetAfterEveryFailover(InnerUrl driver, DatabaseCluster cluster) throws SQLException {
        String elsewhere = elsewhere(cluster);
        try (Connection connection = driver.connect(cluster)) {
            connection.setCatalog(elsewhere);
            connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
            connection.setNetworkTimeout(Runnable::run, TIME_LIMIT);
            connection.setReadOnly(true);
            connection.setClientInfo("ApplicationName", "orders");
            connection.setAutoCommit(false);
            if (keepsTypeMaps(driver)) {
                connection.setTypeMap(TYPES);
            }
            for (int failover = 0; failover <= FAILOVERS; failover++) {
                Connection inner = inner(driver, connection);
                assertThat(ask(inner, "SELECT DATABASE()")).isEqualTo(elsewhere);
                assertThat(inner.getCatalog()).isEqualTo(elsewhere);
                assertThat(inner.getTransactionIsolation()).isEqualTo(Connection.TRANSACTION_READ_COMMITTED);
                assertThat(ask(inner, "SELECT @@" + isolation())).isEqualTo("READ-COMMITTED");
                assertThat(inner.getNetworkTimeout()).isEqualTo(TIME_LIMIT);
                assertThat(inner.isReadOnly()).isTrue();
                assertThat(inner.getClientInfo("ApplicationName")).isEqualTo("orders");
                assertThat(inner.getAutoCommit()).isFalse();
                assertThat(ask(inner, "SELECT @@autocommit")).isEqualTo("0");
                if (keepsTypeMaps(driver)) {
                    assertThat(inner.getTypeMap()).isEqualTo(TYPES);
                }
                connection.rollback();
                failOver(cluster, connection);
            }
        }
    }

    /** MariaDB Connector/J loses it at the second failover (CONJ-1002). */
    @ParameterizedTest
    @EnumSource
    void mariaDbLosesTheSchemaAtTheSecondFailover(InnerUrl driver, DatabaseCluster cluster) throws SQLException {
        String elsewhere = elsewhere(cluster);
        String option = driver == InnerUrl.MARIADB ? "useCatalogTerm=SCHEMA" : "databaseTerm=SCHEMA";
        try (Connection connection = driver.connect(cluster, option)) {
            connection.setSchema(elsewhere);
            for (int failover = 0; failover <= FAILOVERS; failover++) {
                Connection inner = inner(driver, connection);
                assertThat(inner.getSchema()).isEqualTo(elsewhere);
                assertThat(ask(inner, "SELECT DATABASE()")).isEqualTo(elsewhere);
                failOver(cluster, connection);
            }
        }
    }

    @Test
    void theHoldabilityIsSetForWhicheverDriverKeepsIt(DatabaseCluster cluster) throws SQLException {
        String option = "holdfast.driver=" + HoldabilityDriver.class.getName();
        try (Connection connection = InnerUrl.CONNECTOR_J.connect(cluster, option)) {
            connection.setHoldability(ResultSet.CLOSE_CURSORS_AT_COMMIT);
            for (int failover = 0; failover <= FAILOVERS; failover++) {
                assertThat(connection.getHoldability()).isEqualTo(ResultSet.CLOSE_CURSORS_AT_COMMIT);
                failOver(cluster, connection);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void aTableLockIsNotForgottenInSilence(InnerUrl driver, DatabaseCluster cluster) throws SQLException {
        Rows rows = Rows.in(cluster);
        try (Connection connection = driver.connect(cluster);
                Statement statement = connection.createStatement()) {
            statement.execute("LOCK TABLES " + rows.table + " WRITE");
            rows.insert(connection, 1);
            cluster.writer().proxy().reset();

            Thrown.notApplied(() -> rows.count(connection));
            assertThat(connection.isClosed()).isTrue();
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> rows.insert(connection, 2))
                    .satisfies(e -> assertThat(e.getSQLState()).isEqualTo("08003"));
        }
        assertThat(rows.stored()).containsExactly(1);
    }

    /** The lock itself has committed what was before it, so nothing may be called "not applied" that stands there. */
    @ParameterizedTest
    @EnumSource
    void aTransactionThatLockedTablesIsNotCommittedWithoutThem(InnerUrl driver, DatabaseCluster cluster)
            throws SQLException {
        Rows rows = Rows.in(cluster);
        try (Connection connection = driver.connect(cluster);
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            rows.insert(connection, 1);
            statement.execute("LOCK TABLES " + rows.table + " WRITE");
            rows.insert(connection, 2);
            cluster.writer().proxy().reset();

            Thrown.unknown(() -> rows.insert(connection, 3));
            assertThatExceptionOfType(SQLException.class).isThrownBy(connection::commit);
        }
        assertThat(rows.stored()).containsExactly(1);
    }

    // ---- means ----

    /** A database that is not the URL's. */
    private static String elsewhere(DatabaseCluster cluster) {
        cluster.writer().execute("CREATE DATABASE IF NOT EXISTS elsewhere");
        cluster.writer().execute("GRANT ALL ON elsewhere.* TO '" + cluster.user() + "'@'%'");
        return "elsewhere";
    }

    /** MariaDB's driver refuses type maps. */
    private static boolean keepsTypeMaps(InnerUrl driver) {
        return driver != InnerUrl.MARIADB;
    }

    private static String isolation() {
        return Engine.current() == Engine.MYSQL ? "transaction_isolation" : "tx_isolation";
    }

    private static Connection inner(InnerUrl driver, Connection connection) throws SQLException {
        return driver == InnerUrl.MARIADB
                ? connection.unwrap(org.mariadb.jdbc.Connection.class)
                : connection.unwrap(JdbcConnection.class);
    }

    private static String ask(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            assertThat(row.next()).isTrue();
            return row.getString(1);
        }
    }

    /** Another node becomes the writer, the link to the old one breaks, and the connection has moved when this returns. */
    private static void failOver(DatabaseCluster cluster, Connection connection) throws SQLException {
        DatabaseNode old = cluster.writer();
        cluster.switchover(cluster.bestReplica());
        old.proxy().reset();
        if (!connection.getAutoCommit()) {
            Thrown.notApplied(() -> ask(connection, "SELECT 1"));
            connection.rollback();
        }
        assertThat(ask(connection, "SELECT @@server_id"))
                .isEqualTo(String.valueOf(cluster.writer().serverId()));
        if (!connection.getAutoCommit()) {
            connection.rollback();
        }
    }
}
