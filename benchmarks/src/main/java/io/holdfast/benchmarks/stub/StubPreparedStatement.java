package io.holdfast.benchmarks.stub;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.util.Arrays;
import java.util.function.Supplier;

/**
 * Remembers one number and always has the same rows: as many as the text ends with after {@code LIMIT}, else one. A text that
 * begins with {@code INSERT} finds that the key is there already. Public for the class that completes it.
 */
public abstract class StubPreparedStatement implements PreparedStatement {

    private static final Supplier<StubResultSet> ROWS = Stubs.of(StubResultSet.class);
    private static final String LIMIT = " LIMIT ";

    private final StubResultSet rows = ROWS.get();
    private int size = 1;
    private boolean duplicate;
    private int parameter;
    private int batch;
    private String lastText = "";

    StubPreparedStatement of(String sql) {
        int limit = sql.indexOf(LIMIT);
        if (limit >= 0) {
            size = Integer.parseInt(sql, limit + LIMIT.length(), sql.length(), 10);
        }
        duplicate = sql.startsWith("INSERT");
        return this;
    }

    @Override
    public void setInt(int index, int value) {
        parameter = value;
    }

    @Override
    public ResultSet executeQuery() {
        rows.rewind(size);
        return rows;
    }

    @Override
    public int executeUpdate() throws SQLException {
        if (duplicate) {
            throw new SQLIntegrityConstraintViolationException(
                    "Duplicate entry '1' for key 'customer.PRIMARY'", "23000", 1062);
        }
        return parameter & 1;
    }

    @Override
    public void addBatch() {
        batch++;
    }

    @Override
    public void clearBatch() {
        batch = 0;
    }

    @Override
    public int[] executeBatch() {
        int[] counts = new int[batch];
        Arrays.fill(counts, 1);
        batch = 0;
        return counts;
    }

    /** One row, but of what asks for the server's state; and nothing is shown. */
    @Override
    public ResultSet executeQuery(String sql) {
        if (!sql.equals(lastText)) {
            lastText = sql;
            rows.label(sql);
            size = sql.startsWith("SHOW") ? 0 : 1;
        }
        rows.rewind(size);
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
    public void setQueryTimeout(int seconds) {}

    @Override
    public boolean isClosed() {
        return false;
    }

    @Override
    public void close() {}
}
