package io.holdfast.benchmarks.overhead;

import io.holdfast.benchmarks.result.Figure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.util.ListStatistics;

/**
 * The JVMs in which cases are run, and what has been measured in them so far. Each round has one JVM per case and contender, so that what
 * changes on the machine in the meantime changes for all of them. Used by one thread.
 */
final class Trials {

    /** How long a JVM goes on. */
    private record Plan(int warmups, long warmupMillis, int iterations, long millis) {
        ChainedOptionsBuilder options() {
            return new OptionsBuilder()
                    .warmupIterations(warmups)
                    .warmupTime(TimeValue.milliseconds(warmupMillis))
                    .measurementIterations(iterations)
                    .measurementTime(TimeValue.milliseconds(millis))
                    .addProfiler(GCProfiler.class);
        }

        @Override
        public String toString() {
            return warmups + " × " + warmupMillis + " ms to warm up, " + iterations + " × " + millis + " ms";
        }
    }

    /** How often a million calls and a few errors: milliseconds, or many seconds where those are slow. */
    private record Errors(int warmups, int measured) {
        ChainedOptionsBuilder options() {
            return new OptionsBuilder().warmupIterations(warmups).measurementIterations(measured);
        }
    }

    private static final Errors MANY = new Errors(40, 40);
    private static final Errors FEW = new Errors(0, 2);

    /** What the AWS wrapper says of an error after a million calls fills a gigabyte. */
    private static final String HEAP = "-Xmx4g";

    private final int rounds;
    private final Plan fast;
    private final Plan slow;
    private final Map<Key, Measured> all = new LinkedHashMap<>();

    private record Key(String kase, String contender) {}

    private record Measured(List<Double> nanos, List<Double> bytes) {}

    Trials(boolean quick, int jvms) {
        this.rounds = jvms > 0 ? jvms : quick ? 1 : 2;
        this.fast = quick ? new Plan(8, 80, 10, 80) : new Plan(8, 100, 15, 100);
        this.slow = quick ? new Plan(5, 300, 10, 80) : new Plan(10, 500, 15, 100);
    }

    int rounds() {
        return rounds;
    }

    String method() {
        return "JMH, " + rounds + " JVM(s) per case and contender in turns, " + HEAP + ", " + fast
                + ", for " + String.join(", ", Layer.SLOW) + " " + slow + ", " + MANY.measured
                + " × a million calls and ten errors (" + FEW.measured + ")"
                + ", -prof gc; the median, ± half of what lies between the quartiles";
    }

    /** One JVM for each case and contender. */
    void run(Group group) throws RunnerException {
        boolean late = group.type() == LateErrorBenchmark.class;
        run(group, false, late ? MANY.options() : fast.options());
        run(group, true, late ? FEW.options() : slow.options());
    }

    private void run(Group group, boolean isSlow, ChainedOptionsBuilder options) throws RunnerException {
        String[] some = group.contenders().stream()
                .filter(contender -> Layer.SLOW.contains(contender) == isSlow)
                .toArray(String[]::new);
        if (some.length > 0) {
            options.include(group.include())
                    .param("contender", some)
                    .threads(group.threads())
                    .forks(1)
                    .jvmArgsAppend(HEAP, "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn")
                    .shouldFailOnError(true);
            new Runner(options.build()).run().forEach(result -> add(group, result));
        }
    }

    private void add(Group group, RunResult result) {
        BenchmarkParams params = result.getParams();
        String name = params.getBenchmark();
        String kase = group.kase(name.substring(name.lastIndexOf('.') + 1));
        Measured measured = all.computeIfAbsent(
                new Key(kase, params.getParam("contender")), key -> new Measured(new ArrayList<>(), new ArrayList<>()));
        for (BenchmarkResult jvm : result.getBenchmarkResults()) {
            for (IterationResult iteration : jvm.getIterationResults()) {
                measured.nanos.add(iteration.getPrimaryResult().getScore());
                Result<?> bytes = iteration.getSecondaryResults().get("gc.alloc.rate.norm");
                if (bytes != null) {
                    measured.bytes.add(bytes.getScore());
                }
            }
        }
    }

    /** Medians, since other work on the machine makes single iterations slower, and none faster. */
    List<Figure> figures() {
        List<Figure> figures = new ArrayList<>();
        all.forEach((key, measured) -> figures.add(new Figure(
                key.contender,
                key.kase,
                quantile(measured.nanos, 50),
                "ns/op",
                (quantile(measured.nanos, 75) - quantile(measured.nanos, 25)) / 2,
                measured.bytes.isEmpty() ? null : quantile(measured.bytes, 50))));
        return figures;
    }

    private static double quantile(List<Double> values, double percent) {
        return new ListStatistics(
                        values.stream().mapToDouble(Double::doubleValue).toArray())
                .getPercentile(percent);
    }
}
