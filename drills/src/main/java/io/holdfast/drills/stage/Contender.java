package io.holdfast.drills.stage;

import io.holdfast.drills.application.Application;
import io.holdfast.drills.application.LocalApplication;
import io.holdfast.drills.application.RemoteApplication;
import io.holdfast.drills.application.Setup;
import io.holdfast.drills.result.Remark;
import io.holdfast.testkit.ClusterException;
import io.holdfast.testkit.DatabaseCluster;
import io.holdfast.testkit.workload.WorkloadRecord;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * An application in the drill: one process or several, each with a pool, threads that write through it, and a table of its own;
 * all with one account. Safe for use by many threads once it has begun.
 */
public final class Contender implements AutoCloseable {

    /** Stands before the contender's name in the account under which it connects. */
    static final String ACCOUNT_PREFIX = "drill_";

    private final Entrant entrant;
    private final List<Route> routes = new ArrayList<>();
    private final List<Application> processes = new ArrayList<>();
    /** When it was restarted, in the drill's time; -1 if never. */
    private volatile long restartedNanos = -1;

    private Contender(Entrant entrant) {
        this.entrant = entrant;
    }

    /**
     * Gives it an account and pools, which have connected where they are in this process.
     *
     * @param monitoring the privilege that shows it who replicates from whom, or who belongs to the group
     * @param logs where processes may write what their drivers and pools have to say
     */
    static Contender open(Entrant entrant, DatabaseCluster cluster, String monitoring, Path logs) {
        String account = ACCOUNT_PREFIX + entrant.name();
        createAccount(cluster, account, monitoring);
        Contender contender = new Contender(entrant);
        try {
            for (int process = 0; process < entrant.size().processes(); process++) {
                contender.add(process, cluster, account, logs);
            }
            return contender;
        } catch (RuntimeException e) {
            contender.close();
            throw e;
        }
    }

    private void add(int process, DatabaseCluster cluster, String account, Path logs) {
        Route route = entrant.route().apply(cluster);
        routes.add(route);
        Size size = entrant.size();
        String name = size.processes() == 1 ? entrant.name() : entrant.name() + "-" + (process + 1);
        Setup setup = new Setup(
                name,
                entrant.urlPrefix() + route.hosts() + "/" + cluster.database() + entrant.urlOptions(),
                account,
                size.poolSize(),
                size.threads(),
                size.pause(),
                entrant.connectionTimeout(),
                entrant.connectionLifetime(),
                entrant.keepConnections());
        processes.add(
                size.processes() == 1
                        ? LocalApplication.open(setup)
                        : RemoteApplication.start(setup, logs.resolve("drill-" + name + ".log")));
    }

    /**
     * An account of its own lets the servers tell whose connections they have. It may see who replicates from whom, or who
     * belongs to the group: with two writable servers nothing else would tell which one is current.
     */
    private static void createAccount(DatabaseCluster cluster, String account, String monitoring) {
        cluster.writer().execute("CREATE USER '" + account + "'@'%' IDENTIFIED BY '" + account + "'");
        cluster.writer().execute("GRANT ALL ON " + cluster.database() + ".* TO '" + account + "'@'%'");
        cluster.writer().execute("GRANT " + monitoring + " TO '" + account + "'@'%'");
    }

    /** Begins to write. */
    void begin() throws SQLException {
        for (Application process : processes) {
            process.begin();
        }
    }

    public String name() {
        return entrant.name();
    }

    /** Under which it connects. */
    public String account() {
        return ACCOUNT_PREFIX + entrant.name();
    }

    Entrant entrant() {
        return entrant;
    }

    /** Operations acknowledged so far. */
    public long acknowledged() {
        return processes.stream().mapToLong(Application::acknowledged).sum();
    }

    /** Exceptions seen so far. */
    public long failed() {
        return processes.stream().mapToLong(Application::failed).sum();
    }

    /** How many connections it has tried to open so far. */
    long connects() {
        return routes.stream().mapToLong(Route::connects).sum();
    }

    /** How many connections each of its processes has tried to open so far. */
    List<Long> connectsByProcess() {
        return routes.stream().map(Route::connects).toList();
    }

    /** How many of its connections a server has turned away so far. */
    long turnedAway() {
        return routes.stream().mapToLong(Route::turnedAway).sum();
    }

    /** How its processes reach the cluster. */
    public List<Route> routes() {
        return List.copyOf(routes);
    }

    /** What Prometheus would read from each of its processes. */
    public List<String> metrics() {
        return processes.stream().map(Application::metrics).toList();
    }

    /** What Holdfast has said in its processes so far. */
    List<Remark> remarks(Stopwatch clock) {
        List<Remark> all = new ArrayList<>();
        for (int process = 0; process < processes.size(); process++) {
            for (Remark remark : processes.get(process).remarks()) {
                all.add(remark.in(process, clock.at(remark.atNanos())));
            }
        }
        return all;
    }

    /** Has each process keep a connection that it does not use. */
    public void keepOneConnection() {
        try {
            for (Application process : processes) {
                process.keepOneConnection();
            }
        } catch (SQLException e) {
            throw new ClusterException(name() + " has no connection to keep: " + e.getMessage(), e);
        }
    }

    /**
     * Does what restarting the application does to its connections: all of them are replaced by fresh ones.
     *
     * @param nowNanos the drill's time
     */
    public void restart(long nowNanos) {
        restartedNanos = nowNanos;
        processes.forEach(Application::restart);
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

    /** Has it end its writing. */
    void beginToStop() {
        processes.forEach(Application::beginToStop);
    }

    /** Waits for that, and returns what each process was told. */
    List<WorkloadRecord> stop() {
        return processes.stream().map(Application::stop).toList();
    }

    @Override
    public void close() {
        processes.forEach(Application::close);
        routes.forEach(Route::close);
    }
}
