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
import java.util.function.Function;
import java.util.regex.Pattern;
import org.openjdk.jmh.runner.RunnerException;

/** {@code bin/bench overhead}: runs the JMH benchmarks of this package, all contenders one after the other in each case. */
public final class Overhead implements Measurement {

    private final String cases;
    private final List<String> contenders;

    public Overhead() {
        this(".*", Layer.ALL);
    }

    private Overhead(String cases, List<String> contenders) {
        this.cases = cases;
        this.contenders = contenders;
    }

    @Override
    public Measurement narrowed(String some, List<String> these) {
        Pattern unused = Pattern.compile(some);
        for (String contender : these) {
            if (!Layer.ALL.contains(contender)) {
                throw new IllegalArgumentException("--contenders: there is no '" + contender + "', only " + Layer.ALL);
            }
        }
        return new Overhead(some, these.isEmpty() ? Layer.ALL : these);
    }

    @Override
    public Result run(boolean quick, PrintWriter progress) throws RunnerException {
        Trials trials = new Trials(quick, cases, contenders);
        for (int round = 0; round < trials.rounds(); round++) {
            for (int threads = 1; threads <= 2; threads++) {
                trials.average(CallBenchmark.class, Layer.ALL, threads);
                trials.average(BorrowBenchmark.class, Layer.POOLED, threads);
            }
            trials.average(ErrorBenchmark.class, Layer.ALL, 1);
            trials.single(LateErrorBenchmark.class, Layer.ALL);
        }
        List<Figure> figures = trials.figures();
        if (figures.isEmpty()) {
            throw new IllegalArgumentException("no case of these contenders matches '" + cases + "'");
        }
        return new Result(
                "overhead",
                "What a layer adds to a call of a driver that does nothing",
                Conditions.of(
                        quick,
                        trials.method(),
                        "Holdfast",
                        "HikariCP",
                        "AWS Advanced JDBC Wrapper",
                        "datasource-proxy"),
                figures,
                List.of(Goal.table(figures), table(figures), bytes(figures)),
                List.of(chart(figures)),
                List.of(
                        "The driver is a stub that all contenders share: what is left is the layer in front of it.",
                        "The AWS wrapper is told that the stub is MySQL (wrapperDialect=mysql,"
                                + " wrapperTargetDriverDialect=generic); its default plugins are those it has without any setting."
                                + " It has no connection to a server that it could watch, nor has Holdfast.",
                        "What its default plugins make of an error takes the longer, the more statements and errors came before it.",
                        "datasource-proxy counts queries, the least that it can do.",
                        "In the cases with a pool, HikariCP is below datasource-proxy and above the AWS wrapper.",
                        "duplicateKeyAfterAMillionCalls: ten errors in a row after each million of queries, per error; what they allocate"
                                + " cannot be told from the million."));
    }

    private static List<String> cases(List<Figure> figures) {
        return List.copyOf(
                new LinkedHashSet<>(figures.stream().map(Figure::kase).toList()));
    }

    static Optional<Figure> find(List<Figure> figures, String kase, String contender) {
        return figures.stream()
                .filter(figure ->
                        figure.kase().equals(kase) && figure.contender().equals(contender))
                .findFirst();
    }

    private static Table table(List<Figure> figures) {
        return pivot(
                "Time, ns/op ±",
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

    private static Table pivot(String title, List<Figure> figures, Function<Figure, String> cell) {
        List<String> present = Layer.ALL.stream()
                .filter(contender ->
                        figures.stream().anyMatch(figure -> figure.contender().equals(contender)))
                .toList();
        List<String> header = new ArrayList<>(List.of("case"));
        header.addAll(present);
        List<List<String>> rows = new ArrayList<>();
        for (String kase : cases(figures)) {
            List<String> row = new ArrayList<>(List.of(kase));
            present.forEach(contender ->
                    row.add(find(figures, kase, contender).map(cell).orElse("–")));
            rows.add(row);
        }
        return new Table(title, header, rows);
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
