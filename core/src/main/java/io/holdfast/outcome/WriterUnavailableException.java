package io.holdfast.outcome;

import io.holdfast.event.Incident;
import io.holdfast.event.Told;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * No node that may be written to was found in the time allowed. Nothing was executed.
 *
 * <p>Come back later. SQLSTATE 08001 ("unable to establish connection"); the message says what each node answered, the
 * failure that started the search is the cause.
 */
public final class WriterUnavailableException extends SQLTransientConnectionException implements FailoverOutcome {

    private static final long serialVersionUID = 1L;

    /** Looked up when somebody asks; not there after serialisation. */
    private transient volatile @Nullable Supplier<Optional<Incident>> story;

    public static final String SQL_STATE = "08001";

    public WriterUnavailableException(String message, @Nullable SQLException cause) {
        super(message, SQL_STATE, cause == null ? 0 : cause.getErrorCode(), cause);
    }

    @Override
    public Told told() {
        return Told.UNAVAILABLE;
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
