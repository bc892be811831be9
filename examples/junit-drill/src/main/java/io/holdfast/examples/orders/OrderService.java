package io.holdfast.examples.orders;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTransactionRollbackException;
import java.sql.Statement;
import javax.sql.DataSource;

/** Takes orders. Its connections come without autocommit. Safe for use by many threads. */
public final class OrderService {

    private static final int ATTEMPTS = 3;

    private final DataSource dataSource;

    public OrderService(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** What a migration does in production. */
    public void createTables() throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE IF NOT EXISTS orders (id BIGINT AUTO_INCREMENT PRIMARY KEY,"
                    + " reference VARCHAR(40) NOT NULL, KEY (reference)) ENGINE=InnoDB");
            statement.execute("CREATE TABLE IF NOT EXISTS order_lines (order_id BIGINT NOT NULL,"
                    + " item VARCHAR(40) NOT NULL, quantity INT NOT NULL, PRIMARY KEY (order_id, item)) ENGINE=InnoDB");
            connection.commit();
        }
    }

    /**
     * Stores an order and its line, both or neither. When it returns, they are stored.
     *
     * @throws SQLException if that did not work, or nobody knows: with SQLSTATE 08007 look for the reference before you place
     *     the order again
     */
    public void place(String reference, String item, int quantity) throws SQLException {
        for (int attempt = 1; ; attempt++) {
            try {
                transact(reference, item, quantity);
                return;
            } catch (SQLTransactionRollbackException e) { // 40001, a deadlock or a failover: nothing was stored
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    private void transact(String reference, String item, int quantity) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            try {
                line(connection, order(connection, reference), item, quantity);
                connection.commit();
            } catch (SQLException e) {
                rollBack(connection, e);
                throw e;
            }
        }
    }

    private static long order(Connection connection, String reference) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO orders (reference) VALUES (?)", Statement.RETURN_GENERATED_KEYS)) {
            insert.setString(1, reference);
            insert.executeUpdate();
            try (ResultSet keys = insert.getGeneratedKeys()) {
                keys.next();
                return keys.getLong(1);
            }
        }
    }

    private static void line(Connection connection, long order, String item, int quantity) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO order_lines (order_id, item, quantity) VALUES (?, ?, ?)")) {
            insert.setLong(1, order);
            insert.setString(2, item);
            insert.setInt(3, quantity);
            insert.executeUpdate();
        }
    }

    /** What the caller has to know is why the work failed, not that the rollback did, too. */
    private static void rollBack(Connection connection, SQLException why) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            why.addSuppressed(e);
        }
    }
}
