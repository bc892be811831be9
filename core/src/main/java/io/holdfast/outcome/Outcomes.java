package io.holdfast.outcome;

import java.sql.SQLException;
import java.sql.SQLTransactionRollbackException;
import org.jspecify.annotations.Nullable;

/** Makes the exceptions whose type is the JDBC API's own. */
public final class Outcomes {

    /** SQLSTATE "serialization failure": what a deadlock has, so that whatever handles deadlocks handles this. */
    public static final String NOT_APPLIED_SQL_STATE = "40001";

    private Outcomes() {}

    /** Nothing of this transaction is in the database; it may be run again. */
    public static SQLTransactionRollbackException notApplied(String message, @Nullable SQLException cause) {
        return new SQLTransactionRollbackException(
                message, NOT_APPLIED_SQL_STATE, cause == null ? 0 : cause.getErrorCode(), cause);
    }
}
