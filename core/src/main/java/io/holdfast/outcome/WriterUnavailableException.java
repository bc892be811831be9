package io.holdfast.outcome;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.jspecify.annotations.Nullable;

/**
 * No node that may be written to was found in the time allowed. Nothing was executed.
 *
 * <p>Come back later. SQLSTATE 08001 ("unable to establish connection"); the message says what each node answered, the
 * failure that started the search is the cause.
 */
public final class WriterUnavailableException extends SQLTransientConnectionException implements FailoverOutcome {

    private static final long serialVersionUID = 1L;

    public static final String SQL_STATE = "08001";

    public WriterUnavailableException(String message, @Nullable SQLException cause) {
        super(message, SQL_STATE, cause == null ? 0 : cause.getErrorCode(), cause);
    }
}
