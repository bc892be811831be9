package io.holdfast.outcome;

import io.holdfast.event.Incident;
import io.holdfast.event.Told;
import java.sql.SQLException;
import java.sql.SQLTransactionRollbackException;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Nothing of this transaction is in the database, and it may be run again. SQLSTATE 40001 ("serialization failure"), which is
 * what a deadlock has too: whatever handles deadlocks handles this. The vendor code is that of the original failure, which is
 * also the cause.
 */
public final class TransactionNotAppliedException extends SQLTransactionRollbackException implements FailoverOutcome {

    private static final long serialVersionUID = 1L;

    /** Looked up when somebody asks; not there after serialisation. */
    private transient volatile @Nullable Supplier<Optional<Incident>> story;

    public static final String SQL_STATE = "40001";

    public TransactionNotAppliedException(String message, @Nullable SQLException cause) {
        super(message, SQL_STATE, cause == null ? 0 : cause.getErrorCode(), cause);
    }

    @Override
    public Told told() {
        return Told.NOT_APPLIED;
    }

    @Override
    public Optional<Incident> incident() {
        Supplier<Optional<Incident>> lookUp = story;
        return lookUp == null ? Optional.empty() : lookUp.get();
    }

    void attach(Supplier<Optional<Incident>> incident) {
        story = incident;
    }
}
