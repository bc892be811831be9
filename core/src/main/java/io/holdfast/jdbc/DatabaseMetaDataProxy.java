package io.holdfast.jdbc;

import io.holdfast.outcome.FailoverOutcome;
import io.holdfast.recovery.StrayFailures;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * The metadata of whatever physical connection is in use. What it gives out as rows is a query like others; its getters never
 * wait and never start a failover: telemetry agents call them while statements run.
 */
final class DatabaseMetaDataProxy extends ForwardingDatabaseMetaData {

    private final ConnectionProxy connection;
    /** That of the last connection: its getters answer after the end of the link too. */
    private @Nullable DatabaseMetaData last;

    private int generation;

    DatabaseMetaDataProxy(ConnectionProxy connection) {
        this.connection = connection;
    }

    @Override
    DatabaseMetaData delegate() throws SQLException {
        DatabaseMetaData known = last;
        if (known == null
                || generation != connection.session().generation()
                        && !connection.session().isWithoutNode()) {
            known = connection.delegate().getMetaData();
            generation = connection.session().generation();
            last = known;
        }
        return known;
    }

    @Override
    SQLException onError(SQLException e) {
        return e instanceof FailoverOutcome ? e : StrayFailures.exception(e);
    }

    /** Cannot throw by its signature; 0 once there is no driver's connection to ask. */
    @Override
    public int getDriverMajorVersion() {
        try {
            return delegate().getDriverMajorVersion();
        } catch (SQLException e) {
            return 0;
        }
    }

    /** As {@link #getDriverMajorVersion}. */
    @Override
    public int getDriverMinorVersion() {
        try {
            return delegate().getDriverMinorVersion();
        } catch (SQLException e) {
            return 0;
        }
    }

    @Override
    public Connection getConnection() {
        return connection;
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        return unwrap(delegate(), type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        return isWrapperFor(delegate(), type);
    }

    @Override
    ResultSet rows(RowsQuery query) throws SQLException {
        return connection.harmless(() -> new ResultSetProxy(connection.session(), null, query.run()));
    }
}
