package io.holdfast.drills.cronofy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.holdfast.drills.result.Ruling;
import io.holdfast.drills.result.Scene;
import io.holdfast.drills.result.Verdict;
import io.holdfast.testkit.workload.Attempt.Kind;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CronofyRulesTest {

    private static final String LOST = "is lost";
    private static final String DUPLICATED = "applied more than once";
    private static final String MISREPORTED = "reported as not applied";
    private static final String RECOVERED = "recovers from both events";
    private static final String GAP = "without an acknowledgement";
    private static final String CODES = "no failure but 40001";
    private static final String IN_FLIGHT = "under way when the writer was killed";
    private static final String FEW = "No more than 16";
    private static final String AUTOCOMMIT = "fails no autocommit";
    private static final String METRIC = "A metric shows";
    private static final String ALARM = "nothing is reported any more";
    private static final String PLAIN = "plain pool does not recover";

    @ParameterizedTest(name = "{0}")
    @MethodSource("runs")
    void breaksExactlyTheRulesThatTheRunBroke(String what, Scene run, List<String> broken) {
        Verdict verdict = CronofyRules.judge(run.observations());

        assertThat(verdict.rulings()).hasSize(12);
        assertThat(verdict.rulings().stream().filter(ruling -> !ruling.holds()).map(CronofyRulesTest::key))
                .containsExactlyElementsOf(broken);
        assertThat(verdict.pass()).isEqualTo(broken.isEmpty());
        assertThat(verdict.word()).isEqualTo(broken.isEmpty() ? "pass" : "fail");
        assertThat(verdict.rulings())
                .allSatisfy(ruling -> assertThat(ruling.seen()).isNotBlank());
    }

    private static String key(Ruling ruling) {
        return Stream.of(
                        LOST,
                        DUPLICATED,
                        MISREPORTED,
                        RECOVERED,
                        GAP,
                        CODES,
                        IN_FLIGHT,
                        FEW,
                        AUTOCOMMIT,
                        METRIC,
                        ALARM,
                        PLAIN)
                .filter(ruling.rule()::contains)
                .findFirst()
                .orElseThrow();
    }

    static Stream<Arguments> runs() {
        return Stream.of(
                run("in-flight failures at the kill are allowed", Scene.passing()),
                run("no failure at all", Scene.flawless()),
                run("something lost", Scene.passing().invariants(1, 0, 0), LOST),
                run("something duplicated", Scene.passing().invariants(0, 1, 0), DUPLICATED),
                run("something misreported", Scene.passing().invariants(0, 0, 1), MISREPORTED),
                run("not recovered from the kill", Scene.passing().holdfastNotRecoveredFromKill(), RECOVERED),
                run("recovered with a person's help only", Scene.passing().holdfastRestarted(), RECOVERED),
                run("a gap just short enough", Scene.passing().holdfastGapMillis(1_500)),
                run("a gap too long", Scene.passing().holdfastGapMillis(1_501), GAP),
                run("another code", Scene.passing().holdfastFails(Kind.AUTOCOMMIT, "08001/0", 10_000, 11_000), CODES),
                run(
                        "the original error instead of an honest one",
                        Scene.passing().holdfastFails(Kind.TRANSACTION, "HY000/1290", 10_000, 10_100),
                        CODES),
                run(
                        "a failure that began after the kill",
                        Scene.passing().holdfastFails(Kind.AUTOCOMMIT, "08007/0", 10_041, 10_100),
                        IN_FLIGHT),
                run(
                        "a failure that ended before the kill",
                        Scene.passing().holdfastFails(Kind.TRANSACTION, "40001/1213", 5_000, 5_010),
                        IN_FLIGHT),
                run("as many failures as are allowed", fails(Scene.flawless(), 16)),
                run("one more than that", fails(Scene.flawless(), 17), FEW),
                run(
                        "a transaction at the switchover",
                        Scene.passing().holdfastFails(Kind.TRANSACTION, "40001/1290", 20_010, 20_200)),
                run(
                        "a transaction of unknown outcome at the switchover",
                        Scene.passing().holdfastFails(Kind.TRANSACTION, "08007/0", 20_010, 20_200),
                        IN_FLIGHT),
                run(
                        "a transaction long after the switchover",
                        Scene.passing().holdfastFails(Kind.TRANSACTION, "40001/1290", 21_000, 21_010),
                        IN_FLIGHT),
                run(
                        "an autocommit operation at the switchover",
                        Scene.passing().holdfastFails(Kind.AUTOCOMMIT, "40001/1290", 20_010, 20_200),
                        IN_FLIGHT,
                        AUTOCOMMIT),
                run("no metric of what is elsewhere", Scene.passing().nothingElsewhere(), METRIC),
                run("missing data is taken for good news", Scene.passing().nobodyAlarmed(), ALARM),
                run("the plain pool recovered", Scene.passing().plainAfterSwitchover(true, true), PLAIN),
                run("the plain pool did not serve before", Scene.passing().plainAfterSwitchover(false, false), PLAIN));
    }

    private static Scene fails(Scene scene, int times) {
        for (int i = 0; i < times; i++) {
            scene.holdfastFails(Kind.TRANSACTION, "40001/0", 10_000, 10_020 + i);
        }
        return scene;
    }

    private static Arguments run(String what, Scene run, String... broken) {
        return arguments(what, run, List.of(broken));
    }
}
