package io.holdfast.drills.result;

import io.holdfast.drills.alerts.AlertSpan;
import io.holdfast.drills.result.Monitoring.Elsewhere;
import io.holdfast.drills.result.Sample.NodeState;
import io.holdfast.drills.result.Sample.Role;
import io.holdfast.testkit.workload.Attempt;
import io.holdfast.testkit.workload.Attempt.Kind;
import io.holdfast.testkit.workload.InvariantReport;
import io.holdfast.testkit.workload.Outcome;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A run of the drill {@code cronofy} that passes, to be spoilt. 30 s: the kill at 10 s, the restart by hand at 15 s, the
 * switchover at 20 s.
 */
public final class Scene {

    private static final int THREADS = 8;
    private static final long MILLI = 1_000_000;

    private final List<Attempt> plainFailures = new ArrayList<>();
    private final List<Attempt> holdfastFailures = new ArrayList<>();
    private InvariantReport holdfastInvariants = new InvariantReport(0, 0, 0, 0, List.of());
    private long holdfastGapMillis = 900;
    private Recovery holdfastAfterKill = new Recovery("kill", true, true, 900);
    private boolean holdfastRestarted;
    private Recovery plainAfterSwitchover = new Recovery("switchover", true, false, -1);
    private boolean alarmed = true;
    private long elsewhere = 1;
    private String plainName = "HikariCP and MySQL Connector/J";

    private Scene() {
        for (int i = 0; i < 40; i++) {
            plainFailures.add(failure(Kind.AUTOCOMMIT, "HY000/1290", 12_000 + i * 50, 12_004 + i * 50));
            plainFailures.add(failure(Kind.AUTOCOMMIT, "HY000/1290", 20_100 + i * 240, 20_104 + i * 240));
        }
    }

    /** Holdfast fails a little at the kill, as it may. */
    public static Scene passing() {
        return new Scene()
                .holdfastFails(Kind.AUTOCOMMIT, "08007/0", 9_998, 10_020)
                .holdfastFails(Kind.TRANSACTION, "40001/0", 10_000, 10_030);
    }

    /** Holdfast fails nothing at all. */
    public static Scene flawless() {
        return new Scene();
    }

    public Scene holdfastFails(Kind kind, String code, long fromMillis, long untilMillis) {
        holdfastFailures.add(failure(kind, code, fromMillis, untilMillis));
        return this;
    }

    public Scene invariants(long lost, long duplicated, long misreported) {
        holdfastInvariants = new InvariantReport(lost, duplicated, misreported, 0, List.of("operation 7 of thread 3"));
        return this;
    }

    public Scene holdfastGapMillis(long millis) {
        holdfastGapMillis = millis;
        return this;
    }

    public Scene holdfastNotRecoveredFromKill() {
        holdfastAfterKill = new Recovery("kill", true, false, -1);
        return this;
    }

    public Scene holdfastRestarted() {
        holdfastRestarted = true;
        return this;
    }

    public Scene plainAfterSwitchover(boolean servedBefore, boolean calmAfter) {
        plainAfterSwitchover = new Recovery("switchover", servedBefore, calmAfter, calmAfter ? 4_000 : -1);
        return this;
    }

    public Scene nobodyAlarmed() {
        alarmed = false;
        return this;
    }

    public Scene nothingElsewhere() {
        elsewhere = 0;
        return this;
    }

    public Scene plainDescription(String text) {
        plainName = text;
        return this;
    }

    private static Attempt failure(Kind kind, String code, long fromMillis, long untilMillis) {
        Outcome outcome = code.startsWith("40001") ? Outcome.NOT_APPLIED : Outcome.UNKNOWN;
        return new Attempt(0, 1, 1, kind, fromMillis * MILLI, (untilMillis - fromMillis) * MILLI, outcome, code);
    }

    private static Attempt success(int thread, long fromMillis) {
        return new Attempt(thread, 1, 1, Kind.AUTOCOMMIT, fromMillis * MILLI, 3 * MILLI, Outcome.ACKNOWLEDGED, "");
    }

    public Observations observations() {
        return new Observations(
                "cronofy",
                "embedded",
                30,
                4711,
                "bin/drill cronofy --seed 4711 --options 'a=b&c=d'",
                30_000 * MILLI,
                List.of(new Fact("JDK", "17 <&> \"quoted\""), new Fact("Machine", "2 processors")),
                events(),
                samples(),
                List.of(plain(), holdfast()),
                500,
                new Monitoring(
                        List.of(),
                        alerts(),
                        60,
                        List.of(),
                        List.of(),
                        List.of(new Elsewhere(20_200 * MILLI, elsewhere))));
    }

    private static List<DrillEvent> events() {
        return List.of(
                event("kill", "db1 is killed", 10_000, 10_040),
                event("promote", "db2 is promoted", 10_300, 10_300),
                event("return", "db1 is back, read-only", 12_000, 12_000),
                event("endpoint-after-kill", "endpoint leads to db2", 15_000, 15_000),
                event("restart", "plain restarted by hand", 16_000, 16_001),
                event("switchover", "switchover to db3", 20_000, 20_100),
                event("endpoint-after-switchover", "endpoint leads to db3", 23_000, 23_000),
                event("blind", "nothing is reported any more", 24_000, 24_000));
    }

    private List<AlertSpan> alerts() {
        return alarmed
                ? List.of(new AlertSpan(
                        "HoldfastMetricsAbsent",
                        "critical",
                        Map.of(),
                        "nothing",
                        "nothing at all",
                        "",
                        24_100 * MILLI,
                        27_100 * MILLI,
                        -1))
                : List.of();
    }

    private static DrillEvent event(String id, String title, long fromMillis, long untilMillis) {
        return new DrillEvent(id, title, "It is told that " + title + ".", fromMillis * MILLI, untilMillis * MILLI);
    }

    private static List<Sample> samples() {
        return List.of(
                sample(0, "db1", Role.WRITER, Role.READ_ONLY, Role.READ_ONLY, 10, 0, 0),
                sample(10_050, "db1", Role.DOWN, Role.READ_ONLY, Role.READ_ONLY, 0, 0, 0),
                sample(10_310, "db1", Role.DOWN, Role.WRITER, Role.READ_ONLY, 0, 0, 0),
                sample(12_010, "db1", Role.READ_ONLY, Role.WRITER, Role.READ_ONLY, 10, 0, 0),
                sample(15_010, "db2", Role.READ_ONLY, Role.WRITER, Role.READ_ONLY, 10, 0, 0),
                sample(16_010, "db2", Role.READ_ONLY, Role.WRITER, Role.READ_ONLY, 0, 10, 0),
                sample(20_110, "db2", Role.READ_ONLY, Role.READ_ONLY, Role.WRITER, 0, 10, 0),
                sample(23_010, "db3", Role.READ_ONLY, Role.READ_ONLY, Role.WRITER, 0, 10, 0));
    }

    private static Sample sample(
            long atMillis, String endpoint, Role db1, Role db2, Role db3, int plainOn1, int plainOn2, int plainOn3) {
        return new Sample(
                atMillis * MILLI,
                endpoint,
                List.of(node("db1", db1, plainOn1), node("db2", db2, plainOn2), node("db3", db3, plainOn3)));
    }

    private static NodeState node(String name, Role role, int plain) {
        return new NodeState(name, role, Map.of("plain", plain, "holdfast", role == Role.WRITER ? 10 : 0));
    }

    private ContenderResult plain() {
        return contender(
                "plain",
                plainName,
                plainFailures,
                new InvariantReport(0, 0, 0, 0, List.of()),
                10_000,
                true,
                List.of(new Recovery("kill", true, false, -1), plainAfterSwitchover));
    }

    private ContenderResult holdfast() {
        return contender(
                "holdfast",
                "the same with one word more in the URL",
                holdfastFailures,
                holdfastInvariants,
                holdfastGapMillis,
                holdfastRestarted,
                List.of(holdfastAfterKill, new Recovery("switchover", true, true, 0)));
    }

    private static ContenderResult contender(
            String name,
            String description,
            List<Attempt> failures,
            InvariantReport invariants,
            long gapMillis,
            boolean restarted,
            List<Recovery> recoveries) {
        List<Attempt> attempts = new ArrayList<>(failures);
        for (long millis = 0; millis < 10_000; millis += 20) {
            attempts.add(success((int) (millis / 20 % THREADS), millis));
        }
        attempts.sort((one, other) -> Long.compare(one.endNanos(), other.endNanos()));
        Map<String, Long> codes = new LinkedHashMap<>();
        failures.forEach(failure -> codes.merge(failure.code(), 1L, Long::sum));
        return new ContenderResult(
                name,
                description,
                1,
                THREADS,
                attempts.size() - failures.size(),
                failures.size(),
                codes,
                invariants,
                gapMillis,
                new Latency(5 * MILLI, 9 * MILLI, 20 * MILLI, 900 * MILLI),
                17,
                0,
                restarted,
                recoveries,
                Map.of(),
                List.copyOf(attempts));
    }
}
