package io.holdfast.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.holdfast.testkit.DatabaseCluster;
import io.holdfast.testkit.DatabaseNode;
import io.holdfast.testkit.junit.ClusterExtension;
import io.holdfast.testkit.proxy.FaultProxy;
import io.holdfast.testkit.proxy.MessageCut;
import io.holdfast.testkit.workload.InvariantChecker;
import io.holdfast.testkit.workload.InvariantReport;
import io.holdfast.testkit.workload.Workload;
import io.holdfast.testkit.workload.WorkloadRecord;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Random faults in random order under load, many times. Whatever happens: nothing acknowledged is lost, nothing is applied
 * twice, nothing reported as not applied is there. {@code -Dholdfast.seed=N} repeats one schedule, {@code -Dholdfast.schedules=N}
 * sets how many there are.
 */
@ExtendWith(ClusterExtension.class)
@Timeout(value = 15, unit = TimeUnit.MINUTES)
class RandomFaultsIT {

    private static final int SCHEDULES = Integer.getInteger("holdfast.schedules", 200);
    private static final int THREADS = 4;
    private static final int KINDS = 12;

    /** In milliseconds; what ends a call on a link that has lost something in the silence, on a node that is well. */
    private static final int SOCKET_TIME_LIMIT = 500;

    private final List<String> happened = new ArrayList<>();

    @Test
    void whatTheApplicationIsToldIsTrue(DatabaseCluster cluster) throws Exception {
        Long one = Long.getLong("holdfast.seed");
        long first = one == null ? 1 : one;
        long last = one == null ? SCHEDULES : one;
        long attempts = 0;
        long failed = 0;
        for (InnerUrl driver : InnerUrl.values()) {
            try (HikariDataSource pool = pool(driver, cluster)) {
                for (long seed = first; seed <= last; seed++) {
                    if (one == null && seed % InnerUrl.values().length != driver.ordinal()) {
                        continue;
                    }
                    WorkloadRecord record = run(seed, driver + "-" + seed, pool, cluster);
                    attempts += record.acknowledged() + record.failed();
                    failed += record.failed();
                }
                // HikariCP forgets, unclosed, what it is just opening when it is closed.
                Awaitility.await()
                        .atMost(30, TimeUnit.SECONDS)
                        .until(() -> pool.getHikariPoolMXBean().getIdleConnections() == pool.getMaximumPoolSize());
            }
        }
        System.out.println((last - first + 1) + " schedules, " + attempts + " attempts, " + failed + " exceptions");
        assertThat(attempts).isGreaterThan(last - first);
    }

    private WorkloadRecord run(long seed, String name, HikariDataSource pool, DatabaseCluster cluster)
            throws Exception {
        Random random = new Random(seed);
        happened.clear();
        WorkloadRecord record;
        try (Workload load = Workload.on(pool)
                .contender(name)
                .threads(THREADS)
                .pause(Duration.ofMillis(1))
                .seed(seed)
                .start()) {
            int faults = 1 + random.nextInt(4);
            for (int i = 0; i < faults; i++) {
                rest(random.nextInt(120));
                fault(random, cluster);
            }
            rest(random.nextInt(120));
            cluster.repair();
            long before = load.acknowledged();
            Awaitility.await(name + " works again after " + happened)
                    .atMost(30, TimeUnit.SECONDS)
                    .pollInterval(Duration.ofMillis(5))
                    .until(() -> load.acknowledged() > before + THREADS);
            record = load.stop();
        }
        InvariantReport report = InvariantChecker.check(cluster, record);
        assertThat(report.clean())
                .as("seed %d: %s, told %s, found %s", seed, happened, record.failures(), report)
                .isTrue();
        assertThat(record.failures().keySet())
                .as("seed %d: %s", seed, happened)
                .allMatch(code -> code.startsWith("40001/") || code.startsWith("08007/") || code.startsWith("08001/"));
        return record;
    }

    private void fault(Random random, DatabaseCluster cluster) {
        DatabaseNode node = cluster.nodes().get(random.nextInt(cluster.nodes().size()));
        FaultProxy proxy = random.nextBoolean() ? cluster.writer().proxy() : node.proxy();
        int kind = random.nextInt(KINDS);
        happened.add(kind + "@" + node.name());
        switch (kind) {
            case 0 -> proxy.reset();
            case 1 -> proxy.cutAt(MessageCut.before(1 + random.nextInt(20)));
            case 2 -> proxy.cutAt(MessageCut.after(1 + random.nextInt(20)));
            case 3 -> proxy.cutAt(MessageCut.within(1 + random.nextInt(20), 1 + random.nextInt(8)));
            case 4 -> proxy.cutAfterCommit();
            case 5 -> proxy.cutAfterBytes(FaultProxy.Direction.TO_SERVER, random.nextInt(2_000));
            case 6 -> {
                proxy.refuse();
                proxy.reset();
                rest(random.nextInt(60));
                proxy.pass();
            }
            case 7 -> {
                proxy.delay(Duration.ofMillis(random.nextInt(20)));
                rest(random.nextInt(60));
                proxy.pass();
            }
            case 8 -> cluster.switchover(cluster.bestReplica());
            case 9 -> { // half-open: whoever has lost something to it stays without an answer
                proxy.silence();
                rest(random.nextInt(60));
                proxy.pass();
            }
            case 10 -> {
                DatabaseNode frozen = cluster.writer();
                cluster.freeze(frozen);
                rest(random.nextInt(60));
                cluster.thaw(frozen);
            }
            default -> {
                DatabaseNode old = cluster.writer();
                cluster.crash(old);
                rest(random.nextInt(60));
                cluster.promote(cluster.bestReplica());
                rest(random.nextInt(60));
                cluster.restartAsReplica(old);
            }
        }
    }

    private static void rest(int millis) {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        Awaitility.await()
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(2))
                .until(() -> System.nanoTime() >= end);
    }

    private static HikariDataSource pool(InnerUrl driver, DatabaseCluster cluster) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(driver.of(cluster, "holdfast.failoverTimeout=10s&socketTimeout=" + SOCKET_TIME_LIMIT));
        config.setUsername(cluster.user());
        config.setPassword(cluster.password());
        config.setMaximumPoolSize(THREADS + 1);
        return new HikariDataSource(config);
    }
}
