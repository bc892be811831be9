package io.holdfast.drills.stage;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.holdfast.testkit.DatabaseCluster;
import io.holdfast.testkit.workload.Workload;
import java.sql.SQLException;
import java.time.Duration;

/**
 * An application in the drill: a pool, threads that write through it, and an account and a table of its own. Safe for use
 * by many threads.
 */
public final class Contender implements AutoCloseable {

    /** As a small service has it; also HikariCP's default. */
    static final int POOL_SIZE = 10;

    static final String POOL_SETTINGS = "maximumPoolSize " + POOL_SIZE + ", everything else as it comes";

    static final int THREADS = 8;
    /** What a thread rests after each operation. Without a rest the two applications would fight for the machine. */
    static final Duration PAUSE = Duration.ofMillis(10);

    /** Stands before the contender's name in the account under which it connects. */
    static final String ACCOUNT_PREFIX = "drill_";

    private final String name;
    private final String description;
    private final Route route;
    private final HikariDataSource pool;
    private final Workload load;
    /** When it was restarted, in the drill's time; -1 if never. */
    private volatile long restartedNanos = -1;

    private Contender(String name, String description, Route route, HikariDataSource pool, Workload load) {
        this.name = name;
        this.description = description;
        this.route = route;
        this.pool = pool;
        this.load = load;
    }

    /**
     * Begins to write.
     *
     * @param urlPrefix what stands before the hosts: {@code jdbc:mysql://}
     * @param route owned by the contender from now on
     */
    public static Contender start(
            String name, String description, String urlPrefix, Route route, DatabaseCluster cluster)
            throws SQLException {
        HikariDataSource pool = null;
        try {
            createAccount(cluster, ACCOUNT_PREFIX + name);
            pool = new HikariDataSource(settings(name, urlPrefix + route.hosts() + "/" + cluster.database()));
            Workload load = Workload.on(pool)
                    .contender(name)
                    .threads(THREADS)
                    .pause(PAUSE)
                    .start();
            return new Contender(name, description, route, pool, load);
        } catch (SQLException | RuntimeException e) {
            if (pool != null) {
                pool.close();
            }
            route.close();
            throw e;
        }
    }

    /** An account of its own lets the servers tell whose connections they have. */
    private static void createAccount(DatabaseCluster cluster, String account) {
        cluster.writer().execute("CREATE USER '" + account + "'@'%' IDENTIFIED BY '" + account + "'");
        cluster.writer().execute("GRANT ALL ON " + cluster.database() + ".* TO '" + account + "'@'%'");
    }

    /** HikariCP's defaults in all but the names: whoever takes the pool as it comes is the one to be shown. */
    private static HikariConfig settings(String name, String url) {
        HikariConfig config = new HikariConfig();
        config.setPoolName(name);
        config.setMaximumPoolSize(POOL_SIZE);
        config.setJdbcUrl(url);
        config.setUsername(ACCOUNT_PREFIX + name);
        config.setPassword(ACCOUNT_PREFIX + name);
        return config;
    }

    public String name() {
        return name;
    }

    public String description() {
        return description;
    }

    public Workload load() {
        return load;
    }

    /** How many connections it has tried to open so far. */
    public long connects() {
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
        load.close();
        pool.close();
        route.close();
    }
}
