package io.holdfast.drills.rules;

import static io.holdfast.drills.rules.Judged.CODES;
import static io.holdfast.drills.rules.Judged.DUPLICATED;
import static io.holdfast.drills.rules.Judged.FEW;
import static io.holdfast.drills.rules.Judged.GAP;
import static io.holdfast.drills.rules.Judged.LOST;
import static io.holdfast.drills.rules.Judged.MISREPORTED;
import static io.holdfast.drills.rules.Judged.PLAIN;
import static io.holdfast.drills.rules.Judged.RECOVERED;
import static io.holdfast.drills.rules.Judged.SOON;
import static io.holdfast.drills.rules.Judged.WHERE;
import static io.holdfast.drills.rules.Judged.run;

import io.holdfast.drills.freeze.FreezeDrill;
import io.holdfast.drills.partition.PartitionDrill;
import io.holdfast.drills.result.StagedRun;
import io.holdfast.testkit.workload.Attempt.Kind;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What must hold in the drills in which the writer is away and closes nothing: the same in both. */
class AbsenceRulesTest {

    private static final int RULES = 10;
    private static final String HOLDFAST = "holdfast";
    private static final String PLAIN_POOL = "plain";
    private static final String FAULT = "fault";

    @ParameterizedTest(name = "{0}")
    @MethodSource("runs")
    void breaksExactlyTheRulesThatTheRunBroke(String what, StagedRun run, List<String> broken) {
        Judged.breaksExactly(new PartitionDrill().judge(run.observations()), RULES, broken);
        Judged.breaksExactly(new FreezeDrill().judge(run.observations()), RULES, broken);
    }

    /** The fault at 3 s, another writer at 4 s, the old one back at 8 s. */
    private static StagedRun staged(long holdfastWritesFrom) {
        return StagedRun.of("absence", 12_000)
                .event(FAULT, 3_000, 3_020)
                .event("promote", 3_600, 4_000)
                .event("endpoint", 6_000, 6_000)
                .event("return", 8_000, 8_500)
                .serves(HOLDFAST, 0, 3_000)
                .serves(HOLDFAST, holdfastWritesFrom, 12_000)
                .recovery(HOLDFAST, FAULT, true, true)
                .serves(PLAIN_POOL, 0, 3_000)
                .serves(PLAIN_POOL, 8_600, 12_000)
                .recovery(PLAIN_POOL, FAULT, true, true);
    }

    private static StagedRun passing() {
        return staged(4_500)
                .fails(HOLDFAST, 0, Kind.AUTOCOMMIT, "08007/0", 2_999, 4_490)
                .fails(HOLDFAST, 1, Kind.TRANSACTION, "40001/0", 3_010, 4_490);
    }

    static Stream<Arguments> runs() {
        return Stream.of(
                run("what was under way fails", passing()),
                run("nothing fails", staged(4_500)),
                run("something lost", passing().invariants(HOLDFAST, 1, 0, 0), LOST),
                run("something duplicated", passing().invariants(HOLDFAST, 0, 1, 0), DUPLICATED),
                run("something misreported", passing().invariants(HOLDFAST, 0, 0, 1), MISREPORTED),
                run("not recovered", passing().recovery(HOLDFAST, FAULT, true, false), RECOVERED),
                run("recovered with a person's help", passing().restarted(HOLDFAST), RECOVERED),
                run("a gap just short enough", passing().gap(HOLDFAST, 3_400)),
                run("a gap too long", passing().gap(HOLDFAST, 3_401), GAP),
                run("the first write just in time", staged(6_995)),
                run("the first write too late", staged(6_996), SOON),
                run("no write at all", staged(20_000), SOON),
                run(
                        "an original error instead of an honest one",
                        passing().fails(HOLDFAST, 2, Kind.TRANSACTION, "08S01/0", 3_000, 4_490),
                        CODES),
                run(
                        "nothing to be had, where there was a writer",
                        passing().fails(HOLDFAST, 2, Kind.TRANSACTION, "08001/0", 3_000, 4_490),
                        CODES),
                run(
                        "a failure that began when there was another writer",
                        passing().fails(HOLDFAST, 2, Kind.AUTOCOMMIT, "08007/0", 4_001, 4_490),
                        WHERE),
                run(
                        "a failure before anything happened",
                        passing().fails(HOLDFAST, 2, Kind.TRANSACTION, "40001/1213", 1_000, 1_010),
                        WHERE),
                run("as many failures as are allowed", failing(16)),
                run("one more", failing(17), FEW),
                run("the plain pool gets something done", passing().serves(PLAIN_POOL, 7_000, 7_006), PLAIN),
                run("the plain pool did not serve before", passing().recovery(PLAIN_POOL, FAULT, false, true), PLAIN));
    }

    private static StagedRun failing(int times) {
        StagedRun run = staged(4_500);
        for (int i = 0; i < times; i++) {
            run.fails(HOLDFAST, i % StagedRun.THREADS, Kind.TRANSACTION, "40001/0", 3_000, 4_490);
        }
        return run;
    }
}
