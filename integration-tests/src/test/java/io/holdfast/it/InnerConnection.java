package io.holdfast.it;

import com.mysql.cj.jdbc.JdbcConnection;
import java.sql.Connection;
import java.sql.SQLException;

/** What is under a connection of Holdfast's: as long as that is the same, it has not been replaced. */
public final class InnerConnection {

    private InnerConnection() {}

    /** The driver's own connection. */
    public static Connection of(Connection connection) throws SQLException {
        return connection.isWrapperFor(JdbcConnection.class)
                ? connection.unwrap(JdbcConnection.class)
                : connection.unwrap(org.mariadb.jdbc.Connection.class);
    }
}
