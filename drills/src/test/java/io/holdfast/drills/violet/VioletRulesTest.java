package io.holdfast.drills.violet;

import static io.holdfast.drills.rules.Judged.CODES;
import static io.holdfast.drills.rules.Judged.DUPLICATED;
import static io.holdfast.drills.rules.Judged.LOST;
import static io.holdfast.drills.rules.Judged.MISREPORTED;
import static io.holdfast.drills.rules.Judged.RECOVERED;
import static io.holdfast.drills.rules.Judged.run;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.drills.result.Remark;
import io.holdfast.drills.result.StagedRun;
import io.holdfast.drills.rules.Judged;
import io.holdfast.drills.stage.Engine;
import io.holdfast.testkit.workload.Attempt.Kind;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Each rule, broken by a run in which just that went wrong. Two processes of four threads each. */
class VioletRulesTest {

    private static final int RULES = 10;
    private static final String KNOWN = "tells of an incident at most";
    private static final String ONCE = "says that it is a crash loop";
    private static final String CONNECTS = "connections per second";
    private static final String AWAY = "turned away";
    private static final String FULL = "in full service";
    private static final String HOLDFAST = "holdfast";
    private static final String PLAIN_POOL = "plain";
    private static final String LOOP = "crash loop: outage 3 in a row";

    @ParameterizedTest(name = "{0}")
    @MethodSource("runs")
    void breaksExactlyTheRulesThatTheRunBroke(String what, StagedRun run, List<String> broken) {
        Judged.breaksExactly(VioletRules.judge(run.observations()), RULES, broken);
    }

    @ParameterizedTest(name = "{0}, {1} s: {2}")
    @CsvSource({
        "EMBEDDED, 40, 3",
        "EMBEDDED, 91, 11",
        "EMBEDDED, 92, 12",
        "EMBEDDED, 600, 12",
        "MYSQL, 120, 4",
        "MYSQL, 276, 12"
    })
    void crashesAsOftenAsTheTimeAllows(Engine engine, int seconds, int crashes) {
        assertThat(VioletDrill.crashes(engine, seconds)).isEqualTo(crashes);
    }

    @ParameterizedTest
    @EnumSource
    void twelveTimesUnlessTheTimeIsShort(Engine engine) {
        VioletDrill drill = new VioletDrill();
        assertThat(VioletDrill.crashes(engine, drill.defaultSeconds(engine))).isEqualTo(12);
        assertThat(VioletDrill.crashes(engine, drill.leastSeconds(engine))).isGreaterThanOrEqualTo(3);
    }

    @Test
    void theLastDowntimeEndsWithTheReturn() {
        assertThat(VioletRules.downtimes(passing().observations()))
                .containsExactly(
                        new long[] {4_000_000_000L, 7_000_000_000L}, new long[] {10_000_000_000L, 13_000_000_000L});
    }

    private static StagedRun staged(long writesFrom, long saysAfter, long connects) {
        StagedRun run = StagedRun.of("violet", 24_000)
                .processes(2)
                .event(VioletDrill.CRASH + 1, 4_000, 4_000)
                .event(VioletDrill.UP + 1, 7_000, 8_000)
                .event(VioletDrill.CRASH + 2, 10_000, 10_000)
                .event(VioletDrill.BACK, 13_000, 14_000)
                .event(VioletDrill.FULL, 18_000, 18_000)
                .serves(HOLDFAST, 0, 4_000)
                .serves(HOLDFAST, writesFrom, 24_000)
                .recovery(HOLDFAST, VioletDrill.CRASH + 1, true, true)
                .serves(PLAIN_POOL, 0, 4_000)
                .serves(PLAIN_POOL, 17_000, 24_000)
                .recovery(PLAIN_POOL, VioletDrill.CRASH + 1, true, true)
                .turnedAway(PLAIN_POOL, 500)
                .turnedAway(HOLDFAST, 5)
                .connects(0, 10L, 10L)
                .connects(7_000, 10L, 10L + connects)
                .connects(10_000, 30L, 30L + connects)
                .connects(13_000, 30L, 30L + 2 * connects);
        for (int process = 0; process < 2; process++) {
            run.fails(HOLDFAST, process * 4, Kind.AUTOCOMMIT, "08007/0", 3_999, 4_010)
                    .said(process, Remark.Kind.OPENED, "link_lost", 1, 4_010 + saysAfter, "in doubt");
        }
        return run;
    }

    private static StagedRun passing() {
        return saysSo(staged(15_000, 100, 6));
    }

    private static StagedRun saysSo(StagedRun run) {
        return run.said(0, Remark.Kind.ESCALATED, "link_lost", 3, 11_000, LOOP)
                .said(1, Remark.Kind.ESCALATED, "link_lost", 3, 11_000, LOOP);
    }

    static Stream<Arguments> runs() {
        return Stream.of(
                run("all is well", passing()),
                run("said just in time", saysSo(staged(15_000, 2_000, 6))),
                run("said too late", saysSo(staged(15_000, 2_001, 6)), KNOWN),
                run(
                        "one says nothing of a loop",
                        staged(15_000, 100, 6).said(0, Remark.Kind.ESCALATED, "x", 3, 11_000, LOOP),
                        ONCE),
                run("one says it twice", passing().said(1, Remark.Kind.ESCALATED, "x", 3, 12_000, LOOP), ONCE),
                run(
                        "one blames the pool",
                        passing().said(1, Remark.Kind.ESCALATED, "x", 1, 12_000, "Pool exhausted"),
                        ONCE),
                run("one connects too often", saysSo(staged(15_000, 100, 7)), CONNECTS),
                run("something lost", passing().invariants(HOLDFAST, 1, 0, 0), LOST),
                run("something duplicated", passing().invariants(HOLDFAST, 0, 1, 0), DUPLICATED),
                run("something misreported", passing().invariants(HOLDFAST, 0, 0, 1), MISREPORTED),
                run("an original error", passing().fails(HOLDFAST, 1, Kind.AUTOCOMMIT, "08S01/0", 4_000, 4_100), CODES),
                run("not recovered", passing().recovery(HOLDFAST, VioletDrill.CRASH + 1, true, false), RECOVERED),
                run("too many turned away", passing().turnedAway(HOLDFAST, 6), AWAY),
                run(
                        "nobody turned away shows nothing",
                        passing().turnedAway(PLAIN_POOL, 0).turnedAway(HOLDFAST, 0),
                        AWAY),
                run("as late as the plain one, and a little", saysSo(staged(18_000, 100, 6))),
                run("later than that", saysSo(staged(18_001, 100, 6)), FULL));
    }
}
