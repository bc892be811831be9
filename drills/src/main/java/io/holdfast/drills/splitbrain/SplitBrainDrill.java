package io.holdfast.drills.splitbrain;

import io.holdfast.drills.result.Observations;
import io.holdfast.drills.result.Story;
import io.holdfast.drills.result.Verdict;
import io.holdfast.drills.stage.Cast;
import io.holdfast.drills.stage.Drill;
import io.holdfast.drills.stage.Engine;
import io.holdfast.drills.stage.Stage;
import io.holdfast.testkit.DatabaseNode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The writer is killed and another one promoted. Then the old one comes back as what it was: it accepts writes and, since its
 * semi-synchronous replication is off, acknowledges them. The endpoint still leads to it. Some seconds later the endpoint is
 * right, and some more later somebody finds the second writer and makes it a replica, which throws away what it holds that
 * nobody else does.
 *
 * <p>It is counted on both servers whose rows they got meanwhile. The old writer is out of reach while it starts and before it
 * is wiped, so that the count misses none.
 */
public final class SplitBrainDrill implements Drill {

    static final String KILL = "kill";
    static final String PROMOTE = "promote";
    static final String RETURN = "return";
    static final String ENDPOINT = "endpoint";
    static final String TAKE_OUT = "take-out";

    private static final double CALM_SHARE = 0.2;
    private static final Duration ENDPOINT_DELAY = Duration.ofSeconds(2);
    /** How long after the endpoint is right the second writer is found. */
    private static final Duration UNNOTICED = Duration.ofSeconds(2);

    @Override
    public String name() {
        return "split-brain";
    }

    @Override
    public String summary() {
        return "the old writer comes back writable after another has been promoted, and the endpoint leads to it";
    }

    @Override
    public Optional<String> impossibleOn(Engine engine) {
        return engine == Engine.MYSQL
                ? Optional.of("the members of a group agree on one writer, and one that comes back is read-only")
                : Optional.empty();
    }

    @Override
    public int defaultSeconds(Engine engine) {
        return 20;
    }

    @Override
    public int leastSeconds(Engine engine) {
        return 12;
    }

    @Override
    public Duration endpointDelay() {
        return ENDPOINT_DELAY;
    }

    @Override
    public void play(Stage stage) throws InterruptedException {
        Cast cast = stage.cast();
        stage.awaitFirst("the writer " + cast.first().name() + " is killed", CALM_SHARE);
        replace(stage, cast);
        comeBackWritable(stage, cast);
        stage.awaitEndpoint(ENDPOINT, cast.second());
        stage.pause("somebody finds the second writer", UNNOTICED);
        takeOut(stage, cast);
        stage.awaitEnd();
    }

    private static void replace(Stage stage, Cast cast) {
        String first = cast.first().name();
        String second = cast.second().name();
        stage.fault(
                KILL,
                first + " is killed",
                "The server of the writer, " + first + ", is killed with SIGKILL, as by a power cut.",
                () -> stage.cluster().crash(cast.first()));
        stage.happen(
                PROMOTE,
                second + " is promoted",
                second + " takes over: it has every write that " + first
                        + " acknowledged. The endpoint goes on leading to " + first + ".",
                () -> stage.cluster().promote(cast.second()));
        stage.cluster().endpoint().pointTo(cast.first());
    }

    private static void comeBackWritable(Stage stage, Cast cast) {
        DatabaseNode old = cast.first();
        old.proxy().refuse();
        stage.cluster().restart(old);
        old.execute("SET GLOBAL rpl_semi_sync_master_enabled=0"); // Else it would accept writes, and never say so.
        stage.beginTally(List.of(old, cast.second()));
        stage.happen(
                RETURN,
                old.name() + " is back, writable",
                old.name()
                        + " has started again as what it was, a writer, and acknowledges what it is given: there are two"
                        + " now. The endpoint leads to " + old.name() + ", and nobody replicates from it.",
                () -> old.proxy().pass());
        stage.cluster().endpoint().pointTo(cast.second(), ENDPOINT_DELAY);
    }

    private static void takeOut(Stage stage, Cast cast) {
        DatabaseNode old = cast.first();
        stage.happen(
                TAKE_OUT,
                old.name() + " is made a replica",
                "Somebody finds the second writer. " + old.name() + " is made a read-only replica of "
                        + cast.second().name() + "; what only it had is thrown away.",
                () -> {
                    old.proxy().refuse();
                    old.proxy().reset();
                    stage.endTally();
                    stage.cluster().restartAsReplica(old);
                    old.proxy().pass();
                });
    }

    @Override
    public Verdict judge(Observations seen) {
        return SplitBrainRules.judge(seen);
    }

    @Override
    public Story tell(Observations seen) {
        return SplitBrainStory.of(seen);
    }
}
