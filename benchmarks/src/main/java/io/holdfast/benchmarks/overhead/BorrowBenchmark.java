package io.holdfast.benchmarks.overhead;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** {@code getConnection()} and {@code close()}, from HikariCP in all cases; with nothing, and with one query between them. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class BorrowBenchmark {

    /** The contenders as far as there is a pool. */
    @State(Scope.Benchmark)
    public static class Pooled {
        /** Which of {@link Layer#POOLED}; {@link Trials} says. */
        @Param(Layer.HIKARI)
        public String contender = Layer.HIKARI;

        Layer layer;

        @SuppressWarnings("NullAway.Init") // JMH calls open() before anything else
        public Pooled() {}

        @Setup(Level.Trial)
        public void open() throws SQLException {
            layer = Layer.pooled(contender);
        }

        @TearDown(Level.Trial)
        public void close() {
            layer.close();
        }
    }

    @Benchmark
    public Connection borrowAndReturn(Pooled pooled) throws SQLException {
        try (Connection connection = pooled.layer.connection()) {
            return connection;
        }
    }

    @Benchmark
    public int borrowQueryAndReturn(Pooled pooled) throws SQLException {
        try (Connection connection = pooled.layer.connection();
                PreparedStatement query = connection.prepareStatement(Handles.SQL)) {
            query.setInt(1, 1);
            try (ResultSet rows = query.executeQuery()) {
                return rows.next() ? rows.getInt(1) : 0;
            }
        }
    }
}
