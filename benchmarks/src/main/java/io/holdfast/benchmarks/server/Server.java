package io.holdfast.benchmarks.server;

import io.holdfast.benchmarks.Measurement;
import io.holdfast.benchmarks.result.BarChart;
import io.holdfast.benchmarks.result.BarChart.Bar;
import io.holdfast.benchmarks.result.BarChart.Group;
import io.holdfast.benchmarks.result.Conditions;
import io.holdfast.benchmarks.result.Figure;
import io.holdfast.benchmarks.result.Numbers;
import io.holdfast.benchmarks.result.Result;
import io.holdfast.benchmarks.result.Table;
import io.holdfast.testkit.DatabaseCluster;
import io.holdfast.testkit.containers.ContainerCluster;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * {@code bin/bench server}: a small transaction on real servers. All contenders run in turns, many short rounds in an order that
 * changes, and each round's throughput is divided by that of the bare driver in the same round: what the machine does
 * meanwhile hits all of them.
 */
public final class Server implements Measurement {

    private static final int THREADS = 2;

    private record Plan(int warmUps, int rounds, long millis) {}

    /** What a run has come to, as far as it is. */
    private record Findings(List<Figure> figures, List<Table> tables, List<Group> groups, List<String> notes) {}

    /** What one contender did. */
    private record Served(List<Double> perSecond, List<long[]> nanos, List<SQLException> failures) {
        static Served nothing() {
            return new Served(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        }

        double quantileMicros(double quantile) {
            long[] all = nanos.stream().flatMapToLong(Arrays::stream).sorted().toArray();
            return all.length == 0 ? 0 : all[Math.max(0, (int) Math.ceil(quantile * all.length) - 1)] / 1e3;
        }
    }

    @Override
    public Result run(boolean quick, PrintWriter progress) throws Exception {
        Plan plan = quick ? new Plan(6, 9, 300) : new Plan(6, 60, 400);
        Findings findings = new Findings(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        try (DatabaseCluster cluster = DatabaseCluster.embedded()
                .replicas(0)
                .onProgress(progress::println)
                .start()) {
            measure("embedded " + version(cluster), cluster, plan, progress, findings);
        }
        Optional<String> unavailable = ContainerCluster.unavailableBecause();
        if (unavailable.isPresent()) {
            findings.notes().add("Not measured on MySQL in a container: " + unavailable.get());
        } else {
            try (DatabaseCluster cluster = DatabaseCluster.containers()
                    .replicas(0)
                    .onProgress(progress::println)
                    .start()) {
                measure("container, MySQL " + version(cluster), cluster, plan, progress, findings);
            }
        }
        findings.notes()
                .add(
                        "A transaction: borrow, SELECT and UPDATE by key, INSERT, COMMIT, return; each statement prepared for it."
                                + " ÷ is the median over the rounds of the throughput divided by the bare driver's in the same round, in an"
                                + " interval that has the true median in it at 95 %. failed: transactions of all rounds, the warming ones included.");
        return new Result(
                "server",
                "What is left of a transaction's speed on a real server",
                Conditions.of(
                        quick,
                        plan.rounds + " rounds of " + plan.millis + " ms in changing order, " + THREADS
                                + " threads on as many pooled connections; servers and application on the same machine",
                        "Holdfast",
                        "HikariCP",
                        "MySQL Connector/J",
                        "MariaDB Connector/J",
                        "AWS Advanced JDBC Wrapper"),
                findings.figures(),
                findings.tables(),
                List.of(new BarChart("Throughput ÷ the bare driver's", "ratio", findings.groups())),
                findings.notes());
    }

    private static String version(DatabaseCluster cluster) {
        return String.valueOf(
                cluster.writer().query("SELECT @@version AS v").get(0).get("v"));
    }

    private static void measure(
            String server, DatabaseCluster cluster, Plan plan, PrintWriter progress, Findings findings)
            throws SQLException, InterruptedException {
        String host = "127.0.0.1:" + cluster.writer().directPort();
        try (Connection connection = DriverManager.getConnection(
                Entrant.ALL.get(0).urlAt(host, cluster.database()), cluster.user(), cluster.password())) {
            Shop.createTables(connection);
        }
        Map<Entrant, Shop> shops = new LinkedHashMap<>();
        Map<Entrant, Served> served = new LinkedHashMap<>();
        try {
            for (Entrant entrant : Entrant.ALL) {
                String url = entrant.urlAt(host, cluster.database());
                shops.put(entrant, new Shop(url, cluster.user(), cluster.password(), THREADS));
                served.put(entrant, Served.nothing());
            }
            for (int round = -plan.warmUps; round < plan.rounds; round++) {
                progress.println(server + ", round " + round + " of " + plan.rounds);
                progress.flush();
                List<Entrant> order = new ArrayList<>(Entrant.ALL);
                Collections.shuffle(order, new Random(round)); // nobody always comes after the same one
                for (Entrant entrant : order) {
                    long start = System.nanoTime();
                    Shop.Round done = shop(shops, entrant).serve(TimeUnit.MILLISECONDS.toNanos(plan.millis), round);
                    double seconds = (System.nanoTime() - start) / 1e9;
                    Served so = found(served, entrant);
                    so.failures().addAll(done.failures());
                    if (round >= 0) {
                        so.perSecond().add(done.committed() / seconds);
                        so.nanos().addAll(done.nanos());
                    }
                }
            }
        } finally {
            shops.values().forEach(Shop::close);
        }
        report(server, served, findings);
    }

    private static Shop shop(Map<Entrant, Shop> shops, Entrant entrant) {
        Shop shop = shops.get(entrant);
        if (shop == null) {
            throw new IllegalStateException(entrant.name() + " has not been opened");
        }
        return shop;
    }

    private static Served found(Map<Entrant, Served> served, Entrant entrant) {
        return served.getOrDefault(entrant, Served.nothing());
    }

    private static void report(String server, Map<Entrant, Served> served, Findings findings) {
        List<Figure> figures = findings.figures();
        List<List<String>> rows = new ArrayList<>();
        List<Bar> bars = new ArrayList<>();
        for (Map.Entry<Entrant, Served> each : served.entrySet()) {
            Entrant entrant = each.getKey();
            Served mine = each.getValue();
            Entrant bare = served.keySet().stream()
                    .filter(other -> other.name().equals(entrant.baseline()))
                    .findFirst()
                    .orElseThrow();
            List<Double> ratios = new ArrayList<>();
            for (int round = 0; round < mine.perSecond().size(); round++) {
                ratios.add(mine.perSecond().get(round)
                        / found(served, bare).perSecond().get(round));
            }
            double ratio = quantile(ratios, 0.5);
            double perSecond = quantile(mine.perSecond(), 0.5);
            double spread = (bound(ratios, 1) - bound(ratios, -1)) / 2;
            figures.add(new Figure(entrant.name(), server + ": ÷ bare", ratio, "ratio", spread, null));
            figures.add(Figure.of(entrant.name(), server + ": throughput", perSecond, "transactions/s"));
            List<String> row = new ArrayList<>(List.of(
                    entrant.name(),
                    String.format(Locale.ROOT, "%.3f", ratio),
                    String.format(Locale.ROOT, "%.3f–%.3f", bound(ratios, -1), bound(ratios, 1)),
                    Numbers.shown(perSecond)));
            for (double quantile : new double[] {0.5, 0.99, 0.999}) {
                double micros = mine.quantileMicros(quantile);
                figures.add(Figure.of(entrant.name(), server + ": p" + quantile * 100, micros, "µs"));
                row.add(Numbers.shown(micros));
            }
            row.add(String.valueOf(mine.failures().size()));
            mine.failures().stream()
                    .collect(Collectors.groupingBy(Server::told, LinkedHashMap::new, Collectors.counting()))
                    .forEach((told, count) -> findings.notes()
                            .add("Failed, " + entrant.name() + ", " + server + ": " + count + " × " + told));
            rows.add(row);
            bars.add(new Bar(entrant.name(), ratio));
        }
        findings.tables()
                .add(new Table(
                        server,
                        List.of("contender", "÷ bare", "95 %", "per s", "p50 µs", "p99 µs", "p99.9 µs", "failed"),
                        rows));
        findings.groups().add(new Group(server, bars));
    }

    /** What a failed transaction was told, in one line. */
    private static String told(SQLException e) {
        return e.getSQLState() + "/" + e.getErrorCode() + " "
                + String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }

    /** One end of the interval that has the median in it at 95 %, whatever the distribution (by the binomial one of the ranks). */
    private static double bound(List<Double> values, int side) {
        return quantile(values, 0.5 + side * 0.98 / Math.sqrt(values.size()));
    }

    private static double quantile(List<Double> values, double quantile) {
        List<Double> sorted = values.stream().sorted().toList();
        int rank = (int) Math.round(quantile * (sorted.size() - 1));
        return sorted.get(Math.max(0, Math.min(rank, sorted.size() - 1)));
    }
}
