package io.holdfast.cluster;

import static io.holdfast.cluster.Telemetry.Change.CLOSED;
import static io.holdfast.cluster.Telemetry.Change.ESCALATED;
import static io.holdfast.cluster.Telemetry.Change.OPENED;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.MINUTES;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.event.Incident;
import io.holdfast.event.Incident.Cause;
import io.holdfast.event.Incident.Outcome;
import io.holdfast.event.Notice;
import io.holdfast.outcome.Outcomes;
import io.holdfast.outcome.TransactionNotAppliedException;
import io.holdfast.topology.ClusterKind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The stories that are told of what befalls a cluster, in scripted time. */
class IncidentsTest {

    private final ScriptedCluster script = new ScriptedCluster(ClusterKind.REPLICATION, "a", "b", "c");

    private Incident last() {
        return script.reported.get(script.reported.size() - 1);
    }

    /** The writer is gone for this long, and comes back as what it was. */
    private void outage(Duration at, Duration length) {
        script.at(at, () -> script.node("a").up = false);
        script.at(at.plus(length), () -> script.node("a").up = true);
    }

    @Test
    void aBrokenLinkToAWriterThatIsWellIsABlip() {
        script.use("a", 1);
        script.at(ofSeconds(10), () -> script.cluster.doubt(script.cluster.epoch(), Cause.LINK_LOST, "reset"));
        script.playUntil(ofSeconds(20));
        assertThat(script.changes).containsExactly(OPENED, CLOSED);
        assertThat(last().outcome()).isEqualTo(Outcome.SAME_WRITER);
        assertThat(last().serious()).isFalse();
        assertThat(last().cause()).isEqualTo(Cause.LINK_LOST);
        assertThat(last().evidence()).isEqualTo("reset");
        assertThat(last().duration()).isLessThan(ofMillis(250));
        assertThat(script.cluster.counts().recoveries()).isEqualTo(1);
        assertThat(script.cluster.counts().failovers()).isZero();
    }

    @Test
    void aFailoverIsToldFromTheFirstDoubtToTheNewWriter() {
        script.use("a", 1);
        script.at(ofSeconds(10), () -> script.node("a").up = false);
        script.at(ofSeconds(13), () -> script.node("b").writable = true);
        script.playUntil(ofSeconds(30));
        assertThat(script.changes).containsExactly(OPENED, ESCALATED, CLOSED);
        Incident incident = last();
        assertThat(incident.cause()).isEqualTo(Cause.UNREACHABLE);
        assertThat(incident.outcome()).isEqualTo(Outcome.OTHER_WRITER);
        assertThat(incident.writerBefore()).isEqualTo("a:3306");
        assertThat(incident.writer()).isEqualTo("b:3306");
        assertThat(incident.serious()).isTrue();
        assertThat(incident.duration()).isBetween(ofMillis(1_900), ofMillis(3_500));
        assertThat(incident.startedAt()).isBetween(Instant.ofEpochSecond(10), Instant.ofEpochSecond(12));
        assertThat(incident.steps().get(0).what()).contains("a:3306 is in doubt");
        assertThat(incident.toString())
                .contains("a:3306 was the writer", "b:3306 is the writer now", "b:3306 may be written to");
        assertThat(script.cluster.counts().failovers()).isEqualTo(1);
    }

    @Test
    void itEscalatesASecondAfterTheWriterIsGone() {
        script.use("a", 1);
        script.at(ofSeconds(10), () -> script.node("a").up = false);
        script.playUntil(ofSeconds(20));
        assertThat(script.changes).startsWith(OPENED, ESCALATED);
        Incident escalated = script.reported.get(1);
        assertThat(escalated.duration()).isBetween(ofMillis(1_000), ofMillis(1_150));
        assertThat(escalated.isOpen()).isTrue();
        assertThat(escalated.steps().get(escalated.steps().size() - 1).what()).contains("refused");
    }

    /** Twelve times up for two seconds and down for three. */
    @Test
    void outagesInARowAreACrashLoop() {
        script.use("a", 1);
        for (int i = 0; i < 12; i++) {
            outage(ofSeconds(10 + 5L * i), ofSeconds(3));
        }
        outage(ofSeconds(150), ofSeconds(3));
        script.playUntil(ofSeconds(170));
        List<Incident> ended = script.cluster.incidents();
        assertThat(ended).hasSize(13);
        assertThat(ended.stream().map(Incident::inARow)).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 1);
        assertThat(ended.get(1).isCrashLoop()).isFalse();
        assertThat(ended.get(2).isCrashLoop()).isTrue();
        assertThat(ended.get(2).summary()).contains("crash loop, outage 3 in a row");
        Incident loop = script.reported.stream()
                .filter(incident -> incident.number() == 3 && incident.serious())
                .findFirst()
                .orElseThrow();
        assertThat(loop.duration()).isLessThan(ofMillis(500));
    }

    @ParameterizedTest(name = "away {0} s, back for {1} s: {2} in a row")
    @CsvSource({
        "  3,   2, 3", // killed as soon as it is up
        "  8,  50, 3", // every minute
        "  8,  65, 1",
        " 20,  55, 3",
        " 60, 110, 3", // minutes of recovery, and minutes until it crashes again
        " 60, 125, 1",
        "140, 270, 3",
        "400, 290, 3",
        "400, 310, 1" // however long it was away
    })
    void howLongItMayBeBackInACrashLoopDependsOnHowLongItIsAway(int away, int back, int inARow) {
        script.use("a", 1);
        for (int i = 0; i < 3; i++) {
            outage(ofSeconds(10 + (away + back) * i), ofSeconds(away));
        }
        script.playUntil(ofSeconds(10 + (away + back) * 3));
        assertThat(script.cluster.incidents()).hasSize(3);
        assertThat(last().inARow()).isEqualTo(inARow);
        assertThat(last().isCrashLoop()).isEqualTo(inARow == Incident.CRASH_LOOP);
    }

    @ParameterizedTest(name = "{0} ms")
    @CsvSource({
        "250, 15000",
        "999, 15000",
        "1000, 60000",
        "30000, 60000",
        "30001, 60002",
        "149999, 299998",
        "150000, 300000",
        "50400000, 300000"
    })
    void theWindowIsTwiceTheOutageWithinAMinuteAndFiveAndSecondsAfterAShortOne(long outageMillis, long windowMillis) {
        assertThat(Incidents.soonNanos(MILLISECONDS.toNanos(outageMillis)))
                .isEqualTo(MILLISECONDS.toNanos(windowMillis));
    }

    @Test
    void noOutageIsTooLongForTheWindow() {
        assertThat(Incidents.soonNanos(Long.MAX_VALUE)).isEqualTo(MINUTES.toNanos(5));
    }

    /** As maintenance has them. */
    @Test
    void twoSwitchoversAMinuteApartAreNoCrashLoop() {
        script.use("a", 1);
        script.at(ofSeconds(10), () -> script.node("a").writable = false);
        script.at(ofSeconds(12), () -> script.node("b").writable = true);
        script.at(ofSeconds(60), () -> script.node("b").writable = false);
        script.at(ofSeconds(62), () -> script.node("c").writable = true);
        script.playUntil(ofSeconds(80));
        assertThat(last().writer()).isEqualTo("c:3306");
        assertThat(last().inARow()).isEqualTo(2);
        assertThat(last().isCrashLoop()).isFalse();
    }

    /** Nor with a link that breaks a little later. */
    @Test
    void aBlipAfterTwoOutagesIsNoCrashLoop() {
        script.use("a", 1);
        outage(ofSeconds(10), ofSeconds(2));
        outage(ofSeconds(40), ofSeconds(2));
        blip(ofSeconds(60));
        script.playUntil(ofSeconds(80));
        assertThat(script.cluster.incidents()).hasSize(3);
        assertThat(last().duration()).isLessThan(ofMillis(250));
        assertThat(last().inARow()).isEqualTo(2);
        assertThat(last().isCrashLoop()).isFalse();
        assertThat(last().summary()).doesNotContain("crash loop");
    }

    @Test
    void blipsAreNoCrashLoop() {
        script.use("a", 1);
        for (int i = 0; i < 12; i++) {
            script.at(
                    ofSeconds(10 + 2L * i),
                    () -> script.cluster.doubt(script.cluster.epoch(), Cause.LINK_LOST, "reset"));
        }
        script.playUntil(ofSeconds(60));
        assertThat(script.changes).doesNotContain(ESCALATED).hasSize(24);
        assertThat(last().inARow()).isEqualTo(1);
    }

    private void blip(Duration at) {
        script.at(at, () -> script.cluster.doubt(script.cluster.epoch(), Cause.LINK_LOST, "reset"));
    }

    @Test
    void blipsThatFollowOnEachOtherAreOneRecordAndPushNoOutageOut() {
        script.use("a", 1);
        outage(ofSeconds(10), ofSeconds(3));
        for (int i = 0; i < 100; i++) {
            blip(ofSeconds(30 + 3L * i));
        }
        TransactionNotAppliedException thrown = Outcomes.notApplied("lost", null);
        script.at(
                ofSeconds(33).plusMillis(500),
                () -> assertThat((Object) script.cluster.told(thrown)).isSameAs(thrown));
        blip(ofSeconds(400)); // more than a minute after the last of them
        script.playUntil(ofSeconds(421));
        List<Incident> kept = script.cluster.incidents();
        assertThat(kept.stream().map(Incident::number)).containsExactly(1L, 101L, 102L);
        assertThat(kept.stream().map(Incident::blipsBefore)).containsExactly(0, 99, 0);
        Incident blips = kept.get(1);
        assertThat(blips.duration()).isLessThan(ofMillis(Incident.BLIP_MILLIS));
        assertThat(blips.notApplied()).isEqualTo(1);
        assertThat(blips.summary()).contains("after 99 more blips within a minute of each other");
        assertThat(thrown.incident()).contains(blips);
        assertThat(script.cluster.counts().recoveries()).isEqualTo(102);
    }

    @Test
    void anOutageAfterBlipsIsARecordOfItsOwn() {
        script.use("a", 1);
        blip(ofSeconds(10));
        blip(ofSeconds(13));
        outage(ofSeconds(16), ofSeconds(3));
        script.playUntil(ofSeconds(40));
        assertThat(script.cluster.incidents().stream().map(Incident::blipsBefore))
                .containsExactly(1, 2);
        assertThat(script.cluster.incidents().stream().map(Incident::isBlip)).containsExactly(true, false);
    }

    @Test
    void aClusterThatNobodyHasEverReachedIsAnIncidentToo() {
        List.of("a", "b", "c").forEach(name -> script.node(name).up = false);
        script.use("a", 1);
        script.playUntil(ofSeconds(5));
        assertThat(script.changes).startsWith(OPENED, ESCALATED);
        assertThat(script.reported.get(0).writerBefore()).isNull();
        assertThat(script.reported.get(0).evidence()).contains("refused");
    }

    @Test
    void onlyTheLastOnesAreKept() {
        script.use("a", 1);
        for (int i = 0; i < 40; i++) {
            blip(ofSeconds(10 + 70L * i)); // too far from each other to be one record
        }
        script.playUntil(ofSeconds(10 + 70L * 40));
        assertThat(script.cluster.incidents()).hasSize(32);
        assertThat(script.cluster.incidents().get(0).number()).isEqualTo(9);
    }

    /** The story may go on after the exception was thrown. */
    @Test
    void anExceptionLeadsToItsIncident() {
        script.use("a", 1);
        TransactionNotAppliedException thrown = Outcomes.notApplied("lost", null);
        assertThat(thrown.incident()).isEmpty();
        script.at(ofSeconds(10), () -> script.node("a").up = false);
        script.at(
                ofSeconds(12),
                () -> assertThat((Object) script.cluster.told(thrown)).isSameAs(thrown));
        script.at(ofSeconds(13), () -> script.node("b").writable = true);
        script.playUntil(ofSeconds(30));
        assertThat(thrown.incident()).get().satisfies(incident -> {
            assertThat(incident.writer()).isEqualTo("b:3306");
            assertThat(incident.notApplied()).isEqualTo(1);
        });
        assertThat(script.cluster.counts().notApplied()).isEqualTo(1);
    }

    @Test
    void whatIsToldLongAfterAnIncidentIsNotItsFault() {
        script.use("a", 1);
        TransactionNotAppliedException thrown = Outcomes.notApplied("lost", null);
        script.at(ofSeconds(10), () -> script.cluster.doubt(script.cluster.epoch(), Cause.LINK_LOST, "reset"));
        script.at(
                ofSeconds(60),
                () -> assertThat((Object) script.cluster.told(thrown)).isSameAs(thrown));
        script.playUntil(ofSeconds(70));
        assertThat(thrown.incident()).isEmpty();
    }

    @Test
    void replicationThatStopsIsSaidOnceAndWithinFiveSecondsAndSoIsItsReturn() {
        script.use("a", 1);
        script.at(ofSeconds(20), () -> script.node("b").replicationError = "Duplicate entry '7' for key 'PRIMARY'");
        script.at(
                ofSeconds(25),
                () -> assertThat(script.notices)
                        .containsExactly(new Notice(
                                Notice.Kind.REPLICATION_STOPPED, "b:3306", "Duplicate entry '7' for key 'PRIMARY'")));
        script.at(ofSeconds(60), () -> script.node("b").replicationError = null);
        script.playUntil(ofSeconds(80));
        assertThat(script.notices)
                .extracting(Notice::kind)
                .containsExactly(Notice.Kind.REPLICATION_STOPPED, Notice.Kind.REPLICATION_RESUMED);
    }

    @Test
    void aCertificateThatIsAboutToExpireIsSaid() {
        script.use("a", 1);
        Instant expires = Instant.EPOCH.plus(Duration.ofDays(21)).plusSeconds(30);
        script.at(ofSeconds(10), () -> script.node("c").certificateExpires = expires);
        script.at(ofSeconds(25), () -> assertThat(script.notices).isEmpty());
        script.playUntil(ofSeconds(60));
        assertThat(script.notices)
                .containsExactly(new Notice(
                        Notice.Kind.CERTIFICATE_EXPIRES, "c:3306", "its certificate expires on 1970-01-22T00:00:30Z"));
    }
}
