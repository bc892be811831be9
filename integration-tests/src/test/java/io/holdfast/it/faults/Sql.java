package io.holdfast.it.faults;

import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** Statements, in fewer words. */
final class Sql {

    /** A thread for each: what waits for the end of another in the common pool, may wait for good where that has one thread. */
    static final Executor ASIDE = task -> new Thread(task, "aside").start();

    private Sql() {}

    static Connection connect(String url, String user, String password) throws SQLException {
        return DriverManager.getConnection(url, user, password);
    }

    /** For connections that are not to be had. */
    static void connectAndClose(String url, String user, String password) throws SQLException {
        DriverManager.getConnection(url, user, password).close();
    }

    static void run(Connection connection, String... statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    static @Nullable String value(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            return rows.next() ? rows.getString(1) : null;
        }
    }

    static long id(Connection connection) throws SQLException {
        return Long.parseLong(String.valueOf(value(connection, "SELECT CONNECTION_ID()")));
    }

    /** Begins a transaction with these statements. */
    static void begin(Connection connection, String... statements) throws SQLException {
        connection.setAutoCommit(false);
        run(connection, statements);
    }

    /** Ends the branch of a distributed transaction that was chosen as a deadlock's victim. Wants a table t with the ids 1 and 2. */
    static void endBranchAfterDeadlock(Connection one, Connection two, Connection watcher) throws SQLException {
        run(one, "XA START 'one-" + id(one) + "'", "UPDATE t SET v = 1 WHERE id = 1");
        run(two, "XA START 'two-" + id(two) + "'", "UPDATE t SET v = 2 WHERE id = 2");
        CompletableFuture<Void> other = runAside(one, "UPDATE t SET v = 1 WHERE id = 2", watcher);
        boolean lost;
        try {
            run(two, "UPDATE t SET v = 2 WHERE id = 1");
            lost = false;
        } catch (SQLException deadlock) {
            lost = deadlock.getErrorCode() == 1213;
        }
        other.handle((done, failure) -> failure).join();
        run(lost ? two : one, "XA END '" + (lost ? "two-" + id(two) : "one-" + id(one)) + "'");
    }

    /** Runs the statement on another thread, and returns once the server shows it as running. */
    static CompletableFuture<Void> runAside(Connection connection, String sql, Connection watcher) throws SQLException {
        long id = id(connection);
        CompletableFuture<Void> done = CompletableFuture.runAsync(
                () -> {
                    try {
                        run(connection, sql);
                    } catch (SQLException e) {
                        throw new CompletionException(e);
                    }
                },
                ASIDE);
        awaitRunning(watcher, id);
        return done;
    }

    /** Returns once the server is executing something for this connection. */
    static void awaitRunning(Connection watcher, long id) {
        await().until(() -> isListed(watcher, id, "Query"));
    }

    /** Returns once the server has ended this connection. */
    static void awaitGone(Connection watcher, long id) {
        await().until(() -> !isListed(watcher, id, null));
    }

    private static boolean isListed(Connection watcher, long id, @Nullable String command) throws SQLException {
        try (Statement statement = watcher.createStatement();
                ResultSet rows = statement.executeQuery("SHOW PROCESSLIST")) {
            while (rows.next()) {
                if (rows.getLong("Id") == id) {
                    return command == null || command.equals(rows.getString("Command"));
                }
            }
            return false;
        }
    }
}
