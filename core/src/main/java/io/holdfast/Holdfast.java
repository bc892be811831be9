package io.holdfast;

import io.holdfast.connect.HoldfastUrl;
import io.holdfast.connect.InvalidUrlException;
import io.holdfast.event.HoldfastListener;
import io.holdfast.event.Watched;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;
import javax.sql.DataSource;

/**
 * A look at what Holdfast knows.
 *
 * <pre>{@code
 * ClusterTopology now = Holdfast.of(dataSource).topology();
 * List<Incident> lately = Holdfast.of(dataSource).incidents();
 * }</pre>
 *
 * <p>Safe for use by many threads.
 */
public final class Holdfast {

    private Holdfast() {}

    /**
     * Borrows one connection to find the cluster behind a data source, and gives it back. What is returned goes on working when that
     * connection is closed. But nobody watches the nodes of a cluster that nobody uses: its topology has none a moment after the last
     * connection was closed.
     *
     * @param dataSource a {@link HoldfastDataSource}, or a pool with a {@code jdbc:holdfast:} URL
     * @throws SQLException if the data source gives no connection, or if its connections are not Holdfast's
     */
    public static Watched of(DataSource dataSource) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            // Tomcat JDBC looks at the class of the connection below it, instead of asking it.
            for (Connection each : new Connection[] {connection, below(connection)}) {
                if (each.isWrapperFor(Watched.class)) {
                    return each.unwrap(Watched.class);
                }
            }
            throw new SQLException("The connections of " + dataSource.getClass().getName()
                    + " are not Holdfast's: write jdbc:holdfast: into its URL, or use HoldfastDataSource.around");
        }
    }

    /**
     * The cluster behind a URL, from now on known to all listeners, so that its meters are there at 0 before it is first used. Makes no
     * connection and starts no thread: listeners are called by this one, or by the one that is calling them just then.
     * Nothing watches the nodes before the first connection.
     *
     * @param url one that begins with {@code jdbc:holdfast:}
     * @param properties those that connections will be opened with; only the {@code holdfast.} options count
     * @return the cluster; known for as long as this is held, or a connection is open
     * @throws SQLException for a URL or option that cannot work
     */
    public static Watched announce(String url, Properties properties) throws SQLException {
        if (!url.startsWith(HoldfastUrl.PREFIX)) {
            throw new InvalidUrlException(
                    "The URL must begin with " + HoldfastUrl.PREFIX + ": " + HoldfastUrl.withoutSecrets(url));
        }
        return HoldfastDriver.announce(url, properties);
    }

    private static Connection below(Connection connection) throws SQLException {
        return connection.isWrapperFor(Connection.class) ? connection.unwrap(Connection.class) : connection;
    }

    /** The clusters that this JVM uses, used a moment ago, or was told of by {@link #announce}. Needs no connection, and makes none. */
    public static List<Watched> clusters() {
        return HoldfastDriver.clusters().all();
    }

    /**
     * Has a listener told of what happens, of all clusters there are and will be. One that listens already is not told twice.
     *
     * @return ends that, if this began it
     */
    public static AutoCloseable listen(HoldfastListener listener) {
        return HoldfastDriver.clusters().listen(listener);
    }
}
