package io.holdfast.it;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import io.holdfast.it.Pool.Opened;
import io.holdfast.it.Pool.Position;
import io.holdfast.testkit.DatabaseCluster;
import io.holdfast.testkit.DatabaseNode;
import io.holdfast.testkit.junit.ClusterExtension;
import io.holdfast.testkit.workload.InvariantChecker;
import io.holdfast.testkit.workload.InvariantReport;
import io.holdfast.testkit.workload.Workload;
import io.holdfast.testkit.workload.WorkloadRecord;
import java.net.URL;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every pool, below and above, lives through a planned switchover and the writer's death, and is whole afterwards. */
class PoolFailoverIT {

    private static final int SIZE = 6;
    private static final int THREADS = 3;
    private static final int SOME = 30;

    @RegisterExtension
    static final ClusterExtension CLUSTER =
            ClusterExtension.of(DatabaseCluster.embedded().endpointDelay(Duration.ofMillis(1_500)));

    /** Each pool in both positions and with both drivers, each driver in both positions. */
    static Stream<Arguments> combinations() {
        return Pool.underTest().stream().flatMap(pool -> {
            boolean even = pool.ordinal() % 2 == 0;
            InnerUrl below = even ? InnerUrl.CONNECTOR_J : InnerUrl.MARIADB;
            InnerUrl above = even ? InnerUrl.MARIADB : InnerUrl.CONNECTOR_J;
            return Stream.of(Arguments.of(pool, Position.BELOW, below), Arguments.of(pool, Position.ABOVE, above));
        });
    }

    /** So that a run that is meant for another version is not one for this. */
    @Test
    void theHikariUnderTestIsTheOneThatIsMeant() {
        String wanted = System.getProperty("holdfast.it.hikari", "");
        URL jar = HikariDataSource.class.getProtectionDomain().getCodeSource().getLocation();
        assertThat(jar.getPath()).endsWith("HikariCP-" + wanted + ".jar");
    }

    @ParameterizedTest
    @MethodSource("combinations")
    void aPoolLivesThroughASwitchoverAndTheDeathOfTheWriter(
            Pool pool, Position position, InnerUrl driver, DatabaseCluster cluster) throws Exception {
        Rows rows = Rows.in(cluster);
        try (Opened opened = pool.open(position, driver, cluster, SIZE)) {
            opened.assertAllWrite(SIZE, rows, cluster);
            try (Workload load =
                    Workload.on(opened.application()).threads(THREADS).start()) {
                awaitMore(load);
                cluster.switchover(cluster.bestReplica());
                awaitMore(load);

                DatabaseNode old = cluster.writer();
                cluster.crash(old);
                cluster.promote(cluster.bestReplica());
                cluster.restartAsReplica(old);
                awaitMore(load);
                assertHonest(pool, cluster, load.stop());
            }
            opened.assertAllWrite(SIZE, rows, cluster);
        }
    }

    private static void awaitMore(Workload load) {
        long before = load.acknowledged();
        await().atMost(20, SECONDS).until(() -> load.acknowledged() > before + SOME);
    }

    private static void assertHonest(Pool pool, DatabaseCluster cluster, WorkloadRecord record) {
        InvariantReport report = InvariantChecker.check(cluster, record);
        assertThat(report.examples()).isEmpty();
        assertThat(report.clean()).isTrue();
        assertThat(record.failures().keySet()).allMatch(code -> code.startsWith("40001/") || code.startsWith("08007/"));
        if (pool == Pool.HIKARI) {
            // It takes a connection away from the application on any 08 state: there is none to roll back after 08007.
            assertThat(record.afterwards().keySet()).isSubsetOf("rollback none/0");
        } else {
            assertThat(record.afterwards()).isEmpty();
        }
    }
}
