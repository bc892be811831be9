package io.holdfast.testkit.workload;

import io.holdfast.testkit.DatabaseCluster;
import io.holdfast.testkit.DatabaseNode;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;

/** An application's connection to one server, past every proxy and every pool. */
final class DirectConnection {

    private DirectConnection() {}

    /** Connects. A server that does not answer is given up after the time given, while connecting and later. */
    static Connection open(DatabaseCluster cluster, DatabaseNode node, Duration patience) throws SQLException {
        return open(cluster, node, patience, patience);
    }

    /** The same, with a time of its own for connecting. */
    static Connection open(DatabaseCluster cluster, DatabaseNode node, Duration connectWithin, Duration patience)
            throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", cluster.user());
        properties.setProperty("password", cluster.password());
        properties.setProperty("connectTimeout", String.valueOf(connectWithin.toMillis()));
        properties.setProperty("socketTimeout", String.valueOf(patience.toMillis()));
        properties.setProperty("sslMode", "disable");
        properties.setProperty("allowPublicKeyRetrieval", "true"); // Else MySQL would want TLS for the password.
        String url = "jdbc:mariadb://127.0.0.1:" + node.directPort() + "/" + cluster.database();
        Connection connection = new org.mariadb.jdbc.Driver().connect(url, properties);
        if (connection == null) {
            throw new SQLException("the MariaDB driver did not accept its own URL");
        }
        return connection;
    }
}
