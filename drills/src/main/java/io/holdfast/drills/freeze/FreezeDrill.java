package io.holdfast.drills.freeze;

import io.holdfast.drills.result.Observations;
import io.holdfast.drills.result.Story;
import io.holdfast.drills.result.Verdict;
import io.holdfast.drills.stage.Absence;
import io.holdfast.drills.stage.Cast;
import io.holdfast.drills.stage.Drill;
import io.holdfast.drills.stage.Engine;
import io.holdfast.drills.stage.Stage;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * The writer's server is stopped in its tracks (SIGSTOP). Its connections stay open, its kernel goes on accepting new ones, and
 * nothing ever comes back: no reset, no refusal. Another one is promoted. Later the old one goes on where it stopped, in the
 * belief that it is the writer, and comes back as a replica.
 */
public final class FreezeDrill implements Drill {

    static final String FREEZE = "freeze";

    private static final double CALM_SHARE = 0.25;

    @Override
    public String name() {
        return "freeze";
    }

    @Override
    public String summary() {
        return "the writer freezes: its connections stay open and nothing comes back; later it goes on where it stopped";
    }

    @Override
    public Optional<String> impossibleOn(Engine engine) {
        boolean windows =
                System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows");
        return engine == Engine.EMBEDDED && windows
                ? Optional.of("Windows cannot stop a process in its tracks")
                : Optional.empty();
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
        stage.awaitFirst("the writer " + first + " freezes", CALM_SHARE);
        stage.fault(
                FREEZE,
                first + " freezes",
                "The server of the writer, " + first
                        + ", is stopped with SIGSTOP. Its connections stay open, new ones are"
                        + " accepted, and nothing comes back on either.",
                () -> stage.cluster().freeze(cast.first()));
        Absence.takeOver(stage, "is frozen");
        stage.happen(
                Absence.RETURN,
                first + " goes on, and is made a replica",
                first + " goes on where it stopped, and still believes itself the writer. Then it is made a read-only"
                        + " replica of " + cast.second().name() + ".",
                () -> stage.cluster().thaw(cast.first()));
        becomeReplica(stage, cast);
        stage.awaitEnd();
    }

    /** A member of a group finds out by itself that it was replaced. */
    private static void becomeReplica(Stage stage, Cast cast) throws InterruptedException {
        if (stage.settings().engine() == Engine.MYSQL) {
            stage.awaitServers("that " + cast.first().name() + " is read-only", cast.first()::readOnly);
        } else {
            stage.cluster().restartAsReplica(cast.first());
        }
    }

    @Override
    public Verdict judge(Observations seen) {
        return FreezeRules.judge(seen);
    }

    @Override
    public Story tell(Observations seen) {
        return FreezeStory.of(seen);
    }
}
