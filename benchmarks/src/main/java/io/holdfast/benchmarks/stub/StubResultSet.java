package io.holdfast.benchmarks.stub;

import java.sql.ResultSet;

/** One row of the same number in every column; text {@code "0"}. Public for the class that completes it. */
public abstract class StubResultSet implements ResultSet {

    private int left = 1;

    @Override
    public boolean next() {
        return left-- > 0;
    }

    void rewind() {
        left = 1;
    }

    @Override
    public int getInt(int column) {
        return column;
    }

    @Override
    public String getString(int column) {
        return "0";
    }

    @Override
    public void close() {}
}
