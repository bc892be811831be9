package io.holdfast.benchmarks.stub;

import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Rows of the same numbers; text {@code "0"}, which says of a server's fences that it may be written to. Public for the class
 * that completes it.
 */
public abstract class StubResultSet implements ResultSet {

    private static final Supplier<StubColumns> COLUMNS = Stubs.of(StubColumns.class);
    private static final Pattern LABEL = Pattern.compile(" AS (\\w+)");

    private int left = 1;
    private List<String> labels = List.of();

    /** The labels that a question gave to its columns. */
    public abstract static class StubColumns implements ResultSetMetaData {

        private List<String> labels = List.of();

        @Override
        public int getColumnCount() {
            return labels.size();
        }

        @Override
        public String getColumnLabel(int column) {
            return labels.get(column - 1);
        }
    }

    void label(String sql) {
        labels = sql.contains("@@")
                ? LABEL.matcher(sql)
                        .results()
                        .map((MatchResult match) -> match.group(1))
                        .toList()
                : List.of();
    }

    @Override
    public ResultSetMetaData getMetaData() {
        StubColumns columns = COLUMNS.get();
        columns.labels = labels;
        return columns;
    }

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
        return (long) column - left;
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
