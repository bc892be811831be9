package io.holdfast.hikari;

import com.zaxxer.hikari.SQLExceptionOverride;
import io.holdfast.outcome.FailoverOutcome;
import java.sql.SQLException;

/**
 * Has HikariCP keep connections of Holdfast's that told of a failover: {@code
 * exceptionOverrideClassName=io.holdfast.hikari.KeepConnections}. The Spring Boot starters set it.
 *
 * <p>HikariCP closes a connection on every exception of class 08, and opens some thirty a second at most (7.1, {@code
 * HikariPool.PoolEntryCreator}). A connection of Holdfast's is not broken by what it says: it finds the writer when it is used next. Kept, it
 * can be rolled back after an unknown outcome, and in an outage each call is told at once instead of waiting for another connection to be
 * told the same.
 *
 * <p>Has no state; safe for use by many threads.
 */
public final class KeepConnections implements SQLExceptionOverride {

    /** HikariCP makes it by its name. */
    public KeepConnections() {}

    @java.lang.Override // the simple name is the interface's own
    public SQLExceptionOverride.Override adjudicate(SQLException failure) {
        return failure instanceof FailoverOutcome
                ? SQLExceptionOverride.Override.DO_NOT_EVICT
                : SQLExceptionOverride.Override.CONTINUE_EVICT;
    }
}
