package io.holdfast.spring.boot.pool;

import com.zaxxer.hikari.SQLExceptionOverride;
import io.holdfast.outcome.OutcomeUnknownException;
import java.sql.SQLException;

/** Has HikariCP keep a connection on which something of unknown outcome was lost; see {@link DataSources#settle}. Holds no state. */
final class UnknownIsNoEnd implements SQLExceptionOverride {

    @java.lang.Override // the simple name is the interface's own
    public SQLExceptionOverride.Override adjudicate(SQLException failure) {
        return failure instanceof OutcomeUnknownException
                ? SQLExceptionOverride.Override.DO_NOT_EVICT
                : SQLExceptionOverride.Override.CONTINUE_EVICT;
    }
}
