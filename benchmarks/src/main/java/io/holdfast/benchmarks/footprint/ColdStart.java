package io.holdfast.benchmarks.footprint;

import java.lang.management.ManagementFactory;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** The main class of a JVM of its own: opens one connection, reads one row, says how long that took and what it loaded. */
public final class ColdStart {

    private ColdStart() {}

    /** @param arguments URL, user, password */
    public static void main(String[] arguments) throws SQLException {
        long start = System.nanoTime();
        try (Connection connection = DriverManager.getConnection(arguments[0], arguments[1], arguments[2]);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT 1")) {
            if (!rows.next()) {
                throw new IllegalStateException("no row");
            }
            long took = System.nanoTime() - start;
            int classes = ManagementFactory.getClassLoadingMXBean().getLoadedClassCount();
            System.out.println("cold-start " + took + " " + classes);
        }
        // The JVM must not wait for what may still run.
        System.exit(0);
    }
}
