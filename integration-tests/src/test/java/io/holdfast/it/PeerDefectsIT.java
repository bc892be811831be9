package io.holdfast.it;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.holdfast.testkit.DatabaseCluster;
import io.holdfast.testkit.DatabaseNode;
import io.holdfast.testkit.proxy.FaultProxy;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is known of others in a failover, and must not be known of Holdfast. Each test is named after whom and what; {@code docs/peers.md} lists them. */
@ExtendWith(EngineExtension.class)
class PeerDefectsIT {

    /** AWS wrapper: what it notes when a transaction is lost is never taken back. */
    @ParameterizedTest
    @EnumSource
    void awsCallsEveryFailoverUnknownOnceOneWas(InnerUrl driver, DatabaseCluster cluster) throws SQLException {
        Rows rows = Rows.in(cluster);
        try (Connection connection = driver.connect(cluster)) {
            connection.setAutoCommit(false);
            rows.insert(connection, 1);
            proxy(cluster).cutAfterCommit();
            Thrown.unknown(connection::commit);
            connection.rollback();

            connection.setAutoCommit(true);
            proxy(cluster).reset();
            assertThat(rows.count(connection)).isEqualTo(1);

            connection.setAutoCommit(false);
            rows.insert(connection, 2);
            proxy(cluster).reset();
            Thrown.notApplied(() -> rows.insert(connection, 3));
            connection.rollback();
            assertThat(rows.stored()).containsExactly(1);
        }
    }

    /** AWS wrapper and Connector/J: both hold a lock for as long as a call lasts, its failover included. */
    @ParameterizedTest
    @EnumSource
    void awsAndConnectorJLetCloseWaitForAFailover(InnerUrl driver, DatabaseCluster cluster) throws Exception {
        Connection connection = driver.connect(cluster, "holdfast.failoverTimeout=60s");
        Statement statement = connection.createStatement();
        for (DatabaseNode node : cluster.nodes()) {
            node.proxy().refuse();
            node.proxy().reset();
        }
        AtomicReference<SQLException> told = new AtomicReference<>();
        Thread caller = started(() -> {
            try {
                statement.executeQuery("SELECT 1").close();
            } catch (SQLException e) {
                told.set(e);
            }
        });
        await().atMost(15, SECONDS).until(() -> caller.getState() == Thread.State.TIMED_WAITING);
        Thread closer = started(() -> {
            try {
                connection.close();
            } catch (SQLException e) {
                throw new AssertionError(e);
            }
        });
        for (Thread thread : new Thread[] {closer, caller}) {
            thread.join(10_000);
            assertThat(thread.isAlive()).isFalse();
        }
        assertThat(connection.isClosed()).isTrue();
        assertThat((Throwable) told.get()).isNotNull();
    }

    private static Thread started(Runnable task) {
        Thread thread = new Thread(task);
        thread.start();
        return thread;
    }

    /** AWS wrapper: not available for five minutes; MariaDB Connector/J: on the deny-list for one. */
    @ParameterizedTest
    @EnumSource
    void awsAndMariaDbShunForMinutesAWriterThatFailedOnce(InnerUrl driver, DatabaseCluster cluster)
            throws SQLException {
        Rows rows = Rows.in(cluster);
        DatabaseNode former = cluster.writer();
        try (Connection connection = driver.connect(cluster)) {
            rows.insert(connection, 1);
            former.proxy().refuse();
            former.proxy().reset();
            cluster.switchover(cluster.bestReplica());
            assertThat(rows.count(connection)).isEqualTo(1);
            rows.insert(connection, 2);
            assertThat(serverOf(connection)).isNotEqualTo(former.serverId());

            former.proxy().pass();
            cluster.switchover(former);
            rows.insert(connection, 3);
            assertThat(serverOf(connection)).isEqualTo(former.serverId());
            try (Connection another = driver.connect(cluster)) {
                rows.insert(another, 4);
                assertThat(serverOf(another)).isEqualTo(former.serverId());
            }
            assertThat(rows.stored()).containsExactly(1, 2, 3, 4);
        }
    }

    /** AWS wrapper: what is not on its list of methods throws the driver's 08S01, on a link that stays dead. */
    @ParameterizedTest
    @EnumSource
    void awsDoesNotFailOverInMethodsThatAreNotOnItsList(InnerUrl driver, DatabaseCluster cluster) throws SQLException {
        Rows rows = Rows.in(cluster);
        cluster.writer().execute("CREATE PROCEDURE " + cluster.database() + ".p_" + rows.table + "(i INT) SELECT i");
        try (Connection connection = driver.connect(cluster, "useServerPrepStmts=true")) {
            proxy(cluster).reset();
            try (CallableStatement call = connection.prepareCall("{CALL p_" + rows.table + "(?)}")) {
                call.setInt(1, 1);
            }
            proxy(cluster).reset();
            connection.prepareStatement(rows.insertSql()).close();
            proxy(cluster).reset();
            connection.setCatalog("information_schema");
            proxy(cluster).reset();
            connection.setCatalog(cluster.database());
            proxy(cluster).reset();
            connection.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
            proxy(cluster).reset();
            assertThat(connection.getMetaData().getDatabaseMajorVersion()).isPositive();
            assertThat(connection.getTransactionIsolation()).isEqualTo(Connection.TRANSACTION_SERIALIZABLE);
            assertThat(rows.count(connection)).isZero();
        }
    }

    /** ... which leaves its last method with the driver's own exception for a write in flight. */
    @ParameterizedTest
    @EnumSource(names = "AWS_WRAPPER", mode = EnumSource.Mode.EXCLUDE) // which has no such method
    void awsLeavesALargeBatchToTheDriver(InnerUrl driver, DatabaseCluster cluster) throws SQLException {
        Rows rows = Rows.in(cluster);
        try (Connection connection = driver.connect(cluster);
                Statement statement = connection.createStatement()) {
            statement.addBatch("INSERT INTO " + rows.table + " (id) VALUES (1)");
            proxy(cluster).reset();
            Thrown.unknown(statement::executeLargeBatch);
            statement.addBatch("INSERT INTO " + rows.table + " (id) VALUES (2)");
            assertThat(statement.executeLargeBatch()).containsExactly(1);
            assertThat(rows.stored()).containsExactly(2);
        }
    }

    /** AWS wrapper: each exception brings along what was called in the last minute: 85 bytes per call, 5 MB after 60,000. */
    @ParameterizedTest
    @EnumSource
    void awsExceptionsGrowWithTheCallsBeforeThem(InnerUrl driver, DatabaseCluster cluster) throws SQLException {
        Rows rows = Rows.in(cluster);
        int calls = 1_000;
        cluster.writer().execute("ALTER TABLE " + cluster.database() + "." + rows.table + " ADD UNIQUE (id)");
        try (Connection connection = driver.connect(cluster);
                Statement statement = connection.createStatement()) {
            rows.insert(connection, 1);
            int duplicate = lengthOfDuplicate(connection, rows);
            int loss = lengthOfLoss(connection, rows, cluster);
            for (int i = 0; i < calls; i++) {
                statement.execute("DO 0");
            }
            assertThat(lengthOfDuplicate(connection, rows)).isLessThan(duplicate + 10 * calls);
            assertThat(lengthOfLoss(connection, rows, cluster)).isLessThan(loss + 10 * calls);
        }
    }

    private static int lengthOfDuplicate(Connection connection, Rows rows) {
        return printed(failureOf(() -> rows.insert(connection, 1)));
    }

    private static int lengthOfLoss(Connection connection, Rows rows, DatabaseCluster cluster) throws SQLException {
        connection.setAutoCommit(false);
        rows.insert(connection, 2);
        proxy(cluster).reset();
        int length = printed(Thrown.notApplied(() -> rows.insert(connection, 3)));
        connection.rollback();
        connection.setAutoCommit(true);
        return length;
    }

    private static SQLException failureOf(Thrown.Call call) {
        try {
            call.run();
        } catch (SQLException e) {
            return e;
        } catch (Exception e) {
            throw new AssertionError(e);
        }
        throw new AssertionError("nothing was thrown");
    }

    /** How long it is with all that hangs on it. */
    private static int printed(Throwable thrown) {
        StringWriter text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text));
        return text.getBuffer().length();
    }

    private static int serverOf(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT @@server_id")) {
            assertThat(row.next()).isTrue();
            return row.getInt(1);
        }
    }

    private static FaultProxy proxy(DatabaseCluster cluster) {
        return cluster.writer().proxy();
    }
}
