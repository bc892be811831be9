package io.holdfast.drills.stage;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.holdfast.testkit.DatabaseCluster;
import io.holdfast.testkit.workload.Workload;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An application in the drill: a pool, threads that write through it, and an account and a table of its own. Safe for use
 * by many threads once it has begun.
 */
public final class Contender implements AutoCloseable {

    /** As a small service has it; also HikariCP's default. */
    static final int POOL_SIZE = 10;

    static final int THREADS = 8;
    /** What a thread rests after each operation. Without a rest the two applications would fight for the machine. */
    static final Duration PAUSE = Duration.ofMillis(10);

    /** Stands before the contender's name in the account under which it connects. */
    static final String ACCOUNT_PREFIX = "drill_";

    private final Entrant entrant;
    private final Route route;
    private final HikariDataSource pool;
    private @Nullable Workload load;
    /** When it was restarted, in the drill's time; -1 if never. */
    private volatile long restartedNanos = -1;

    private Contender(Entrant entrant, Route route, HikariDataSource pool) {
        this.entrant = entrant;
        this.route = route;
        this.pool = pool;
    }

    /** Gives it an account and a pool that has connected. */
    static Contender open(Entrant entrant, DatabaseCluster cluster, Engine engine) {
        String account = ACCOUNT_PREFIX + entrant.name();
        createAccount(cluster, account, engine);
        Route route = entrant.route().apply(cluster);
        try {
            String url = entrant.urlPrefix() + route.hosts() + "/" + cluster.database() + entrant.urlOptions();
            return new Contender(entrant, route, new HikariDataSource(settings(entrant, url, account)));
        } catch (RuntimeException e) {
            route.close();
            throw e;
        }
    }

    /**
     * An account of its own lets the servers tell whose connections they have. It may see who replicates from whom, or who
     * belongs to the group: with two writable servers nothing else would tell which one is current.
     */
    private static void createAccount(DatabaseCluster cluster, String account, Engine engine) {
        cluster.writer().execute("CREATE USER '" + account + "'@'%' IDENTIFIED BY '" + account + "'");
        cluster.writer().execute("GRANT ALL ON " + cluster.database() + ".* TO '" + account + "'@'%'");
        cluster.writer().execute("GRANT " + engine.monitoring() + " TO '" + account + "'@'%'");
    }

    /** HikariCP's defaults, unless the drill is about something else: whoever takes the pool as it comes is to be shown. */
    private static HikariConfig settings(Entrant entrant, String url, String account) {
        HikariConfig config = new HikariConfig();
        config.setPoolName(entrant.name());
        config.setConnectionTimeout(entrant.connectionTimeout().toMillis());
        config.setMaximumPoolSize(POOL_SIZE);
        config.setJdbcUrl(url);
        config.setUsername(account);
        config.setPassword(account);
        return config;
    }

    /** Begins to write. */
    void begin() throws SQLException {
        load = Workload.on(pool).contender(name()).threads(THREADS).pause(PAUSE).start();
    }

    public String name() {
        return entrant.name();
    }

    String description() {
        return entrant.description();
    }

    Workload load() {
        return Objects.requireNonNull(load, "it has not begun");
    }

    /** How many connections it has tried to open so far. */
    long connects() {
        return route.connects();
    }

    /**
     * Does what restarting the application does to its connections: all of them are replaced by fresh ones.
     *
     * @param nowNanos the drill's time
     */
    public void restart(long nowNanos) {
        restartedNanos = nowNanos;
        pool.getHikariPoolMXBean().softEvictConnections();
    }

    /** Whether somebody had to {@link #restart} it. */
    boolean restarted() {
        return restartedNanos >= 0;
    }

    boolean restartedBetween(long fromNanos, long toNanos) {
        return restartedNanos >= fromNanos && restartedNanos < toNanos;
    }

    long restartedNanos() {
        return restartedNanos;
    }

    @Override
    public void close() {
        if (load != null) {
            load.close();
        }
        pool.close();
        route.close();
    }
}
