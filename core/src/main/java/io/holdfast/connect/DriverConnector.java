package io.holdfast.connect;

import io.holdfast.cluster.Connector;
import io.holdfast.cluster.Node;
import io.holdfast.cluster.RoleProbe;
import io.holdfast.server.Dialect;
import io.holdfast.server.RoleReport;
import io.holdfast.time.Deadline;
import java.security.cert.X509Certificate;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Opens connections through an inner driver, one inner URL per node. Safe for use by many threads.
 *
 * <p>While a connection is being opened and asked for its role, the inner driver's {@code connectTimeout} and
 * {@code socketTimeout} are ours: Connector/J's {@code connectTimeout} alone covers no more than TCP, so that a frozen server,
 * whose kernel still accepts, would hold the thread for good. One that accepts and says nothing is given up after the detection time.
 * Afterwards the user's own time-outs apply.
 */
public final class DriverConnector implements Connector {

    /** Both drivers have these two, in milliseconds, and read them from the properties too. */
    public static final List<String> TIMEOUT_PROPERTIES = List.of("connectTimeout", "socketTimeout");

    /** For saying good-bye to a connection that is given up; nobody waits for it. */
    private static final int GOODBYE_MILLIS = 1_000;

    private final Driver driver;
    private final Map<Node, String> innerUrls;
    private final Function<Node, String> otherUrls;
    private final @Nullable DriverConnector monitor;
    private final List<Node> nodes;
    private final Properties properties;
    private final int connectTimeoutMillis;
    private final int socketTimeoutMillis;
    private final int mostSilenceMillis;
    private final Background background;

    /**
     * @param innerUrls the inner driver's URL for each host that the user gave
     * @param otherUrls the same for hosts that are found later
     * @param properties the inner driver's, without ours; copied
     * @param monitor what to watch the nodes with, if not with the same credentials
     * @param mostSilence for how long a node that is being connected to may say nothing
     * @param background runs what may block on a dead link
     */
    public DriverConnector(
            Driver driver,
            Map<Node, String> innerUrls,
            Function<Node, String> otherUrls,
            Properties properties,
            @Nullable DriverConnector monitor,
            Duration mostSilence,
            Background background)
            throws InvalidUrlException {
        this.driver = driver;
        this.innerUrls = innerUrls;
        this.otherUrls = otherUrls;
        this.monitor = monitor;
        this.nodes = List.copyOf(innerUrls.keySet());
        this.properties = new Properties();
        for (String key : properties.stringPropertyNames()) {
            this.properties.setProperty(key, properties.getProperty(key));
        }
        this.connectTimeoutMillis = millis("connectTimeout");
        this.socketTimeoutMillis = millis("socketTimeout");
        this.mostSilenceMillis = (int) Math.min(Integer.MAX_VALUE, mostSilence.toMillis());
        this.background = background;
    }

    @Override
    public List<Node> nodes() {
        return nodes;
    }

    @Override
    public Connection open(Node node, Duration patience) throws SQLException {
        int most = (int) Math.max(1, patience.toMillis());
        Properties bounded = new Properties();
        bounded.putAll(properties);
        int connect = connectTimeoutMillis == 0 ? most : Math.min(most, connectTimeoutMillis);
        bounded.setProperty("connectTimeout", Integer.toString(connect));
        bounded.setProperty("socketTimeout", Integer.toString(Math.min(most, mostSilenceMillis)));
        String url = url(node);
        Connection connection = background.sockets().connect(driver, url, bounded);
        if (connection == null) {
            throw new InvalidUrlException("The driver " + driver.getClass().getName() + " declined '"
                    + HoldfastUrl.withoutSecrets(url) + "'");
        }
        return connection;
    }

    private String url(Node node) {
        String known = innerUrls.get(node);
        return known == null ? otherUrls.apply(node) : known;
    }

    @Override
    public List<X509Certificate> certificates(Node node, Deadline deadline) {
        PlainAddress address = PlainAddress.of(node, url(node), properties);
        return address == null ? List.of() : CertificateLook.at(address.host(), address.port(), deadline);
    }

    /** A single name is expected to move; with several, one of them is expected to be promoted. */
    @Override
    public Duration redialAfter() {
        return nodes.size() == 1 ? Duration.ofSeconds(1) : Duration.ofSeconds(3);
    }

    @Override
    public boolean isWatchable() {
        return true;
    }

    @Override
    public Connector forMonitor() {
        return monitor == null ? this : monitor;
    }

    @Override
    public boolean canOpen(Node node) {
        return true;
    }

    @Override
    public void ready(Connection connection) throws SQLException {
        connection.setNetworkTimeout(Runnable::run, socketTimeoutMillis);
    }

    @Override
    public RoleReport ask(Connection connection, Duration patience, Dialect dialect) throws SQLException {
        int before = connection.getNetworkTimeout();
        connection.setNetworkTimeout(Runnable::run, (int) Math.max(1, patience.toMillis()));
        try {
            return RoleProbe.read(connection, dialect);
        } finally {
            if (!connection.isClosed()) {
                connection.setNetworkTimeout(Runnable::run, before);
            }
        }
    }

    /** Not among the closers, which may all be busy with dead links: MariaDB's own abort opens a connection. */
    @Override
    public void abort(Connection connection) {
        background.searches().execute(() -> {
            background.sockets().close(connection);
            try {
                connection.abort(Runnable::run);
            } catch (SQLException | RuntimeException dead) {
                // It was to end, and it has.
            }
        });
    }

    @Override
    public void discard(Connection connection) {
        background.closers().execute(() -> closeQuietly(connection));
    }

    /** Closes a connection that is given up, dead or alive; may wait for the network, a little. */
    static void closeQuietly(Connection connection) {
        try {
            connection.setNetworkTimeout(Runnable::run, GOODBYE_MILLIS);
        } catch (SQLException | RuntimeException dead) {
            // Then closing it will not wait either.
        }
        try {
            connection.close();
        } catch (SQLException | RuntimeException dead) {
            // It was being thrown away because it is broken.
        }
    }

    private int millis(String key) throws InvalidUrlException {
        String value = properties.getProperty(key, "0");
        try {
            int millis = Integer.parseInt(value.strip());
            if (millis >= 0) {
                return millis;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw new InvalidUrlException(
                "The property " + key + " has the value '" + value + "'; allowed are milliseconds, 0 or more");
    }

    /** Equal if it would open the same connections, for the same user: what one learns holds for the other. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof DriverConnector that
                && driver.getClass() == that.driver.getClass()
                && innerUrls.equals(that.innerUrls)
                && properties.equals(that.properties);
    }

    @Override
    public int hashCode() {
        return innerUrls.hashCode();
    }

    /** Names the nodes only: the rest may hold secrets. */
    @Override
    public String toString() {
        return nodes.toString();
    }
}
