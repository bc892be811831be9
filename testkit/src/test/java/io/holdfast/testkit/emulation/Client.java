package io.holdfast.testkit.emulation;

import io.holdfast.testkit.DatabaseCluster;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The drivers that the emulations have to be understood by, as the application's account. */
enum Client {
    CONNECTOR_J("jdbc:mysql:", "?sslMode=DISABLED&connectTimeout=5000&socketTimeout=5000"),
    CONNECTOR_J_PREPARING(
            "jdbc:mysql:", "?sslMode=DISABLED&useServerPrepStmts=true&connectTimeout=5000&socketTimeout=5000"),
    MARIADB("jdbc:mariadb:", "?sslMode=disable&connectTimeout=5000&socketTimeout=5000"),
    MARIADB_PREPARING(
            "jdbc:mariadb:", "?sslMode=disable&useServerPrepStmts=true&connectTimeout=5000&socketTimeout=5000");

    private final String scheme;
    private final String options;

    Client(String scheme, String options) {
        this.scheme = scheme;
        this.options = options;
    }

    /** Without a database, as monitors connect. */
    Connection connect(DatabaseCluster cluster, String host, int port) throws SQLException {
        return DriverManager.getConnection(
                scheme + "//" + host + ":" + port + "/" + options, cluster.user(), cluster.password());
    }

    /** Rows of column labels and values, by a prepared statement. */
    static List<Map<String, @Nullable String>> query(Connection connection, String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet rows = statement.executeQuery()) {
            ResultSetMetaData columns = rows.getMetaData();
            List<Map<String, @Nullable String>> result = new ArrayList<>();
            while (rows.next()) {
                Map<String, @Nullable String> row = new LinkedHashMap<>();
                for (int i = 1; i <= columns.getColumnCount(); i++) {
                    row.put(columns.getColumnLabel(i), rows.getString(i));
                }
                result.add(row);
            }
            return result;
        }
    }

    /** The first column of the only row. */
    static String value(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            String value = rows.getString(1);
            if (rows.next()) {
                throw new AssertionError(sql + " gives more than one row");
            }
            return value;
        }
    }
}
