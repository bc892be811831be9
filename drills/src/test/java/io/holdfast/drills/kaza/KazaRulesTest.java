package io.holdfast.drills.kaza;

import static io.holdfast.drills.rules.Judged.CODES;
import static io.holdfast.drills.rules.Judged.DUPLICATED;
import static io.holdfast.drills.rules.Judged.FEW;
import static io.holdfast.drills.rules.Judged.LOST;
import static io.holdfast.drills.rules.Judged.MISREPORTED;
import static io.holdfast.drills.rules.Judged.PLAIN;
import static io.holdfast.drills.rules.Judged.RECOVERED;
import static io.holdfast.drills.rules.Judged.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.holdfast.drills.alerts.AlertSpan;
import io.holdfast.drills.result.ConnectCount;
import io.holdfast.drills.result.DrillEvent;
import io.holdfast.drills.result.Monitoring;
import io.holdfast.drills.result.Observations;
import io.holdfast.drills.result.Remark;
import io.holdfast.drills.result.Remark.Kind;
import io.holdfast.drills.result.StagedRun;
import io.holdfast.drills.result.Story;
import io.holdfast.drills.rules.Judged;
import io.holdfast.testkit.workload.Attempt;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class KazaRulesTest {

    private static final int RULES = 18;
    private static final String HOLDFAST = "holdfast";
    private static final String PLAIN_POOL = "plain";
    private static final long MILLI = 1_000_000;

    private static final String NODE = "127.0.0.1:4003";
    private static final String NEAR = "2026-12-01T19:00:00Z";
    private static final String OVER = "2026-11-28T18:00:15Z";
    private static final String OTHER_DATE = "2027-01-01T00:00:00Z";

    private static final String WARNED = "Days before, a warning";
    private static final String ALERTED = "An alert fires for that node";
    private static final String REFUSED = "it is said that it is refused";
    private static final String ONCE = "It is said once";
    private static final String RETRIED = "not tried again and again";
    private static final String DEAD = "Nobody takes that for an outage";
    private static final String UNTIL_THEN = "fails until then";
    private static final String FRESH = "Both connect when";
    private static final String TAKEN_OUT = "is taken out at most";
    private static final String ANSWERED = "Whatever call it leaves";

    @ParameterizedTest(name = "{0}")
    @MethodSource("runs")
    void breaksExactlyTheRulesThatTheRunBroke(String what, Run run, List<String> broken) {
        Judged.breaksExactly(KazaRules.judge(run.observations()), RULES, broken);
    }

    @Test
    void tellsWhatBecameOfTheCertificateAndOfTheServer() {
        Story story = KazaStory.of(new Run().observations());

        assertThat(story.paragraphs())
                .anySatisfy(paragraph ->
                        assertThat(paragraph.text()).contains("until then there was 1 attempt to connect there"))
                .anySatisfy(paragraph -> assertThat(paragraph.text())
                        .contains("until 27.0 s plain opened 30 and holdfast 30 connections"))
                .anySatisfy(paragraph -> assertThat(paragraph.text())
                        .contains("8 of 8 threads of plain and 0 of 8 threads of holdfast"));
        assertThat(story.real()).isNotNull();
    }

    static Stream<Arguments> runs() {
        return Stream.of(
                run("all as it should be", run -> {}),
                run("no warning", run -> run.warning = "", WARNED),
                run("a warning of another node", run -> run.warning = "127.0.0.1:4001: expires on " + NEAR, WARNED),
                run("a warning with another date", run -> run.warning = NODE + ": expires on " + OTHER_DATE, WARNED),
                run("a warning too late", run -> run.warnedAt = 7_000, WARNED),
                run("no alert", run -> run.alertedAt = -1, ALERTED),
                run("an alert when it has expired", run -> run.alertedAt = 15_500, ALERTED),
                run("an alert for another node", run -> run.alertedNode = "127.0.0.1:4001", ALERTED),
                run("an alert with another time", run -> run.left = "8d 0h 59m 50s", ALERTED),
                run("not said that it is refused", run -> run.refused.clear(), REFUSED, ONCE),
                run(
                        "said without its date",
                        run -> run.refused.set(0, NODE + ": its certificate CN=db3 has expired"),
                        REFUSED),
                run("said without its subject", run -> run.refused.set(0, NODE + ": expired on " + OVER), REFUSED),
                run(
                        "said of another subject",
                        run -> run.refused.set(0, NODE + ": its certificate CN=db30 expired on " + OVER),
                        REFUSED),
                run("said twice", run -> run.refused.add(NODE + ": expired on " + OVER), ONCE),
                run("one of the new authority is refused", run -> run.refused.add("127.0.0.1:4001: not trusted"), ONCE),
                run("as many attempts as are allowed", run -> run.tries = 2),
                run("one every two seconds", run -> run.tries = 4, RETRIED),
                run("an incident before", run -> run.incidents.add(19_000L), DEAD),
                run("an alert that a node is down", run -> run.nodeAlert = true, DEAD),
                run(
                        "a failure while the certificate has expired",
                        run -> run.staged.fails(HOLDFAST, 1, Attempt.Kind.AUTOCOMMIT, "08007/0", 16_000, 16_010),
                        UNTIL_THEN),
                run("nobody connects after the change", run -> run.perSecond = 0, FRESH),
                run("something lost", run -> run.staged.invariants(HOLDFAST, 1, 0, 0), LOST),
                run("something duplicated", run -> run.staged.invariants(HOLDFAST, 0, 1, 0), DUPLICATED),
                run("something misreported", run -> run.staged.invariants(HOLDFAST, 0, 0, 1), MISREPORTED),
                run("not taken out", run -> run.silentAt = -1, TAKEN_OUT),
                run("taken out too late", run -> run.silentAt = 30_400, TAKEN_OUT),
                run("its calls are answered when there is another writer", run -> run.toldAt = 33_000),
                run("one of them later", run -> run.toldAt = 33_001, ANSWERED),
                run("it leaves none, which shows nothing", run -> run.failures = 0, ANSWERED),
                run("nothing written by the new writer", run -> run.writesAgain = 36_500, SOON),
                run(
                        "another code",
                        run -> run.staged.fails(HOLDFAST, 1, Attempt.Kind.AUTOCOMMIT, "08S01/0", 27_000, 29_800),
                        CODES),
                run("too many failures", run -> run.failures = 17, FEW),
                run("not recovered", run -> run.staged.recovery(HOLDFAST, KazaDrill.HALF, true, false), RECOVERED),
                run("the plain pool finds the other one", run -> run.plainAgain = 31_500, PLAIN),
                run(
                        "the plain pool never worked",
                        run -> run.staged.recovery(PLAIN_POOL, KazaDrill.HALF, false, false),
                        PLAIN));
    }

    private static Arguments run(String what, Consumer<Run> spoil, String... broken) {
        Run run = new Run();
        spoil.accept(run);
        return arguments(what, run, List.of(broken));
    }

    /** 40 s: expired at 15 s, the authority changed from 21 s to 24 s, half-broken at 27 s, another writer at 31 s. */
    static final class Run {

        final StagedRun staged = StagedRun.of("kaza", 40_000)
                .event(KazaDrill.NEAR, 0, 100)
                .event(KazaDrill.EXPIRED, 10_100, 15_000)
                .event(KazaDrill.CHANGE, 21_000, 21_000)
                .event(KazaDrill.RENEWED + "db1", 22_000, 22_050)
                .event(KazaDrill.RENEWED + "db3", 23_000, 23_050)
                .event(KazaDrill.CHANGED, 24_000, 24_000)
                .event(KazaDrill.HALF, 27_000, 27_000)
                .event("promote", 30_500, 31_000)
                .event("endpoint", 33_000, 33_000)
                .event("return", 35_000, 35_010);

        String warning = NODE + ": its certificate expires on " + NEAR;
        long warnedAt = 2_000;
        long alertedAt = 7_000;
        String alertedNode = NODE;
        String left = "3d 0h 59m 50s";
        final List<String> refused = new ArrayList<>(List.of(NODE + ": its certificate CN=db3 expired on " + OVER));
        long tries = 1;
        final List<Long> incidents = new ArrayList<>();
        boolean nodeAlert;
        long perSecond = 5;
        long silentAt = 29_700;
        long toldAt = 29_700;
        long writesAgain = 31_200;
        int failures = 3;
        long plainAgain = 35_050;

        Observations observations() {
            for (String event : List.of(KazaDrill.EXPIRED, KazaDrill.CHANGE)) {
                staged.recovery(PLAIN_POOL, event, true, true).recovery(HOLDFAST, event, true, true);
            }
            recoveryUnlessSpoilt();
            staged.serves(PLAIN_POOL, 0, 27_000).serves(PLAIN_POOL, plainAgain, 40_000);
            staged.serves(HOLDFAST, 0, 27_000).serves(HOLDFAST, writesAgain, 40_000);
            for (int i = 0; i < failures; i++) {
                staged.fails(HOLDFAST, i % 8, Attempt.Kind.AUTOCOMMIT, "08007/0", 26_999, toldAt);
            }
            return with(staged.observations());
        }

        /** The first word about a fault would be overwritten by a later one. */
        private void recoveryUnlessSpoilt() {
            Observations before = staged.observations();
            for (String name : List.of(PLAIN_POOL, HOLDFAST)) {
                boolean spoilt = before.contender(name).recoveries().stream()
                        .anyMatch(recovery -> recovery.event().equals(KazaDrill.HALF));
                if (!spoilt) {
                    staged.recovery(name, KazaDrill.HALF, true, true);
                }
            }
        }

        private Observations with(Observations seen) {
            List<DrillEvent> events = seen.events().stream().map(Run::told).toList();
            return new Observations(
                    seen.drill(),
                    seen.engine(),
                    seen.seconds(),
                    seen.seed(),
                    seen.again(),
                    seen.durationNanos(),
                    seen.conditions(),
                    events,
                    seen.samples(),
                    seen.contenders(),
                    seen.serverGapMillis(),
                    new Monitoring(remarks(), alerts(), 60, List.of(), connects(), List.of()));
        }

        private static DrillEvent told(DrillEvent event) {
            String detail = switch (event.id()) {
                case KazaDrill.NEAR -> "The certificate of the replica db3 (" + NODE + ") expires on " + NEAR + ".";
                case KazaDrill.EXPIRED -> "The certificate of db3 (" + NODE + "), CN=db3, expires on " + OVER + ".";
                default -> event.detail();
            };
            return new DrillEvent(event.id(), event.title(), detail, event.startNanos(), event.endNanos());
        }

        private List<Remark> remarks() {
            List<Remark> remarks = new ArrayList<>();
            if (!warning.isEmpty()) {
                remarks.add(remark(warnedAt, Kind.NOTICED, "certificate_expires", warning));
            }
            refused.forEach(text -> remarks.add(remark(17_000, Kind.NOTICED, "certificate_refused", text)));
            incidents.forEach(at -> remarks.add(remark(at, Kind.OPENED, "unreachable", "#1 no writer")));
            if (silentAt >= 0) {
                remarks.add(remark(silentAt, Kind.OPENED, "silent", "#2 127.0.0.1:4001 was the writer"));
            }
            return remarks;
        }

        private static Remark remark(long atMillis, Kind kind, String topic, String text) {
            return new Remark(0, atMillis * MILLI, kind, 1, topic, 1, 0, text);
        }

        private List<AlertSpan> alerts() {
            List<AlertSpan> alerts = new ArrayList<>();
            if (alertedAt >= 0) {
                String summary = "The certificate of " + alertedNode + " expires in " + left;
                alerts.add(alert(KazaRules.EXPIRES_ALERT, alertedNode, summary, alertedAt));
            }
            if (nodeAlert) {
                alerts.add(alert("HoldfastNodeUnreachable", NODE, "it cannot be reached", 20_000));
            }
            return alerts;
        }

        private static AlertSpan alert(String name, String node, String summary, long firing) {
            return new AlertSpan(
                    name, "warning", Map.of("node", node), summary, "", "", firing * MILLI, firing * MILLI, -1);
        }

        private List<ConnectCount> connects() {
            List<ConnectCount> counts = new ArrayList<>();
            for (long second = 0; second <= 40; second++) {
                List<Long> tried = List.of(second * perSecond);
                long toNode = second > 17 ? 5 + tries : 5;
                counts.add(new ConnectCount(
                        second * 1_000 * MILLI, Map.of(PLAIN_POOL, tried, HOLDFAST, tried), Map.of("db3", toNode)));
            }
            return counts;
        }
    }
}
