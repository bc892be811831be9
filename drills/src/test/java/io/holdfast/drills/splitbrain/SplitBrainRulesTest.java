package io.holdfast.drills.splitbrain;

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
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.drills.result.Sample.Role;
import io.holdfast.drills.result.StagedRun;
import io.holdfast.drills.result.Story;
import io.holdfast.drills.rules.Judged;
import io.holdfast.testkit.workload.Attempt.Kind;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SplitBrainRulesTest {

    private static final int RULES = 11;
    private static final String TWO = "two servers accept writes";
    private static final String ASTRAY = "nothing to the other one";
    private static final String HOLDFAST = "holdfast";
    private static final String PLAIN_POOL = "plain";
    private static final String KILL = SplitBrainDrill.KILL;

    @ParameterizedTest(name = "{0}")
    @MethodSource("runs")
    void breaksExactlyTheRulesThatTheRunBroke(String what, StagedRun run, List<String> broken) {
        Judged.breaksExactly(SplitBrainRules.judge(run.observations()), RULES, broken);
    }

    @Test
    void tellsWhereEachWrote() {
        Story story = SplitBrainStory.of(passing().observations());

        assertThat(story.paragraphs())
                .anySatisfy(paragraph -> assertThat(paragraph.text())
                        .contains("plain wrote 3 rows to the writer and 900 to the other one")
                        .contains("holdfast wrote 1,000 rows to the writer and 0 to the other one"));
        assertThat(story.headlines().get(PLAIN_POOL)).contains("600 acknowledged writes are missing");
    }

    /** db1 is killed at 3 s and back at 5 s, writable beside db2; it is taken out at 9 s. */
    private static StagedRun oneWriter() {
        return StagedRun.of("split-brain", 13_000)
                .event(KILL, 3_000, 3_020)
                .event("promote", 3_100, 3_300)
                .event("return", 5_000, 5_001)
                .event("endpoint", 7_000, 7_000)
                .event("take-out", 9_000, 10_000)
                .serves(HOLDFAST, 0, 13_000)
                .recovery(HOLDFAST, KILL, true, true)
                .arrivals(HOLDFAST, 0, 1_000)
                .serves(PLAIN_POOL, 0, 13_000)
                .recovery(PLAIN_POOL, KILL, true, true)
                .arrivals(PLAIN_POOL, 900, 3)
                .invariants(PLAIN_POOL, 600, 0, 0);
    }

    private static StagedRun staged() {
        return oneWriter().sample(5_002, "db1", Role.SECOND_WRITER, Role.WRITER);
    }

    private static StagedRun passing() {
        return staged().fails(HOLDFAST, 0, Kind.AUTOCOMMIT, "08007/0", 2_999, 3_100);
    }

    static Stream<Arguments> runs() {
        return Stream.of(
                run("what was under way fails", passing()),
                run("nothing fails", staged()),
                run("no second writer", oneWriter(), TWO, PLAIN),
                run(
                        "one only when it had been taken out",
                        oneWriter().sample(9_001, "db1", Role.SECOND_WRITER, Role.WRITER),
                        TWO,
                        PLAIN),
                run("something lost", passing().invariants(HOLDFAST, 1, 0, 0), LOST),
                run("something duplicated", passing().invariants(HOLDFAST, 0, 1, 0), DUPLICATED),
                run("something misreported", passing().invariants(HOLDFAST, 0, 0, 1), MISREPORTED),
                run("a single row goes astray", passing().arrivals(HOLDFAST, 1, 1_000), ASTRAY),
                run("nothing is written at all", passing().arrivals(HOLDFAST, 0, 0), ASTRAY),
                run("not recovered", passing().recovery(HOLDFAST, KILL, true, false), RECOVERED),
                run("a gap just short enough", passing().gap(HOLDFAST, 1_400)),
                run("a gap too long", passing().gap(HOLDFAST, 1_401), GAP),
                run("another code", passing().fails(HOLDFAST, 1, Kind.AUTOCOMMIT, "08S01/0", 3_000, 3_100), CODES),
                run(
                        "a failure when the other one came back",
                        passing().fails(HOLDFAST, 1, Kind.TRANSACTION, "40001/0", 5_000, 5_010),
                        WHERE),
                run("as many failures as are allowed", failing(16)),
                run("one more", failing(17), FEW),
                run("the plain pool writes to the right one", passing().arrivals(PLAIN_POOL, 0, 900), PLAIN),
                run("the plain pool loses nothing", passing().invariants(PLAIN_POOL, 0, 0, 0), PLAIN));
    }

    private static StagedRun failing(int times) {
        StagedRun run = staged();
        for (int i = 0; i < times; i++) {
            run.fails(HOLDFAST, i % StagedRun.THREADS, Kind.TRANSACTION, "40001/0", 3_000, 3_100);
        }
        return run;
    }
}
