package io.holdfast.drills.partition;

import io.holdfast.drills.result.Observations;
import io.holdfast.drills.result.Story;
import io.holdfast.drills.result.Verdict;
import io.holdfast.drills.stage.Absence;
import io.holdfast.drills.stage.Cast;
import io.holdfast.drills.stage.Drill;
import io.holdfast.drills.stage.Engine;
import io.holdfast.drills.stage.Stage;
import java.time.Duration;
import java.util.List;

/**
 * The writer is cut off from its peers while the applications stay on its side. It runs, answers and calls itself writable, and
 * nothing that is written there is ever acknowledged: no replica has it, or no majority. On the other side another one is
 * promoted. In the end the network is whole again, and the old writer comes back as a replica.
 *
 * <p>A group is cut off in its network. Replicas are cut off by ceasing to receive: to the writer it is the same.
 */
public final class PartitionDrill implements Drill {

    static final String CUT = "cut";

    private static final double CALM_SHARE = 0.25;

    @Override
    public String name() {
        return "partition";
    }

    @Override
    public String summary() {
        return "the writer is cut off from its peers, and the applications are on its side";
    }

    @Override
    public int defaultSeconds(Engine engine) {
        return engine == Engine.MYSQL ? 40 : 20;
    }

    @Override
    public int leastSeconds(Engine engine) {
        return engine == Engine.MYSQL ? 30 : 12;
    }

    @Override
    public Duration endpointDelay() {
        return Absence.ENDPOINT_DELAY;
    }

    @Override
    public void play(Stage stage) throws InterruptedException {
        Cast cast = stage.cast();
        String first = cast.first().name();
        stage.awaitFirst("the writer " + first + " is cut off", CALM_SHARE);
        stage.fault(
                CUT,
                first + " is cut off from its peers",
                "The writer, " + first
                        + ", and the other servers do not hear each other any more. The applications still"
                        + " reach all of them. Nothing that " + first
                        + " is told to commit can be acknowledged from now on.",
                () -> cutOff(stage));
        Absence.takeOver(stage, "cannot hear of it");
        stage.happen(
                Absence.RETURN,
                first + " is back, read-only",
                "The network is whole again. " + first
                        + " drops what it could not commit, and is a read-only replica of "
                        + cast.second().name() + ".",
                () -> comeBack(stage));
        stage.awaitEnd();
    }

    private static void cutOff(Stage stage) {
        Cast cast = stage.cast();
        if (stage.settings().engine() == Engine.MYSQL) {
            stage.cluster().partition(cast.first());
        } else {
            List.of(cast.second(), cast.third()).forEach(replica -> replica.execute("STOP REPLICA IO_THREAD"));
        }
    }

    private static void comeBack(Stage stage) {
        Cast cast = stage.cast();
        if (stage.settings().engine() == Engine.MYSQL) {
            stage.cluster().heal(cast.first());
        } else {
            stage.cluster().restartAsReplica(cast.first());
        }
    }

    @Override
    public Verdict judge(Observations seen) {
        return PartitionRules.judge(seen);
    }

    @Override
    public Story tell(Observations seen) {
        return PartitionStory.of(seen);
    }
}
