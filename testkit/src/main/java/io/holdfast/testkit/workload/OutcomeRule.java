package io.holdfast.testkit.workload;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;

/**
 * What an application that knows JDBC, and nothing about the driver, can tell from an exception. A pure function; where it
 * could be wrong, it errs to the side of {@link Outcome#UNKNOWN}.
 */
final class OutcomeRule {

    /**
     * Errors by which the server says that it did not do what it was asked to do, also if that was a commit. Not among them
     * although they come from the server: those that end or interrupt a session (1053, 1317, 1927, 1969), which can hit a
     * commit that is waiting to be acknowledged by a replica, and those of a commit that failed half-way (1180, 3100).
     */
    private static final Set<Integer> REFUSALS = Set.of(
            // The node, or the transaction, is read-only.
            1015,
            1036,
            1223,
            1290,
            1792,
            1836,
            1874,
            // A conflict with somebody else's work. Except for 1205 the whole transaction has been rolled back.
            1020,
            1205,
            1213,
            3101,
            3572,
            // The node must not be used now.
            3032,
            4094,
            6400,
            3781,
            3782,
            3783,
            3796,
            3797,
            3798,
            3799,
            // Too much, too many, too big.
            1114,
            1206,
            1637,
            3231,
            // No right, no such thing, no such value.
            1044,
            1048,
            1054,
            1062,
            1064,
            1142,
            1146,
            1227,
            1264,
            1364,
            1406);

    /** Causes may go round in a circle. */
    private static final int MOST_CAUSES = 100;

    private OutcomeRule() {}

    /** @param executed whether a statement of the attempt had been handed to the driver */
    static Outcome of(Throwable failure, boolean executed) {
        String state = failure instanceof SQLException e && e.getSQLState() != null ? e.getSQLState() : "";
        if (state.equals("40001")) {
            return Outcome.NOT_APPLIED;
        }
        if (!executed || (failure instanceof SQLTransientConnectionException && state.equals("08001"))) {
            return Outcome.UNAVAILABLE;
        }
        // The state comes first: an exception about a lost link may carry the code of what it was lost by.
        boolean inDoubt = state.startsWith("08") || state.equals("40003");
        return !inDoubt && failure instanceof SQLException e && REFUSALS.contains(e.getErrorCode())
                ? Outcome.REFUSED
                : Outcome.UNKNOWN;
    }

    /**
     * The same for an application's own operation, whose exception may have the driver's as a cause, as Spring's and JPA's have.
     * Nothing is known about when it was thrown, nor about what else the operation did; so only two of them say for sure that
     * nothing was applied.
     */
    static Outcome ofOperation(Throwable failure) {
        Throwable told = decisive(failure);
        String state = told instanceof SQLException e && e.getSQLState() != null ? e.getSQLState() : "";
        if (state.equals("40001")) {
            return Outcome.NOT_APPLIED;
        }
        return told instanceof SQLTransientConnectionException && state.equals("08001")
                ? Outcome.UNAVAILABLE
                : Outcome.UNKNOWN;
    }

    static String codeOfOperation(Throwable failure) {
        return code(decisive(failure));
    }

    /**
     * The outermost exception among the causes that says something by a SQLState: what it has as a cause is why it was thrown,
     * and not what it says. Without one, the outermost SQLException; without that, the failure itself.
     */
    private static Throwable decisive(Throwable failure) {
        SQLException stateless = null;
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < MOST_CAUSES; depth++) {
            if (cause instanceof SQLException e) {
                if (e.getSQLState() != null) {
                    return e;
                }
                stateless = stateless == null ? e : stateless;
            }
            cause = cause.getCause();
        }
        return stateless == null ? failure : stateless;
    }

    /** {@code SQLSTATE/vendorcode}, or for what is no SQLException its type's name and 0. */
    static String code(Throwable failure) {
        return failure instanceof SQLException e
                ? (e.getSQLState() == null ? "none" : e.getSQLState()) + "/" + e.getErrorCode()
                : failure.getClass().getSimpleName() + "/0";
    }
}
