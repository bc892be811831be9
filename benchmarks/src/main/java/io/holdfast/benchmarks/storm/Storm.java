package io.holdfast.benchmarks.storm;

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
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * {@code bin/bench storm}: a fleet comes back after an outage, on a simulated clock. The gate, its budget and the pauses are
 * Holdfast's own code; the server is a model.
 */
public final class Storm implements Measurement {

    private static final long OUTAGE = TimeUnit.SECONDS.toNanos(30);
    private static final long GIVE_UP = TimeUnit.MINUTES.toNanos(5);
    private static final long WINDOW = TimeUnit.SECONDS.toNanos(1);
    /** The default of {@code holdfast.maxConcurrentConnects}. */
    private static final int CONCURRENT_CONNECTS = 4;

    private static final List<String> CONTENDERS = List.of("every 250 ms", "exponential without jitter", "holdfast");

    /** What came of one simulated outage; times in nanoseconds. */
    private record Outcome(
            int attemptsWhileDown, int peakPerSecond, int attemptsAfter, int served, long untilAllServed) {}

    @Override
    public Result run(boolean quick, PrintWriter progress) {
        int repeats = quick ? 5 : 25;
        List<Figure> figures = new ArrayList<>();
        List<List<String>> rows = new ArrayList<>();
        List<Group> peaks = new ArrayList<>();
        List<Group> times = new ArrayList<>();
        for (int processes : new int[] {1, 10, 100}) {
            for (int connections : new int[] {20, 200, 2_000}) {
                if (connections < processes) {
                    continue;
                }
                String kase = connections + " connections, " + processes + " processes";
                List<Bar> peak = new ArrayList<>();
                List<Bar> time = new ArrayList<>();
                for (String contender : CONTENDERS) {
                    List<Outcome> outcomes = new ArrayList<>();
                    for (int seed = 0; seed < repeats; seed++) {
                        outcomes.add(simulate(contender, connections, processes, seed));
                    }
                    Outcome median = median(outcomes);
                    double seconds = median.untilAllServed() / 1e9;
                    figures.add(Figure.of(contender, kase + ": peak", median.peakPerSecond(), "connects/s"));
                    figures.add(Figure.of(contender, kase + ": all served after", seconds, "s"));
                    figures.add(Figure.of(
                            contender, kase + ": tried during the outage", median.attemptsWhileDown(), "connects"));
                    figures.add(Figure.of(contender, kase + ": tried afterwards", median.attemptsAfter(), "connects"));
                    rows.add(List.of(
                            kase + ", " + contender,
                            Numbers.shown(median.attemptsWhileDown()),
                            Numbers.shown(median.peakPerSecond()),
                            Numbers.shown(median.attemptsAfter()),
                            (median.served() < connections ? "never, > " : "") + Numbers.shown(seconds)));
                    peak.add(new Bar(contender, median.peakPerSecond()));
                    time.add(new Bar(contender, seconds));
                }
                peaks.add(new Group(kase, peak));
                times.add(new Group(kase, time));
            }
        }
        return new Result(
                "storm",
                "A fleet comes back after an outage",
                Conditions.of(
                        quick,
                        "simulated: 30 s outage; a server of " + SimulatedServer.PROCESSORS + " processors, "
                                + SimulatedServer.HANDSHAKE_NANOS / 1_000_000 + " ms of work per handshake, room for "
                                + SimulatedServer.QUEUE + " who wait, others refused at once; medians of " + repeats
                                + " runs by the time until all are served",
                        "Holdfast"),
                figures,
                List.of(new Table(
                        "Coming back",
                        List.of("case", "connects while down", "peak/s after", "connects after", "all served, s"),
                        rows)),
                List.of(
                        new BarChart("Most connects in any second after the server is back", "connects/s", peaks),
                        new BarChart("Time until all connections are back", "s", times)),
                List.of("Every connection wants to be back all the time. Exponential: 50 ms, doubled up to 2 s."));
    }

    private static Outcome simulate(String contender, int connections, int processes, long seed) {
        Simulation time = new Simulation();
        SimulatedServer server = new SimulatedServer(time);
        Fleet fleet = new Fleet(time, server, seed);
        time.after(OUTAGE, server::start);
        switch (contender) {
            case "every 250 ms" -> fleet.eachByItself(connections, failures -> 250);
            case "exponential without jitter" ->
                fleet.eachByItself(connections, failures -> Math.min(2_000, 50L << Math.min(failures - 1, 6)));
            default -> fleet.throughGates(connections, processes, CONCURRENT_CONNECTS);
        }
        time.run(OUTAGE + GIVE_UP);
        List<Long> attempts = server.attempts();
        int before = (int) attempts.stream().filter(at -> at < OUTAGE).count();
        List<Long> after = attempts.subList(before, attempts.size());
        boolean all = fleet.served() == connections;
        return new Outcome(
                before, peak(after), after.size(), fleet.served(), all ? fleet.lastServedNanos() - OUTAGE : GIVE_UP);
    }

    /** The most attempts within any window. */
    private static int peak(List<Long> attempts) {
        int most = 0;
        int first = 0;
        for (int last = 0; last < attempts.size(); last++) {
            while (attempts.get(last) - attempts.get(first) >= WINDOW) {
                first++;
            }
            most = Math.max(most, last - first + 1);
        }
        return most;
    }

    private static Outcome median(List<Outcome> outcomes) {
        return outcomes.stream()
                .sorted(Comparator.comparingLong(Outcome::untilAllServed))
                .toList()
                .get(outcomes.size() / 2);
    }
}
