package io.holdfast.jdbc;

import io.holdfast.recovery.Call;
import io.holdfast.recovery.Session;
import io.holdfast.sql.SqlText;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

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

    final SqlText text;
    private final Recipe recipe;
    private final ParameterSlots parameters;

    PreparedStatementProxy(ConnectionProxy connection, String sql, Recipe recipe) throws SQLException {
        this(connection, sql, recipe, new ParameterSlots());
    }

    PreparedStatementProxy(ConnectionProxy connection, String sql, Recipe recipe, ParameterSlots parameters)
            throws SQLException {
        super(connection, null, recipe.prepare(connection.delegate(), sql));
        this.text = new SqlText(sql);
        this.recipe = recipe;
        this.parameters = parameters;
    }

    @Override
    PreparedStatement delegate() throws SQLException {
        return (PreparedStatement) current();
    }

    @Override
    ParameterSlots parameters() {
        return parameters;
    }

    @Override
    Statement make(Connection physical) throws SQLException {
        return recipe.prepare(physical, text.sql());
    }

    @Override
    void refill(Statement fresh) throws SQLException {
        parameters.moveTo((PreparedStatement) fresh);
    }

    @Override
    final void refuseIfIncomplete() throws SQLException {
        if (parameters.isIncomplete()) {
            throw session.refuse(
                    "The connection has moved to another node in a failover, and a stream or large object that"
                            + " was set as a parameter cannot be set there again; nothing was applied, set it and run it again");
        }
    }

    @Override
    public void addBatch() throws SQLException {
        PreparedStatement unused = delegate();
        refuseIfIncomplete();
        super.addBatch();
    }

    @Override
    int batchSize() {
        return parameters.batchSize();
    }

    /** The inner statement, with everything that the application has set. */
    private PreparedStatement complete() throws SQLException {
        PreparedStatement statement = delegate();
        if (parameters.mayBeIncomplete()) {
            refuseIfIncomplete();
        }
        return statement;
    }

    private void remember() {
        session.journal().ran(text);
        ran(text);
    }

    private <R> R again(SQLException e, Session.Action<R> action) throws SQLException {
        return session.again(Call.statement(text.traits()), e, deadline(), action);
    }

    @Override
    public ResultSet executeQuery() throws SQLException {
        session.ready(text);
        PreparedStatement statement = complete();
        try {
            ResultSet rows = statement.executeQuery();
            remember();
            return results(rows);
        } catch (SQLException e) {
            return again(e, () -> {
                ResultSet rows = complete().executeQuery();
                remember();
                return results(rows);
            });
        } catch (RuntimeException | Error e) {
            remember(); // it may have been executed
            throw e;
        }
    }

    @Override
    public int executeUpdate() throws SQLException {
        session.ready(text);
        PreparedStatement statement = complete();
        try {
            int count = statement.executeUpdate();
            remember();
            session.wrote(count);
            return count;
        } catch (SQLException e) {
            return again(e, () -> {
                int count = complete().executeUpdate();
                remember();
                return count;
            });
        } catch (RuntimeException | Error e) {
            remember(); // it may have been executed
            throw e;
        }
    }

    @Override
    public long executeLargeUpdate() throws SQLException {
        session.ready(text);
        PreparedStatement statement = complete();
        try {
            long count = statement.executeLargeUpdate();
            remember();
            session.wrote(count);
            return count;
        } catch (SQLException e) {
            return again(e, () -> {
                long count = complete().executeLargeUpdate();
                remember();
                return count;
            });
        } catch (RuntimeException | Error e) {
            remember(); // it may have been executed
            throw e;
        }
    }

    @Override
    public boolean execute() throws SQLException {
        session.ready(text);
        PreparedStatement statement = complete();
        try {
            boolean hasRows = statement.execute();
            remember();
            return hasRows;
        } catch (SQLException e) {
            return again(e, () -> {
                boolean hasRows = complete().execute();
                remember();
                return hasRows;
            });
        } catch (RuntimeException | Error e) {
            remember(); // it may have been executed
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
        parameters.clearBatch();
    }
}
