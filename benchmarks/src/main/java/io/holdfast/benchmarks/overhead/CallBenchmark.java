package io.holdfast.benchmarks.overhead;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;

/** What an application calls all day. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class CallBenchmark {

    static final int BATCH = 100;

    @Benchmark
    public int query(Handles handles) throws SQLException {
        return read(handles.query, handles);
    }

    static int read(PreparedStatement query, Handles handles) throws SQLException {
        query.setInt(1, ++handles.counter);
        int sum = 0;
        try (ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                sum += rows.getInt(1);
            }
        }
        return sum;
    }

    @Benchmark
    public int update(Handles handles) throws SQLException {
        return write(handles.update, handles);
    }

    private static int write(PreparedStatement update, Handles handles) throws SQLException {
        update.setInt(1, ++handles.counter);
        return update.executeUpdate();
    }

    /** In a transaction that is never ended. */
    @Benchmark
    public int queryInTransaction(Handles handles) throws SQLException {
        return read(handles.queryInTransaction, handles);
    }

    /** In a transaction that is never ended. */
    @Benchmark
    public int updateInTransaction(Handles handles) throws SQLException {
        return write(handles.updateInTransaction, handles);
    }

    /** A query, an update, a commit. */
    @Benchmark
    public int transaction(Handles handles) throws SQLException {
        int sum = read(handles.queryInTransaction, handles) + write(handles.updateInTransaction, handles);
        handles.transaction.commit();
        return sum;
    }

    @Benchmark
    public int prepareAndQuery(Handles handles) throws SQLException {
        try (PreparedStatement prepared = handles.connection.prepareStatement(Handles.SQL)) {
            return read(prepared, handles);
        }
    }

    /** Of an application that has many statements. */
    @Benchmark
    public int prepareOneOf200AndQuery(Handles handles) throws SQLException {
        try (PreparedStatement prepared = handles.connection.prepareStatement(handles.nextText())) {
            return read(prepared, handles);
        }
    }

    /** As Spring runs it: autocommit is switched off and on again, and each statement is prepared for it. */
    @Benchmark
    public int springTransaction(Handles handles) throws SQLException {
        Connection connection = handles.connection;
        connection.setAutoCommit(false);
        int sum;
        try (PreparedStatement query = connection.prepareStatement(Handles.SQL);
                PreparedStatement update = connection.prepareStatement(Handles.UPDATE)) {
            sum = read(query, handles) + write(update, handles);
        }
        connection.commit();
        connection.setAutoCommit(true);
        return sum;
    }

    @Benchmark
    public int oneOf200Texts(Handles handles) throws SQLException {
        try (ResultSet rows = handles.statement.executeQuery(handles.nextText())) {
            return rows.next() ? rows.getInt(1) : 0;
        }
    }

    @Benchmark
    public int statementWithText(Handles handles) throws SQLException {
        try (ResultSet rows = handles.statement.executeQuery(Handles.TEXT)) {
            return rows.next() ? rows.getInt(1) : 0;
        }
    }

    @Benchmark
    public int batchOf100(Handles handles) throws SQLException {
        PreparedStatement update = handles.updateInTransaction;
        for (int i = 0; i < BATCH; i++) {
            update.setInt(1, i);
            update.addBatch();
        }
        return update.executeBatch().length;
    }

    /** A thousand rows with ten getters each. */
    @Benchmark
    public double read1000Rows(Handles handles) throws SQLException {
        double sum = 0;
        try (ResultSet rows = handles.list.executeQuery()) {
            while (rows.next()) {
                sum += rows.getInt(1) + rows.getInt(2) + rows.getInt(3);
                sum += rows.getLong(4) + rows.getLong(5) + rows.getDouble(6);
                sum += rows.getString(7).length()
                        + rows.getString(8).length()
                        + rows.getString(9).length();
                sum += rows.getBoolean(10) ? 1 : 0;
            }
        }
        return sum;
    }

    @Benchmark
    public void commit(Handles handles) throws SQLException {
        handles.transaction.commit();
    }
}
