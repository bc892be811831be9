package io.holdfast.benchmarks.stub;

import java.sql.ResultSet;

/** Rows of the same numbers; text {@code "0"}. Public for the class that completes it. */
public abstract class StubResultSet implements ResultSet {

    private int left = 1;

    @Override
    public boolean next() {
        return left-- > 0;
    }

    void rewind(int rows) {
        left = rows;
    }

    @Override
    public int getInt(int column) {
        return column + left;
    }

    @Override
    public long getLong(int column) {
        return column - left;
    }

    @Override
    public double getDouble(int column) {
        return left;
    }

    @Override
    public boolean getBoolean(int column) {
        return (left & column) == 0;
    }

    @Override
    public String getString(int column) {
        return "0";
    }

    @Override
    public String getString(String column) {
        return "0";
    }

    @Override
    public boolean wasNull() {
        return false;
    }

    @Override
    public void close() {}
}
