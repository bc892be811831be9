package io.holdfast.benchmarks.overhead;

import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.CompilerControl;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;

/** What an error costs that has nothing to do with a failover: thrown by the driver, classified, passed through. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class ErrorBenchmark {

    @Benchmark
    public int duplicateKey(Handles handles) throws SQLException {
        return insertAgain(handles);
    }

    /** Compiled by itself, so that it is as warm for a single call as for many. */
    @CompilerControl(CompilerControl.Mode.DONT_INLINE)
    static int insertAgain(Handles handles) throws SQLException {
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
