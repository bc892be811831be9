package io.holdfast.jdbc;

import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.SQLException;

/** A callable statement; the calls themselves are never run again by themselves once they may have begun. */
final class CallableStatementProxy extends ForwardingCallableStatement {

    private final CallParameterSlots parameters;

    /** How the inner driver prepares the call. */
    @FunctionalInterface
    interface CallRecipe {
        CallableStatement prepare(Connection connection, String sql) throws SQLException;
    }

    CallableStatementProxy(ConnectionProxy connection, String sql, CallRecipe recipe) throws SQLException {
        this(connection, sql, recipe, new CallParameterSlots());
    }

    private CallableStatementProxy(
            ConnectionProxy connection, String sql, CallRecipe recipe, CallParameterSlots parameters)
            throws SQLException {
        super(connection, sql, recipe::prepare, recipe.prepare(connection.delegate(), sql), parameters);
        this.parameters = parameters;
    }

    @Override
    CallableStatement delegate() throws SQLException {
        return (CallableStatement) begin();
    }

    @Override
    CallableStatement outParameters() throws SQLException {
        return (CallableStatement) ranOn();
    }

    @Override
    CallParameterSlots parameters() {
        return parameters;
    }

    @Override
    void release() {}
}
