package io.holdfast.outcome;

import io.holdfast.event.Incident;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Makes the exceptions that Holdfast throws, each with the original failure as its cause. Holds no state. */
public final class Outcomes {

    /** SQLSTATE "connection does not exist". */
    private static final String CLOSED_SQL_STATE = "08003";

    private Outcomes() {}

    /** Nothing of this transaction is in the database; it may be run again. */
    public static TransactionNotAppliedException notApplied(String message, @Nullable SQLException cause) {
        return new TransactionNotAppliedException(message, cause);
    }

    /** As {@link #notApplied(String, SQLException)}, for a transaction that lost its node. */
    public static TransactionNotAppliedException notApplied(@Nullable SQLException cause) {
        return notApplied(
                "The transaction lost its node in a failover and nothing of it was applied; it may be run again"
                        + because(cause),
                cause);
    }

    /** As {@link #notApplied(String, SQLException)}, for a transaction that the server has rolled back when it was to commit. */
    public static TransactionNotAppliedException commitRefused(@Nullable SQLException cause) {
        return notApplied(
                "The server refused to commit this transaction and has rolled it back; nothing of it was applied, it may be"
                        + " run again" + because(cause),
                cause);
    }

    /** Nothing was applied, and the connection cannot go on as the one that it was. */
    public static TransactionNotAppliedException sessionLost(@Nullable SQLException cause) {
        return notApplied(
                "The session lost its node in a failover, and with it what cannot be had on another: temporary tables,"
                        + " locks, user variables or the like. Nothing was applied; take a new connection and run it"
                        + " again there" + because(cause),
                cause);
    }

    /** Whether the work was applied is not known. */
    public static OutcomeUnknownException unknown(@Nullable SQLException cause) {
        return new OutcomeUnknownException(
                "The link was lost while something that commits was under way; whether it was applied is not known"
                        + because(cause),
                cause);
    }

    /** As {@link #unknown(SQLException)}, in other words. */
    public static OutcomeUnknownException unknown(String message) {
        return new OutcomeUnknownException(message, null);
    }

    /** For every use of a transaction that is lost, until it is rolled back. */
    public static SQLException stillLost(boolean unknown, SQLException cause) {
        return unknown
                ? new OutcomeUnknownException("The outcome of this transaction is not known; roll it back", cause)
                : notApplied(
                        "This transaction is lost, nothing of it was applied; roll it back and run it again", cause);
    }

    /** Says where the story is that one of the three outcomes belongs to. */
    public static void attach(SQLException outcome, Supplier<Optional<Incident>> incident) {
        if (outcome instanceof TransactionNotAppliedException notApplied) {
            notApplied.attach(incident);
        } else if (outcome instanceof OutcomeUnknownException unknown) {
            unknown.attach(incident);
        } else if (outcome instanceof WriterUnavailableException unavailable) {
            unavailable.attach(incident);
        }
    }

    /** For the use of a connection after its end. */
    public static SQLNonTransientConnectionException closed(@Nullable SQLException why) {
        return new SQLNonTransientConnectionException(
                why == null ? "The connection is closed" : "The connection has ended: " + why.getMessage(),
                CLOSED_SQL_STATE,
                0,
                why);
    }

    private static String because(@Nullable SQLException cause) {
        return cause == null ? "" : ": " + cause.getMessage();
    }
}
