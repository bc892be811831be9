package io.holdfast.benchmarks.footprint;

import io.holdfast.benchmarks.stub.StubDriver;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** The main class of a JVM of its own: makes many of one kind, and says how many bytes of the heap each one holds. */
public final class Weighing {

    static final int CONNECTIONS = 5_000;
    static final int STATEMENTS = 100_000;
    static final int TEXTS = 80;

    /** What can be weighed. */
    enum Kind {
        CONNECTION(CONNECTIONS) {
            @Override
            Object make(String url, Connection unused) throws SQLException {
                return DriverManager.getConnection(url);
            }
        },
        USED_CONNECTION(CONNECTIONS) {
            @Override
            Object make(String url, Connection unused) throws SQLException {
                Connection connection = DriverManager.getConnection(url);
                for (int i = 0; i < TEXTS; i++) {
                    String sql = ("SELECT name FROM table_" + i + " WHERE id = ?").intern();
                    try (PreparedStatement statement = connection.prepareStatement(sql)) {
                        statement.setInt(1, i);
                        try (ResultSet rows = statement.executeQuery()) {
                            if (!rows.next()) {
                                throw new IllegalStateException("the stub has a row");
                            }
                        }
                    }
                }
                return connection;
            }
        },
        STATEMENT(STATEMENTS) {
            @Override
            Object make(String url, Connection connection) throws SQLException {
                PreparedStatement statement = connection.prepareStatement("SELECT name FROM customer WHERE id = ?");
                statement.setInt(1, 1);
                return statement;
            }
        };

        private final int count;

        Kind(int count) {
            this.count = count;
        }

        abstract Object make(String url, Connection connection) throws SQLException;
    }

    private Weighing() {}

    /** @param arguments the kind and the URL */
    public static void main(String[] arguments) throws SQLException {
        StubDriver.register();
        Kind kind = Kind.valueOf(arguments[0]);
        String url = arguments[1];
        Connection connection = DriverManager.getConnection(url);
        Object[] made = new Object[kind.count + 1];
        made[kind.count] = kind.make(url, connection); // what is shared is there before
        long before = usedHeap();
        for (int i = 0; i < kind.count; i++) {
            made[i] = kind.make(url, connection);
        }
        long after = usedHeap();
        System.out.println("bytes " + Math.round((after - before) / (double) (made.length - 1)));
        // The JVM must not wait for what may still run.
        System.exit(connection.isClosed() ? 1 : 0);
    }

    private static long usedHeap() {
        Runtime runtime = Runtime.getRuntime();
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 5; i++) {
            System.gc();
            least = Math.min(least, runtime.totalMemory() - runtime.freeMemory());
        }
        return least;
    }
}
