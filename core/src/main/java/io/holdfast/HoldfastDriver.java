package io.holdfast;

import io.holdfast.cluster.Cluster;
import io.holdfast.cluster.ConnectResult;
import io.holdfast.connect.Background;
import io.holdfast.connect.DriverConnector;
import io.holdfast.connect.HoldfastUrl;
import io.holdfast.connect.InnerDriver;
import io.holdfast.connect.PoolFiller;
import io.holdfast.jdbc.Connections;
import io.holdfast.outcome.WriterUnavailableException;
import io.holdfast.recovery.ConnectFailures;
import io.holdfast.recovery.RecoverySettings;
import io.holdfast.recovery.Session;
import io.holdfast.time.Deadline;
import io.holdfast.time.Ticker;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * Accepts {@code jdbc:holdfast:} in front of an inner driver's URL, and opens connections that stay on the writer.
 *
 * <pre>{@code jdbc:holdfast:mysql://db1,db2:3307/shop?sslMode=REQUIRED&holdfast.failoverTimeout=20s}</pre>
 *
 * <p>Registers itself with {@link DriverManager}. Safe for use by many threads.
 */
public final class HoldfastDriver implements Driver {

    private static final Clusters CLUSTERS = new Clusters(new Background(), Ticker.SYSTEM);

    /** Whose URL and properties have led to a connection before, by their hash. */
    private static final Set<Integer> CONNECTED = ConcurrentHashMap.newKeySet();

    private static final int MOST_REMEMBERED = 1_000;

    private static final org.slf4j.Logger log = LoggerFactory.getLogger(HoldfastDriver.class);

    static {
        try {
            DriverManager.registerDriver(new HoldfastDriver());
        } catch (SQLException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    static Clusters clusters() {
        return CLUSTERS;
    }

    /** For pools that make the driver from its class name. */
    public HoldfastDriver() {}

    @Override
    public boolean acceptsURL(@Nullable String url) {
        return url != null && url.startsWith(HoldfastUrl.PREFIX);
    }

    /**
     * Opens a connection to the node that may be written to.
     *
     * @return null if the URL is another driver's
     * @throws WriterUnavailableException if no such node is found in {@code holdfast.failoverTimeout}, or in
     *     {@link DriverManager#getLoginTimeout} if that is shorter; at once if no node of a cluster that was never seen answers, or if
     *     there has been no writer for longer than that. {@link PoolFiller} is the exception: it gets a connection that finds its node
     *     when it is used
     * @throws SQLException for a URL or option that cannot work (SQLSTATE 01S00), or as the inner driver throws it, for a
     *     wrong password for example
     */
    @Override
    public @Nullable Connection connect(String url, @Nullable Properties info) throws SQLException {
        return acceptsURL(url) ? connect(url, info, DriverManager.getLoginTimeout()) : null;
    }

    /** @param loginTimeout in seconds, 0 for none */
    Connection connect(String url, @Nullable Properties info, int loginTimeout) throws SQLException {
        HoldfastUrl parsed = HoldfastUrl.parse(url, DriverConnector.TIMEOUT_PROPERTIES);
        Properties given = info == null ? new Properties() : info;
        HoldfastOptions options = HoldfastOptions.of(parsed.options(), given);
        Driver inner = InnerDriver.find(parsed.innerUrls().values().iterator().next(), options.driver());
        DriverConnector connector = new DriverConnector(
                inner,
                parsed.innerUrls(),
                parsed::innerUrl,
                parsed.innerProperties(given),
                monitor(url, given, inner, options),
                options.cluster().detectionTime(),
                CLUSTERS.background());
        Cluster cluster = CLUSTERS.of(parsed.clusterKey(), connector.nodes(), options.cluster());
        int who = Objects.hash(url, given);
        boolean known = CONNECTED.contains(who);
        Connection opened = open(cluster, connector, options.recovery(), who, loginTimeout);
        if (!known && CONNECTED.contains(who) && parsed.leavesOutPlugins(given)) {
            log.warn(
                    "{}: the AWS wrapper has no plugins under Holdfast, in place of those that it has by default, which fail over by"
                            + " themselves; set wrapperPlugins to those that you need, such as iam, or to nothing",
                    cluster.name());
        }
        return opened;
    }

    /** The cluster that a connection with this URL and these properties would be to. Opens nothing and starts no thread. */
    static Cluster announce(String url, Properties given) throws SQLException {
        HoldfastUrl parsed = HoldfastUrl.parse(url, DriverConnector.TIMEOUT_PROPERTIES);
        HoldfastOptions options = HoldfastOptions.of(parsed.options(), given);
        return CLUSTERS.announce(
                parsed.clusterKey(), List.copyOf(parsed.innerUrls().keySet()), options.cluster());
    }

    /** What watches the nodes, if it has a user of its own; null if it takes the application's. */
    private static @Nullable DriverConnector monitor(
            String url, Properties given, Driver inner, HoldfastOptions options) throws SQLException {
        String user = options.monitorUser();
        if (user == null) {
            return null;
        }
        List<String> taken = new ArrayList<>(DriverConnector.TIMEOUT_PROPERTIES);
        taken.addAll(List.of("user", "password"));
        HoldfastUrl parsed = HoldfastUrl.parse(url, taken);
        Properties properties = parsed.innerProperties(given);
        properties.setProperty("user", user);
        properties.setProperty("password", options.monitorPassword());
        return new DriverConnector(
                inner,
                parsed.anonymousUrls(),
                parsed::anonymousUrl,
                properties,
                null,
                options.cluster().detectionTime(),
                CLUSTERS.background());
    }

    private static Connection open(
            Cluster cluster, DriverConnector connector, RecoverySettings settings, int who, int loginTimeout)
            throws SQLException {
        // A pool asks its first connection what connections are like, which one without a node cannot tell.
        if (cluster.isRecovering() && CONNECTED.contains(who) && PoolFiller.asks()) {
            return Connections.on(Session.withoutNode(cluster, connector, settings));
        }
        Deadline deadline = Deadline.after(settings.patience(loginTimeout), cluster.ticker());
        ConnectResult result = cluster.connect(connector, deadline, settings.failoverTimeout(), () -> false);
        if (result instanceof ConnectResult.Connected connected) {
            if (CONNECTED.size() < MOST_REMEMBERED) {
                CONNECTED.add(who);
            }
            return Connections.on(new Session(cluster, connector, settings, connected.physical()));
        }
        throw cluster.told(ConnectFailures.exception(result, null));
    }

    /** Holdfast's options, then the inner driver's properties where that driver is at hand. Needs no server. */
    @Override
    public DriverPropertyInfo[] getPropertyInfo(String url, @Nullable Properties info) throws SQLException {
        List<DriverPropertyInfo> all = new ArrayList<>();
        for (HoldfastOption option : HoldfastOption.values()) {
            boolean secret = option.type() == HoldfastOption.Type.SECRET;
            String value = info == null || secret ? null : info.getProperty(option.key());
            DriverPropertyInfo property =
                    new DriverPropertyInfo(option.key(), value == null ? option.defaultValue() : value);
            property.description = option.description() + " Allowed: " + option.allowed() + ".";
            if (!option.choices().isEmpty()) {
                property.choices = option.choices().toArray(new String[0]);
            }
            all.add(property);
        }
        if (acceptsURL(url)) {
            HoldfastUrl parsed = HoldfastUrl.parse(url, DriverConnector.TIMEOUT_PROPERTIES);
            Properties given = info == null ? new Properties() : info;
            String innerUrl = parsed.innerUrls().values().iterator().next();
            Driver inner = InnerDriver.find(
                    innerUrl, HoldfastOptions.of(parsed.options(), given).driver());
            all.addAll(Arrays.asList(inner.getPropertyInfo(innerUrl, parsed.innerProperties(given))));
        }
        return all.toArray(new DriverPropertyInfo[0]);
    }

    @Override
    public int getMajorVersion() {
        return 0;
    }

    @Override
    public int getMinorVersion() {
        return 1;
    }

    /** False, as both inner drivers say of themselves. */
    @Override
    public boolean jdbcCompliant() {
        return false;
    }

    @Override
    public Logger getParentLogger() {
        return Logger.getLogger("io.holdfast");
    }
}
