package io.holdfast.jdbc;

import io.holdfast.recovery.Call;
import io.holdfast.recovery.Session;
import io.holdfast.recovery.StrayFailures;
import io.holdfast.sql.SqlText;
import io.holdfast.sql.Traits;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one execution. They belong to the physical connection that produced them and never move; rows that the inner
 * driver has fetched stay readable for as long as it allows. Used by one thread at a time.
 */
final class ResultSetProxy extends ForwardingResultSet {

    /** What the row methods of an updatable result set do: a write of their own. */
    private static final SqlText ROW_UPDATE = new SqlText("UPDATE");

    private final Session session;
    private final @Nullable StatementProxy statement;
    private final ResultSet rows;
    private final int generation;
    private boolean closed;

    /** @param statement null for the rows of metadata, which no statement produced */
    ResultSetProxy(Session session, @Nullable StatementProxy statement, ResultSet rows) {
        this.session = session;
        this.statement = statement;
        this.rows = rows;
        this.generation = session.generation();
    }

    @Override
    ResultSet delegate() {
        return rows;
    }

    @Override
    SQLException onError(SQLException e) {
        if (generation != session.generation()) {
            return isClosedWithItsLink() ? session.lostResults(traits()) : StrayFailures.exception(e);
        }
        return session.translate(Call.reading(traits()), e);
    }

    private int traits() {
        return statement == null ? Traits.READS : statement.lastTraits();
    }

    private boolean isClosedWithItsLink() {
        try {
            return !closed && rows.isClosed();
        } catch (SQLException e) {
            return true;
        }
    }

    /**
     * No longer than the JIT takes into its caller however seldom that seemed to call it (35 bytes of code): a result set that is handed to
     * a call of its own has to be allocated.
     */
    @Override
    public void close() throws SQLException {
        closed = true;
        try {
            rows.close();
        } catch (SQLException e) {
            closeFailed(e);
        }
    }

    /** What was read is read; if work was lost with the link, the next call says so. */
    private void closeFailed(SQLException e) throws SQLException {
        if (generation == session.generation() && !session.leaveIfLost(e)) {
            throw e;
        }
    }

    @Override
    public @Nullable Statement getStatement() {
        return statement;
    }

    @FunctionalInterface
    private interface RowChange {
        void run() throws SQLException;
    }

    private void change(RowChange change) throws SQLException {
        session.ready(ROW_UPDATE);
        if (generation != session.generation()) {
            throw session.refuse(
                    "The connection has moved to another node since these rows were read; nothing was applied");
        }
        try {
            change.run();
            session.journal().ran(ROW_UPDATE);
        } catch (SQLException e) {
            throw session.translate(Call.statement(ROW_UPDATE.traits()), e, session.deadline());
        }
    }

    @Override
    public void insertRow() throws SQLException {
        change(rows::insertRow);
    }

    @Override
    public void updateRow() throws SQLException {
        change(rows::updateRow);
    }

    @Override
    public void deleteRow() throws SQLException {
        change(rows::deleteRow);
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        return unwrap(rows, type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        return isWrapperFor(rows, type);
    }

    @Override
    public String toString() {
        return "Holdfast " + rows;
    }
}
