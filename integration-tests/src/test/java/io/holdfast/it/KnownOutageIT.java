package io.holdfast.it;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.holdfast.hikari.KeepConnections;
import io.holdfast.outcome.WriterUnavailableException;
import io.holdfast.testkit.DatabaseCluster;
import io.holdfast.testkit.DatabaseNode;
import io.holdfast.testkit.junit.ClusterExtension;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * HikariCP lets callers wait for its {@code connectionTimeout} when it cannot connect, and pauses for up to ten seconds: in an outage that
 * is known nobody should wait, and after it nobody either.
 */
@ExtendWith(ClusterExtension.class)
class KnownOutageIT {

    private static final int CALLS = 30;
    private static final Duration PATIENCE = Duration.ofSeconds(4);

    /** The first connection of a JVM takes its time, on a busy machine more than is allowed to those below. */
    @BeforeEach
    void loadWhatIsNeeded(DatabaseCluster cluster) throws SQLException {
        InnerUrl.CONNECTOR_J.connect(cluster).close();
    }

    @ParameterizedTest(name = "keeping connections: {0}")
    @ValueSource(booleans = {false, true})
    void everyCallIsToldAtOnceAndServedAgainAtOnce(boolean keeping, DatabaseCluster cluster) throws SQLException {
        try (HikariDataSource pool = new HikariDataSource(settings(cluster, keeping))) {
            write(pool);
            cutOff(cluster);
            untilItIsKnown(pool);

            long begun = System.nanoTime();
            for (int i = 0; i < CALLS; i++) {
                assertThatThrownBy(() -> write(pool)).isInstanceOf(WriterUnavailableException.class);
            }
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(CALLS));

            try (Connection connection = pool.getConnection()) {
                connection.setClientInfo("ApplicationName", "none yet"); // remembered
                assertThatThrownBy(() -> connection.getMetaData().getURL()).isInstanceOf(SQLException.class);
                assertThatThrownBy(() -> connection.setTransactionIsolation(-1)).isInstanceOf(SQLException.class);
            }

            cluster.nodes().forEach(node -> node.proxy().pass());
            await().atMost(8, SECONDS).until(() -> !isUnavailable(pool));
            assertSetUp(pool);
        }
    }

    @Test
    void whoeverConnectsForItselfIsToldThatThereIsNoWriter(DatabaseCluster cluster) throws SQLException {
        HikariConfig settings = settings(cluster, true);
        try (HikariDataSource pool = new HikariDataSource(settings)) {
            write(pool);
            cutOff(cluster);
            untilItIsKnown(pool);

            assertThatThrownBy(() ->
                            DriverManager.getConnection(settings.getJdbcUrl(), cluster.user(), cluster.password()))
                    .isInstanceOf(WriterUnavailableException.class);
            try (Connection connection = pool.getConnection()) {
                assertThat(connection.isValid(1)).isFalse();
            }
            // Who watches goes on for a while, and looks for a writer every second and a half: longer than the next
            // test waits.
            cluster.nodes().forEach(node -> node.proxy().pass());
            await().atMost(8, SECONDS).until(() -> !isUnavailable(pool));
        }
    }

    /** With settings that the pool makes on each connection that it opens. */
    private static HikariConfig settings(DatabaseCluster cluster, boolean keeping) {
        HikariConfig config = new HikariConfig();
        String level = keeping ? "retry" : "report"; // which must not take a first use for a second one
        config.setJdbcUrl(InnerUrl.CONNECTOR_J.of(
                cluster, "holdfast.failoverTimeout=" + PATIENCE.toMillis() + "&holdfast.recovery=" + level));
        config.setUsername(cluster.user());
        config.setPassword(cluster.password());
        config.setMaximumPoolSize(4);
        config.setAutoCommit(false);
        config.setTransactionIsolation("TRANSACTION_SERIALIZABLE");
        if (keeping) {
            config.setExceptionOverrideClassName(KeepConnections.class.getName());
        }
        return config;
    }

    private static void cutOff(DatabaseCluster cluster) {
        for (DatabaseNode node : cluster.nodes()) {
            node.proxy().refuse();
            node.proxy().reset();
        }
    }

    private static void write(HikariDataSource pool) throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("CREATE TABLE IF NOT EXISTS known_outage (id INT PRIMARY KEY)");
            connection.commit();
        }
    }

    /** What was under way when it began may be told something else. */
    private static void untilItIsKnown(HikariDataSource pool) {
        for (int i = 0; i < 2; i++) {
            await().atMost(20, SECONDS).until(() -> isUnavailable(pool));
        }
    }

    private static boolean isUnavailable(HikariDataSource pool) {
        try {
            write(pool);
            return false;
        } catch (SQLException e) {
            return e instanceof WriterUnavailableException;
        }
    }

    /** Nothing of what the pool had set was lost on connections that came without a node. */
    private static void assertSetUp(HikariDataSource pool) throws SQLException {
        Connection[] all = new Connection[pool.getMaximumPoolSize()];
        try {
            for (int i = 0; i < all.length; i++) {
                all[i] = pool.getConnection();
                assertThat(all[i].getAutoCommit()).isFalse();
                assertThat(all[i].getMetaData().getURL()).startsWith("jdbc:mysql:");
                try (Statement statement = all[i].createStatement();
                        ResultSet answer = statement.executeQuery("SELECT @@autocommit, @@tx_isolation")) {
                    assertThat(answer.next()).isTrue();
                    assertThat(answer.getInt(1)).isZero();
                    assertThat(answer.getString(2)).isEqualTo("SERIALIZABLE");
                }
                all[i].rollback();
            }
        } finally {
            for (Connection connection : all) {
                if (connection != null) {
                    connection.close();
                }
            }
        }
    }
}
