package io.holdfast.testkit.embedded;

import static io.holdfast.testkit.Eventually.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.testkit.DatabaseCluster;
import io.holdfast.testkit.DatabaseNode;
import io.holdfast.testkit.NewTable;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;

/** What an application does to a cluster: connects as the ordinary account, and writes numbers into one table. */
final class Application {

    private static final Executor NEW_THREAD = task -> {
        Thread thread = new Thread(task, "application");
        thread.setDaemon(true);
        thread.start();
    };

    private final DatabaseCluster cluster;

    Application(DatabaseCluster cluster) {
        this.cluster = cluster;
    }

    void makeTable() {
        NewTable.make(cluster);
    }

    Connection connect(DatabaseNode node) throws SQLException {
        return connect(node.port());
    }

    Connection connect(int port) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:mariadb://127.0.0.1:" + port + "/" + cluster.database() + "?sslMode=disable",
                cluster.user(),
                cluster.password());
    }

    static int serverId(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT @@server_id")) {
            assertThat(row.next()).isTrue();
            return row.getInt(1);
        }
    }

    /** On the writer. */
    void insert(int id) throws SQLException {
        try (Connection connection = connect(cluster.writer())) {
            insert(connection, id);
        }
    }

    void insert(Connection connection, int id) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate("INSERT INTO t VALUES (" + id + ")");
        }
    }

    CompletableFuture<Void> insertAlong(int id) {
        return insertAlong(cluster.writer(), id);
    }

    /** In a thread of its own. */
    CompletableFuture<Void> insertAlong(DatabaseNode node, int id) {
        return along(node, "INSERT INTO t VALUES (" + id + ")");
    }

    CompletableFuture<Void> along(String sql) {
        return along(cluster.writer(), sql);
    }

    private CompletableFuture<Void> along(DatabaseNode node, String sql) {
        return CompletableFuture.runAsync(
                () -> {
                    try (Connection connection = connect(node);
                            Statement statement = connection.createStatement()) {
                        statement.execute(sql);
                    } catch (SQLException e) {
                        throw new IllegalStateException(e);
                    }
                },
                NEW_THREAD);
    }

    void awaitWaitingCommits(DatabaseNode node, int count) {
        await().untilAsserted(
                        () -> assertThat(node.query("SHOW GLOBAL STATUS LIKE 'Rpl_semi_sync_master_wait_sessions'")
                                        .get(0))
                                .containsEntry("Value", String.valueOf(count)));
    }

    void awaitStatement(DatabaseNode node, String text) {
        await().untilAsserted(() -> assertThat(node.query("SHOW FULL PROCESSLIST"))
                .anySatisfy(row -> assertThat(row.get("Info")).contains(text))
                .anySatisfy(row -> assertThat(row.get("User")).isEqualTo(cluster.user())));
    }

    /** How many rows of this number the server itself finds. */
    int count(DatabaseNode node, int id) {
        Map<String, @Nullable String> row =
                node.query("SELECT COUNT(*) c FROM holdfast.t WHERE id=" + id).get(0);
        return Integer.parseInt(String.valueOf(row.get("c")));
    }

    void isOn(DatabaseNode node, int id) {
        await().untilAsserted(() ->
                assertThat(count(node, id)).as("%s on %s", id, node).isEqualTo(1));
    }

    void isEverywhere(int id) {
        cluster.nodes().forEach(node -> isOn(node, id));
    }

    static void isRefusedAsReadOnly(ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("--read-only")
                .satisfies(e -> assertThat(((SQLException) e).getErrorCode()).isEqualTo(1290));
    }
}
