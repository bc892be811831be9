package io.holdfast.it;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.holdfast.event.Watched;
import io.holdfast.testkit.DatabaseCluster;
import io.holdfast.testkit.DatabaseNode;
import io.holdfast.testkit.workload.InvariantChecker;
import io.holdfast.testkit.workload.InvariantReport;
import io.holdfast.testkit.workload.Workload;
import io.holdfast.testkit.workload.WorkloadRecord;
import io.holdfast.topology.ClusterTopology;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/** A pool, and threads that write through it and remember what they were told. */
final class LoadedApplication implements AutoCloseable {

    private static final int THREADS = 4;

    /** Other tests of the same servers watch them as somebody who is not let in. */
    static final String APART = InnerUrl.apart("load");

    /** Writes that have to be acknowledged after an event for the application to count as going on. */
    private static final int SOME = 5 * THREADS;

    private final DatabaseCluster cluster;
    private final boolean sees;
    private final HikariDataSource pool;
    private final Workload load;

    /** One that is only granted what no group can be watched without. */
    LoadedApplication(DatabaseCluster cluster) throws SQLException {
        this(cluster, Engine.current() == Engine.GROUP_REPLICATION);
    }

    /** One that may see who belongs to the cluster, or who replicates from whom, as the manual asks for. */
    static LoadedApplication thatSees(DatabaseCluster cluster) throws SQLException {
        return new LoadedApplication(cluster, true);
    }

    private LoadedApplication(DatabaseCluster cluster, boolean sees) throws SQLException {
        this.cluster = cluster;
        this.sees = sees;
        if (sees) {
            Engine.current().grantSight(cluster);
        }
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(Engine.current().url().of(cluster, APART + "holdfast.failoverTimeout=5s"));
        config.setUsername(cluster.user());
        config.setPassword(cluster.password());
        config.setMaximumPoolSize(THREADS);
        // The first connection of a JVM takes its time, on a busy machine more than a failover may.
        config.setInitializationFailTimeout(60_000);
        pool = new HikariDataSource(config);
        load = Workload.on(pool)
                .contender("load")
                .threads(THREADS)
                .pause(Duration.ofMillis(2))
                .start();
        awaitAllKnown();
        WriterInUse.agree(cluster, topology());
    }

    private void awaitAllKnown() {
        await("the monitor knows all nodes")
                .atMost(30, SECONDS)
                .until(() -> topology().nodes().size() == 3
                        && topology().nodes().stream().allMatch(node -> node.server() != null));
        assertGoesOn();
    }

    DatabaseCluster cluster() {
        return cluster;
    }

    /** The node that Holdfast writes to. */
    DatabaseNode writer() throws SQLException {
        return WriterInUse.of(cluster, topology());
    }

    private ClusterTopology topology() throws SQLException {
        try (Connection connection = pool.getConnection()) {
            return connection.unwrap(Watched.class).topology();
        }
    }

    boolean wasTold(String code) {
        return load.record().failures().keySet().stream().anyMatch(told -> told.startsWith(code));
    }

    void assertGoesOn() {
        long before = load.acknowledged();
        await("writes are acknowledged, after " + load.record())
                .atMost(25, SECONDS)
                .pollInterval(20, MILLISECONDS)
                .until(() -> load.acknowledged() >= before + SOME);
    }

    void assertToldTheTruth() {
        cluster.repair();
        WorkloadRecord record = load.stop();
        InvariantReport report = InvariantChecker.check(cluster, record);
        System.out.println(Engine.current() + ": " + record);
        assertThat(report.clean())
                .as("told %s, found %s", record.failures(), report)
                .isTrue();
        assertThat(record.failures().keySet())
                .allMatch(code -> code.startsWith("40001/") || code.startsWith("08007/") || code.startsWith("08001/"));
    }

    @Override
    public void close() {
        load.close();
        pool.close();
        if (sees) {
            cluster.repair();
            Engine.current().revokeSight(cluster);
        }
    }
}
