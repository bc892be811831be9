package io.holdfast.drills.rollingrestart;

import static io.holdfast.drills.rules.Judged.CODES;
import static io.holdfast.drills.rules.Judged.DUPLICATED;
import static io.holdfast.drills.rules.Judged.FEW;
import static io.holdfast.drills.rules.Judged.GAP;
import static io.holdfast.drills.rules.Judged.LOST;
import static io.holdfast.drills.rules.Judged.MISREPORTED;
import static io.holdfast.drills.rules.Judged.PLAIN;
import static io.holdfast.drills.rules.Judged.RECOVERED;
import static io.holdfast.drills.rules.Judged.WHERE;
import static io.holdfast.drills.rules.Judged.run;

import io.holdfast.drills.result.StagedRun;
import io.holdfast.drills.rules.Judged;
import io.holdfast.testkit.workload.Attempt.Kind;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RollingRestartRulesTest {

    private static final int RULES = 9;
    private static final String HOLDFAST = "holdfast";
    private static final String PLAIN_POOL = "plain";

    @ParameterizedTest(name = "{0}")
    @MethodSource("runs")
    void breaksExactlyTheRulesThatTheRunBroke(String what, StagedRun run, List<String> broken) {
        Judged.breaksExactly(RollingRestartRules.judge(run.observations()), RULES, broken);
    }

    /** The replicas from 3 s to 5 s, the switchover at 8 s, the old writer from 11 s to 12 s. */
    private static StagedRun flawless() {
        StagedRun run = StagedRun.of("rolling-restart", 15_000)
                .event("replicas", 3_000, 4_000)
                .event("other-replica", 4_000, 5_000)
                .event("switchover", 8_000, 8_200)
                .event("endpoint", 9_000, 9_000)
                .event("old-writer", 11_000, 12_000)
                .serves(HOLDFAST, 0, 15_000)
                .serves(PLAIN_POOL, 0, 8_000)
                .serves(PLAIN_POOL, 11_500, 15_000);
        for (String event : List.of("replicas", "switchover", "old-writer")) {
            run.recovery(HOLDFAST, event, true, true);
            run.recovery(PLAIN_POOL, event, true, !event.equals("switchover"));
        }
        return run;
    }

    static Stream<Arguments> runs() {
        return Stream.of(
                run("nothing fails", flawless()),
                run(
                        "a transaction at the switchover",
                        flawless().fails(HOLDFAST, 0, Kind.TRANSACTION, "40001/1290", 8_010, 8_300)),
                run("something lost", flawless().invariants(HOLDFAST, 1, 0, 0), LOST),
                run("something duplicated", flawless().invariants(HOLDFAST, 0, 1, 0), DUPLICATED),
                run("something misreported", flawless().invariants(HOLDFAST, 0, 0, 1), MISREPORTED),
                run(
                        "not recovered from the first step",
                        flawless().recovery(HOLDFAST, "replicas", true, false),
                        RECOVERED),
                run(
                        "not recovered from the last step",
                        flawless().recovery(HOLDFAST, "old-writer", true, false),
                        RECOVERED),
                run("a gap just short enough", flawless().gap(HOLDFAST, 1_400)),
                run("a gap too long", flawless().gap(HOLDFAST, 1_401), GAP),
                run(
                        "a transaction of unknown outcome at the switchover",
                        flawless().fails(HOLDFAST, 0, Kind.TRANSACTION, "08007/0", 8_010, 8_300),
                        CODES),
                run(
                        "an autocommit operation at the switchover",
                        flawless().fails(HOLDFAST, 0, Kind.AUTOCOMMIT, "40001/1290", 8_010, 8_300),
                        WHERE),
                run(
                        "a transaction when a replica is restarted",
                        flawless().fails(HOLDFAST, 0, Kind.TRANSACTION, "40001/0", 3_500, 3_600),
                        WHERE),
                run(
                        "a transaction when the old writer is restarted",
                        flawless().fails(HOLDFAST, 0, Kind.TRANSACTION, "40001/0", 11_500, 11_600),
                        WHERE),
                run("as many failures as are allowed", failing(8)),
                run("one more", failing(9), FEW),
                run(
                        "the plain pool gets something done in between",
                        flawless().serves(PLAIN_POOL, 10_000, 10_006),
                        PLAIN),
                run(
                        "the plain pool did not serve before",
                        flawless().recovery(PLAIN_POOL, "switchover", false, false),
                        PLAIN));
    }

    private static StagedRun failing(int times) {
        StagedRun run = flawless();
        for (int i = 0; i < times; i++) {
            run.fails(HOLDFAST, i % StagedRun.THREADS, Kind.TRANSACTION, "40001/0", 8_010, 8_300);
        }
        return run;
    }
}
