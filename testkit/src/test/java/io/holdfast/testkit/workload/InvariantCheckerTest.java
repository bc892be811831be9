package io.holdfast.testkit.workload;

import static io.holdfast.testkit.workload.Attempt.Kind.AUTOCOMMIT;
import static io.holdfast.testkit.workload.Attempt.Kind.TRANSACTION;
import static io.holdfast.testkit.workload.Outcome.ACKNOWLEDGED;
import static io.holdfast.testkit.workload.Outcome.NOT_APPLIED;
import static io.holdfast.testkit.workload.Outcome.REFUSED;
import static io.holdfast.testkit.workload.Outcome.UNAVAILABLE;
import static io.holdfast.testkit.workload.Outcome.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.testkit.DatabaseCluster;
import io.holdfast.testkit.junit.ClusterExtension;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Records and rows made by hand, on a real database: each kind of violation is planted and found. */
class InvariantCheckerTest {

    @RegisterExtension
    static final ClusterExtension CLUSTER =
            ClusterExtension.of(DatabaseCluster.embedded().replicas(0));

    private static final String CONTENDER = "by-hand";
    private static final AtomicLong RUNS = new AtomicLong();

    private final DatabaseCluster cluster = CLUSTER.cluster();
    private final long run = RUNS.incrementAndGet();
    private final List<Attempt> attempts = new ArrayList<>();
    private Connection connection;

    @BeforeEach
    void createTable() throws SQLException {
        connection = DirectConnection.open(cluster, cluster.writer(), Duration.ofSeconds(30));
        try (Statement statement = connection.createStatement()) {
            statement.execute(new WorkloadTable(CONTENDER).create());
        }
    }

    @AfterEach
    void disconnect() throws SQLException {
        connection.close();
    }

    // ---- nothing wrong ----

    @Test
    void findsNothingWrongInWhatIsRight() throws SQLException {
        told(1, 1, AUTOCOMMIT, ACKNOWLEDGED);
        foundInsert(1, 1);
        told(2, 1, TRANSACTION, ACKNOWLEDGED);
        foundTransaction(2, 1);
        told(3, 1, TRANSACTION, NOT_APPLIED);
        told(3, 2, TRANSACTION, NOT_APPLIED);
        told(3, 3, TRANSACTION, ACKNOWLEDGED);
        foundTransaction(3, 3);
        told(4, 1, AUTOCOMMIT, UNKNOWN);
        foundInsert(4, 1);
        told(5, 1, AUTOCOMMIT, UNKNOWN);
        told(6, 1, TRANSACTION, UNKNOWN);
        foundTransaction(6, 1);
        told(7, 1, TRANSACTION, UNKNOWN);
        told(8, 1, AUTOCOMMIT, REFUSED);
        told(9, 1, TRANSACTION, UNAVAILABLE);

        expect(0, 0, 0, 0);
    }

    @Test
    void findsNothingWrongInNothing() throws SQLException {
        expect(0, 0, 0, 0);
    }

    @Test
    void doesNotCountTheRowsOfOtherRuns() throws SQLException {
        row(run + 1_000_000, 0, 1, 1, WorkloadTable.SINGLE, 0);

        expect(0, 0, 0, 0);
    }

    // ---- lost ----

    @Test
    void findsALostInsert() throws SQLException {
        told(1, 1, AUTOCOMMIT, ACKNOWLEDGED);
        told(2, 1, AUTOCOMMIT, ACKNOWLEDGED);
        foundInsert(2, 1);

        expect(1, 0, 0, 0, "thread 0, operation 1, attempt 1: an autocommit insert that was acknowledged is missing");
    }

    @Test
    void findsALostTransaction() throws SQLException {
        told(1, 1, TRANSACTION, ACKNOWLEDGED);

        expect(1, 0, 0, 0, "thread 0, operation 1, attempt 1: a transaction that was acknowledged is missing");
    }

    @Test
    void anotherAttemptThanTheAcknowledgedOneDoesNotStandIn() throws SQLException {
        told(1, 1, TRANSACTION, NOT_APPLIED);
        foundTransaction(1, 1);
        told(1, 2, TRANSACTION, ACKNOWLEDGED);

        expect(
                1,
                0,
                1,
                0,
                "operation 1, attempt 1: a transaction that was reported as not applied (40001/1290) is there",
                "operation 1, attempt 2: a transaction that was acknowledged is missing");
    }

    @Test
    void findsAcknowledgedTransactionsThatAreThereOnlyInPart() throws SQLException {
        told(1, 1, TRANSACTION, ACKNOWLEDGED); // its last insert is missing
        found(1, 1, WorkloadTable.FIRST, 1);
        told(2, 1, TRANSACTION, ACKNOWLEDGED); // its update is
        found(2, 1, WorkloadTable.FIRST, 0);
        found(2, 1, WorkloadTable.LAST, 0);
        told(3, 1, TRANSACTION, ACKNOWLEDGED); // its first insert, and with it the update
        found(3, 1, WorkloadTable.LAST, 0);

        expect(
                3,
                0,
                0,
                0,
                "operation 1, attempt 1: a transaction that was acknowledged is there only in part: 1/1/0",
                "operation 2, attempt 1: a transaction that was acknowledged is there only in part: 1/0/1",
                "operation 3, attempt 1: a transaction that was acknowledged is there only in part: 0/0/1");
    }

    // ---- duplicated ----

    @Test
    void findsADoubledInsert() throws SQLException {
        told(1, 1, AUTOCOMMIT, ACKNOWLEDGED);
        foundInsert(1, 1);
        foundInsert(1, 1);

        expect(0, 1, 0, 0, "thread 0, operation 1: applied 2 times in 1 attempts");
    }

    @Test
    void findsADoubledInsertOfUnknownOutcome() throws SQLException {
        told(1, 1, AUTOCOMMIT, UNKNOWN);
        foundInsert(1, 1);
        foundInsert(1, 1);

        expect(0, 1, 0, 0, "operation 1: applied 2 times");
    }

    @Test
    void findsADoubledTransaction() throws SQLException {
        told(1, 1, TRANSACTION, ACKNOWLEDGED);
        foundTransaction(1, 1);
        foundTransaction(1, 1);

        expect(0, 1, 0, 0, "operation 1: applied 2 times");
    }

    @Test
    void findsADoubledStatementOfATransaction() throws SQLException {
        told(1, 1, TRANSACTION, ACKNOWLEDGED);
        found(1, 1, WorkloadTable.FIRST, 1);
        found(1, 1, WorkloadTable.FIRST, 0);
        found(1, 1, WorkloadTable.LAST, 0);
        told(2, 1, TRANSACTION, ACKNOWLEDGED);
        found(2, 1, WorkloadTable.FIRST, 2);
        found(2, 1, WorkloadTable.LAST, 0);
        told(3, 1, TRANSACTION, ACKNOWLEDGED);
        found(3, 1, WorkloadTable.FIRST, 1);
        found(3, 1, WorkloadTable.LAST, 0);
        found(3, 1, WorkloadTable.LAST, 0);

        expect(
                0,
                3,
                0,
                0,
                "operation 1: applied 2 times",
                "of attempt 1 2/1/1",
                "operation 2: applied 2 times",
                "of attempt 1 1/2/1",
                "operation 3: applied 2 times",
                "of attempt 1 1/1/2");
    }

    @Test
    void findsAnUpdateOfSomebodyElsesRow() throws SQLException {
        told(1, 1, AUTOCOMMIT, ACKNOWLEDGED);
        found(1, 1, WorkloadTable.SINGLE, 1);

        expect(0, 1, 0, 0, "operation 1: applied 2 times");
    }

    @Test
    void findsAnOperationAppliedByTwoOfItsAttempts() throws SQLException {
        told(1, 1, TRANSACTION, NOT_APPLIED);
        foundTransaction(1, 1);
        told(1, 2, TRANSACTION, ACKNOWLEDGED);
        foundTransaction(1, 2);

        expect(
                0,
                1,
                1,
                0,
                "operation 1, attempt 1: a transaction that was reported as not applied (40001/1290) is there",
                "operation 1: applied 2 times in 2 attempts, of which 1 were acknowledged or of unknown outcome");
    }

    @Test
    void anUnknownAttemptBesideAnAcknowledgedOneMayBeThere() throws SQLException {
        told(1, 1, AUTOCOMMIT, UNKNOWN);
        foundInsert(1, 1);
        told(1, 2, AUTOCOMMIT, ACKNOWLEDGED);
        foundInsert(1, 2);

        expect(0, 0, 0, 0);
    }

    @Test
    void noAttemptMayBeThereTwiceWhateverTheOthersAllow() throws SQLException {
        told(1, 1, AUTOCOMMIT, UNKNOWN);
        told(1, 2, AUTOCOMMIT, ACKNOWLEDGED);
        foundInsert(1, 2);
        foundInsert(1, 2);

        expect(0, 1, 0, 0, "operation 1: applied 2 times in 2 attempts");
    }

    @Test
    void findsWhatWasNeverRecorded() throws SQLException {
        told(1, 1, AUTOCOMMIT, ACKNOWLEDGED);
        foundInsert(1, 1);
        foundInsert(1, 2);
        foundInsert(77, 1);

        expect(
                0,
                2,
                0,
                0,
                "thread 0, operation 1, attempt 2: is there and was never recorded",
                "thread 0, operation 77, attempt 1: is there and was never recorded");
    }

    @Test
    void countsEachOperationOnceHoweverOftenItIsThere() throws SQLException {
        told(1, 1, AUTOCOMMIT, ACKNOWLEDGED);
        for (int i = 0; i < 300; i++) {
            foundInsert(1, 1);
        }

        expect(0, 1, 0, 0, "operation 1: applied 127 times");
    }

    // ---- misreported ----

    @ParameterizedTest
    @EnumSource(names = {"NOT_APPLIED", "UNAVAILABLE"})
    void findsWhatWasReportedAsNotExecuted(Outcome outcome) throws SQLException {
        told(1, 1, AUTOCOMMIT, outcome);
        foundInsert(1, 1);
        told(2, 1, TRANSACTION, outcome);
        foundTransaction(2, 1);
        told(3, 1, TRANSACTION, outcome);
        found(3, 1, WorkloadTable.FIRST, 0);

        expect(
                0,
                0,
                3,
                0,
                "operation 1, attempt 1: an autocommit insert that was",
                "operation 2, attempt 1: a transaction that was",
                "operation 3, attempt 1: a transaction that was",
                "there only in part: 1/0/0");
    }

    @ParameterizedTest
    @EnumSource(names = {"UNKNOWN", "REFUSED"})
    void findsHalfATransaction(Outcome outcome) throws SQLException {
        told(1, 1, TRANSACTION, outcome);
        found(1, 1, WorkloadTable.FIRST, 1);
        told(2, 1, TRANSACTION, outcome);
        found(2, 1, WorkloadTable.LAST, 0);

        expect(0, 0, 2, 0, "operation 1, attempt 1", "only in part: 1/1/0", "operation 2", "only in part: 0/0/1");
    }

    // ---- refused ----

    @Test
    void findsWhatTheServerRefused() throws SQLException {
        told(1, 1, AUTOCOMMIT, REFUSED);
        foundInsert(1, 1);
        told(2, 1, TRANSACTION, REFUSED);
        foundTransaction(2, 1);

        InvariantReport report = expect(
                0,
                0,
                0,
                2,
                "operation 1, attempt 1: an autocommit insert that was refused by the server (HY000/1290) is there");
        assertThat(report.clean()).isTrue();
    }

    // ---- many ----

    @Test
    void readsManyRowsInPages() throws SQLException {
        for (int sequence = 1; sequence <= 12_345; sequence++) {
            told(sequence, 1, AUTOCOMMIT, ACKNOWLEDGED);
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute("INSERT INTO `workload_" + CONTENDER + "` (run, thread, operation, attempt, part) SELECT "
                    + run + ", 0, seq, 1, 0 FROM seq_1_to_12345");
            statement.execute("DELETE FROM `workload_" + CONTENDER + "` WHERE run=" + run + " AND operation > 12300");
        }

        InvariantReport report = expect(45, 0, 0, 0, "operation 12301,", "operation 12320,");

        assertThat(report.examples()).hasSize(20);
    }

    @Test
    void leavesTheConnectionAsItWas() throws SQLException {
        connection.setAutoCommit(false);
        expect(0, 0, 0, 0);
        assertThat(connection.getAutoCommit()).isFalse();

        connection.setAutoCommit(true);
        expect(0, 0, 0, 0);
        assertThat(connection.getAutoCommit()).isTrue();
    }

    @Test
    void checksOnTheClustersWriter() throws SQLException {
        told(1, 1, AUTOCOMMIT, ACKNOWLEDGED);
        told(2, 1, AUTOCOMMIT, ACKNOWLEDGED);
        foundInsert(2, 1);

        assertThat(InvariantChecker.check(cluster, record()).lost()).isEqualTo(1);
    }

    // ---- what cannot be checked ----

    @Test
    void refusesARecordThatNamesAnAttemptTwice() {
        told(1, 1, AUTOCOMMIT, ACKNOWLEDGED);
        told(1, 1, AUTOCOMMIT, UNKNOWN);

        assertThatThrownBy(() -> InvariantChecker.check(connection, record()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("recorded twice: Attempt[thread=0, sequence=1, number=1");
    }

    @Test
    void refusesARecordThatIsNotComplete() {
        AttemptLog log = new AttemptLog(CONTENDER, run, 1);
        log.started();

        assertThatThrownBy(() -> InvariantChecker.check(connection, log.snapshot()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("while its workload was running");
    }

    // ---- by hand ----

    private void told(int sequence, int number, Attempt.Kind kind, Outcome outcome) {
        String code = switch (outcome) {
            case ACKNOWLEDGED -> "";
            case NOT_APPLIED -> "40001/1290";
            case UNKNOWN -> "08S01/0";
            case UNAVAILABLE -> "08001/0";
            case REFUSED -> "HY000/1290";
        };
        attempts.add(new Attempt(0, sequence, number, kind, attempts.size(), 1, outcome, code));
    }

    private void foundInsert(int sequence, int number) throws SQLException {
        found(sequence, number, WorkloadTable.SINGLE, 0);
    }

    private void foundTransaction(int sequence, int number) throws SQLException {
        found(sequence, number, WorkloadTable.FIRST, 1);
        found(sequence, number, WorkloadTable.LAST, 0);
    }

    private void found(int sequence, int number, int part, int updates) throws SQLException {
        row(run, 0, sequence, number, part, updates);
    }

    private void row(long ofRun, int thread, int sequence, int number, int part, int updates) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO `workload_" + CONTENDER
                + "` (run, thread, operation, attempt, part, updates) VALUES (?, ?, ?, ?, ?, ?)")) {
            insert.setLong(1, ofRun);
            insert.setInt(2, thread);
            insert.setInt(3, sequence);
            insert.setInt(4, number);
            insert.setInt(5, part);
            insert.setInt(6, updates);
            insert.executeUpdate();
        }
    }

    private WorkloadRecord record() {
        return WorkloadRecord.of(CONTENDER, run, 0, 1_000, attempts);
    }

    private InvariantReport expect(long lost, long duplicated, long misreported, long refused, String... words)
            throws SQLException {
        InvariantReport report = InvariantChecker.check(connection, record());
        assertThat(report)
                .extracting(
                        InvariantReport::lost,
                        InvariantReport::duplicated,
                        InvariantReport::misreported,
                        InvariantReport::refusedButFound)
                .as("%s", report)
                .containsExactly(lost, duplicated, misreported, refused);
        assertThat(report.clean()).isEqualTo(lost + duplicated + misreported == 0);
        if (words.length == 0) {
            assertThat(report.examples()).isEmpty();
        } else {
            assertThat(String.join("\n", report.examples())).contains(words);
        }
        return report;
    }
}
