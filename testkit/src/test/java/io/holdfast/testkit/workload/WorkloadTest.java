package io.holdfast.testkit.workload;

import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.holdfast.testkit.DatabaseCluster;
import io.holdfast.testkit.DatabaseNode;
import io.holdfast.testkit.junit.ClusterExtension;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The workload on a real cluster, through an ordinary pool over an ordinary driver. */
class WorkloadTest {

    @RegisterExtension
    static final ClusterExtension CLUSTER =
            ClusterExtension.of(DatabaseCluster.embedded().endpointDelay(Duration.ofMillis(500)));

    private final DatabaseCluster cluster = CLUSTER.cluster();

    @Test
    void loses_nothing_that_was_acknowledged_before_the_writer_crashed() throws Exception {
        try (HikariDataSource pool = pool();
                Workload load = Workload.on(pool).contender("crash").start();
                WriteProbe probe = WriteProbe.start(cluster)) {
            acknowledges(load, 500);
            long crashed = System.nanoTime();
            DatabaseNode old = cluster.writer();
            cluster.crash(old);
            cluster.promote(cluster.bestReplica());
            acknowledges(load, 500);
            WorkloadRecord record = load.stop();
            InvariantReport report = InvariantChecker.check(cluster, record);
        }
    }

    private static void acknowledges(Workload load, long more) {
        long goal = load.acknowledged() + more;
        await().atMost(Duration.ofSeconds(60)).until(() -> load.acknowledged() >= goal);
    }

    private HikariDataSource pool() {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl("jdbc:mariadb://127.0.0.1:" + cluster.endpoint().port() + "/" + cluster.database()
                + "?sslMode=disable");
        config.setUsername(cluster.user());
        config.setPassword(cluster.password());
        config.setMaximumPoolSize(6);
        config.setConnectionTimeout(1_000);
        return new HikariDataSource(config);
    }
}
