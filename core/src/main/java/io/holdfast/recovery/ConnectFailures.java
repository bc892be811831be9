package io.holdfast.recovery;

import io.holdfast.cluster.ConnectResult;
import io.holdfast.outcome.Outcomes;
import io.holdfast.outcome.WriterUnavailableException;
import java.sql.SQLException;
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
            outcome = rejected.cause();
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
