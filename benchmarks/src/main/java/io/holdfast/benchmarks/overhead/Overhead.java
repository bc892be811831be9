package io.holdfast.benchmarks.overhead;

import io.holdfast.benchmarks.Measurement;
import io.holdfast.benchmarks.result.BarChart;
import io.holdfast.benchmarks.result.BarChart.Bar;
import io.holdfast.benchmarks.result.BarChart.Group;
import io.holdfast.benchmarks.result.Conditions;
import io.holdfast.benchmarks.result.Figure;
import io.holdfast.benchmarks.result.Numbers;
import io.holdfast.benchmarks.result.Result;
import io.holdfast.benchmarks.result.Table;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.NoBenchmarksException;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import org.openjdk.jmh.util.Statistics;

/** {@code bin/bench overhead}: runs the JMH benchmarks of this package, all contenders one after the other in each case. */
public final class Overhead implements Measurement {

    /** Narrows the run while somebody works on one case: parts of JMH's names of benchmarks, and contenders. */
    private static final String ONLY_CASE = System.getProperty("holdfast.bench.case", ".*");

    private static final @org.jspecify.annotations.Nullable String ONLY_CONTENDERS =
            System.getProperty("holdfast.bench.contenders");

    /** How each fork is run. */
    private record Plan(int forks, int warmups, int iterations, TimeValue time) {}

    @Override
    public Result run(boolean quick, PrintWriter progress) throws RunnerException {
        Plan plan = quick
                ? new Plan(1, 8, 10, TimeValue.milliseconds(80))
                : new Plan(2, 8, 15, TimeValue.milliseconds(100));
        // An iteration begins with the million calls, and a single error of one contender takes seconds.
        Plan slow =
                quick ? new Plan(1, 1, 1, TimeValue.milliseconds(200)) : new Plan(2, 1, 2, TimeValue.milliseconds(300));
        List<Figure> figures = new ArrayList<>();
        figures.addAll(measure(plan, 1, "CallBenchmark\\." + ONLY_CASE));
        figures.addAll(measure(plan, 1, "BorrowBenchmark\\." + ONLY_CASE));
        if (ONLY_CASE.equals(".*")) {
            figures.addAll(measure(plan, 1, "ErrorBenchmark\\.duplicateKey$"));
            figures.addAll(measure(slow, 1, "ErrorBenchmark\\.duplicateKeyAfter.*"));
            figures.addAll(measure(plan, 2, "CallBenchmark\\.*"));
            figures.addAll(measure(plan, 2, "BorrowBenchmark\\.*"));
        }
        return new Result(
                "overhead",
                "What a layer adds to a call of a driver that does nothing",
                Conditions.of(
                        quick,
                        "JMH, " + plan.forks + " fork(s), " + plan.warmups + " + " + plan.iterations + " iterations of "
                                + plan.time.convertTo(java.util.concurrent.TimeUnit.MILLISECONDS)
                                + " ms each, -prof gc; the median iteration, ± half of what lies between the quartiles",
                        "Holdfast",
                        "HikariCP",
                        "AWS Advanced JDBC Wrapper",
                        "datasource-proxy"),
                figures,
                List.of(goals(figures), table(figures, "ns/op"), bytes(figures)),
                List.of(chart(figures)),
                List.of(
                        "The driver is a stub that all contenders share: what is left is the layer in front of it.",
                        "The AWS wrapper is told that the stub is MySQL (wrapperDialect=mysql,"
                                + " wrapperTargetDriverDialect=generic); its default plugins are those it has without any setting.",
                        "In the cases with a pool, HikariCP is below datasource-proxy and above the AWS wrapper."));
    }

    private static List<Figure> measure(Plan plan, int threads, String include) throws RunnerException {
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include(Overhead.class.getPackageName() + "\\." + include)
                .addProfiler(GCProfiler.class)
                .threads(threads)
                .forks(plan.forks)
                .warmupIterations(plan.warmups)
                .warmupTime(plan.time)
                .measurementIterations(plan.iterations)
                .measurementTime(plan.time)
                .verbosity(VerboseMode.NORMAL)
                .jvmArgsAppend("-Dorg.slf4j.simpleLogger.defaultLogLevel=warn")
                .shouldFailOnError(true);
        if (ONLY_CONTENDERS != null) {
            options = options.param("contender", ONLY_CONTENDERS.split(","));
        }
        List<Figure> figures = new ArrayList<>();
        try {
            for (RunResult result : new Runner(options.build()).run()) {
                figures.add(figure(result, threads));
            }
        } catch (NoBenchmarksException e) {
            return figures; // narrowed to another class
        }
        return figures;
    }

    /** The median, since other work on the machine makes single iterations slower, and none faster. */
    private static Figure figure(RunResult result, int threads) {
        org.openjdk.jmh.results.Result<?> time = result.getPrimaryResult();
        Statistics iterations = time.getStatistics();
        org.openjdk.jmh.results.Result<?> bytes = result.getSecondaryResults().get("gc.alloc.rate.norm");
        String name = result.getParams().getBenchmark();
        String kase = name.substring(name.lastIndexOf('.') + 1);
        return new Figure(
                result.getParams().getParam("contender"),
                threads == 1 ? kase : kase + ", " + threads + " threads",
                iterations.getPercentile(50),
                time.getScoreUnit(),
                (iterations.getPercentile(75) - iterations.getPercentile(25)) / 2,
                bytes == null ? null : bytes.getScore());
    }

    private static List<String> contenders(List<Figure> figures) {
        return List.copyOf(
                new LinkedHashSet<>(figures.stream().map(Figure::contender).toList()));
    }

    private static List<String> cases(List<Figure> figures) {
        return List.copyOf(
                new LinkedHashSet<>(figures.stream().map(Figure::kase).toList()));
    }

    private static Optional<Figure> find(List<Figure> figures, String kase, String contender) {
        return figures.stream()
                .filter(figure ->
                        figure.kase().equals(kase) && figure.contender().equals(contender))
                .findFirst();
    }

    private static Table table(List<Figure> figures, String unit) {
        return pivot(
                "Time, " + unit + " ±",
                figures,
                figure -> Numbers.shown(figure.value())
                        + (figure.error() == 0 ? "" : " ±" + Numbers.shown(figure.error())));
    }

    private static Table bytes(List<Figure> figures) {
        return pivot(
                "Allocation, B/op",
                figures,
                figure -> figure.bytesPerOp() == null
                        ? "–"
                        : String.format(Locale.ROOT, "%,d", Math.round(figure.bytesPerOp())));
    }

    private static Table pivot(String title, List<Figure> figures, java.util.function.Function<Figure, String> cell) {
        List<String> contenders = contenders(figures);
        List<String> header = new ArrayList<>(List.of("case"));
        header.addAll(contenders);
        List<List<String>> rows = new ArrayList<>();
        for (String kase : cases(figures)) {
            List<String> row = new ArrayList<>(List.of(kase));
            contenders.forEach(contender ->
                    row.add(find(figures, kase, contender).map(cell).orElse("–")));
            rows.add(row);
        }
        return new Table(title, header, rows);
    }

    /** What Holdfast adds to the bare driver in the same run, and what it may add. */
    private record Goal(String kase, double nanos, double bytes) {}

    private static final List<Goal> GOALS = List.of(
            new Goal("query", 5, 0),
            new Goal("update", 5, 0),
            new Goal("queryInTransaction", 5, 0),
            new Goal("updateInTransaction", 5, 0),
            new Goal("transaction", 15, 0), // three calls
            new Goal("prepareAndQuery", Double.NaN, 112), // a statement and a result set
            new Goal("duplicateKey", 5_000, Double.NaN),
            new Goal("duplicateKeyAfterAMillionCalls", 5_000, Double.NaN));

    private static Table goals(List<Figure> figures) {
        List<List<String>> rows = new ArrayList<>();
        for (Goal goal : GOALS) {
            Optional<Figure> bare = find(figures, goal.kase(), Layer.BARE);
            Optional<Figure> ours = find(figures, goal.kase(), Layer.HOLDFAST);
            if (bare.isPresent() && ours.isPresent()) {
                double nanos = ours.get().value() - bare.get().value();
                double bytes = bytes(ours.get()) - bytes(bare.get());
                boolean met = !(nanos > goal.nanos()) && !(bytes > goal.bytes() + 0.5);
                rows.add(List.of(
                        goal.kase(),
                        allowed(goal.nanos()),
                        Numbers.shown(nanos),
                        allowed(goal.bytes()),
                        Numbers.shown(Math.rint(bytes)),
                        met ? "yes" : "no"));
            }
        }
        return new Table(
                "Added by Holdfast to the bare driver",
                List.of("case", "goal, ns", "added, ns", "goal, B", "added, B", "met"),
                rows);
    }

    private static double bytes(Figure figure) {
        Double bytes = figure.bytesPerOp();
        return bytes == null ? 0 : bytes;
    }

    private static String allowed(double most) {
        return Double.isNaN(most) ? "–" : "≤ " + Numbers.shown(most);
    }

    private static BarChart chart(List<Figure> figures) {
        List<Group> groups = new ArrayList<>();
        for (String kase : cases(figures)) {
            groups.add(new Group(
                    kase,
                    figures.stream()
                            .filter(figure -> figure.kase().equals(kase))
                            .map(figure -> new Bar(figure.contender(), figure.value()))
                            .toList()));
        }
        return new BarChart("Time per operation", "ns/op", groups);
    }
}
