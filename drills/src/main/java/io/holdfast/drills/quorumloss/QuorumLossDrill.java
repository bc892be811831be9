package io.holdfast.drills.quorumloss;

import io.holdfast.drills.result.Observations;
import io.holdfast.drills.result.Story;
import io.holdfast.drills.result.Verdict;
import io.holdfast.drills.stage.Cast;
import io.holdfast.drills.stage.Drill;
import io.holdfast.drills.stage.Engine;
import io.holdfast.drills.stage.Entrant;
import io.holdfast.drills.stage.Entrants;
import io.holdfast.drills.stage.Stage;
import io.holdfast.testkit.DatabaseNode;
import java.time.Duration;
import java.util.List;

/**
 * Two of three servers die, and the writer is left with nobody who could have what it commits. It accepts statements and
 * commits nothing: a writer with semi-synchronous replication that never degrades waits, a group without its majority waits,
 * then makes itself read-only. Then there are enough of them again.
 *
 * <p>To wait is right for a server that has promised not to lose anything. An application that wants to know sooner must say
 * so, whatever lies between: both have a {@code socketTimeout}, and a pool that gives up in seconds.
 */
public final class QuorumLossDrill implements Drill {

    static final String LOSS = "loss";
    static final String RETURN = "return";
    static final String WHOLE = "whole";

    /** How long a server may take to answer, and Holdfast to find a writer. */
    static final Duration ANSWER = Duration.ofMillis(1_500);
    /** How long the pool may take to give a connection. */
    static final Duration CONNECTION = Duration.ofSeconds(2);

    private static final double CALM_SHARE = 0.25;
    /** Long enough for a group to notice, twice five seconds, and to make itself read-only. */
    private static final Duration OUTAGE_OF_A_GROUP = Duration.ofSeconds(14);

    private static final Duration OUTAGE = Duration.ofSeconds(4);

    @Override
    public String name() {
        return "quorum-loss";
    }

    @Override
    public String summary() {
        return "two of three servers die, and the writer can commit nothing until they are back";
    }

    @Override
    public int defaultSeconds(Engine engine) {
        return engine == Engine.MYSQL ? 60 : 20;
    }

    @Override
    public int leastSeconds(Engine engine) {
        return engine == Engine.MYSQL ? 45 : 12;
    }

    @Override
    public Duration endpointDelay() {
        return Duration.ZERO;
    }

    @Override
    public List<Entrant> entrants(Engine engine) {
        return Entrants.inAHurry(ANSWER, CONNECTION);
    }

    @Override
    public void play(Stage stage) throws InterruptedException {
        Cast cast = stage.cast();
        String first = cast.first().name();
        List<DatabaseNode> others = List.of(cast.second(), cast.third());
        stage.awaitFirst("two of three servers die", CALM_SHARE);
        stage.fault(
                LOSS,
                cast.second().name() + " and " + cast.third().name() + " are killed",
                "Both replicas are killed with SIGKILL. The writer, " + first
                        + ", runs and accepts statements, and can commit nothing: nobody else would have it.",
                () -> others.forEach(stage.cluster()::crash));
        boolean group = stage.settings().engine() == Engine.MYSQL;
        stage.pause("there are enough servers again", group ? OUTAGE_OF_A_GROUP : OUTAGE);
        if (group) {
            stage.happen(
                    RETURN,
                    "the group is formed anew",
                    "Somebody gives up on the two and forms the group anew from " + first + ", which can commit again.",
                    () -> stage.cluster().promote(cast.first()));
            stage.faultOver();
            stage.happen(
                    WHOLE,
                    "the two are back",
                    "The other two have joined it.",
                    () -> others.forEach(stage.cluster()::restartAsReplica));
        } else {
            stage.happen(
                    RETURN,
                    cast.second().name() + " is back",
                    cast.second().name() + " has started again and replicates: " + first + " can commit again.",
                    () -> stage.cluster().restart(cast.second()));
            stage.faultOver();
            stage.happen(
                    WHOLE,
                    cast.third().name() + " is back",
                    "So has " + cast.third().name() + ".",
                    () -> stage.cluster().restart(cast.third()));
        }
        stage.awaitEnd();
    }

    @Override
    public Verdict judge(Observations seen) {
        return QuorumLossRules.judge(seen);
    }

    @Override
    public Story tell(Observations seen) {
        return QuorumLossStory.of(seen);
    }
}
