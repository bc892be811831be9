package io.holdfast.benchmarks.overhead;

import io.holdfast.time.Deadline;
import io.holdfast.time.Ticker;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The one error that comes after many calls: the average of many errors would hide it. */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class LateErrorBenchmark {

    private static final int MILLION = 1_000_000;
    private static final int A_FEW = 10;

    /** How long errors are raised until the JVM is used to them, compiled code included. */
    private static final Duration WARM_UP = Duration.ofSeconds(3);

    /** A connection over which a million queries go before each error. */
    @State(Scope.Thread)
    public static class Busy {

        private final Handles handles = new Handles();

        /** So that nothing is left out. */
        int sum;

        @Setup(Level.Trial)
        public void raiseErrors(Contender contender) throws SQLException {
            handles.open(contender);
            Deadline deadline = Deadline.after(WARM_UP, Ticker.SYSTEM);
            while (!deadline.expired()) {
                sum += CallBenchmark.read(handles.query, handles);
                sum += ErrorBenchmark.insertAgain(handles);
            }
        }

        @Setup(Level.Invocation)
        public void queryAMillionTimes() throws SQLException {
            for (int i = 0; i < MILLION; i++) {
                sum += CallBenchmark.read(handles.query, handles);
            }
        }
    }

    @Benchmark
    @OperationsPerInvocation(A_FEW)
    public int duplicateKeyAfterAMillionCalls(Busy busy) throws SQLException {
        int sum = 0;
        for (int i = 0; i < A_FEW; i++) {
            sum += ErrorBenchmark.insertAgain(busy.handles);
        }
        return sum;
    }
}
