package io.holdfast.outcome;

import io.holdfast.event.Incident;
import io.holdfast.event.Told;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The link died while something that commits was under way: a {@code COMMIT}, an autocommit write, or a statement that
 * commits by itself. It may be in the database or not.
 *
 * <p>Look before repeating anything. SQLSTATE 08007 ("transaction resolution unknown", ISO/IEC 9075-2); the vendor code is
 * that of the original failure, which is also the cause, or 0 if that is one by which libraries know what may be run again (a deadlock, a
 * lock time-out). Deliberately neither a transient nor a recoverable exception:
 * retry libraries read those as "run it again".
 */
public final class OutcomeUnknownException extends SQLNonTransientConnectionException implements FailoverOutcome {

    private static final long serialVersionUID = 1L;

    /** Looked up when somebody asks; not there after serialisation. */
    private transient volatile @Nullable Supplier<Optional<Incident>> story;

    public static final String SQL_STATE = "08007";

    public OutcomeUnknownException(String message, @Nullable SQLException cause) {
        super(message, SQL_STATE, cause == null ? 0 : vendorCode(cause.getErrorCode()), cause);
    }

    private static int vendorCode(int code) {
        return switch (code) {
            case 1020, 1205, 1213, 3572 -> 0; // record changed, lock time-out, deadlock, NOWAIT
            default -> code;
        };
    }

    @Override
    public Told told() {
        return Told.UNKNOWN;
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
