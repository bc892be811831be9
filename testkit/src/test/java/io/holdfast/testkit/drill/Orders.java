package io.holdfast.testkit.drill;

import io.holdfast.testkit.DatabaseCluster;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;

/** Somebody's service: an order and its line, in one transaction. */
public class Orders {

    /** Where the service finds its orders' references. */
    public static final String ORDERS = "SELECT reference FROM orders";

    public static final String LINES = "SELECT reference FROM order_lines";

    /** Where connections come from. */
    public interface Source {
        Connection open() throws SQLException;
    }

    private final Source source;

    /** Makes the tables, for which it has all patience, whatever the service has. */
    public Orders(DatabaseCluster cluster, Source source) throws SQLException {
        this.source = source;
        try (Connection connection = open(cluster, "");
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE IF NOT EXISTS orders"
                    + " (id BIGINT AUTO_INCREMENT PRIMARY KEY, reference VARCHAR(40)) ENGINE=InnoDB");
            statement.execute("CREATE TABLE IF NOT EXISTS order_lines"
                    + " (id BIGINT AUTO_INCREMENT PRIMARY KEY, reference VARCHAR(40)) ENGINE=InnoDB");
        }
    }

    /** A service that asks somebody who knows where the writer is, each time, and waits for nobody: it gets over everything. */
    public static Orders knowing(DatabaseCluster cluster) throws SQLException {
        return new Orders(cluster, () -> briefly(cluster));
    }

    /** The same, for a single order that nothing is to disturb. */
    public static Orders patient(DatabaseCluster cluster) throws SQLException {
        return new Orders(cluster, () -> open(cluster, ""));
    }

    /** A connection to the writer that gives up soon. */
    static Connection briefly(DatabaseCluster cluster) throws SQLException {
        return open(cluster, "&connectTimeout=500&socketTimeout=800");
    }

    private static Connection open(DatabaseCluster cluster, String options) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:mariadb://127.0.0.1:" + cluster.writer().port() + "/" + cluster.database() + "?sslMode=disable"
                        + options,
                cluster.user(),
                cluster.password());
    }

    public void place(long id) throws SQLException {
        try (Connection connection = source.open()) {
            connection.setAutoCommit(false);
            insert(connection, "orders", id);
            insert(connection, "order_lines", id);
            connection.commit();
        }
    }

    protected static void insert(Connection connection, String table, long id) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("INSERT INTO " + table + " (reference) VALUES (?)")) {
            statement.setLong(1, id);
            statement.executeUpdate();
        }
    }
}
