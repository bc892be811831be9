package io.holdfast.cluster;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.cluster.ScriptedCluster.ScriptedNode;
import io.holdfast.event.Health;
import io.holdfast.event.Incident;
import io.holdfast.event.Incident.Cause;
import io.holdfast.event.Notice;
import io.holdfast.topology.ClusterKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The watch in scripted time. Its jitter is real, so each bound has to hold for any of it. */
class ClusterWatchTest {

    private static ScriptedCluster replication() {
        return new ScriptedCluster(ClusterKind.REPLICATION, "a", "b", "c");
    }

    private static String writer(ScriptedCluster script) {
        return Objects.toString(script.cluster.view().writer());
    }

    private static void promote(ScriptedNode to, ScriptedNode... others) {
        to.writable = true;
        to.source = null;
        for (ScriptedNode other : others) {
            other.source = to.name;
        }
    }

    /** Has the application open a connection to a server as soon as that is the writer, within two seconds. */
    private static void followTo(ScriptedCluster script, String name, Duration from) {
        AtomicBoolean there = new AtomicBoolean();
        for (int millis = 20; millis <= 2_000; millis += 20) {
            script.at(from.plusMillis(millis), () -> {
                if (writer(script).equals(name + ":3306") && there.compareAndSet(false, true)) {
                    script.use(name, 1);
                }
            });
        }
    }

    /** The epochs at these times. */
    private static List<Long> epochs(ScriptedCluster script, Duration... times) {
        List<Long> epochs = new ArrayList<>();
        for (Duration time : times) {
            script.at(time, () -> epochs.add(script.cluster.epoch()));
        }
        return epochs;
    }

    /** Two pools with different trust: what the one is refused all the time, the monitor's user accepts. */
    @Test
    void aCertificateThatIsRefusedAllTheTimeIsLookedAtEveryTenSeconds() {
        ScriptedCluster script = replication();
        script.use("a", 1);
        for (int second = 2; second < 62; second++) {
            script.at(
                    ofSeconds(second),
                    () -> script.cluster.certificateRefused(script.node("a").node()));
        }
        script.at(
                ofSeconds(3),
                () -> script.cluster.certificateRefused(script.node("b").node()));
        script.playUntil(ofSeconds(62));
        assertThat(script.node("a").certificateDoubted).isEqualTo(6);
        assertThat(script.node("b").certificateDoubted).isEqualTo(1);
        assertThat(script.askedBetween("a", ofSeconds(2), ofSeconds(62))).isLessThan(72);
    }

    /** All nodes take another password from ten seconds on; the replicas lose the monitor's connections, the writer keeps its own. */
    private static ScriptedCluster replacedPassword() {
        ScriptedCluster script = replication();
        script.use("a", 1);
        script.at(
                ofSeconds(10),
                () -> List.of("a", "b", "c").forEach(name -> {
                    script.node(name).shutOut.add(script.connector);
                    script.node(name).up = name.equals("a");
                }));
        script.at(ofSeconds(12), () -> List.of("b", "c").forEach(name -> script.node(name).up = true));
        return script;
    }

    private static List<String> letInAt(ScriptedCluster script, Duration time) {
        List<String> known = new ArrayList<>();
        script.at(
                time,
                () -> script.cluster.topology().nodes().stream()
                        .filter(node -> node.server() != null)
                        .map(node -> node.address())
                        .forEach(known::add));
        return known;
    }

    @Test
    void itGoesOnWithThePasswordThatCountsNow() {
        ScriptedCluster script = replacedPassword();
        script.at(ofSeconds(340), () -> script.use(script.renewed, "a", 1));
        List<String> shutOut = letInAt(script, ofSeconds(339));
        List<String> letIn = letInAt(script, ofSeconds(342));
        List<Long> epochs = epochs(script, ofSeconds(339), ofSeconds(357));
        script.playUntil(ofSeconds(357));
        assertThat(shutOut).containsExactly("a:3306");
        assertThat(letIn).containsExactlyInAnyOrder("a:3306", "b:3306", "c:3306");
        assertThat(epochs.get(1)).isEqualTo(epochs.get(0));
        assertThat(script.askedBetween("b", ofSeconds(342), ofSeconds(357))).isBetween(12, 16);
        assertThat(script.open()).isZero();
    }

    /** What asks a second time with what was refused, or in turns with two that are, finds out nothing. */
    @Test
    void itIsNotReplacedInVain() {
        ScriptedCluster script = replacedPassword();
        List.of("b", "c").forEach(name -> script.node(name).shutOut.add(script.renewed));
        for (int second = 13; second < 700; second++) {
            Connector through = second % 2 == 0 ? script.connector : script.renewed;
            script.at(ofSeconds(second), () -> script.use(through, "a", 1));
        }
        script.playUntil(ofSeconds(700));
        // five minutes after it began, and five minutes after that
        assertThat(script.watches).isEqualTo(3);
        assertThat(script.open()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 100})
    void calmItAsksEachNodeOnceASecondHoweverManyConnectionsThereAre(int connections) {
        ScriptedCluster script = replication();
        script.use("a", connections);
        script.playUntil(ofSeconds(61));
        assertThat(writer(script)).isEqualTo("a:3306");
        for (String name : List.of("a", "b", "c")) {
            assertThat(script.askedBetween(name, ofSeconds(1), ofSeconds(61)))
                    .as(name)
                    .isBetween(54, 61);
        }
    }

    /** Whether it asks, is spared the asking by writes, or hears that nobody is there; not while it hears nothing. */
    @Test
    void howLongAgoItHeardOfANodeIsKnown() {
        ScriptedCluster script = new ScriptedCluster(ClusterKind.GROUP_REPLICATION, "a");
        script.use("a", 1);
        script.writeBetween(ofSeconds(10), ofSeconds(20));
        script.at(ofSeconds(30), () -> script.node("a").up = false);
        script.at(ofSeconds(40), () -> script.node("a").up = true);
        script.at(ofMillis(49_900), () -> script.node("a").frozen = true);
        List<Duration> ages = new ArrayList<>();
        for (int seconds : List.of(5, 9, 15, 19, 25, 29, 45, 49)) {
            script.at(ofSeconds(seconds), () -> ages.add(script.cluster.counts().monitorAge()));
        }
        List<Duration> frozen = new ArrayList<>();
        script.at(ofMillis(51_800), () -> frozen.add(script.cluster.counts().monitorAge()));
        List<Duration> away = new ArrayList<>();
        script.at(ofSeconds(35), () -> away.add(script.cluster.counts().monitorAge()));
        script.playUntil(ofSeconds(53));
        assertThat(ages).hasSize(8).allSatisfy(age -> assertThat(age).isLessThan(ofMillis(1_110)));
        assertThat(away).singleElement().satisfies(age -> assertThat(age).isLessThan(ofSeconds(2)));
        assertThat(frozen).singleElement().satisfies(age -> assertThat(age).isGreaterThan(ofMillis(1_700)));
        assertThat(script.cluster.counts().monitorAge()).isNull();
    }

    @Test
    void itEndsWithTheLastConnectionAndHoldsNothing() {
        ScriptedCluster script = replication();
        script.use("a", 3);
        script.playUntil(ofSeconds(10));
        assertThat(script.time()).isLessThan(ofSeconds(11));
        assertThat(script.open()).isZero();
    }

    /** What was found out is needed most when an only connection has lost its node and looks for another. */
    @Test
    void itGoesOnForSomebodyWhoLostAnOnlyConnection() {
        ScriptedCluster script = replication();
        script.openSession();
        script.use("a", 1);
        script.at(ofSeconds(10), script::loseLinks);
        script.at(ofSeconds(15), () -> script.use("a", 1));
        script.at(ofSeconds(20), script::closeSession);
        script.playUntil(ofSeconds(20));
        assertThat(script.askedBetween("b", ofSeconds(10), ofSeconds(20))).isBetween(8, 11);
        assertThat(script.time()).isLessThan(ofSeconds(21));
        assertThat(script.open()).isZero();
    }

    @Test
    void itDoesNotGoOnForGoodForSomebodyWhoNeverComesBack() {
        ScriptedCluster script = replication();
        script.openSession();
        script.use("a", 1);
        script.playUntil(ofSeconds(20));
        assertThat(script.time()).isBetween(ofSeconds(49), ofSeconds(53)); // it looks once a second who is there
        assertThat(script.open()).isZero();
    }

    /** A pool that was closed while it connected, for example. */
    @Test
    void itDoesNotGoOnForSomebodyWhoDroppedAConnection() {
        ScriptedCluster script = replication();
        script.openSession();
        script.use("a", 1);
        script.at(ofSeconds(10), () -> List.of("a", "b", "c").forEach(name -> script.node(name).up = false));
        script.at(ofSeconds(20), script::dropSession);
        script.playUntil(ofSeconds(20));
        assertThat(script.time()).isLessThan(ofSeconds(52));
        assertThat(script.open()).isZero();
    }

    @Test
    void membersThatTheUrlDoesNotNameAreNotForgottenWhileNobodyCanBeReached() {
        ScriptedCluster script = new ScriptedCluster(ClusterKind.GROUP_REPLICATION, "a", "b", "c");
        script.listed = List.of("a");
        script.openSession();
        script.use("a", 1);
        script.at(ofSeconds(10), () -> List.of("a", "b", "c").forEach(name -> script.node(name).up = false));
        script.at(ofSeconds(20), () -> {
            script.node("b").up = true;
            script.node("c").up = true;
            promote(script.node("b"), script.node("a"), script.node("c"));
        });
        List<String> found = new ArrayList<>();
        script.at(ofSeconds(29), () -> found.add(writer(script)));
        script.at(ofSeconds(30), script::closeSession);
        script.playUntil(ofSeconds(30));
        assertThat(found).containsExactly("b:3306");
    }

    @Test
    void theWriterIsNotAskedWhileWritesGoThrough() {
        ScriptedCluster script = new ScriptedCluster(ClusterKind.GROUP_REPLICATION, "a", "b", "c");
        script.use("a", 2);
        script.writeBetween(ofSeconds(5), ofSeconds(25));
        script.playUntil(ofSeconds(40));
        assertThat(script.askedBetween("a", ofSeconds(7), ofSeconds(25))).isZero();
        assertThat(script.askedBetween("b", ofSeconds(7), ofSeconds(25))).isGreaterThan(15);
        assertThat(script.askedBetween("a", ofSeconds(25), ofSeconds(40))).isGreaterThan(11);
    }

    @Test
    void inDoubtAllAreAskedTenTimesASecondUntilThereIsAWriter() {
        ScriptedCluster script = replication();
        script.use("a", 1);
        script.at(ofSeconds(10), () -> {
            script.node("a").writable = false;
            script.cluster.doubt(script.cluster.epoch(), Cause.READ_ONLY, "a write was refused");
        });
        script.at(ofSeconds(20), () -> promote(script.node("b"), script.node("a"), script.node("c")));
        List<String> soon = new ArrayList<>();
        script.at(ofMillis(20_200), () -> soon.add(writer(script)));
        script.playUntil(ofSeconds(40));
        for (String name : List.of("a", "b", "c")) {
            assertThat(script.askedBetween(name, ofSeconds(10), ofSeconds(20)))
                    .as(name)
                    .isBetween(80, 126);
            assertThat(script.askedBetween(name, ofMillis(20_500), ofSeconds(40)))
                    .as(name)
                    .isLessThan(21);
        }
        assertThat(soon).containsExactly("b:3306");
    }

    @RepeatedTest(20)
    void aDoubtOfItsOwnHasAllAskedAtOnce() {
        ScriptedCluster script = replication();
        script.use("a", 1);
        script.at(ofSeconds(10), () -> script.node("a").up = false);
        script.playUntil(ofSeconds(20));
        Duration doubted =
                Duration.between(Instant.EPOCH, script.reported.get(0).startedAt());
        assertThat(doubted).isBetween(ofSeconds(10), ofMillis(11_110));
        for (String name : List.of("b", "c")) {
            assertThat(script.askedBetween(name, doubted, doubted.plusMillis(10)))
                    .as(name)
                    .isPositive();
        }
    }

    @RepeatedTest(20)
    void aSilentWriterIsGivenUpWithinTheDetectionTimeAndWhatIsInFlightThereIsEnded() {
        ScriptedCluster script = replication();
        script.use("a", 5);
        script.at(ofSeconds(10), () -> script.node("a").frozen = true);
        List<Long> epochs = epochs(script, ofSeconds(9), ofMillis(11_500), ofSeconds(13));
        script.playUntil(ofSeconds(30));
        assertThat(epochs.get(1)).isEqualTo(epochs.get(0));
        assertThat(epochs.get(2)).isGreaterThan(epochs.get(0));
        assertThat(script.aborted.get("a"))
                .hasSize(5)
                .allSatisfy(at -> assertThat(Duration.ofNanos(at)).isBetween(ofMillis(11_500), ofSeconds(13)));
    }

    /** A call that hangs there has nobody else to end it. */
    @RepeatedTest(20)
    void aWriterThatFreezesBeforeItHasAnsweredAnythingIsGivenUp() {
        ScriptedCluster script = replication();
        script.confirm("a");
        script.use("a", 3);
        script.node("a").frozen = true;
        script.playUntil(ofSeconds(20));
        assertThat(script.aborted.get("a"))
                .hasSize(3)
                .allSatisfy(at -> assertThat(Duration.ofNanos(at)).isBetween(ofSeconds(10), ofSeconds(11)));
    }

    @RepeatedTest(20)
    void aWriterWhoseFirstAnswerIsLateIsNotGivenUp() {
        ScriptedCluster script = replication();
        script.confirm("a");
        script.use("a", 3);
        script.node("a").latency = ofSeconds(8);
        script.at(ofSeconds(9), () -> script.node("a").latency = ofMillis(1));
        script.playUntil(ofSeconds(20));
        assertThat(script.aborted).isEmpty();
    }

    @RepeatedTest(20)
    void anotherWriterIsFoundWhileTheOldOneIsFrozenStill() {
        ScriptedCluster script = replication();
        script.use("a", 1);
        script.at(ofSeconds(10), () -> script.node("a").frozen = true);
        script.at(ofSeconds(15), () -> promote(script.node("b"), script.node("c")));
        List<String> writers = new ArrayList<>();
        script.at(ofMillis(15_600), () -> writers.add(writer(script)));
        script.at(ofMillis(15_700), () -> script.use("b", 1));
        script.at(ofSeconds(20), () -> script.node("a").frozen = false); // and still takes itself for the writer
        script.at(ofSeconds(35), () -> writers.add(writer(script)));
        script.playUntil(ofSeconds(36));
        assertThat(writers).containsExactly("b:3306", "b:3306");
    }

    /** It answers and accepts writes, and nobody replicates from it any more: what is in flight there would wait for good. */
    @RepeatedTest(20)
    void aWriterThatWasReplacedAndDoesNotKnowIsLeftAndWhatIsInFlightThereIsEnded() {
        ScriptedCluster script = replication();
        script.use("a", 5);
        script.at(ofSeconds(20), () -> promote(script.node("b"), script.node("c"))); // a remains as it is
        followTo(script, "b", ofSeconds(20));
        List<String> writers = new ArrayList<>();
        List<Long> epochs = epochs(script, ofMillis(21_300), ofSeconds(39));
        script.at(ofMillis(21_300), () -> writers.add(writer(script)));
        script.at(ofSeconds(39), () -> writers.add(writer(script)));
        script.playUntil(ofSeconds(40));
        assertThat(writers).containsExactly("b:3306", "b:3306");
        assertThat(epochs.get(1)).as("it does not come and go").isEqualTo(epochs.get(0));
        assertThat(script.aborted.values().stream().flatMap(List::stream))
                .hasSize(5)
                .allSatisfy(at -> assertThat(Duration.ofNanos(at)).isBetween(ofSeconds(20), ofMillis(21_300)));
    }

    /** A demoted one ends its calls by itself, with errors that prove more than a lost link does. */
    @RepeatedTest(20)
    void whatIsInFlightOnAWriterThatWasDemotedIsLeftAlone() {
        ScriptedCluster script = replication();
        script.use("a", 5);
        script.at(ofSeconds(20), () -> {
            script.node("a").writable = false;
            promote(script.node("b"), script.node("a"), script.node("c"));
        });
        List<String> writers = new ArrayList<>();
        script.at(ofSeconds(39), () -> writers.add(writer(script)));
        script.playUntil(ofSeconds(40));
        assertThat(writers).containsExactly("b:3306");
        assertThat(script.aborted).isEmpty();
    }

    /** In Galera everybody does. */
    @Test
    void whereAllAcceptWritesNobodyIsLeftForThat() {
        ScriptedCluster script = new ScriptedCluster(ClusterKind.GALERA, "a", "b", "c");
        List.of("b", "c").forEach(name -> script.node(name).writable = true);
        script.use("a", 5);
        List<Long> epochs = epochs(script, ofSeconds(9), ofSeconds(39));
        script.playUntil(ofSeconds(40));
        assertThat(epochs.get(1)).isEqualTo(epochs.get(0));
        assertThat(script.aborted).isEmpty();
        assertThat(script.askedBetween("b", ofSeconds(1), ofSeconds(39))).isLessThan(40);
    }

    @ParameterizedTest
    @ValueSource(ints = {300, 900, 1_700})
    void slowIsNotDead(int millis) {
        ScriptedCluster script = replication();
        script.use("a", 1);
        script.at(
                ofSeconds(10),
                () -> List.of("a", "b", "c").forEach(name -> script.node(name).latency = ofMillis(millis)));
        List<Long> epochs = epochs(script, ofSeconds(9), ofSeconds(59));
        script.playUntil(ofSeconds(60));
        assertThat(epochs.get(1)).isEqualTo(epochs.get(0));
        assertThat(script.aborted).isEmpty();
    }

    /** Everybody would seem to have been silent for ten seconds: a long garbage collection, a machine that was suspended. */
    @RepeatedTest(20)
    void aPauseOfItsOwnIsNotTheServers() {
        ScriptedCluster script = replication();
        script.use("a", 1);
        for (int i = 0; i < 20; i++) {
            script.pauseAt(ofSeconds(10 + 20L * i).plusMillis(50L * i), ofSeconds(10));
        }
        List<Long> epochs = epochs(script, ofSeconds(9), ofSeconds(499));
        script.playUntil(ofSeconds(500));
        assertThat(epochs.get(1)).isEqualTo(epochs.get(0));
        assertThat(script.aborted).isEmpty();
    }

    @Test
    void aReplicaThatIsGoneOrFrozenIsNoFailover() {
        ScriptedCluster script = replication();
        script.use("a", 1);
        script.at(ofSeconds(10), () -> script.node("b").up = false);
        script.at(ofSeconds(10), () -> script.node("c").frozen = true);
        List<Long> epochs = epochs(script, ofSeconds(9), ofSeconds(59));
        script.playUntil(ofSeconds(60));
        assertThat(epochs.get(1)).isEqualTo(epochs.get(0));
        assertThat(script.askedBetween("b", ofSeconds(10), ofSeconds(60))).isLessThan(20);
    }

    /** With a majority, or where replicas say whom they follow, the others' word counts; else who was promoted before our eyes. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anOldWriterThatReturnsWritableIsNotFollowed(boolean replicaTells) {
        ScriptedCluster script = replication();
        script.use("a", 1);
        script.at(ofSeconds(10), () -> script.node("a").up = false);
        script.at(ofSeconds(12), () -> promote(script.node("b"), script.node("c")));
        if (!replicaTells) {
            script.at(ofSeconds(15), () -> script.node("c").up = false);
        }
        script.at(ofMillis(12_800), () -> script.use("b", 1)); // Those to the old one end when it returns.
        script.at(ofSeconds(20), () -> script.node("a").up = true);
        List<String> writers = new ArrayList<>();
        script.at(ofMillis(12_700), () -> writers.add(writer(script)));
        script.at(ofSeconds(59), () -> writers.add(writer(script)));
        script.playUntil(ofSeconds(60));
        assertThat(writers).containsExactly("b:3306", "b:3306");
    }

    /** Once for each, while it lasts. */
    @Test
    void hostsThatAreNoReplicasOfTheWriterAreSaid() {
        ScriptedCluster script = replication();
        script.node("a").position = "a:1-10";
        script.node("b").position = "b:1-10";
        script.node("b").source = null;
        script.node("c").position = "a:1-9";
        script.node("c").writable = true;
        script.use("a", 1);
        script.playUntil(ofSeconds(30));
        assertThat(script.notices)
                .extracting(notice -> notice.kind() + " " + notice.node())
                .containsExactlyInAnyOrder("OTHER_CLUSTER b:3306", "STRAY_WRITER c:3306");
        assertThat(script.notices)
                .allSatisfy(notice -> assertThat(notice.text()).contains("a:3306"));
    }

    /** No thread to ask with, say: which is not the servers' silence. */
    @Test
    void aMonitorThatCannotAskSaysNothingOfTheNodesAndGoesOnAfterwards() {
        ScriptedCluster script = replication();
        script.use("a", 1);
        List<Long> epochs = epochs(script, ofSeconds(9), ofSeconds(59));
        script.at(ofSeconds(10), () -> script.shortage = new OutOfMemoryError("unable to create native thread"));
        script.at(ofSeconds(40), () -> script.shortage = null);
        List<Health.State> health = new ArrayList<>();
        for (int second : new int[] {20, 39, 45}) {
            script.at(
                    ofSeconds(second), () -> health.add(script.cluster.health().state()));
        }
        script.playUntil(ofSeconds(60));
        assertThat(health).containsExactly(Health.State.UP, Health.State.UNKNOWN, Health.State.UP);
        assertThat(epochs.get(1)).isEqualTo(epochs.get(0));
        assertThat(script.aborted).isEmpty();
        assertThat(script.notices)
                .filteredOn(notice -> notice.kind() == Notice.Kind.MONITOR_FAILED)
                .singleElement()
                .satisfies(notice -> assertThat(notice.text()).contains("unable to create native thread"));
    }

    @Test
    void anErrorOfItsOwnIsNotTheEndOfTheMonitor() {
        ScriptedCluster script = replication();
        script.use("a", 1);
        script.at(ofSeconds(10), () -> {
            throw new LinkageError("a class is missing");
        });
        script.at(ofSeconds(15), () -> script.node("a").writable = false);
        script.at(ofSeconds(15), () -> promote(script.node("b"), script.node("a"), script.node("c")));
        List<String> writers = writers(script, ofSeconds(17));
        script.playUntil(ofSeconds(20));
        assertThat(writers).containsExactly("b:3306");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aMonitorThatIsDeadIsSaidToBe(boolean inAnOutage) {
        ScriptedCluster script = replication();
        script.use("a", 1);
        if (inAnOutage) {
            script.at(ofSeconds(8), () -> List.of("a", "b", "c").forEach(name -> script.node(name).up = false));
        }
        script.at(ofSeconds(10), () -> script.watchDies = true);
        script.playUntil(ofSeconds(1_000));
        assertThat(Thread.interrupted()).isTrue();
        assertThat(script.time()).isLessThan(ofSeconds(11));
        assertThat(script.cluster.health().state()).isEqualTo(Health.State.UP);
        script.pass(ofSeconds(60));
        assertThat(script.cluster.health().state()).isEqualTo(Health.State.UNKNOWN);
        assertThat(script.cluster.health().why()).contains("the monitor has heard of no node for");
        assertThat(script.cluster.counts().monitorAge()).isGreaterThan(ofSeconds(59));
        script.watchDies = false;
        script.use("a", 1); // which brings another one
        script.playUntil(script.time().plusSeconds(5));
        assertThat(script.cluster.counts().monitorAge()).isNull();
    }

    /** How those who promote a replica that was writable all along tell it so. */
    enum Release {
        STOPPED {
            @Override
            void of(ScriptedNode node) {
                node.stopped = true;
            }
        },
        REMOVED {
            @Override
            void of(ScriptedNode node) {
                node.source = null;
            }
        };

        abstract void of(ScriptedNode node);
    }

    /** Writers at these times; {@code -} while there is none. */
    private static List<String> writers(ScriptedCluster script, Duration... times) {
        List<String> writers = new ArrayList<>();
        for (Duration time : times) {
            script.at(time, () -> writers.add(script.cluster.view().settled() ? writer(script) : "-"));
        }
        return writers;
    }

    @ParameterizedTest
    @EnumSource
    void aReplicaLeftWritableIsNotFollowedBeforeItIsPromoted(Release release) {
        ScriptedCluster script = replication();
        script.node("b").writable = true;
        script.use("a", 1);
        script.at(ofSeconds(10), () -> script.node("a").up = false);
        script.at(ofSeconds(15), () -> script.node("a").up = true);
        script.at(ofSeconds(20), () -> script.node("a").up = false);
        script.at(ofSeconds(30), () -> release.of(script.node("b")));
        List<String> writers =
                writers(script, ofSeconds(9), ofSeconds(14), ofSeconds(19), ofSeconds(29), ofMillis(30_400));
        script.playUntil(ofSeconds(40));
        assertThat(writers).containsExactly("a:3306", "-", "a:3306", "-", "b:3306");
        assertThat(script.reported)
                .filteredOn(Incident::serious)
                .anySatisfy(incident ->
                        assertThat(incident.toString()).contains("b:3306 accepts writes", "a replica left writable"));
    }

    /** Its configuration does not say that it is read-only, so that it is a replica left writable once it has restarted. */
    @RepeatedTest(20)
    void aReplicaThatRestartsWritableWasNotPromoted() {
        ScriptedCluster script = replication();
        script.use("a", 1);
        script.at(ofSeconds(10), () -> List.of("a", "b").forEach(name -> script.node(name).up = false));
        script.at(ofSeconds(12), () -> {
            script.node("b").up = true;
            script.node("b").writable = true;
        });
        script.at(ofSeconds(20), () -> script.node("a").up = true);
        List<String> writers = writers(script, ofMillis(9_900), ofSeconds(15), ofMillis(19_900), ofSeconds(23));
        script.playUntil(ofSeconds(30));
        assertThat(writers).containsExactly("a:3306", "-", "-", "a:3306");
    }

    /** Two primaries that accept writes and replicate from each other: the other one is there for this. */
    @RepeatedTest(20)
    void aPrimaryThatTheWriterReplicatesFromTakesOverAsItIs() {
        ScriptedCluster script = replication();
        script.node("b").writable = true;
        script.node("a").source = "b";
        script.confirm("a");
        script.use("a", 1);
        script.at(ofSeconds(10), () -> script.node("a").up = false);
        List<String> writers = writers(script, ofMillis(9_900), ofMillis(11_500));
        script.playUntil(ofSeconds(20));
        assertThat(writers).containsExactly("a:3306", "b:3306");
    }

    /** Some tools lift the fence first. */
    @RepeatedTest(20)
    void aReplicaThatIsPromotedIsFollowedAtOnceAlthoughItsReplicationGoesOn() {
        ScriptedCluster script = replication();
        script.use("a", 1);
        script.at(ofSeconds(10), () -> script.node("a").up = false);
        script.at(ofSeconds(12), () -> script.node("b").writable = true);
        List<String> writers = writers(script, ofMillis(11_900), ofMillis(12_400));
        script.playUntil(ofSeconds(20));
        assertThat(writers).containsExactly("-", "b:3306");
    }

    /** Somebody lifts the fence of a replica long before the writer is restarted. */
    @ParameterizedTest
    @EnumSource
    void aReplicaThatWasMadeWritableWhileTheWriterWasWellIsNotFollowed(Release release) {
        ScriptedCluster script = replication();
        script.use("a", 1);
        script.at(ofSeconds(10), () -> script.node("b").writable = true);
        script.at(ofSeconds(20), () -> script.node("a").up = false);
        script.at(ofSeconds(30), () -> release.of(script.node("b")));
        List<String> writers = writers(script, ofSeconds(19), ofSeconds(29), ofMillis(30_400));
        script.playUntil(ofSeconds(40));
        assertThat(writers).containsExactly("a:3306", "-", "b:3306");
    }

    /** Its answers take seconds, and a link to it breaks; meanwhile a former writer stands there alone and accepts writes. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aSlowWriterInDoubtDoesNotLoseToAFormerOneThatClaimsAlone(boolean wasThereBefore) {
        ScriptedCluster script = replication();
        ScriptedNode former = script.node("b");
        former.writable = true;
        former.source = null;
        former.up = wasThereBefore;
        script.use("a", 1);
        script.at(ofSeconds(15), () -> script.node("a").latency = ofMillis(1_800));
        script.at(ofSeconds(16), () -> former.up = true);
        for (int second = 20; second <= 35; second += 5) {
            script.at(
                    ofSeconds(second),
                    () -> script.cluster.doubt(script.cluster.epoch(), Cause.LINK_LOST, "connection reset"));
        }
        List<String> elected = new ArrayList<>();
        for (int millis = 0; millis < 20_000; millis += 50) {
            script.at(ofSeconds(20).plusMillis(millis), () -> elected.add(writer(script)));
        }
        List<String> writers = writers(script, ofMillis(24_900), ofMillis(29_900), ofMillis(34_900), ofMillis(39_900));
        script.playUntil(ofSeconds(41));
        assertThat(elected).containsOnly("a:3306");
        assertThat(writers).containsOnly("a:3306").hasSize(4);
    }

    @ParameterizedTest
    @EnumSource(names = {"REPLICATION", "GROUP_REPLICATION", "GALERA"})
    void nobodyWhoWaitsNobodyWhoAsks(ClusterKind kind) {
        ScriptedCluster script = new ScriptedCluster(kind, "a", "b", "c");
        script.use("a", 1);
        script.at(ofSeconds(10), () -> List.of("a", "b", "c").forEach(name -> script.node(name).up = false));
        script.playUntil(ofSeconds(20));
        // It goes on for half a minute after the last caller, and no longer.
        assertThat(script.time()).isLessThan(ofSeconds(52));
        assertThat(script.open()).isZero();
    }
}
