package io.holdfast.drills.rollingrestart;

import io.holdfast.drills.result.Observations;
import io.holdfast.drills.result.Recovery;
import io.holdfast.drills.result.Story;
import io.holdfast.drills.result.Verdict;
import io.holdfast.drills.stage.Cast;
import io.holdfast.drills.stage.Drill;
import io.holdfast.drills.stage.Engine;
import io.holdfast.drills.stage.Stage;
import io.holdfast.testkit.DatabaseNode;
import java.time.Duration;

/**
 * Maintenance as the book has it: each server is shut down in an orderly way and started again, the replicas first, one after
 * the other, and the writer last, after a planned switchover and some seconds in which the applications may go over.
 */
public final class RollingRestartDrill implements Drill {

    static final String REPLICAS = "replicas";
    static final String OTHER_REPLICA = "other-replica";
    static final String SWITCHOVER = "switchover";
    static final String ENDPOINT = "endpoint";
    static final String OLD_WRITER = "old-writer";

    private static final double CALM_SHARE = 0.15;
    private static final Duration ENDPOINT_DELAY = Duration.ofSeconds(1);
    /** So that everybody can be seen to serve before the next step. */
    private static final Duration BETWEEN = Recovery.CALM.plusMillis(300);

    @Override
    public String name() {
        return "rolling-restart";
    }

    @Override
    public String summary() {
        return "every server is restarted in turn, the writer last, after a planned switchover";
    }

    @Override
    public int defaultSeconds(Engine engine) {
        return engine == Engine.MYSQL ? 90 : 24;
    }

    @Override
    public int leastSeconds(Engine engine) {
        return engine == Engine.MYSQL ? 60 : 14;
    }

    @Override
    public Duration endpointDelay() {
        return ENDPOINT_DELAY;
    }

    @Override
    public void play(Stage stage) throws InterruptedException {
        Cast cast = stage.cast();
        String first = cast.first().name();
        String second = cast.second().name();
        stage.awaitFirst("the replica " + second + " is restarted", CALM_SHARE);
        stage.fault(
                REPLICAS,
                second + " is restarted",
                "The first replica, " + second + ", is shut down and started again.",
                () -> restart(stage, cast.second()));
        stage.happen(
                OTHER_REPLICA,
                cast.third().name() + " is restarted",
                "So is the other one, " + cast.third().name() + ".",
                () -> restart(stage, cast.third()));
        stage.faultOver();
        stage.pause("a planned switchover to " + second, BETWEEN);
        stage.fault(
                SWITCHOVER,
                "switchover to " + second,
                first + " becomes read-only and " + second + " the writer. Every connection stays open.",
                () -> stage.cluster().switchover(cast.second()));
        stage.awaitEndpoint(ENDPOINT, cast.second());
        stage.pause("the old writer " + first + " is restarted", BETWEEN);
        stage.fault(
                OLD_WRITER,
                first + " is restarted",
                "The last one, " + first
                        + ", is shut down and started again. Whoever is still connected to it loses the connection.",
                () -> restart(stage, cast.first()));
        stage.faultOver();
        stage.awaitEnd();
    }

    private static void restart(Stage stage, DatabaseNode node) {
        node.execute("SHUTDOWN");
        stage.awaitServersUninterrupted("that " + node.name() + " shuts down", () -> !node.alive());
        stage.cluster().restart(node);
    }

    @Override
    public Verdict judge(Observations seen) {
        return RollingRestartRules.judge(seen);
    }

    @Override
    public Story tell(Observations seen) {
        return RollingRestartStory.of(seen);
    }
}
