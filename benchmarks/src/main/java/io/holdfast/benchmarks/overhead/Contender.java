package io.holdfast.benchmarks.overhead;

import java.sql.SQLException;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Who stands between the benchmark and the stub; shared by its threads. */
@State(Scope.Benchmark)
public class Contender {

    /** Which of {@link Layer#ALL}; {@link Trials} says. */
    @Param(Layer.BARE)
    public String contender = Layer.BARE;

    Layer layer;

    @SuppressWarnings("NullAway.Init") // JMH calls open() before anything else
    public Contender() {}

    @Setup(Level.Trial)
    public void open() throws SQLException {
        layer = Layer.of(contender);
    }

    @TearDown(Level.Trial)
    public void close() {
        layer.close();
    }
}
