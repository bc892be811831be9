package io.holdfast.benchmarks.stub;

import java.sql.PreparedStatement;
import java.sql.ResultSet;

/** Remembers one number and always has the same row. Public for the class that completes it. */
public abstract class StubPreparedStatement implements PreparedStatement {

    private static final Class<? extends StubResultSet> ROWS = Stubs.complete(StubResultSet.class);

    private final StubResultSet rows = Stubs.make(ROWS);
    private int parameter;

    @Override
    public void setInt(int index, int value) {
        parameter = value;
    }

    @Override
    public ResultSet executeQuery() {
        rows.rewind();
        return rows;
    }

    @Override
    public int executeUpdate() {
        return parameter & 1;
    }

    @Override
    public ResultSet executeQuery(String sql) {
        rows.rewind();
        return rows;
    }

    @Override
    public int executeUpdate(String sql) {
        return 1;
    }

    @Override
    public boolean execute(String sql) {
        return true;
    }

    @Override
    public boolean isClosed() {
        return false;
    }

    @Override
    public void close() {}
}
