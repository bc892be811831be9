package io.holdfast.drills.quorumloss;

import static io.holdfast.drills.rules.Judged.CODES;
import static io.holdfast.drills.rules.Judged.DUPLICATED;
import static io.holdfast.drills.rules.Judged.LOST;
import static io.holdfast.drills.rules.Judged.MISREPORTED;
import static io.holdfast.drills.rules.Judged.RECOVERED;
import static io.holdfast.drills.rules.Judged.SOON;
import static io.holdfast.drills.rules.Judged.run;

import io.holdfast.drills.result.StagedRun;
import io.holdfast.drills.rules.Judged;
import io.holdfast.testkit.workload.Attempt.Kind;
import io.holdfast.testkit.workload.Outcome;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class QuorumLossRulesTest {

    private static final int RULES = 9;
    private static final String NOBODY = "Nothing is acknowledged to anybody";
    private static final String TOLD = "Every thread of Holdfast's application is told";
    private static final String QUICKLY = "takes longer than";
    private static final String HOLDFAST = "holdfast";
    private static final String PLAIN_POOL = "plain";
    private static final String LOSS = QuorumLossDrill.LOSS;

    @ParameterizedTest(name = "{0}")
    @MethodSource("runs")
    void breaksExactlyTheRulesThatTheRunBroke(String what, StagedRun run, List<String> broken) {
        Judged.breaksExactly(QuorumLossRules.judge(run.observations()), RULES, broken);
    }

    /** Two die at 3 s, and are back at 8 s. */
    private static StagedRun staged(long writesFrom, int told) {
        StagedRun run = StagedRun.of("quorum-loss", 13_000)
                .event(LOSS, 3_000, 3_050)
                .event("return", 7_000, 8_000)
                .event("whole", 8_000, 8_500)
                .serves(HOLDFAST, 0, 3_000)
                .serves(HOLDFAST, writesFrom, 13_000)
                .recovery(HOLDFAST, LOSS, true, true)
                .serves(PLAIN_POOL, 0, 3_000)
                .serves(PLAIN_POOL, 8_000, 13_000)
                .recovery(PLAIN_POOL, LOSS, true, true);
        for (int thread = 0; thread < told; thread++) {
            run.fails(HOLDFAST, thread, Kind.AUTOCOMMIT, "08007/0", 3_000, 4_500);
        }
        return run;
    }

    private static StagedRun passing() {
        return staged(8_100, StagedRun.THREADS)
                .fails(HOLDFAST, 0, Kind.TRANSACTION, "40001/0", 4_600, 6_100)
                .fails(HOLDFAST, 1, Kind.TRANSACTION, "08001/0", 4_600, 6_700);
    }

    static Stream<Arguments> runs() {
        return Stream.of(
                run("everybody is told", passing()),
                run("something is acknowledged meanwhile", passing().serves(HOLDFAST, 5_000, 5_006), NOBODY),
                run("to the plain pool", passing().serves(PLAIN_POOL, 5_000, 5_006), NOBODY),
                run("what was begun before is acknowledged", passing().serves(PLAIN_POOL, 3_049, 3_055)),
                run("something lost", passing().invariants(HOLDFAST, 1, 0, 0), LOST),
                run("something duplicated", passing().invariants(HOLDFAST, 0, 1, 0), DUPLICATED),
                run("something misreported", passing().invariants(HOLDFAST, 0, 0, 1), MISREPORTED),
                run("one thread hears nothing", staged(8_100, 7), TOLD),
                run(
                        "one only afterwards",
                        staged(8_100, 7).fails(HOLDFAST, 7, Kind.AUTOCOMMIT, "08007/0", 3_000, 7_001),
                        TOLD),
                run("an answer just in time", passing().fails(HOLDFAST, 2, Kind.AUTOCOMMIT, "08001/0", 3_000, 8_500)),
                run(
                        "an answer that takes too long",
                        passing().fails(HOLDFAST, 2, Kind.AUTOCOMMIT, "08001/0", 3_000, 8_501),
                        QUICKLY),
                run(
                        "an original error instead of an honest one",
                        passing().fails(HOLDFAST, 2, Kind.AUTOCOMMIT, "08S01/0", 3_000, 4_500),
                        CODES),
                run(
                        "the pool has no connection to give",
                        passing().fails(HOLDFAST, 2, Kind.AUTOCOMMIT, "none/0", Outcome.UNAVAILABLE, 3_000, 5_000)),
                run(
                        "a statement that fails without a word of why",
                        passing().fails(HOLDFAST, 2, Kind.AUTOCOMMIT, "none/0", 3_000, 5_000),
                        CODES),
                run("the first write just in time", staged(10_995, 8)),
                run("the first write too late", staged(10_996, 8), SOON),
                run("not recovered", passing().recovery(HOLDFAST, LOSS, true, false), RECOVERED));
    }
}
