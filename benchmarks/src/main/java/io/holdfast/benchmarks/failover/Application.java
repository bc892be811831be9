package io.holdfast.benchmarks.failover;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.holdfast.HoldfastDataSource;
import io.holdfast.testkit.DatabaseCluster;
import io.holdfast.testkit.DatabaseNode;
import io.holdfast.testkit.proxy.FaultProxy;
import io.holdfast.testkit.workload.Workload;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** One contender at work: HikariCP, a workload, and proxies that count the connections it tries to open. Used by one thread. */
final class Application implements AutoCloseable {

    static final int THREADS = 2;
    static final int POOL = 4;
    static final Duration PAUSE = Duration.ofMillis(10);
    static final long CONNECTION_TIMEOUT_MILLIS = 5_000;
    private static final Duration HUNG_AFTER = Duration.ofSeconds(5);

    private final Peer peer;
    private final List<FaultProxy> proxies;
    private final HikariDataSource pool;
    private final @Nullable HoldfastDataSource above;
    private final Workload load;

    private Application(
            Peer peer,
            List<FaultProxy> proxies,
            HikariDataSource pool,
            @Nullable HoldfastDataSource above,
            Workload load) {
        this.peer = peer;
        this.proxies = proxies;
        this.pool = pool;
        this.above = above;
        this.load = load;
    }

    /** Connects, and begins to write. */
    static Application start(Peer peer, DatabaseCluster cluster) throws SQLException {
        List<FaultProxy> proxies = new ArrayList<>();
        if (peer.endpoint()) {
            proxies.add(to(cluster.endpoint().port()));
        } else {
            // The writer first, as those who go by the order of the list want it.
            proxies.add(to(cluster.writer().port()));
            for (DatabaseNode node : cluster.nodes()) {
                if (!node.equals(cluster.writer())) {
                    proxies.add(to(node.port()));
                }
            }
        }
        String hosts =
                proxies.stream().map(proxy -> "127.0.0.1:" + proxy.port()).collect(Collectors.joining(","));
        HikariConfig config = new HikariConfig();
        config.setPoolName(peer.name());
        config.setJdbcUrl(peer.urlAt(hosts, cluster));
        config.setUsername(cluster.user());
        config.setPassword(cluster.password());
        config.setMaximumPoolSize(POOL);
        config.setConnectionTimeout(CONNECTION_TIMEOUT_MILLIS);
        if (peer.exceptionOverride() != null) {
            config.setExceptionOverrideClassName(peer.exceptionOverride());
        }
        HikariDataSource pool = new HikariDataSource(config);
        HoldfastDataSource above = peer.above() ? HoldfastDataSource.around(pool) : null;
        DataSource source = above == null ? pool : above;
        Workload load = Workload.on(source)
                .contender(peer.key())
                .threads(THREADS)
                .pause(PAUSE)
                .hungAfter(HUNG_AFTER)
                .start();
        return new Application(peer, proxies, pool, above, load);
    }

    private static FaultProxy to(int port) {
        return FaultProxy.to(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    }

    Peer peer() {
        return peer;
    }

    Workload load() {
        return load;
    }

    long connects() {
        return proxies.stream().mapToLong(FaultProxy::connectionsAccepted).sum();
    }

    @Override
    public void close() {
        load.close();
        if (above != null) {
            try {
                above.close();
            } catch (SQLException e) {
                throw new IllegalStateException(peer.name() + " cannot be closed", e);
            }
        }
        pool.close();
        proxies.forEach(FaultProxy::close);
    }
}
