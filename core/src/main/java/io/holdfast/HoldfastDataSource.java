package io.holdfast;

import io.holdfast.cluster.Cluster;
import io.holdfast.cluster.ConnectResult;
import io.holdfast.cluster.ConnectResult.Connected;
import io.holdfast.cluster.PhysicalConnection;
import io.holdfast.cluster.RoleReport;
import io.holdfast.connect.HoldfastUrl;
import io.holdfast.connect.InvalidUrlException;
import io.holdfast.connect.PoolConnector;
import io.holdfast.jdbc.Connections;
import io.holdfast.recovery.ConnectFailures;
import io.holdfast.recovery.RecoverySettings;
import io.holdfast.recovery.Session;
import io.holdfast.time.Deadline;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Map;
import java.util.Properties;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A {@code DataSource} whose connections stay on the writer: either around another one, a pool for example, or on its own from
 * a {@code jdbc:holdfast:} URL.
 *
 * <p>Around a pool it borrows, looks whether the connection is on the writer, makes the pool evict it if not, and borrows again.
 * Safe for use by many threads.
 */
public final class HoldfastDataSource implements DataSource {

    private final Source source;

    /** Where connections come from. */
    private interface Source {
        Connection connection(@Nullable String user, @Nullable String password) throws SQLException;

        @Nullable
        DataSource decorated();
    }

    /**
     * Opens its own connections, without a pool.
     *
     * @throws IllegalArgumentException if the URL is none of Holdfast's
     */
    public HoldfastDataSource(String url, @Nullable String user, @Nullable String password) {
        this.source = new UrlSource(url, user, password);
    }

    private HoldfastDataSource(Source source) {
        this.source = source;
    }

    /** Protects the connections of another data source, with the default options. */
    public static HoldfastDataSource around(DataSource decorated) {
        return around(decorated, new Properties());
    }

    /**
     * Protects the connections of another data source.
     *
     * @param options {@code holdfast.} options; other keys are not allowed
     * @throws IllegalArgumentException for an unknown option or a bad value
     */
    public static HoldfastDataSource around(DataSource decorated, Properties options) {
        for (String key : options.stringPropertyNames()) {
            if (!HoldfastUrl.isOption(key)) {
                throw new IllegalArgumentException("The property '" + key + "' is not Holdfast's; what is meant for the"
                        + " driver belongs to the data source around which Holdfast is put");
            }
        }
        try {
            return new HoldfastDataSource(new PoolSource(decorated, HoldfastOptions.of(Map.of(), options)));
        } catch (InvalidUrlException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    @Override
    public Connection getConnection() throws SQLException {
        return source.connection(null, null);
    }

    /** Not for use around a pool, whose connections all have the pool's user. */
    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return source.connection(user, password);
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        if (type.isInstance(this)) {
            return type.cast(this);
        }
        DataSource decorated = source.decorated();
        if (decorated == null) {
            throw new SQLException("A HoldfastDataSource of its own is no wrapper for " + type.getName());
        }
        return type.isInstance(decorated) ? type.cast(decorated) : decorated.unwrap(type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        DataSource decorated = source.decorated();
        return type.isInstance(this)
                || decorated != null && (type.isInstance(decorated) || decorated.isWrapperFor(type));
    }

    @Override
    public @Nullable PrintWriter getLogWriter() throws SQLException {
        DataSource decorated = source.decorated();
        return decorated == null ? null : decorated.getLogWriter();
    }

    @Override
    public void setLogWriter(PrintWriter out) throws SQLException {
        DataSource decorated = source.decorated();
        if (decorated == null) {
            throw new SQLFeatureNotSupportedException("Holdfast logs through SLF4J; there is no log writer to set");
        }
        decorated.setLogWriter(out);
    }

    @Override
    public int getLoginTimeout() throws SQLException {
        DataSource decorated = source.decorated();
        return decorated == null ? 0 : decorated.getLoginTimeout();
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        DataSource decorated = source.decorated();
        if (decorated == null) {
            throw new SQLFeatureNotSupportedException(
                    "Set " + HoldfastOption.FAILOVER_TIMEOUT.key() + " in the URL instead");
        }
        decorated.setLoginTimeout(seconds);
    }

    @Override
    public Logger getParentLogger() {
        return Logger.getLogger("io.holdfast");
    }

    @Override
    public String toString() {
        return "HoldfastDataSource(" + source + ")";
    }

    private static final class UrlSource implements Source {

        private final HoldfastDriver driver = new HoldfastDriver();
        private final String url;
        private final @Nullable String user;
        private final @Nullable String password;

        UrlSource(String url, @Nullable String user, @Nullable String password) {
            if (!driver.acceptsURL(url)) {
                throw new IllegalArgumentException(
                        "The URL must begin with " + HoldfastUrl.PREFIX + ": " + HoldfastUrl.withoutSecrets(url));
            }
            this.url = url;
            this.user = user;
            this.password = password;
        }

        @Override
        public Connection connection(@Nullable String askedUser, @Nullable String askedPassword) throws SQLException {
            Properties properties = new Properties();
            String name = askedUser == null ? user : askedUser;
            String secret = askedUser == null ? password : askedPassword;
            if (name != null) {
                properties.setProperty("user", name);
            }
            if (secret != null) {
                properties.setProperty("password", secret);
            }
            Connection connection = driver.connect(url, properties);
            if (connection == null) {
                throw new IllegalStateException("The URL was checked before");
            }
            return connection;
        }

        @Override
        public @Nullable DataSource decorated() {
            return null;
        }

        @Override
        public String toString() {
            return HoldfastUrl.withoutSecrets(url);
        }
    }

    private static final class PoolSource implements Source {

        private final DataSource pool;
        private final PoolConnector connector;
        private final Cluster cluster;
        private final RecoverySettings settings;

        PoolSource(DataSource pool, HoldfastOptions options) {
            Clusters clusters = HoldfastDriver.clusters();
            this.pool = pool;
            this.connector = new PoolConnector(pool, options.cluster().connectTimeout(), clusters.background());
            this.cluster = clusters.create(
                    connector.toString(), connector.nodes(), options.cluster().unboundedConnects());
            this.settings = options.recovery();
        }

        @Override
        public Connection connection(@Nullable String user, @Nullable String password) throws SQLException {
            if (user != null) {
                throw new SQLFeatureNotSupportedException(
                        "A pool's connections have the pool's user; use getConnection() without arguments");
            }
            return Connections.on(new Session(cluster, connector, settings, borrow()));
        }

        private PhysicalConnection borrow() throws SQLException {
            long epoch = cluster.epoch();
            String server = cluster.view().server();
            if (server == null) {
                return search(); // the first connection shows who the writer is
            }
            Connection borrowed = pool.getConnection();
            if (connector.verifiedFor(borrowed) == epoch) {
                return new PhysicalConnection(borrowed, connector.node(), server, epoch);
            }
            PhysicalConnection checked = check(borrowed, epoch);
            return checked != null ? checked : search();
        }

        /** Asks a connection that was not asked in this epoch; null, and the connection is gone, if it is not on the writer. */
        private @Nullable PhysicalConnection check(Connection borrowed, long epoch) {
            try {
                RoleReport role = connector.ask(borrowed, cluster.patience());
                if (role.writable() && role.server().equals(cluster.view().server())) {
                    connector.verified(borrowed, epoch);
                    return new PhysicalConnection(borrowed, connector.node(), role.server(), epoch);
                }
            } catch (SQLException e) {
                // Whatever is wrong with it, the search finds a better one, or says what is wrong with that.
            }
            connector.discard(borrowed);
            return null;
        }

        private PhysicalConnection search() throws SQLException {
            Deadline deadline = Deadline.after(settings.failoverTimeout(), cluster.ticker());
            ConnectResult result = cluster.connect(connector, deadline, settings.failoverTimeout(), () -> false);
            if (result instanceof Connected connected) {
                return connected.physical();
            }
            throw ConnectFailures.exception(result, null);
        }

        @Override
        public DataSource decorated() {
            return pool;
        }

        @Override
        public String toString() {
            return "around " + pool.getClass().getName();
        }
    }
}
