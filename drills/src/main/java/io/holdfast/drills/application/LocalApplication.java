package io.holdfast.drills.application;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.holdfast.drills.result.Remark;
import io.holdfast.hikari.KeepConnections;
import io.holdfast.testkit.workload.Workload;
import io.holdfast.testkit.workload.WorkloadRecord;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An application in this process. Safe for use by many threads once it has begun. */
public final class LocalApplication implements Application {

    private static final Logger LOG = LoggerFactory.getLogger(LocalApplication.class);

    private final Setup setup;
    private final HikariDataSource pool;
    private final List<Remark> remarks = new CopyOnWriteArrayList<>();
    private final Listening listening;
    private final Metrics metrics;
    private @Nullable Workload load;
    private @Nullable Connection kept;

    private LocalApplication(Setup setup, Consumer<Remark> alsoHeard) {
        this.setup = setup;
        Hosts hosts = Hosts.of(setup.url());
        listening = Listening.to(hosts, remark -> {
            remarks.add(remark);
            alsoHeard.accept(remark);
        });
        metrics = Metrics.of(hosts);
        try {
            pool = new HikariDataSource(settings(setup));
            limitLifetime();
        } catch (RuntimeException e) {
            listening.close();
            metrics.close();
            throw e;
        }
    }

    /**
     * HikariCP takes no lifetime below half a minute when it starts, which is longer than what drills have time for. The first
     * connections were made before it was told.
     */
    private void limitLifetime() {
        long lifetime = setup.connectionLifetime().toMillis();
        if (lifetime != pool.getMaxLifetime()) {
            pool.setMaxLifetime(lifetime);
            pool.getHikariPoolMXBean().softEvictConnections();
        }
    }

    /** Gives it a pool that has connected. */
    public static LocalApplication open(Setup setup) {
        return open(setup, remark -> {});
    }

    /** @param alsoHeard is told what Holdfast says, on a thread of Holdfast's */
    static LocalApplication open(Setup setup, Consumer<Remark> alsoHeard) {
        return new LocalApplication(setup, alsoHeard);
    }

    /** HikariCP's defaults, unless the drill is about something else: whoever takes the pool as it comes is to be shown. */
    private static HikariConfig settings(Setup setup) {
        HikariConfig config = new HikariConfig();
        config.setPoolName(setup.name());
        config.setConnectionTimeout(setup.connectionTimeout().toMillis());
        config.setMaximumPoolSize(setup.poolSize());
        config.setJdbcUrl(setup.url());
        if (setup.keepConnections()) {
            config.setExceptionOverrideClassName(KeepConnections.class.getName());
        }
        config.setUsername(setup.account());
        config.setPassword(setup.account());
        return config;
    }

    @Override
    public void begin() throws SQLException {
        load = Workload.on(pool)
                .contender(setup.name())
                .threads(setup.threads())
                .pause(setup.pause())
                .start();
    }

    private Workload load() {
        return Objects.requireNonNull(load, "it has not begun");
    }

    @Override
    public long acknowledged() {
        return load().acknowledged();
    }

    @Override
    public long failed() {
        return load().failed();
    }

    @Override
    public String metrics() {
        return metrics.scrape();
    }

    @Override
    public List<Remark> remarks() {
        return List.copyOf(remarks);
    }

    @Override
    public void keepOneConnection() throws SQLException {
        Connection connection = pool.getConnection();
        kept = connection;
        boolean unused = connection.isValid(1);
    }

    @Override
    public void restart() {
        pool.getHikariPoolMXBean().softEvictConnections();
    }

    /** It is the only one: what {@link #stop} does is soon enough. */
    @Override
    public void beginToStop() {}

    @Override
    public WorkloadRecord stop() {
        return load().stop();
    }

    private void giveBack() {
        try {
            if (kept != null) {
                kept.close();
            }
        } catch (SQLException e) {
            LOG.info("{}: the connection that was kept ends with {}", setup.name(), e.getMessage());
        }
    }

    @Override
    public void close() {
        if (load != null) {
            load.close();
        }
        giveBack();
        pool.close();
        metrics.close();
        listening.close();
    }
}
