package io.holdfast.benchmarks.stub;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A connection to nowhere. Public for the class that completes it. */
public abstract class StubConnection implements Connection {

    private static final Supplier<StubPreparedStatement> STATEMENTS = Stubs.of(StubPreparedStatement.class);
    private static final Supplier<StubMetaData> META_DATA = Stubs.of(StubMetaData.class);

    private boolean autoCommit = true;

    /** Says that it is a MySQL server, and no more. */
    public abstract static class StubMetaData implements DatabaseMetaData {
        @Override
        public String getDatabaseProductName() {
            return "MySQL";
        }

        @Override
        public String getDatabaseProductVersion() {
            return "9.7.0";
        }

        @Override
        public String getURL() {
            return StubDriver.URL;
        }

        @Override
        public String getDriverName() {
            return "stub";
        }

        @Override
        public String getDriverVersion() {
            return "1";
        }

        @Override
        public String getUserName() {
            return "nobody";
        }
    }

    @Override
    public PreparedStatement prepareStatement(String sql) {
        return STATEMENTS.get().of(sql);
    }

    @Override
    public Statement createStatement() {
        return STATEMENTS.get();
    }

    @Override
    public DatabaseMetaData getMetaData() {
        return META_DATA.get();
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
    public @Nullable String getCatalog() {
        return null;
    }

    @Override
    public @Nullable String getSchema() {
        return null;
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
    public void abort(Executor executor) {}

    @Override
    public void close() {}

    @Override
    public <T> T unwrap(Class<T> type) {
        return type.cast(this);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return type.isInstance(this);
    }
}
