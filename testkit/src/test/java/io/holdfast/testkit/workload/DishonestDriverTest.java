package io.holdfast.testkit.workload;

import static io.holdfast.testkit.Eventually.await;
import static io.holdfast.testkit.workload.Tampering.every;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import com.zaxxer.hikari.HikariDataSource;
import io.holdfast.testkit.DatabaseCluster;
import io.holdfast.testkit.junit.ClusterExtension;
import io.holdfast.testkit.workload.Tampering.Call;
import io.holdfast.testkit.workload.Tampering.Trick;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTransactionRollbackException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Drivers and pools that lose, double, halve and misreport work: workload and checker together must find each of it. */
class DishonestDriverTest {

    @RegisterExtension
    static final ClusterExtension CLUSTER =
            ClusterExtension.of(DatabaseCluster.embedded().replicas(0));

    private static final InvariantReport CLEAN = new InvariantReport(0, 0, 0, 0, List.of());

    private final DatabaseCluster cluster = CLUSTER.cluster();
    private final HikariDataSource honest =
            Pools.plain(cluster, cluster.writer().port());

    @AfterEach
    void closePool() {
        honest.close();
    }

    @Test
    void anHonestDriverIsFoundClean() throws SQLException {
        WorkloadRecord record = run(Call::proceed);

        assertThat(record.failed()).isZero();
        assertThat(record.afterwards()).isEmpty();
        assertThat(check(record)).isEqualTo(CLEAN);
    }

    // ---- lies ----

    @Test
    void findsACommitThatWasNone() throws SQLException {
        InvariantReport report = check(run(every(5, Tampering.on(Connection.class, "commit"), call -> {
            ((Connection) call.target()).rollback();
            return null;
        })));

        assertThat(report.lost()).isPositive();
        assertThat(report.duplicated() + report.misreported() + report.refusedButFound())
                .isZero();
    }

    @Test
    void findsAStatementOfATransactionThatWasNotExecuted() throws SQLException {
        InvariantReport report = check(run(every(5, call -> call.is("executeUpdate") && call.changes(), call -> 1)));

        assertThat(report.lost()).isPositive();
        assertThat(report.duplicated() + report.misreported()).isZero();
        assertThat(report.examples().get(0)).contains("is there only in part: 1/0/1");
    }

    @Test
    void findsAnInsertDoneTwice() throws SQLException {
        InvariantReport report =
                check(run(every(5, call -> call.is("executeUpdate") && !call.changes(), DishonestDriverTest::twice)));

        assertThat(report.duplicated()).isPositive();
        assertThat(report.lost() + report.misreported()).isZero();
    }

    @Test
    void findsAnUpdateDoneTwice() throws SQLException {
        InvariantReport report =
                check(run(every(5, call -> call.is("executeUpdate") && call.changes(), DishonestDriverTest::twice)));

        assertThat(report.duplicated()).isPositive();
        assertThat(report.lost() + report.misreported()).isZero();
    }

    private static @Nullable Object twice(Call call) throws SQLException {
        Object unused = call.proceed();
        return call.proceed();
    }

    @Test
    void findsACommitReportedAsNotApplied() throws SQLException {
        WorkloadRecord record = run(every(5, Tampering.on(Connection.class, "commit"), call -> {
            Object unused = call.proceed();
            throw new SQLTransactionRollbackException("it was not applied, believe me", "40001", 1290);
        }));
        InvariantReport report = check(record);

        assertThat(record.failures()).containsOnlyKeys("40001/1290");
        assertThat(report.misreported()).isEqualTo(record.failed());
        assertThat(report.duplicated()).as("run again, it is there twice").isPositive();
        assertThat(report.lost()).isZero();
    }

    @Test
    void findsAnInsertReportedAsUnavailable() throws SQLException {
        WorkloadRecord record = run(every(5, Tampering.on(PreparedStatement.class, "executeUpdate"), call -> {
            Object unused = call.proceed();
            if (((PreparedStatement) call.target()).getConnection().getAutoCommit()) {
                throw new SQLTransientConnectionException("nothing was executed, believe me", "08001", 0);
            }
            return 1;
        }));
        InvariantReport report = check(record);

        assertThat(record.failures()).containsOnlyKeys("08001/0");
        assertThat(report.misreported()).isEqualTo(record.failed());
        assertThat(report.duplicated() + report.lost()).isZero();
    }

    @Test
    void findsHalfATransactionThatWasCommittedUnasked() throws SQLException {
        WorkloadRecord record = run(every(5, call -> call.is("executeUpdate") && call.changes(), call -> {
            ((PreparedStatement) call.target()).getConnection().commit();
            throw new SQLNonTransientConnectionException("I do not know", "08S01", 0);
        }));
        InvariantReport report = check(record);

        assertThat(report.misreported()).isEqualTo(record.failed());
        assertThat(report.examples().get(0)).contains("not told an outcome (08S01/0) is there only in part: 1/0/0");
    }

    // ---- failures that are none of the checker's business ----

    @Test
    void aCommitOfUnknownOutcomeMayBeThereOrNot() throws SQLException {
        AtomicInteger commits = new AtomicInteger();
        WorkloadRecord record = run(every(3, Tampering.on(Connection.class, "commit"), call -> {
            if (commits.incrementAndGet() % 2 == 0) {
                Object unused = call.proceed();
            }
            throw new SQLNonTransientConnectionException("I do not know", "08007", 0);
        }));

        assertThat(commits).hasValueGreaterThan(1);
        assertThat(record.failures()).containsOnlyKeys("08007/0");
        assertThat(record.attempts())
                .extracting(Attempt::number)
                .as("never run again")
                .containsOnly(1);
        assertThat(check(record)).isEqualTo(CLEAN);
    }

    @Test
    void aTransactionThatWasRolledBackIsRunAgainUnderTheNextNumber() throws SQLException {
        WorkloadRecord record = run(every(3, Tampering.on(Connection.class, "commit"), call -> {
            ((Connection) call.target()).rollback();
            throw new SQLTransactionRollbackException("rolled back", "40001", 1213);
        }));

        assertThat(check(record)).isEqualTo(CLEAN);
        assertThat(record.attempts())
                .filteredOn(attempt -> attempt.outcome() == Outcome.NOT_APPLIED)
                .isNotEmpty()
                .allSatisfy(attempt -> assertThat(record.attempts())
                        .filteredOn(next -> next.thread() == attempt.thread()
                                && next.sequence() == attempt.sequence()
                                && next.number() == attempt.number() + 1)
                        .hasSizeLessThanOrEqualTo(1));
        assertThat(record.attempts())
                .filteredOn(attempt -> attempt.number() == 2 && attempt.outcome() == Outcome.ACKNOWLEDGED)
                .isNotEmpty();
    }

    @Test
    void whatNoConnectionWasHadForIsNotThere() throws SQLException {
        WorkloadRecord record = run(every(3, Tampering.on(DataSource.class, "getConnection"), call -> {
            throw new SQLTransientConnectionException("Connection is not available, request timed out");
        }));

        assertThat(record.failures()).containsOnlyKeys("none/0");
        assertThat(record.attempts())
                .filteredOn(attempt -> !attempt.code().isEmpty())
                .extracting(Attempt::outcome)
                .containsOnly(Outcome.UNAVAILABLE);
        assertThat(check(record)).isEqualTo(CLEAN);
    }

    @Test
    void aTransactionThatDidNotBeginIsNotThere() throws SQLException {
        WorkloadRecord record =
                run(every(3, call -> call.isOn(Connection.class, "setAutoCommit") && !call.truth(), call -> {
                    throw new SQLException("Broken pipe", "08S01", 0);
                }));

        assertThat(record.attempts())
                .filteredOn(attempt -> !attempt.code().isEmpty())
                .isNotEmpty()
                .extracting(Attempt::outcome)
                .containsOnly(Outcome.UNAVAILABLE);
        assertThat(check(record)).isEqualTo(CLEAN);
    }

    @Test
    void anExceptionThatIsNoSqlExceptionEndsNoThread() throws SQLException {
        WorkloadRecord record = run(every(2, Tampering.on(PreparedStatement.class, "executeUpdate"), call -> {
            throw new IllegalStateException("boom");
        }));

        assertThat(record.failures()).containsOnlyKeys("IllegalStateException/0");
        assertThat(check(record)).isEqualTo(CLEAN);
    }

    @Test
    void aConnectionThatCannotBeGivenBackChangesNothing() throws SQLException {
        WorkloadRecord record = run(every(2, Tampering.on(Connection.class, "close"), call -> {
            Object unused = call.proceed();
            throw new SQLException("gone", "08S01", 0);
        }));

        assertThat(record.failed()).isZero();
        assertThat(record.afterwards()).containsOnlyKeys("close 08S01/0");
        assertThat(check(record)).isEqualTo(CLEAN);
    }

    @Test
    void whatIsLeftOpenByAFailedRollbackIsNotCommitted() throws SQLException {
        WorkloadRecord record = run(call -> {
            if ((call.is("executeUpdate") && call.changes()) || call.isOn(Connection.class, "rollback")) {
                throw new SQLException("gone", "08S01", 0);
            }
            return call.proceed();
        });

        assertThat(record.afterwards()).containsOnlyKeys("rollback 08S01/0");
        assertThat(check(record)).isEqualTo(CLEAN);
    }

    // ---- what hangs ----

    @Test
    void aCommitThatHangsIsUnknownWhateverBecomesOfIt() throws Exception {
        CountDownLatch reached = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        CountDownLatch committed = new CountDownLatch(1);
        try (Workload load = startPatiently(call -> {
            if (!call.isOn(Connection.class, "commit")) {
                return call.proceed();
            }
            reached.countDown();
            awaitUninterruptibly(release);
            Object unused = call.proceed();
            committed.countDown();
            return null;
        })) {
            reached.await();

            WorkloadRecord record = load.stop();

            assertThat(record.failures()).containsExactly(entry("HUNG/0", 1L));
            assertThat(check(record)).as("it is not there").isEqualTo(CLEAN);
            release.countDown();
            committed.await();
            assertThat(load.record().attempts()).isEqualTo(record.attempts());
            assertThat(check(record)).as("it is there now").isEqualTo(CLEAN);
        }
    }

    @Test
    void whatWasAcknowledgedStaysSoIfItsConnectionHangsWhenGivenBack() throws Exception {
        CountDownLatch reached = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        try (Workload load = startPatiently(every(10, Tampering.on(Connection.class, "close"), call -> {
            reached.countDown();
            awaitUninterruptibly(release);
            return call.proceed();
        }))) {
            reached.await();

            WorkloadRecord record = load.stop();

            release.countDown();
            assertThat(record.acknowledged()).isPositive();
            assertThat(record.failed()).isZero();
            assertThat(record.afterwards()).containsExactly(entry("clean-up HUNG/0", 1L));
            assertThat(check(record)).isEqualTo(CLEAN);
        }
    }

    @Test
    void anInterruptEndsTheWaitForWhatHangs() throws Exception {
        CountDownLatch reached = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        try (Workload load = Workload.on(Tampering.with(honest, call -> {
                    if (call.isOn(Connection.class, "commit")) {
                        reached.countDown();
                        awaitUninterruptibly(release);
                    }
                    return call.proceed();
                }))
                .contender("dishonest")
                .threads(1)
                .hungAfter(Duration.ofHours(1))
                .start()) {
            reached.await();

            Thread.currentThread().interrupt();
            WorkloadRecord record = load.stop();

            assertThat(Thread.interrupted()).isTrue();
            release.countDown();
            assertThat(record.failures()).containsExactly(entry("HUNG/0", 1L));
        }
    }

    private Workload startPatiently(Trick trick) throws SQLException {
        return Workload.on(Tampering.with(honest, trick))
                .contender("dishonest")
                .threads(1)
                .autocommitShare(0)
                .hungAfter(Duration.ofMillis(100))
                .start();
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        boolean interrupted = false;
        while (true) {
            try {
                latch.await();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    // ---- all of them ----

    /** Runs a workload over a tampered pool until every thread has done some tens of operations. */
    private WorkloadRecord run(Trick trick) throws SQLException {
        try (Workload load = Workload.on(Tampering.with(honest, trick))
                .contender("dishonest")
                .threads(2)
                .pause(Duration.ofNanos(1))
                .start()) {
            await().until(() -> List.of(0, 1).stream()
                    .allMatch(thread -> load.record().attempts().stream()
                                    .filter(attempt -> attempt.thread() == thread)
                                    .max(Comparator.comparingLong(Attempt::sequence))
                                    .map(Attempt::sequence)
                                    .orElse(0L)
                            >= 40));
            return load.stop();
        }
    }

    private InvariantReport check(WorkloadRecord record) {
        return InvariantChecker.check(cluster, record);
    }
}
