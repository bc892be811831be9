package io.holdfast.testkit.workload;

import static io.holdfast.testkit.Eventually.await;
import static io.holdfast.testkit.Eventually.awaitStill;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.holdfast.testkit.DatabaseCluster;
import io.holdfast.testkit.DatabaseNode;
import io.holdfast.testkit.junit.ClusterExtension;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An ordinary pool over an ordinary driver, on a real cluster that is broken under it. */
class WorkloadTest {

    private static final int THREADS = 4;

    @RegisterExtension
    static final ClusterExtension CLUSTER =
            ClusterExtension.of(DatabaseCluster.embedded().endpointDelay(Duration.ofMillis(300)));

    private final DatabaseCluster cluster = CLUSTER.cluster();
    private final HikariDataSource pool =
            Pools.plain(cluster, cluster.endpoint().port());

    @AfterEach
    void closePool() {
        pool.close();
    }

    @Test
    void nothingAcknowledgedIsLostWhenTheWriterCrashes() throws SQLException {
        try (Workload load = Workload.on(pool).contender("crash").start()) {
            awaitAcknowledged(load, 300);
            cluster.crash(cluster.writer());
            cluster.promote(cluster.bestReplica());
            awaitAcknowledged(load, 300);

            WorkloadRecord record = load.stop();

            assertThat(record.acknowledged()).isEqualTo(load.acknowledged()).isGreaterThanOrEqualTo(600);
            assertThat(record.failed()).isEqualTo(load.failed()).isPositive();
            assertThat(record.attempts())
                    .filteredOn(attempt -> attempt.outcome() != Outcome.ACKNOWLEDGED)
                    .extracting(Attempt::outcome)
                    .isSubsetOf(Outcome.UNKNOWN, Outcome.UNAVAILABLE);
            assertClean(record);
        }
    }

    @Test
    void aPlainPoolIsRefusedAfterASwitchoverAndWhatWasRefusedIsNotThere() throws SQLException {
        try (Workload load = Workload.on(pool).contender("switchover").start()) {
            awaitAcknowledged(load, 300);
            DatabaseNode old = cluster.writer();
            cluster.switchover(cluster.bestReplica());
            await().until(() -> load.record().failures().getOrDefault("HY000/1290", 0L) > 100);
            assertThat(cluster.writer()).isNotEqualTo(old);
            await().untilAsserted(() -> assertThat(cluster.endpoint().target()).isEqualTo(cluster.writer()));
            pool.getHikariPoolMXBean().softEvictConnections();
            awaitAcknowledged(load, 300);

            WorkloadRecord record = load.stop();

            assertThat(record.attempts())
                    .filteredOn(attempt -> attempt.code().equals("HY000/1290"))
                    .extracting(Attempt::outcome)
                    .containsOnly(Outcome.REFUSED);
            assertThat(assertClean(record).refusedButFound()).isZero();
        }
    }

    @Test
    void aCommitWhoseAnswerIsLostIsUnknownAndThere() throws SQLException {
        try (Workload load = Workload.on(pool)
                .contender("commit")
                .threads(1)
                .autocommitShare(0)
                .start()) {
            awaitAcknowledged(load, 10);
            cluster.writer().proxy().cutAfterCommit();
            await().until(() -> load.failed() > 0);
            awaitAcknowledged(load, 10);

            WorkloadRecord record = load.stop();

            List<Attempt> unknown = record.attempts().stream()
                    .filter(attempt -> attempt.outcome() == Outcome.UNKNOWN)
                    .toList();
            assertThat(unknown).singleElement().extracting(Attempt::number).isEqualTo(1);
            assertThat(rows(record, unknown.get(0))).isEqualTo(2);
            assertClean(record);
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void whatHangsOnAFrozenServerIsRecordedAsUnknown() throws SQLException {
        try (Workload load = Workload.on(pool)
                .contender("freeze")
                .threads(THREADS)
                .hungAfter(Duration.ofSeconds(1))
                .start()) {
            awaitAcknowledged(load, 100);
            DatabaseNode frozen = cluster.writer();
            WorkloadRecord record;
            cluster.freeze(frozen);
            try {
                awaitStill(Duration.ofSeconds(1), () -> List.of(load.acknowledged(), load.failed()));
                record = load.stop();
            } finally {
                cluster.thaw(frozen); // before the pool is closed, which waits for those who wait for the server
            }

            assertThat(load.stop()).isSameAs(record);
            // Each thread was stopped in an attempt, or between being acknowledged and giving its connection back.
            long hung = record.failures().getOrDefault("HUNG/0", 0L);
            assertThat(hung).isEqualTo(record.failed());
            assertThat(hung + record.afterwards().getOrDefault("clean-up HUNG/0", 0L))
                    .isEqualTo(THREADS);
            assertThat(record.attempts())
                    .filteredOn(attempt -> attempt.code().equals("HUNG/0"))
                    .extracting(Attempt::outcome)
                    .isSubsetOf(Outcome.UNKNOWN);
            assertClean(record);
        }
    }

    @Test
    void theSameSeedGivesEachThreadTheSameOperations() throws SQLException {
        List<String> first = kinds(7);

        assertThat(kinds(7)).isEqualTo(first);
        assertThat(kinds(8)).isNotEqualTo(first);
    }

    private List<String> kinds(long seed) throws SQLException {
        try (Workload load = Workload.on(pool)
                .contender("seed")
                .threads(2)
                .pause(Duration.ZERO)
                .seed(seed)
                .start()) {
            await().until(() -> Stream.of(0, 1)
                    .allMatch(thread -> load.record().attempts().stream()
                            .anyMatch(attempt -> attempt.thread() == thread && attempt.sequence() >= 50)));
            WorkloadRecord record = load.stop();
            assertClean(record); // although the runs before have left their rows in the same table
            return record.attempts().stream()
                    .filter(attempt -> attempt.sequence() <= 50)
                    .map(attempt -> attempt.thread() + " " + attempt.sequence() + " " + attempt.kind())
                    .sorted()
                    .toList();
        }
    }

    @Test
    void theShareOfAutocommitDecidesTheKinds() throws SQLException {
        assertThat(kindsWithShare(0)).containsOnly(Attempt.Kind.TRANSACTION);
        assertThat(kindsWithShare(1)).containsOnly(Attempt.Kind.AUTOCOMMIT);
        assertThat(kindsWithShare(0.5)).contains(Attempt.Kind.AUTOCOMMIT, Attempt.Kind.TRANSACTION);
    }

    private List<Attempt.Kind> kindsWithShare(double share) throws SQLException {
        try (Workload load =
                Workload.on(pool).contender("share").autocommitShare(share).start()) {
            awaitAcknowledged(load, 50);
            return load.stop().attempts().stream().map(Attempt::kind).toList();
        }
    }

    @Test
    void aRecordTakenMeanwhileDoesNotChange() throws SQLException {
        try (Workload load = Workload.on(pool).start()) {
            awaitAcknowledged(load, 50);
            WorkloadRecord before = load.record();
            long count = before.acknowledged();
            awaitAcknowledged(load, 50);

            assertThat(before.complete()).isFalse();
            assertThat(before.acknowledged()).isEqualTo(count);
            assertThat(before.attempts())
                    .isEqualTo(
                            load.stop().attempts().subList(0, before.attempts().size()));
        }
    }

    @Test
    void aTableThatCannotBeCreatedIsAnError() {
        DatabaseNode replica = cluster.bestReplica();
        try (HikariDataSource readOnly = Pools.plain(cluster, replica.port())) {
            assertThatThrownBy(() -> Workload.on(readOnly).contender("nowhere").start())
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("read-only");
        }
    }

    @Test
    void refusesWhatMakesNoSense() {
        Workload.Builder builder = Workload.on(pool);

        assertThatThrownBy(() -> builder.threads(0)).hasMessage("threads: 0; allowed is 1 to 512");
        assertThatThrownBy(() -> builder.threads(513)).hasMessage("threads: 513; allowed is 1 to 512");
        assertThatThrownBy(() -> builder.contender("a`b"))
                .hasMessage("contender: \"a`b\"; allowed are 1 to 40 letters, digits, _ and -");
        assertThatThrownBy(() -> builder.contender("")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> builder.pause(Duration.ofMillis(-1))).hasMessage("pause: PT-0.001S is negative");
        assertThatThrownBy(() -> builder.autocommitShare(1.1)).hasMessage("autocommitShare: 1.1; allowed is 0 to 1");
        assertThatThrownBy(() -> builder.autocommitShare(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> builder.hungAfter(Duration.ZERO)).isInstanceOf(IllegalArgumentException.class);
    }

    private InvariantReport assertClean(WorkloadRecord record) {
        InvariantReport report = InvariantChecker.check(cluster, record);
        assertThat(report.clean()).as("%s", report).isTrue();
        return report;
    }

    private int rows(WorkloadRecord record, Attempt attempt) {
        return cluster.writer()
                .query("SELECT id FROM " + cluster.database() + ".`workload_" + record.contender() + "` WHERE run="
                        + record.run() + " AND thread=" + attempt.thread() + " AND operation=" + attempt.sequence()
                        + " AND attempt=" + attempt.number())
                .size();
    }

    private static void awaitAcknowledged(Workload load, long more) {
        long goal = load.acknowledged() + more;
        await().atMost(Duration.ofSeconds(60)).until(() -> load.acknowledged() >= goal);
    }
}
