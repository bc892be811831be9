package io.holdfast.benchmarks.stub;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.util.concurrent.Executor;

/** A connection to nowhere. Public for the class that completes it. */
public abstract class StubConnection implements Connection {

    private static final Class<? extends StubPreparedStatement> STATEMENT = Stubs.complete(StubPreparedStatement.class);
    private static final Class<? extends StubMetaData> META_DATA = Stubs.complete(StubMetaData.class);

    private boolean autoCommit = true;

    /** Says that it is a MySQL server, and no more. */
    public abstract static class StubMetaData implements DatabaseMetaData {
        @Override
        public String getDatabaseProductVersion() {
            return "9.7.0";
        }
    }

    @Override
    public PreparedStatement prepareStatement(String sql) {
        return Stubs.make(STATEMENT);
    }

    @Override
    public Statement createStatement() {
        return Stubs.make(STATEMENT);
    }

    @Override
    public DatabaseMetaData getMetaData() {
        return Stubs.make(META_DATA);
    }

    @Override
    public void setAutoCommit(boolean on) {
        autoCommit = on;
    }

    @Override
    public boolean getAutoCommit() {
        return autoCommit;
    }

    @Override
    public void commit() {}

    @Override
    public void rollback() {}

    @Override
    public void setNetworkTimeout(Executor executor, int milliseconds) {}

    @Override
    public int getNetworkTimeout() {
        return 0;
    }

    @Override
    public boolean isReadOnly() {
        return false;
    }

    @Override
    public void setReadOnly(boolean readOnly) {}

    @Override
    public int getTransactionIsolation() {
        return Connection.TRANSACTION_REPEATABLE_READ;
    }

    @Override
    public boolean isValid(int timeout) {
        return true;
    }

    @Override
    public void clearWarnings() {}

    @Override
    public boolean isClosed() {
        return false;
    }

    @Override
    public void close() {}
}
