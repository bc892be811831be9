package io.holdfast;

import io.holdfast.connect.HoldfastUrl;
import io.holdfast.connect.InvalidUrlException;
import io.holdfast.connect.Xa;
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
 * When the writer has become another server, it tells the pool once to evict what leads to the former one. Safe for use by many
 * threads.
 */
public final class HoldfastDataSource implements DataSource, AutoCloseable {

    private final ConnectionSource source;
    private volatile int loginTimeout;

    /**
     * Opens its own connections, without a pool.
     *
     * @throws IllegalArgumentException if the URL is none of Holdfast's
     */
    public HoldfastDataSource(String url, @Nullable String user, @Nullable String password) {
        this.source = new UrlSource(url, user, password);
    }

    private HoldfastDataSource(ConnectionSource source) {
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
        return source.connection(null, null, loginTimeout);
    }

    /** Not for use around a pool, whose connections all have the pool's user. */
    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return source.connection(user, password, loginTimeout);
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        if (type.isInstance(this)) {
            return type.cast(this);
        }
        DataSource decorated = source.decorated();
        boolean isXa = Xa.isMeantBy(type);
        T unwrapped = isXa || decorated == null ? null : unwrap(decorated, type);
        if (isXa || unwrapped != null && Xa.isMeantBy(unwrapped.getClass())) {
            throw new SQLFeatureNotSupportedException(
                    "Holdfast does not support XA: branches prepared on a server that is"
                            + " lost are not followed; use a DataSource without XA, or one without Holdfast for XA");
        }
        if (unwrapped == null) {
            throw new SQLException("This HoldfastDataSource is no wrapper for " + type.getName() + ": " + this);
        }
        return unwrapped;
    }

    private static <T> @Nullable T unwrap(DataSource decorated, Class<T> type) throws SQLException {
        if (type.isInstance(decorated)) {
            return type.cast(decorated);
        }
        // Asked first, since of the pools' own unwrap one returns null and another throws a ClassCastException.
        return decorated.isWrapperFor(type) ? decorated.unwrap(type) : null;
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        if (type.isInstance(this)) {
            return true;
        }
        DataSource decorated = source.decorated();
        if (decorated == null || Xa.isMeantBy(type)) {
            return false;
        }
        return type.isInstance(decorated) ? !Xa.isMeantBy(decorated.getClass()) : decorated.isWrapperFor(type);
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

    /** In seconds: what was set here, else what is decorated says, 0 for no limit. */
    @Override
    public int getLoginTimeout() throws SQLException {
        DataSource decorated = source.decorated();
        return loginTimeout > 0 || decorated == null ? loginTimeout : decorated.getLoginTimeout();
    }

    /**
     * The most that {@link #getConnection()} takes, in seconds, if that is less than {@code holdfast.failoverTimeout}; 0 for no
     * limit but that one. Around a pool it holds for the wait in the pool, too; the pool itself is told, if it can be.
     */
    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        if (seconds < 0) {
            throw new SQLException("The login timeout is " + seconds + "; allowed are seconds, 0 or more", "HY024");
        }
        DataSource decorated = source.decorated();
        if (decorated != null) {
            tell(decorated, seconds);
        }
        loginTimeout = seconds;
    }

    private static void tell(DataSource decorated, int seconds) throws SQLException {
        try {
            decorated.setLoginTimeout(seconds);
        } catch (SQLFeatureNotSupportedException | UnsupportedOperationException e) {
            // Pools have limits of their own under other names; ours holds without theirs.
        }
    }

    /**
     * Closes the data source around which this one was put, as closing any decorator does: if it is {@code AutoCloseable}, or
     * a Tomcat JDBC pool. Whoever wants to go on using that one does not close this one. Spring closes it as a bean of its own.
     *
     * <p>One that opens its own connections has nothing to close: the connections are their users'. A second call does what a
     * second call does to what is decorated, which for all known pools is nothing.
     */
    @Override
    public void close() throws SQLException {
        source.close();
    }

    @Override
    public Logger getParentLogger() {
        return Logger.getLogger("io.holdfast");
    }

    @Override
    public String toString() {
        return "HoldfastDataSource(" + source + ")";
    }
}
