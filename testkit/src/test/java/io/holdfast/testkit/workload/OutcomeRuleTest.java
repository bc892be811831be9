package io.holdfast.testkit.workload;

import static io.holdfast.testkit.workload.Outcome.NOT_APPLIED;
import static io.holdfast.testkit.workload.Outcome.REFUSED;
import static io.holdfast.testkit.workload.Outcome.UNAVAILABLE;
import static io.holdfast.testkit.workload.Outcome.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransactionRollbackException;
import java.sql.SQLTransientConnectionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class OutcomeRuleTest {

    static Stream<Arguments> failures() {
        return Stream.of(
                // Holdfast's three, with the code of what they come from.
                arguments(new SQLTransactionRollbackException("", "40001", 1290), NOT_APPLIED, NOT_APPLIED),
                arguments(new SQLNonTransientConnectionException("", "08007", 0), UNKNOWN, UNAVAILABLE),
                arguments(new SQLNonTransientConnectionException("", "08007", 1290), UNKNOWN, UNAVAILABLE),
                arguments(new SQLTransientConnectionException("", "08001", 0), UNAVAILABLE, UNAVAILABLE),
                // 40001 by another type is 40001 to whoever reads the state; the type without the state is not.
                arguments(new SQLException("", "40001", 1213), NOT_APPLIED, NOT_APPLIED),
                arguments(new SQLTransactionRollbackException("", "40000", 3101), REFUSED, UNAVAILABLE),
                arguments(new SQLTransactionRollbackException("", "40003", 1213), UNKNOWN, UNAVAILABLE),
                // 08001 by another type is no promise: a driver may say it when it failed to reconnect.
                arguments(new SQLException("", "08001", 0), UNKNOWN, UNAVAILABLE),
                arguments(new SQLNonTransientConnectionException("", "08001", 0), UNKNOWN, UNAVAILABLE),
                // A pool that has no connection to give, with or without the state of what it failed by.
                arguments(new SQLTransientConnectionException("Connection is not available"), UNKNOWN, UNAVAILABLE),
                arguments(new SQLTransientConnectionException("", "08S01", 0), UNKNOWN, UNAVAILABLE),
                // Lost links, by Connector/J and by MariaDB's driver.
                arguments(new SQLRecoverableException("", "08S01", 0), UNKNOWN, UNAVAILABLE),
                arguments(new SQLNonTransientConnectionException("", "08000", -1), UNKNOWN, UNAVAILABLE),
                arguments(new SQLNonTransientConnectionException("", "08003", 0), UNKNOWN, UNAVAILABLE),
                arguments(new SQLNonTransientConnectionException("", "08S01", 1053), UNKNOWN, UNAVAILABLE),
                arguments(new SQLNonTransientConnectionException("", "08S01", 1047), UNKNOWN, UNAVAILABLE),
                // The server's refusals.
                arguments(new SQLException("", "HY000", 1290), REFUSED, UNAVAILABLE),
                arguments(new SQLException("", "HY000", 1836), REFUSED, UNAVAILABLE),
                arguments(new SQLException("", "HY000", 1205), REFUSED, UNAVAILABLE),
                arguments(new SQLException("", "HY000", 1020), REFUSED, UNAVAILABLE),
                arguments(new SQLException("", "23000", 1062), REFUSED, UNAVAILABLE),
                // Answers of the server that leave it open: the session was ended, or the commit failed half-way.
                arguments(new SQLException("", "HY000", 1053), UNKNOWN, UNAVAILABLE),
                arguments(new SQLTimeoutException("", "70100", 1317), UNKNOWN, UNAVAILABLE),
                arguments(new SQLTimeoutException("", "70100", 1927), UNKNOWN, UNAVAILABLE),
                arguments(new SQLTimeoutException("", "70100", 1969), UNKNOWN, UNAVAILABLE),
                arguments(new SQLException("", "HY000", 1180), UNKNOWN, UNAVAILABLE),
                arguments(new SQLException("", "HY000", 3100), UNKNOWN, UNAVAILABLE),
                // What says nothing.
                arguments(new SQLException("boom"), UNKNOWN, UNAVAILABLE),
                arguments(new SQLException("boom", "HY000", 4711), UNKNOWN, UNAVAILABLE),
                arguments(new IllegalStateException("boom"), UNKNOWN, UNAVAILABLE),
                arguments(new OutOfMemoryError("boom"), UNKNOWN, UNAVAILABLE));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void tellsWhatAFailureMeans(Throwable failure, Outcome executed, Outcome notExecuted) {
        assertThat(OutcomeRule.of(failure, true)).isEqualTo(executed);
        assertThat(OutcomeRule.of(failure, false)).isEqualTo(notExecuted);
    }

    static Stream<Arguments> failuresOfOperations() {
        SQLException notApplied = new SQLTransactionRollbackException("", "40001", 1290);
        SQLException unknown = new SQLNonTransientConnectionException("", "08007", 0);
        SQLException unavailable = new SQLTransientConnectionException("", "08001", 0);
        return Stream.of(
                arguments(notApplied, NOT_APPLIED, "40001/1290"),
                arguments(unknown, UNKNOWN, "08007/0"),
                arguments(unavailable, UNAVAILABLE, "08001/0"),
                // As frameworks wrap them.
                arguments(new IllegalStateException(new RuntimeException(notApplied)), NOT_APPLIED, "40001/1290"),
                arguments(new IllegalStateException(unavailable), UNAVAILABLE, "08001/0"),
                arguments(new IllegalStateException(unknown), UNKNOWN, "08007/0"),
                arguments(new SQLException("no state", notApplied), NOT_APPLIED, "40001/1290"),
                // The outermost state is what is said; what is below is why.
                arguments(new SQLException("", "08007", notApplied), UNKNOWN, "08007/0"),
                arguments(new SQLException("", "HY000", 1290, notApplied), UNKNOWN, "HY000/1290"),
                arguments(new SQLException("", "40001", 1290, unknown), NOT_APPLIED, "40001/1290"),
                // No promise by its type, and refusals that may be of another statement than the one that counts.
                arguments(new SQLException("", "08001", 0), UNKNOWN, "08001/0"),
                arguments(new SQLException("", "HY000", 1290), UNKNOWN, "HY000/1290"),
                arguments(new SQLException("", "23000", 1062), UNKNOWN, "23000/1062"),
                arguments(new SQLTransientConnectionException("the pool is empty"), UNKNOWN, "none/0"),
                arguments(new IllegalStateException("boom"), UNKNOWN, "IllegalStateException/0"),
                arguments(new AssertionError("boom"), UNKNOWN, "AssertionError/0"),
                arguments(circle(), UNKNOWN, "IllegalStateException/0"));
    }

    private static Throwable circle() {
        Exception one = new IllegalStateException();
        one.initCause(new IllegalArgumentException(one));
        return one;
    }

    @ParameterizedTest
    @MethodSource("failuresOfOperations")
    void tellsWhatTheFailureOfAnOperationMeans(Throwable failure, Outcome outcome, String code) {
        assertThat(OutcomeRule.ofOperation(failure)).isEqualTo(outcome);
        assertThat(OutcomeRule.codeOfOperation(failure)).isEqualTo(code);
    }

    @Test
    void namesFailures() {
        assertThat(OutcomeRule.code(new SQLException("", "HY000", 1290))).isEqualTo("HY000/1290");
        assertThat(OutcomeRule.code(new SQLException("boom"))).isEqualTo("none/0");
        assertThat(OutcomeRule.code(new IllegalStateException("boom"))).isEqualTo("IllegalStateException/0");
    }
}
