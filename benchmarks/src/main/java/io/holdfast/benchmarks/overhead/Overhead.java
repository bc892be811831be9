package io.holdfast.benchmarks.overhead;

import io.holdfast.benchmarks.Measurement;
import io.holdfast.benchmarks.result.BarChart;
import io.holdfast.benchmarks.result.BarChart.Bar;
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
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;
import org.openjdk.jmh.runner.RunnerException;

/** {@code bin/bench overhead}: runs the JMH benchmarks of this package, all contenders one after the other in each case. */
public final class Overhead implements Measurement {

    /** What applications do most, for the first chart. */
    private static final List<String> MAIN =
            List.of("query", "update", "transaction", "springTransaction", "prepareAndQuery", "borrowQueryAndReturn");

    private static final List<Group> GROUPS = List.of(
            Group.of(CallBenchmark.class, Layer.ALL, 1),
            Group.of(BorrowBenchmark.class, Layer.POOLED, 1),
            Group.of(CallBenchmark.class, Layer.ALL, 2),
            Group.of(BorrowBenchmark.class, Layer.POOLED, 2),
            Group.of(ErrorBenchmark.class, Layer.ALL, 1),
            Group.of(LateErrorBenchmark.class, Layer.ALL, 1));

    private final Pattern cases;
    private final List<String> contenders;
    private final int jvms;

    public Overhead() {
        this(Pattern.compile(".*"), Layer.ALL, 0);
    }

    private Overhead(Pattern cases, List<String> contenders, int jvms) {
        this.cases = cases;
        this.contenders = contenders;
        this.jvms = jvms;
    }

    @Override
    public Measurement narrowed(String some, List<String> these, int times) {
        for (String contender : these) {
            if (!Layer.ALL.contains(contender)) {
                throw new IllegalArgumentException("--contenders: there is no '" + contender + "', only " + Layer.ALL);
            }
        }
        if (times < 0) {
            throw new IllegalArgumentException("--jvms: " + times + " is not 1 or more");
        }
        Overhead narrowed = new Overhead(pattern(some), these.isEmpty() ? Layer.ALL : these, times);
        if (narrowed.groups().isEmpty()) {
            throw new IllegalArgumentException("--case: none of these contenders has a case '" + some + "', only "
                    + GROUPS.stream().flatMap(group -> group.cases().stream()).toList());
        }
        return narrowed;
    }

    private static Pattern pattern(String cases) {
        try {
            return Pattern.compile(cases);
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException(
                    "--case: '" + cases + "' is no regular expression: " + e.getDescription(), e);
        }
    }

    /** What of the groups is to be run. */
    private List<Group> groups() {
        return GROUPS.stream()
                .map(group -> group.narrowed(cases, contenders))
                .filter(group -> !group.isEmpty())
                .toList();
    }

    @Override
    public Result run(boolean quick, PrintWriter progress) throws RunnerException {
        Trials trials = new Trials(quick, jvms);
        for (int round = 0; round < trials.rounds(); round++) {
            for (Group group : groups()) {
                trials.run(group);
            }
        }
        List<Figure> figures = trials.figures();
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
                charts(figures),
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

    private static List<BarChart> charts(List<Figure> figures) {
        return Stream.of(
                        chart("Time per operation", figures, MAIN::contains),
                        chart("Time per operation, other cases", figures, kase -> !MAIN.contains(kase)))
                .filter(chart -> !chart.groups().isEmpty())
                .toList();
    }

    private static BarChart chart(String title, List<Figure> figures, Predicate<String> which) {
        List<BarChart.Group> groups = new ArrayList<>();
        for (String kase : cases(figures).stream().filter(which).toList()) {
            groups.add(new BarChart.Group(
                    kase,
                    figures.stream()
                            .filter(figure -> figure.kase().equals(kase))
                            .map(figure -> new Bar(figure.contender(), figure.value()))
                            .toList()));
        }
        return new BarChart(title, "ns/op", groups);
    }
}
