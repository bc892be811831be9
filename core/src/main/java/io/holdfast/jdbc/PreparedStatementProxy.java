package io.holdfast.jdbc;

import io.holdfast.recovery.Action;
import io.holdfast.recovery.Call;
import io.holdfast.sql.SqlText;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/**
 * A prepared statement that survives its connection's move to another node, with its parameters and its batch.
 *
 * <p>What cannot be set a second time, such as a stream, cannot survive: then the application is told that nothing was applied.
 */
@Forwarding(value = CallableStatement.class, recorder = CallParameterSlots.class)
class PreparedStatementProxy extends ForwardingPreparedStatement {

    /** How the inner driver prepares the statement. */
    @FunctionalInterface
    interface Recipe {
        PreparedStatement prepare(Connection connection, String sql) throws SQLException;
    }

    static final Recipe PLAIN = Connection::prepareStatement;

    /** A generation that no session has. */
    private static final int NONE = -1;

    private final SqlText text;
    private final Recipe recipe;

    /** The inner statement once more, so that it need not be cast on every call. */
    private PreparedStatement prepared;

    /** Null until something is set, and once it is closed. */
    private @Nullable ParameterSlots parameters;

    /** The generation of the inner statement; {@link #NONE} if it may lack something that was set on the one before it. */
    private int completeIn;

    PreparedStatementProxy(ConnectionProxy connection, String sql, Recipe recipe) throws SQLException {
        this(connection, sql, recipe, recipe.prepare(connection.delegate(), sql), null);
    }

    PreparedStatementProxy(
            ConnectionProxy connection,
            String sql,
            Recipe recipe,
            PreparedStatement prepared,
            @Nullable ParameterSlots parameters) {
        super(connection, null, prepared);
        this.text = session.journal().text(sql);
        this.recipe = recipe;
        this.prepared = prepared;
        this.parameters = parameters;
        this.completeIn = generation();
    }

    @Override
    PreparedStatement delegate() throws SQLException {
        Statement unused = begin();
        return prepared;
    }

    @Override
    final void adopt(Statement fresh) {
        prepared = (PreparedStatement) fresh;
        completeIn = NONE; // until complete() has looked
    }

    @Override
    ParameterSlots parameters() {
        ParameterSlots known = parameters;
        if (known == null) {
            known = connection.spareSlots().take();
            parameters = known;
        }
        return known;
    }

    /** The next statement of this connection uses its slots. Not those of a call, which are of another kind. */
    @Override
    void release() {
        ParameterSlots known = parameters;
        if (known != null) {
            parameters = null;
            connection.spareSlots().giveBack(known);
        }
    }

    @Override
    Statement make(Connection physical) throws SQLException {
        return recipe.prepare(physical, text.sql());
    }

    @Override
    void refill(Statement fresh) throws SQLException {
        if (parameters != null) {
            parameters.moveTo((PreparedStatement) fresh);
        }
    }

    @Override
    final void refuseIfIncomplete() throws SQLException {
        if (parameters != null && parameters.isIncomplete()) {
            throw session.refuse(
                    "The connection has moved to another node in a failover, and a stream or large object that"
                            + " was set as a parameter cannot be set there again; nothing was applied, set it and run it again");
        }
    }

    @Override
    public void addBatch() throws SQLException {
        if (completeIn != session.generation()) {
            session.startCall();
        }
        PreparedStatement statement = complete();
        try {
            statement.addBatch();
            parameters().addBatch();
        } catch (SQLException e) {
            throw onError(e);
        }
    }

    @Override
    int batchSize() {
        return parameters == null ? 0 : parameters.batchSize();
    }

    /** The inner statement, with everything that the application has set, ready for a round trip. */
    private PreparedStatement ready() throws SQLException {
        PreparedStatement statement = prepared;
        return session.isReady(completeIn) ? statement : lookCloser();
    }

    private PreparedStatement lookCloser() throws SQLException {
        session.ready(text, this);
        return complete();
    }

    /** The inner statement, with everything that the application has set. */
    private PreparedStatement complete() throws SQLException {
        if (completeIn != session.generation()) {
            Statement unused = current();
            refuseIfIncomplete();
            completeIn = generation(); // whatever was missing is cleared or set anew
        }
        return prepared;
    }

    private <R> R again(SQLException e, Action<R> action) throws SQLException {
        return session.again(Call.statement(text.traits()), e, deadline(), action);
    }

    @Override
    public ResultSet executeQuery() throws SQLException {
        PreparedStatement statement = ready();
        try {
            ResultSet rows = statement.executeQuery();
            remember(text);
            return results(rows);
        } catch (SQLException e) {
            return again(e, () -> {
                ResultSet rows = complete().executeQuery();
                remember(text);
                return results(rows);
            });
        } catch (RuntimeException | Error e) {
            remember(text); // it may have been executed
            throw e;
        }
    }

    @Override
    public int executeUpdate() throws SQLException {
        PreparedStatement statement = ready();
        try {
            int count = statement.executeUpdate();
            remember(text);
            session.wrote(count);
            return count;
        } catch (SQLException e) {
            return again(e, () -> {
                int count = complete().executeUpdate();
                remember(text);
                return count;
            });
        } catch (RuntimeException | Error e) {
            remember(text); // it may have been executed
            throw e;
        }
    }

    @Override
    public long executeLargeUpdate() throws SQLException {
        PreparedStatement statement = ready();
        try {
            long count = statement.executeLargeUpdate();
            remember(text);
            session.wrote(count);
            return count;
        } catch (SQLException e) {
            return again(e, () -> {
                long count = complete().executeLargeUpdate();
                remember(text);
                return count;
            });
        } catch (RuntimeException | Error e) {
            remember(text); // it may have been executed
            throw e;
        }
    }

    @Override
    public boolean execute() throws SQLException {
        PreparedStatement statement = ready();
        try {
            boolean hasRows = statement.execute();
            remember(text);
            return hasRows;
        } catch (SQLException e) {
            return again(e, () -> {
                boolean hasRows = complete().execute();
                remember(text);
                return hasRows;
            });
        } catch (RuntimeException | Error e) {
            remember(text); // it may have been executed
            throw e;
        }
    }

    @Override
    SqlText batchText() {
        return text;
    }

    @Override
    void forgetBatch() {
        super.forgetBatch();
        if (parameters != null) {
            parameters.clearBatch();
        }
    }
}
