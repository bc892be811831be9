package io.holdfast.drills.leafdata;

import static io.holdfast.drills.rules.Judged.CODES;
import static io.holdfast.drills.rules.Judged.DUPLICATED;
import static io.holdfast.drills.rules.Judged.LOST;
import static io.holdfast.drills.rules.Judged.MISREPORTED;
import static io.holdfast.drills.rules.Judged.PLAIN;
import static io.holdfast.drills.rules.Judged.RECOVERED;
import static io.holdfast.drills.rules.Judged.SOON;
import static io.holdfast.drills.rules.Judged.run;

import io.holdfast.drills.result.Remark;
import io.holdfast.drills.result.StagedRun;
import io.holdfast.drills.rules.Judged;
import io.holdfast.testkit.workload.Attempt.Kind;
import io.holdfast.testkit.workload.Outcome;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each rule, broken by a run in which just that went wrong. */
class LeafdataRulesTest {

    private static final int RULES = 14;
    private static final String BLIP = "because of the one broken connection";
    private static final String QUIET = "Nobody is disturbed";
    private static final String SHARE = "99 % of all calls";
    private static final String WAITS = "no thread of Holdfast's application waits";
    private static final String WARNING = "A warning names host, error and start";
    private static final String ONCE = "It is said once";
    private static final String ALERT = "An alert fires";
    private static final String TEXT = "mysql://[127.0.0.1:1]: no writer, since 09:27: 127.0.0.1:1: Connection refused";
    private static final String HOLDFAST = "holdfast";
    private static final String PLAIN_POOL = "plain";

    @ParameterizedTest(name = "{0}")
    @MethodSource("runs")
    void breaksExactlyTheRulesThatTheRunBroke(String what, StagedRun run, List<String> broken) {
        Judged.breaksExactly(LeafdataRules.judge(run.observations()), RULES, broken);
    }

    /** A blip at 3 s, refused from 6 s on, known at 8.5 s, open at 14 s. */
    private static StagedRun staged(long answerMillis, long writesFrom) {
        StagedRun run = StagedRun.of("leafdata", 20_000)
                .event(LeafdataDrill.BLIP, 3_000, 3_050)
                .event(LeafdataDrill.REFUSED, 6_000, 6_000)
                .event(LeafdataDrill.OPEN, 14_000, 14_000)
                .event(LeafdataDrill.WHOLE, 15_000, 15_000)
                .serves(HOLDFAST, 0, 6_000)
                .serves(HOLDFAST, writesFrom, 20_000)
                .recovery(HOLDFAST, LeafdataDrill.REFUSED, true, true)
                .serves(PLAIN_POOL, 0, 6_000)
                .serves(PLAIN_POOL, 16_000, 20_000)
                .recovery(PLAIN_POOL, LeafdataDrill.REFUSED, true, true);
        for (int thread = 0; thread < StagedRun.THREADS; thread++) {
            run.fails(HOLDFAST, thread, Kind.AUTOCOMMIT, "08001/0", Outcome.UNAVAILABLE, 6_000, 8_000);
            for (long start = 8_500; start < 13_900; start += 200) {
                run.fails(
                        HOLDFAST, thread, Kind.AUTOCOMMIT, "08001/0", Outcome.UNAVAILABLE, start, start + answerMillis);
            }
        }
        return run;
    }

    private static StagedRun passing() {
        return staged(1, 14_500)
                .said(0, Remark.Kind.ESCALATED, "link_lost", 1, 7_500, TEXT)
                .alert("HoldfastApplicationsToldUnavailable", 8_100, 16_000);
    }

    static Stream<Arguments> runs() {
        return Stream.of(
                run("all is well", passing()),
                run(
                        "the blip fails something for good",
                        passing().fails(HOLDFAST, 1, Kind.TRANSACTION, "40001/0", 3_001, 3_030),
                        BLIP),
                run(
                        "even if it is done when it is run again",
                        passing().retries(HOLDFAST, 0, 3_000, 3_010, 3_020),
                        BLIP),
                run("the blip alarms somebody", passing().alert("HoldfastWriterGone", 3_100, 4_000), QUIET),
                run(
                        "the blip is warned of",
                        passing().said(0, Remark.Kind.ESCALATED, "link_lost", 1, 3_100, "no writer"),
                        QUIET),
                run("something lost", passing().invariants(HOLDFAST, 1, 0, 0), LOST),
                run("something duplicated", passing().invariants(HOLDFAST, 0, 1, 0), DUPLICATED),
                run("something misreported", passing().invariants(HOLDFAST, 0, 0, 1), MISREPORTED),
                run("just soon enough", told(staged(50, 14_500))),
                run("answers that take too long", told(staged(51, 14_500)), SHARE),
                run("a thread that hears nothing", told(silent()), WAITS),
                run(
                        "an original error instead of an honest one",
                        passing().fails(HOLDFAST, 2, Kind.AUTOCOMMIT, "08S01/0", 6_001, 6_100),
                        CODES),
                run(
                        "a warning too late",
                        staged(1, 14_500)
                                .said(0, Remark.Kind.ESCALATED, "link_lost", 1, 9_001, TEXT)
                                .alert("HoldfastApplicationsToldUnavailable", 8_100, 16_000),
                        WARNING),
                run(
                        "a warning that does not say what the error is",
                        staged(1, 14_500)
                                .said(0, Remark.Kind.ESCALATED, "link_lost", 1, 7_500, "127.0.0.1:1, since 09:27")
                                .alert("HoldfastApplicationsToldUnavailable", 8_100, 16_000),
                        WARNING),
                run("said twice", passing().said(0, Remark.Kind.ESCALATED, "link_lost", 1, 9_000, TEXT), ONCE),
                run("no alert", staged(1, 14_500).said(0, Remark.Kind.ESCALATED, "x", 1, 7_500, TEXT), ALERT),
                run("the first write just in time", told(staged(1, 15_995))),
                run("the first write too late", told(staged(1, 15_996)), SOON),
                run("not recovered", passing().recovery(HOLDFAST, LeafdataDrill.REFUSED, true, false), RECOVERED),
                run("the plain pool has its answers", passing().serves(PLAIN_POOL, 9_000, 9_200), PLAIN));
    }

    private static StagedRun told(StagedRun run) {
        return run.said(0, Remark.Kind.ESCALATED, "link_lost", 1, 7_500, TEXT)
                .alert("HoldfastApplicationsToldUnavailable", 8_100, 16_000);
    }

    /** The last answers come one second before the end of the outage. */
    private static StagedRun silent() {
        StagedRun run = StagedRun.of("leafdata", 20_000)
                .event(LeafdataDrill.BLIP, 3_000, 3_050)
                .event(LeafdataDrill.REFUSED, 6_000, 6_000)
                .event(LeafdataDrill.OPEN, 14_000, 14_000)
                .event(LeafdataDrill.WHOLE, 15_000, 15_000)
                .serves(HOLDFAST, 0, 6_000)
                .serves(HOLDFAST, 14_500, 20_000)
                .recovery(HOLDFAST, LeafdataDrill.REFUSED, true, true)
                .serves(PLAIN_POOL, 0, 6_000)
                .recovery(PLAIN_POOL, LeafdataDrill.REFUSED, true, true);
        for (int thread = 0; thread < StagedRun.THREADS; thread++) {
            for (long start = 8_500; start < 11_900; start += 200) {
                run.fails(HOLDFAST, thread, Kind.AUTOCOMMIT, "08001/0", Outcome.UNAVAILABLE, start, start + 1);
            }
        }
        return run;
    }
}
