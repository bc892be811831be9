package io.holdfast.outcome;

import java.sql.SQLException;
import java.sql.SQLTransactionRollbackException;
import org.jspecify.annotations.Nullable;

/**
 * Nothing of this transaction is in the database, and it may be run again. SQLSTATE 40001 ("serialization failure"), which is
 * what a deadlock has too: whatever handles deadlocks handles this. The vendor code is that of the original failure, which is
 * also the cause.
 */
public final class TransactionNotAppliedException extends SQLTransactionRollbackException implements FailoverOutcome {

    private static final long serialVersionUID = 1L;

    public static final String SQL_STATE = "40001";

    public TransactionNotAppliedException(String message, @Nullable SQLException cause) {
        super(message, SQL_STATE, cause == null ? 0 : cause.getErrorCode(), cause);
    }
}
