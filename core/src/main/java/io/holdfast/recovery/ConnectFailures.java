package io.holdfast.recovery;

import io.holdfast.cluster.ConnectResult;
import io.holdfast.fault.CertificateTrouble;
import io.holdfast.outcome.Outcomes;
import io.holdfast.outcome.WriterUnavailableException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** From the result of a connect that did not come about to the exception that says so. Holds no state. */
public final class ConnectFailures {

    private ConnectFailures() {}

    /**
     * @param cause what made the connection necessary, null if there was none before
     * @throws IllegalArgumentException if the result is a connection
     */
    public static SQLException exception(ConnectResult result, @Nullable SQLException cause) {
        SQLException outcome;
        if (result instanceof ConnectResult.Rejected rejected) {
            outcome = rejected(rejected);
        } else if (result instanceof ConnectResult.Unavailable unavailable) {
            outcome = unavailable(unavailable, cause);
        } else if (result instanceof ConnectResult.Interrupted) {
            outcome = new WriterUnavailableException(
                    "Interrupted while waiting for a writer; nothing was executed", cause);
        } else if (result instanceof ConnectResult.Abandoned) {
            outcome = Outcomes.closed(null);
        } else {
            throw new IllegalArgumentException("not a failure: " + result);
        }
        if (cause != null && outcome != cause && outcome.getCause() != cause) {
            outcome.addSuppressed(cause);
        }
        return outcome;
    }

    /** The driver's own exception, unless it keeps quiet about the node: of a certificate it tells neither whose nor, often, which. */
    private static SQLException rejected(ConnectResult.Rejected result) {
        SQLException cause = result.cause();
        return CertificateTrouble.of(cause) == null
                ? cause
                : new SQLNonTransientConnectionException(
                        "A certificate is refused, and nothing was executed: " + result.why(),
                        cause.getSQLState(),
                        cause.getErrorCode(),
                        cause);
    }

    private static SQLException unavailable(ConnectResult.Unavailable result, @Nullable SQLException cause) {
        List<SQLException> failures = result.failures();
        SQLException last = failures.isEmpty() ? null : failures.get(failures.size() - 1);
        SQLException outcome = new WriterUnavailableException(
                "No node that may be written to was found; nothing was executed. Last seen " + result.why(),
                cause == null ? last : cause);
        for (SQLException failure : failures) {
            if (failure != outcome.getCause()) {
                outcome.addSuppressed(failure);
            }
        }
        return outcome;
    }
}
