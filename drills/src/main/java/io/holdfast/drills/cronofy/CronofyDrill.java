package io.holdfast.drills.cronofy;

import io.holdfast.drills.result.Observations;
import io.holdfast.drills.result.Story;
import io.holdfast.drills.result.Verdict;
import io.holdfast.drills.stage.Cast;
import io.holdfast.drills.stage.Contender;
import io.holdfast.drills.stage.Drill;
import io.holdfast.drills.stage.Engine;
import io.holdfast.drills.stage.Stage;
import io.holdfast.testkit.DatabaseCluster;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The outage of April 2023: connections stay on a node that is no longer the writer, and nothing resets them.
 *
 * <p>At a third of the time the writer is killed and a replica promoted. The old writer comes back as a read-only replica
 * while the endpoint still leads to it, and does so for three seconds more. At two thirds a planned switchover demotes the
 * writer with all its connections open. Between the two, a person does what ended the real outage: restarts the
 * applications that do not serve. Who needs that has not recovered; but then the switchover finds everybody serving, and
 * shows by itself what it does.
 */
public final class CronofyDrill implements Drill {

    static final String KILL = "kill";
    static final String PROMOTE = "promote";
    static final String RETURN = "return";
    static final String ENDPOINT_AFTER_KILL = "endpoint-after-kill";
    static final String RESTART = "restart";
    static final String SWITCHOVER = "switchover";
    static final String ENDPOINT_AFTER_SWITCHOVER = "endpoint-after-switchover";
    static final String BLIND = "blind";

    private static final Duration ENDPOINT_DELAY = Duration.ofSeconds(3);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration BEFORE_SIGHT_IS_LOST = Duration.ofMillis(500);
    /** The alert waits for three of its minutes, each of which is a second here. */
    private static final Duration UNTIL_SOMEBODY_NOTICES = Duration.ofSeconds(4);
    /** How long after the endpoint is right somebody looks at the applications. */
    private static final Duration PERSON_LOOKS = Duration.ofSeconds(1);

    @Override
    public String name() {
        return "cronofy";
    }

    @Override
    public String summary() {
        return "the writer is killed and comes back read-only; later a switchover leaves connections on a demoted node";
    }

    /** A group takes its time to notice a loss, and a container to start. */
    @Override
    public int defaultSeconds(Engine engine) {
        return engine == Engine.MYSQL ? 60 : 30;
    }

    @Override
    public int leastSeconds(Engine engine) {
        return engine == Engine.MYSQL ? 45 : 20;
    }

    @Override
    public Duration endpointDelay() {
        return ENDPOINT_DELAY;
    }

    @Override
    public void play(Stage stage) throws InterruptedException {
        Cast cast = stage.cast();
        long whole = stage.wholeNanos();

        stage.await("the writer " + cast.first().name() + " is killed", whole / 3 + stage.offsetNanos());
        kill(stage, cast);

        restartWhoDoesNotServe(stage);
        stage.await("a planned switchover to " + cast.third().name(), whole * 2 / 3 + stage.offsetNanos());
        stage.contenders().forEach(Contender::keepOneConnection);
        switchOver(stage, cast);
        loseSight(stage);

        stage.awaitEnd();
    }

    @Override
    public Verdict judge(Observations seen) {
        return CronofyRules.judge(seen);
    }

    @Override
    public Story tell(Observations seen) {
        return CronofyStory.of(seen);
    }

    private static void kill(Stage stage, Cast cast) throws InterruptedException {
        DatabaseCluster cluster = stage.cluster();
        String first = cast.first().name();
        String second = cast.second().name();
        stage.fault(
                KILL,
                first + " is killed",
                "The server of the writer, " + first + ", is killed with SIGKILL, as by a power cut.",
                () -> cluster.crash(cast.first()));
        cluster.promote(cast.second());
        cluster.endpoint().pointTo(cast.first());
        stage.happened(
                PROMOTE,
                second + " is promoted",
                second + " takes over: it has every write that " + first
                        + " acknowledged. The endpoint goes on leading to " + first + ".");
        cluster.restartAsReplica(cast.first());
        stage.happened(
                RETURN,
                first + " is back, read-only",
                first + " has started again as a read-only replica of " + second
                        + ". The endpoint still leads to it, so that fresh connections land there.");
        cluster.endpoint().pointTo(cast.second(), ENDPOINT_DELAY);
        stage.awaitEndpoint(ENDPOINT_AFTER_KILL, cast.second());
    }

    private static void switchOver(Stage stage, Cast cast) throws InterruptedException {
        String third = cast.third().name();
        stage.fault(
                SWITCHOVER,
                "switchover to " + third,
                "Planned maintenance: " + cast.second().name() + " becomes read-only and " + third
                        + " the writer. Nothing is killed and every connection stays open.",
                () -> stage.cluster().switchover(cast.third()));
        stage.awaitEndpoint(ENDPOINT_AFTER_SWITCHOVER, cast.third());
    }

    /** In the real outage the alarm took it for "no errors" that nothing was reported any more. */
    private static void loseSight(Stage stage) throws InterruptedException {
        stage.pause("the monitoring loses sight of the applications", BEFORE_SIGHT_IS_LOST);
        stage.happened(
                BLIND,
                "nothing is reported any more",
                "Nobody gets any metrics of the applications any more, as if their way to the monitoring were broken. They go on.");
        stage.loseSight();
        stage.pause("somebody notices", UNTIL_SOMEBODY_NOTICES);
    }

    private static void restartWhoDoesNotServe(Stage stage) throws InterruptedException {
        stage.pause("a person looks at the applications", PERSON_LOOKS);
        List<Contender> inTrouble = stage.inTrouble();
        if (inTrouble.isEmpty()) {
            return;
        }
        String names = inTrouble.stream().map(Contender::name).collect(Collectors.joining(" and "));
        stage.happen(
                RESTART,
                names + " restarted by hand",
                "Somebody restarts what does not serve, as in the real outage: all connections of " + names
                        + " are replaced by fresh ones.",
                () -> inTrouble.forEach(
                        contender -> contender.restart(stage.clock().nanos())));
        stage.awaitServing("all applications serve", PATIENCE);
    }
}
