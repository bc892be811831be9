package io.holdfast.drills.redcrow;

import static io.holdfast.drills.rules.Judged.CODES;
import static io.holdfast.drills.rules.Judged.DUPLICATED;
import static io.holdfast.drills.rules.Judged.PLAIN;
import static io.holdfast.drills.rules.Judged.RECOVERED;
import static io.holdfast.drills.rules.Judged.SOON;
import static io.holdfast.drills.rules.Judged.run;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.drills.result.Remark.Kind;
import io.holdfast.drills.result.Sample.Role;
import io.holdfast.drills.result.StagedRun;
import io.holdfast.drills.result.Story;
import io.holdfast.drills.rules.Judged;
import io.holdfast.testkit.workload.Attempt;
import io.holdfast.testkit.workload.Outcome;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class RedcrowRulesTest {

    private static final int RULES = 18;
    private static final String CONFLICT = "that a conflict stops a replica";
    private static final String RESUMED = "that it goes on";
    private static final String LAG = "lag is a metric";
    private static final String DIVERGED = "that a replica has diverged";
    private static final String BEFORE = "before it hurts";
    private static final String READS = "No replica serves reads";
    private static final String TIME_OUTS = "calls of both applications time out";
    private static final String SLOW = "Slow is not dead";
    private static final String MISREPORTED = "reported to it as not applied";
    private static final String TOLD = "that the new writer lacks transactions";
    private static final String NUMBER = "It says how many at least";
    private static final String ALERT = "because of them";
    private static final String LOSSES = "Acknowledged writes are lost";

    private static final String HOLDFAST = "holdfast";
    private static final String PLAIN_POOL = "plain";
    private static final String STOPPED = "replication_stopped";
    private static final String LOST = "transactions_lost";

    @ParameterizedTest(name = "{0}")
    @MethodSource("runs")
    void breaksExactlyTheRulesThatTheRunBroke(String what, StagedRun run, List<String> broken) {
        Judged.breaksExactly(RedcrowRules.judge(run.observations()), RULES, broken);
    }

    /** A run in which something can be left out or done otherwise. The new writer lacks 1,000 transactions. */
    private static final class Staged {
        long conflictSaid = 5_000;
        long resumedSaid = 8_000;
        long lagSeen = 9_000;
        long divergenceSaid = 13_000;
        String divergence = "db2: error 1950: An attempt was made to binlog GTID 0-1-9";
        long stoppedFires = 14_000;
        boolean plainTimesOut = true;
        boolean plainGoesOn = true;
        boolean holdfastTimesOut = true;
        String doubtEnds = "#1 shop: db1 was the writer, link_lost (no answer); the writer is still db1 after 20 ms";
        long lossSaid = 26_000;
        long announced = 900;
        long lossFires = 26_500;
        long missing = 1_000;
        long writesFrom = 25_000;

        StagedRun run() {
            StagedRun run = StagedRun.of("redcrow", 35_000)
                    .event(RedcrowDrill.CONFLICT, 3_000, 3_010)
                    .event(RedcrowDrill.LAG, 3_010, 3_020)
                    .event(RedcrowDrill.REPAIRED, 6_000, 6_010)
                    .event(RedcrowDrill.CAUGHT_UP, 9_500, 10_000)
                    .event(RedcrowDrill.DIVERGED, 11_000, 11_010)
                    .event(RedcrowDrill.OVERLOAD, 15_000, 15_010)
                    .event(RedcrowDrill.RELIEF, 20_000, 20_100)
                    .event(RedcrowDrill.KILL, 24_000, 24_010)
                    .event(RedcrowDrill.PROMOTE, 24_500, 24_600)
                    .event(RedcrowDrill.LACKS + missing, 24_600, 24_600)
                    .event(RedcrowDrill.ENDPOINT, 26_600, 26_600)
                    .sample(10_000, Role.WRITER, 12, Role.READ_ONLY, 1)
                    .sample(16_000, Role.WRITER, 12, Role.READ_ONLY, 1)
                    .sample(25_000, Role.DOWN, 0, Role.WRITER, 12)
                    .said(17_000, Kind.CLOSED, "link_lost", doubtEnds)
                    .said(24_700, Kind.CLOSED, "link_lost", "db1 was the writer; the writer is db2 after 600 ms")
                    .serves(HOLDFAST, 0, 15_000)
                    .serves(HOLDFAST, 20_100, 24_000)
                    .serves(HOLDFAST, writesFrom, 35_000)
                    .serves(PLAIN_POOL, 0, 15_000)
                    .serves(PLAIN_POOL, 20_100, 24_000)
                    .recovery(HOLDFAST, RedcrowDrill.OVERLOAD, true, true)
                    .recovery(HOLDFAST, RedcrowDrill.KILL, true, true)
                    .recovery(PLAIN_POOL, RedcrowDrill.OVERLOAD, true, true)
                    .recovery(PLAIN_POOL, RedcrowDrill.KILL, true, true)
                    .invariants(HOLDFAST, 400, 0, 0)
                    .invariants(PLAIN_POOL, 500, 0, 0);
            say(run, conflictSaid, STOPPED, "db3: error 1062: Duplicate entry '1' for key 'PRIMARY'");
            say(run, resumedSaid, "replication_resumed", "db3: it replicates again");
            say(run, divergenceSaid, STOPPED, divergence);
            say(run, lossSaid, LOST, "db2: at least " + announced + " transactions of 1@a are missing: 0-1-5..9");
            if (lagSeen > 0) {
                run.event(RedcrowDrill.LAG_SEEN, lagSeen, lagSeen);
            }
            if (stoppedFires > 0) {
                run.fires(stoppedFires, "HoldfastReplicationStopped");
            }
            if (lossFires > 0) {
                run.fires(lossFires, "HoldfastTransactionsLost");
            }
            if (plainGoesOn) {
                run.serves(PLAIN_POOL, 26_600, 35_000);
            }
            if (plainTimesOut) {
                run.fails(PLAIN_POOL, 0, Attempt.Kind.AUTOCOMMIT, "08S01/0", 15_100, 16_100);
            }
            if (holdfastTimesOut) {
                run.fails(HOLDFAST, 0, Attempt.Kind.AUTOCOMMIT, "08007/0", 15_100, 16_100);
            }
            return run;
        }

        private static void say(StagedRun run, long at, String topic, String text) {
            if (at > 0) {
                run.said(at, Kind.NOTICED, topic, text);
            }
        }
    }

    private interface Change {
        void to(Staged staged);
    }

    private static StagedRun but(Change change) {
        Staged staged = new Staged();
        change.to(staged);
        return staged.run();
    }

    private static StagedRun passing() {
        return new Staged().run();
    }

    static Stream<Arguments> runs() {
        return Stream.concat(
                Stream.concat(whatIsSaidOfReplicas(), theOverload()), Stream.concat(theLoss(), theApplications()));
    }

    private static Stream<Arguments> whatIsSaidOfReplicas() {
        return Stream.of(
                run("all is as it should be", passing()),
                run("the conflict is told just in time", but(staged -> staged.conflictSaid = 8_000)),
                run("too late", but(staged -> staged.conflictSaid = 8_001), CONFLICT),
                run("never", but(staged -> staged.conflictSaid = 0), CONFLICT),
                run("that it is over is told too late", but(staged -> staged.resumedSaid = 11_001), RESUMED),
                run("the lag is seen just in time", but(staged -> staged.lagSeen = 12_020)),
                run("too late", but(staged -> staged.lagSeen = 12_021), LAG),
                run("never", but(staged -> staged.lagSeen = 0), LAG),
                run("the divergence is told too late", but(staged -> staged.divergenceSaid = 16_001), DIVERGED),
                run("without the server's error", but(staged -> staged.divergence = "db2: it was stopped"), DIVERGED),
                run("in the words of MySQL", but(staged -> staged.divergence = "db2: error 1032: Coordinator stopped")),
                run("no alert before it hurts", but(staged -> staged.stoppedFires = 0), BEFORE),
                run("one when the writer is dead", but(staged -> staged.stoppedFires = 24_001), BEFORE),
                run(
                        "a pool's connections on a replica",
                        passing().sample(5_000, Role.WRITER, 7, Role.READ_ONLY, 3),
                        READS),
                run("that is the writer by now", passing().sample(28_000, Role.READ_ONLY, 3, Role.WRITER, 10)));
    }

    private static Stream<Arguments> theOverload() {
        return Stream.of(
                run("no overload to Holdfast", but(staged -> staged.holdfastTimesOut = false), TIME_OUTS),
                run("none to the plain pool", but(staged -> staged.plainTimesOut = false), TIME_OUTS),
                run("no doubt at all", but(staged -> staged.doubtEnds = "the writer is still db1")),
                run(
                        "a failover",
                        but(staged -> staged.doubtEnds = "db1 was the writer; the writer is db2 after 2000 ms"),
                        SLOW),
                run(
                        "the writer is taken for dead",
                        passing().said(16_500, Kind.OPENED, "silent", "#1 shop: db1 answers nothing"),
                        SLOW),
                run("when it is dead", passing().said(24_300, Kind.OPENED, "silent", "#2 shop: db1 answers nothing")),
                run(
                        "connections go to a replica",
                        passing().sample(17_000, Role.WRITER, 7, Role.READ_ONLY, 3),
                        READS,
                        SLOW));
    }

    private static Stream<Arguments> theLoss() {
        return Stream.of(
                run("the loss is told just in time", but(staged -> staged.lossSaid = 29_500)),
                run("too late", but(staged -> staged.lossSaid = 29_501), TOLD),
                run("never", but(staged -> staged.lossSaid = 0), TOLD, NUMBER),
                run("with half of the number", but(staged -> staged.announced = 500)),
                run("with less", but(staged -> staged.announced = 499), NUMBER),
                run("with what was in flight", but(staged -> staged.announced = 1_017)),
                run("with more than there was", but(staged -> staged.announced = 1_018), NUMBER),
                run("no alert", but(staged -> staged.lossFires = 0), ALERT),
                run("Holdfast's application loses nothing", passing().invariants(HOLDFAST, 0, 0, 0), LOSSES),
                run("the plain one loses nothing", passing().invariants(PLAIN_POOL, 0, 0, 0), LOSSES, PLAIN),
                run("the plain one never goes on", but(staged -> staged.plainGoesOn = false), PLAIN),
                run("all that is missing is theirs", passing().invariants(HOLDFAST, 500, 0, 0)),
                run("more than is missing", passing().invariants(HOLDFAST, 501, 0, 0), LOSSES));
    }

    private static Stream<Arguments> theApplications() {
        return Stream.of(
                run("something duplicated", passing().invariants(HOLDFAST, 400, 1, 0), DUPLICATED),
                run("something misreported", passing().invariants(HOLDFAST, 400, 0, 1), MISREPORTED),
                run(
                        "not recovered from the overload",
                        passing().recovery(HOLDFAST, RedcrowDrill.OVERLOAD, true, false),
                        RECOVERED),
                run(
                        "not recovered from the kill",
                        passing().recovery(HOLDFAST, RedcrowDrill.KILL, true, false),
                        RECOVERED),
                run("written again too late", but(staged -> staged.writesFrom = 27_700), SOON),
                run(
                        "no connection in time",
                        passing()
                                .fails(
                                        HOLDFAST,
                                        1,
                                        Attempt.Kind.AUTOCOMMIT,
                                        "none/0",
                                        Outcome.UNAVAILABLE,
                                        16_000,
                                        19_000)),
                run(
                        "another code",
                        passing().fails(HOLDFAST, 1, Attempt.Kind.AUTOCOMMIT, "08S01/0", 24_000, 24_100),
                        CODES),
                run(
                        "the plain one goes on, though not calmly",
                        passing().recovery(PLAIN_POOL, RedcrowDrill.KILL, true, false)));
    }

    @Test
    void tellsWhatIsLostAndWhoWasTold() {
        Story story = RedcrowStory.of(passing().observations());

        assertThat(story.paragraphs())
                .anySatisfy(paragraph -> assertThat(paragraph.text())
                        .contains("1,000 transactions that the replicas had received")
                        .contains(
                                "With plain nobody was told; Holdfast said that at least 900 transactions are missing"))
                .anySatisfy(paragraph -> assertThat(paragraph.text())
                        .contains("Holdfast told after 2.00 s: “db3: error 1062:")
                        .contains("that the other one lags was a metric at 9.0 s"))
                .anySatisfy(paragraph ->
                        assertThat(paragraph.text()).contains("each time found that it was the writer still"));
        assertThat(story.headlines().get(HOLDFAST)).contains("400 acknowledged writes are missing");
        assertThat(story.headlines().get(PLAIN_POOL)).endsWith("That acknowledged writes are missing nobody was told.");
    }

    @Test
    void tellsOfAFailureAsItTellsOfASuccess() {
        Story story = RedcrowStory.of(but(staged -> {
                    staged.conflictSaid = 0;
                    staged.lagSeen = 0;
                    staged.doubtEnds = "the writer is db2";
                    staged.lossSaid = 0;
                })
                .observations());

        assertThat(story.paragraphs())
                .anySatisfy(paragraph -> assertThat(paragraph.text())
                        .contains("Holdfast told nothing of it")
                        .contains("that the other one lags was not to be seen"))
                .anySatisfy(paragraph -> assertThat(paragraph.text()).contains("took another one for the writer"))
                .anySatisfy(paragraph -> assertThat(paragraph.text()).contains("Holdfast said nothing of it"));
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource({
        "'', 0",
        "'holdfast_node_lag_seconds{node=\"a\"} 4.0', 4",
        "'holdfast_node_lag_seconds{node=\"a\"} NaN', 0",
        "'# HELP holdfast_node_lag_seconds how far\nholdfast_node_lag_seconds{node=\"a\"} 1.0\n"
                + "holdfast_node_lag_seconds{node=\"b\"} 7.9\nholdfast_outage_seconds{node=\"b\"} 60.0', 7"
    })
    void readsTheLongestLag(String metrics, long seconds) {
        assertThat(Lag.longestSeconds(List.of(metrics))).isEqualTo(seconds);
    }
}
