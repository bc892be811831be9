package io.holdfast.benchmarks.overhead;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** What an error costs that has nothing to do with a failover: thrown by the driver, classified, passed through. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class ErrorBenchmark {

    private static final int MILLION = 1_000_000;

    /** A connection over which a million queries went just before. */
    @State(Scope.Thread)
    public static class Busy {
        @Setup(Level.Iteration)
        public void queryAMillionTimes(Handles handles) throws SQLException {
            PreparedStatement query = handles.query;
            for (int i = 0; i < MILLION; i++) {
                query.setInt(1, i);
                try (ResultSet rows = query.executeQuery()) {
                    handles.counter += rows.next() ? 1 : 0;
                }
            }
        }
    }

    @Benchmark
    public int duplicateKey(Handles handles) throws SQLException {
        return insertAgain(handles);
    }

    @Benchmark
    public int duplicateKeyAfterAMillionCalls(Busy unused, Handles handles) throws SQLException {
        return insertAgain(handles);
    }

    private static int insertAgain(Handles handles) throws SQLException {
        handles.insert.setInt(1, 1);
        try {
            return handles.insert.executeUpdate();
        } catch (SQLException duplicate) {
            if (duplicate.getErrorCode() != 1062) {
                throw duplicate;
            }
            return duplicate.getErrorCode();
        }
    }
}
