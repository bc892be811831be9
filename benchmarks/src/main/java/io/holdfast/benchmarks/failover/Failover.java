package io.holdfast.benchmarks.failover;

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
import io.holdfast.testkit.workload.InvariantChecker;
import io.holdfast.testkit.workload.InvariantReport;
import io.holdfast.testkit.workload.WorkloadRecord;
import io.holdfast.testkit.workload.WriteProbe;
import java.io.PrintWriter;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * {@code bin/bench failover}: all contenders write to one embedded cluster at the same time while its writer is switched over,
 * killed, stopped. What they were told is compared with what the database holds.
 */
public final class Failover implements Measurement {

    private static final Duration ENDPOINT_DELAY = Duration.ofSeconds(3);

    /** Long enough for a pool to have connected and threads to have written. */
    private static final Duration BEFORE = Duration.ofSeconds(2);

    /** Who has written in the last second is back. */
    private static final long CALM = TimeUnit.SECONDS.toNanos(1);

    /** What one contender made of one event. */
    private record Seen(
            Peer peer,
            long gapMillis,
            boolean recovered,
            Map<String, Long> failures,
            long connects,
            InvariantReport found) {}

    @Override
    public Result run(boolean quick, PrintWriter progress) throws SQLException, InterruptedException {
        Duration after = quick ? Duration.ofSeconds(16) : Duration.ofSeconds(40);
        List<Figure> figures = new ArrayList<>();
        List<Table> tables = new ArrayList<>();
        List<Group> groups = new ArrayList<>();
        String servers;
        try (DatabaseCluster cluster = DatabaseCluster.embedded()
                .endpointDelay(ENDPOINT_DELAY)
                .onProgress(progress::println)
                .start()) {
            servers = String.valueOf(
                    cluster.writer().query("SELECT @@version AS v").get(0).get("v"));
            for (Event event : Event.values()) {
                progress.println(event);
                progress.flush();
                cluster.repair();
                List<Seen> seen = new ArrayList<>();
                long serverGap = stage(cluster, event, after, seen);
                report(event, serverGap, seen, figures, tables, groups);
            }
        }
        return new Result(
                "failover",
                "What an application sees of a failover",
                Conditions.of(
                        quick,
                        "three embedded " + servers + " (GTID, semi-synchronous), endpoint moves "
                                + ENDPOINT_DELAY.toSeconds() + " s late; each contender: HikariCP with "
                                + Application.POOL
                                + " connections (connectionTimeout=" + Application.CONNECTION_TIMEOUT_MILLIS
                                + ", else its defaults), " + Application.THREADS + " threads that rest "
                                + Application.PAUSE.toMillis() + " ms, all at the same time; watched for "
                                + after.toSeconds() + " s after each event",
                        "Holdfast",
                        "HikariCP",
                        "MySQL Connector/J",
                        "MariaDB Connector/J",
                        "AWS Advanced JDBC Wrapper"),
                figures,
                tables,
                List.of(new BarChart("Longest time without a write, milliseconds", "ms", groups)),
                notes());
    }

    private static List<String> notes() {
        List<String> notes = new ArrayList<>(List.of(
                "gap: the longest time without an acknowledged write; ÷ server: divided by the time in which no node accepted"
                        + " writes, as a probe of every node saw it. \"never\": not back at the end of the run, so that the gap"
                        + " is only its least.",
                "exceptions: failed attempts; not applied (40001) ones were run again at once. connects: TCP connections"
                        + " opened from the event to the end of the run, the monitor's included. lost: acknowledged and not"
                        + " there. dup.: there more often than acknowledged and unknown ones allow. misrep.: reported as not"
                        + " applied and there.",
                "The AWS wrapper is made for Aurora: these clusters are none, and its manual does not promise anything for"
                        + " them. It is shown because people ask."));
        Peer.ALL.forEach(peer -> notes.add(peer.name() + ": " + peer.settings()));
        return notes;
    }

    /** @return how long no node accepted writes, in milliseconds */
    private static long stage(DatabaseCluster cluster, Event event, Duration after, List<Seen> seen)
            throws SQLException, InterruptedException {
        List<Application> applications = new ArrayList<>();
        try (WriteProbe probe = WriteProbe.start(cluster)) {
            for (Peer peer : Peer.ALL) {
                applications.add(Application.start(peer, cluster));
            }
            TimeUnit.NANOSECONDS.sleep(BEFORE.toNanos());
            List<Long> connectsBefore =
                    applications.stream().map(Application::connects).toList();
            long from = System.nanoTime();
            event.happen(cluster);
            TimeUnit.NANOSECONDS.sleep(Math.max(0, from + after.toNanos() - System.nanoTime()));
            long to = System.nanoTime();
            List<Long> connects =
                    applications.stream().map(Application::connects).toList();
            List<WorkloadRecord> records = applications.parallelStream()
                    .map(application -> application.load().stop())
                    .toList();
            for (int i = 0; i < applications.size(); i++) {
                WorkloadRecord record = records.get(i);
                seen.add(new Seen(
                        applications.get(i).peer(),
                        record.longestGapMillis(from, to),
                        record.longestGapMillis(to - CALM, to) < TimeUnit.NANOSECONDS.toMillis(CALM),
                        record.failures(from, Long.MAX_VALUE),
                        connects.get(i) - connectsBefore.get(i),
                        InvariantChecker.check(cluster, record)));
            }
            return probe.serverGapMillis(from, to);
        } finally {
            cluster.repair(); // what hangs on a stopped server goes on
            applications.forEach(Application::close);
        }
    }

    private static void report(
            Event event,
            long serverGap,
            List<Seen> seen,
            List<Figure> figures,
            List<Table> tables,
            List<Group> groups) {
        List<List<String>> rows = new ArrayList<>();
        List<Bar> bars = new ArrayList<>();
        for (Seen one : seen) {
            String name = one.peer().name();
            double ratio = one.gapMillis() / (double) Math.max(1, serverGap);
            long exceptions =
                    one.failures().values().stream().mapToLong(Long::longValue).sum();
            String kase = event + ": ";
            figures.add(Figure.of(name, kase + "gap", (double) one.gapMillis(), "ms"));
            figures.add(Figure.of(name, kase + "gap ÷ server gap", ratio, "ratio"));
            figures.add(Figure.of(name, kase + "back at the end", one.recovered() ? 1 : 0, "yes or no"));
            figures.add(Figure.of(name, kase + "exceptions", (double) exceptions, "count"));
            figures.add(Figure.of(name, kase + "connects", (double) one.connects(), "count"));
            figures.add(Figure.of(name, kase + "lost", (double) one.found().lost(), "count"));
            figures.add(
                    Figure.of(name, kase + "duplicated", (double) one.found().duplicated(), "count"));
            figures.add(
                    Figure.of(name, kase + "misreported", (double) one.found().misreported(), "count"));
            rows.add(List.of(
                    name,
                    (one.recovered() ? "" : "never, > ") + Numbers.shown((double) one.gapMillis()),
                    Numbers.shown(ratio),
                    Numbers.shown((double) exceptions),
                    one.failures().entrySet().stream()
                            .limit(3)
                            .map(failure -> failure.getKey() + " ×" + failure.getValue())
                            .collect(Collectors.joining(", ")),
                    Numbers.shown((double) one.connects()),
                    String.valueOf(one.found().lost()),
                    String.valueOf(one.found().duplicated()),
                    String.valueOf(one.found().misreported())));
            bars.add(new Bar(name, (double) one.gapMillis()));
        }
        String title = event + ": no node accepted writes for " + Numbers.shown((double) serverGap) + " ms";
        tables.add(new Table(
                title,
                List.of(
                        "contender",
                        "gap ms",
                        "÷ server",
                        "exceptions",
                        "most frequent",
                        "connects",
                        "lost",
                        "dup.",
                        "misrep."),
                rows));
        groups.add(new Group(title, bars));
    }
}
