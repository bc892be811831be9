package io.holdfast.drills.result;

import io.holdfast.drills.alerts.AlertSpan;
import io.holdfast.drills.result.Sample.NodeState;
import io.holdfast.drills.result.Sample.Role;
import io.holdfast.testkit.workload.Attempt;
import io.holdfast.testkit.workload.Attempt.Kind;
import io.holdfast.testkit.workload.InvariantReport;
import io.holdfast.testkit.workload.Outcome;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A run of a drill as its rules see it, to be spoilt. Times are milliseconds since the drill's start. Each thread of an
 * application that serves has something acknowledged every tenth of a second.
 */
public final class StagedRun {

    public static final int THREADS = 8;

    private static final long MILLI = 1_000_000;
    private static final InvariantReport CLEAN = new InvariantReport(0, 0, 0, 0, List.of());

    private final String drill;
    private final long endMillis;
    private final List<DrillEvent> events = new ArrayList<>();
    private final List<Sample> samples = new ArrayList<>();
    private final Application plain = new Application("plain");
    private final Application holdfast = new Application("holdfast");
    private final List<Remark> remarks = new ArrayList<>();
    private final List<AlertSpan> alerts = new ArrayList<>();
    private final List<ConnectCount> connects = new ArrayList<>();
    private int processes = 1;
    private long serverGapMillis = 400;

    private StagedRun(String drill, long endMillis) {
        this.drill = drill;
        this.endMillis = endMillis;
        sample(0, "db1", Role.WRITER, Role.READ_ONLY);
    }

    /** One application's part of it. */
    private static final class Application {
        final String name;
        final List<Attempt> attempts = new ArrayList<>();
        final List<Recovery> recoveries = new ArrayList<>();
        InvariantReport invariants = CLEAN;
        Map<String, Long> arrivals = Map.of();
        long gapMillis = 900;
        boolean restarted;
        long turnedAway;

        Application(String name) {
            this.name = name;
        }
    }

    public static StagedRun of(String drill, long endMillis) {
        return new StagedRun(drill, endMillis);
    }

    private Application application(String name) {
        return name.equals("plain") ? plain : holdfast;
    }

    // ---- what happened ----

    public StagedRun event(String id, long fromMillis, long untilMillis) {
        events.add(new DrillEvent(id, "it is " + id, "It is told.", fromMillis * MILLI, untilMillis * MILLI));
        return this;
    }

    public StagedRun sample(long atMillis, String endpoint, Role first, Role second) {
        samples.add(new Sample(
                atMillis * MILLI,
                endpoint,
                List.of(new NodeState("db1", first, Map.of()), new NodeState("db2", second, Map.of()))));
        return this;
    }

    public StagedRun serverGap(long millis) {
        serverGapMillis = millis;
        return this;
    }

    /** With the connections of Holdfast's application on each of the two. */
    public StagedRun sample(long atMillis, Role first, int onFirst, Role second, int onSecond) {
        samples.add(new Sample(
                atMillis * MILLI,
                "db1",
                List.of(
                        new NodeState("db1", first, Map.of(holdfast.name, onFirst)),
                        new NodeState("db2", second, Map.of(holdfast.name, onSecond)))));
        return this;
    }

    // ---- how an application did ----

    public StagedRun serves(String name, long fromMillis, long untilMillis) {
        for (long start = fromMillis; start + 5 <= untilMillis; start += 100) {
            for (int thread = 0; thread < THREADS; thread++) {
                application(name)
                        .attempts
                        .add(attempt(thread, Kind.AUTOCOMMIT, "", start, start + 5, Outcome.ACKNOWLEDGED));
            }
        }
        return this;
    }

    public StagedRun fails(String name, int thread, Kind kind, String code, long fromMillis, long untilMillis) {
        Outcome outcome = code.startsWith("40001") ? Outcome.NOT_APPLIED : Outcome.UNKNOWN;
        return fails(name, thread, kind, code, outcome, fromMillis, untilMillis);
    }

    public StagedRun fails(
            String name, int thread, Kind kind, String code, Outcome outcome, long fromMillis, long untilMillis) {
        application(name).attempts.add(attempt(thread, kind, code, fromMillis, untilMillis, outcome));
        return this;
    }

    /** One that is told to be not applied, and is run again with success. */
    public StagedRun retries(String name, int thread, long fromMillis, long failedMillis, long doneMillis) {
        application(name)
                .attempts
                .add(attempt(thread, Kind.TRANSACTION, "40001/0", fromMillis, failedMillis, Outcome.NOT_APPLIED));
        application(name)
                .attempts
                .add(new Attempt(
                        thread,
                        fromMillis,
                        2,
                        Kind.TRANSACTION,
                        failedMillis * MILLI,
                        (doneMillis - failedMillis) * MILLI,
                        Outcome.ACKNOWLEDGED,
                        ""));
        return this;
    }

    /** Each is an operation of its own, which its beginning tells from others of the thread. */
    private static Attempt attempt(int thread, Kind kind, String code, long from, long until, Outcome outcome) {
        return new Attempt(thread, from, 1, kind, from * MILLI, (until - from) * MILLI, outcome, code);
    }

    /** What became of it after a fault; a later word about the same fault counts. */
    public StagedRun recovery(String name, String event, boolean servedBefore, boolean calmAfter) {
        List<Recovery> recoveries = application(name).recoveries;
        Recovery recovery = new Recovery(event, servedBefore, calmAfter, calmAfter ? 700 : -1);
        for (int i = 0; i < recoveries.size(); i++) {
            if (recoveries.get(i).event().equals(event)) {
                recoveries.set(i, recovery);
                return this;
            }
        }
        recoveries.add(recovery);
        return this;
    }

    public StagedRun restarted(String name) {
        application(name).restarted = true;
        return this;
    }

    public StagedRun gap(String name, long millis) {
        application(name).gapMillis = millis;
        return this;
    }

    public StagedRun invariants(String name, long lost, long duplicated, long misreported) {
        application(name).invariants = new InvariantReport(lost, duplicated, misreported, 0, List.of("operation 7"));
        return this;
    }

    public StagedRun arrivals(String name, long onDb1, long onDb2) {
        Map<String, Long> arrivals = new LinkedHashMap<>();
        arrivals.put("db1", onDb1);
        arrivals.put("db2", onDb2);
        application(name).arrivals = arrivals;
        return this;
    }

    /** Of how many processes the threads are. */
    public StagedRun processes(int count) {
        processes = count;
        return this;
    }

    public StagedRun turnedAway(String name, long connections) {
        application(name).turnedAway = connections;
        return this;
    }

    // ---- what somebody who watches would have seen ----

    public StagedRun said(int process, Remark.Kind kind, String topic, int inARow, long atMillis, String text) {
        remarks.add(new Remark(process, atMillis * MILLI, kind, 1, topic, inARow, 0, text));
        return this;
    }

    /** The same, of a single process. */
    public StagedRun said(long atMillis, Remark.Kind kind, String topic, String text) {
        return said(0, kind, topic, 1, atMillis, text);
    }

    /** An alert that fired and was not over in the end. */
    public StagedRun fires(long atMillis, String alert) {
        return alert(alert, atMillis, -1);
    }

    public StagedRun alert(String name, long firingMillis, long resolvedMillis) {
        alerts.add(new AlertSpan(
                name,
                "critical",
                Map.of(),
                "summary",
                "description",
                "",
                firingMillis * MILLI,
                firingMillis * MILLI,
                resolvedMillis < 0 ? -1 : resolvedMillis * MILLI));
        return this;
    }

    /** How many connections each process of Holdfast's application had tried by then. */
    public StagedRun connects(long atMillis, Long... byProcess) {
        connects.add(new ConnectCount(atMillis * MILLI, Map.of("holdfast", List.of(byProcess)), Map.of()));
        return this;
    }

    // ---- all of it ----

    public Observations observations() {
        remarks.sort(Comparator.comparingLong(Remark::atNanos));
        samples.sort(Comparator.comparingLong(Sample::atNanos));
        return new Observations(
                drill,
                "embedded",
                (int) (endMillis / 1_000),
                4711,
                "bin/drill " + drill + " --seed 4711",
                endMillis * MILLI,
                List.of(new Fact("JDK", "17")),
                List.copyOf(events),
                List.copyOf(samples),
                List.of(result(plain), result(holdfast)),
                serverGapMillis,
                new Monitoring(List.copyOf(remarks), List.copyOf(alerts), 60, List.of(), connects, List.of()));
    }

    private ContenderResult result(Application application) {
        List<Attempt> attempts = new ArrayList<>(application.attempts);
        attempts.sort(Comparator.comparingLong(Attempt::endNanos));
        Map<String, Long> failures = new LinkedHashMap<>();
        attempts.stream()
                .filter(attempt -> attempt.outcome() != Outcome.ACKNOWLEDGED)
                .forEach(attempt -> failures.merge(attempt.code(), 1L, Long::sum));
        long failed = failures.values().stream().mapToLong(Long::longValue).sum();
        return new ContenderResult(
                application.name,
                "an application",
                processes,
                THREADS,
                attempts.size() - failed,
                failed,
                failures,
                application.invariants,
                application.gapMillis,
                new Latency(5 * MILLI, 9 * MILLI, 20 * MILLI, 900 * MILLI),
                17,
                application.turnedAway,
                application.restarted,
                List.copyOf(application.recoveries),
                application.arrivals,
                List.copyOf(attempts));
    }
}
