package io.holdfast.drills.redcrow;

import io.holdfast.drills.result.Observations;
import io.holdfast.drills.result.Remark;
import io.holdfast.drills.result.Remark.Kind;
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
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;

/**
 * Replication is broken in three ways: a conflicting row, a delay, a history of a replica's own, which is left as it is. Then the writer
 * is overloaded until queries time out, which is no reason for a failover. Then it dies, and in a hurry the diverged replica is promoted:
 * it lacks all that was acknowledged since.
 *
 * <p>Nothing shows that to the applications' users: the servers acknowledged what they were given, since the other replica had received
 * it. What is lost here nobody below the servers can save. That it is lost can be said.
 */
public final class RedcrowDrill implements Drill {

    static final String CONFLICT = "conflict";
    static final String REPAIRED = "repaired";
    static final String LAG = "lag";
    static final String LAG_SEEN = "lag-seen";
    static final String CAUGHT_UP = "caught-up";
    static final String DIVERGED = "diverged";
    static final String OVERLOAD = "overload";
    static final String RELIEF = "relief";
    static final String KILL = "kill";
    static final String PROMOTE = "promote";

    /** Followed by how many transactions the new writer lacks. */
    static final String LACKS = "lacks-";

    static final String ENDPOINT = "endpoint";

    /** As the servers number them: a key that is there already. */
    static final String DUPLICATE_KEY = "error 1062:";

    /** The same: MariaDB's word for a transaction that has no place in the history, MySQL's for a row that is not there. */
    static final List<String> DIVERGENCE = List.of("error 1950:", "error 1032:");

    /** How long both applications wait for an answer. */
    static final Duration ANSWER = Duration.ofSeconds(1);

    /** How long their pools wait for a connection. */
    static final Duration CONNECTION = Duration.ofSeconds(5);

    /** How soon a replica's trouble must be known. */
    static final Duration TOLD_WITHIN = Duration.ofSeconds(5);

    static final Duration LAGS_BY = Duration.ofSeconds(4);
    /** By when the lag must be seen: it has to come about first. */
    static final Duration LAG_KNOWN_WITHIN = LAGS_BY.plus(TOLD_WITHIN);

    private static final double CALM_SHARE = 0.07;
    private static final double DIVERGED_SHARE = 0.3;
    private static final double OVERLOAD_SHARE = 0.42;
    private static final double RELIEF_SHARE = 0.6;
    private static final double KILL_SHARE = 0.75;
    private static final Duration LEAST_OVERLOAD = Duration.ofSeconds(6);
    private static final Duration LONGEST_CALMING = Duration.ofSeconds(10);
    private static final Duration ENDPOINT_DELAY = Duration.ofSeconds(2);
    private static final Duration NOTICED_AFTER = Duration.ofMillis(500);
    /** For what is late nevertheless to be seen how late. */
    private static final Duration SLACK = Duration.ofSeconds(2);

    @Override
    public String name() {
        return "redcrow";
    }

    @Override
    public String summary() {
        return "replication breaks in three ways, the writer is overloaded, and a replica that lacks transactions takes over";
    }

    @Override
    public boolean wantsReplicas() {
        return true;
    }

    @Override
    public int defaultSeconds(Engine engine) {
        return engine == Engine.MYSQL ? 50 : 40;
    }

    @Override
    public int leastSeconds(Engine engine) {
        return engine == Engine.MYSQL ? 35 : 28;
    }

    @Override
    public Duration endpointDelay() {
        return ENDPOINT_DELAY;
    }

    @Override
    public List<Entrant> entrants(Engine engine) {
        String limit = "socketTimeout=" + ANSWER.toMillis();
        return List.of(
                Entrants.plain().withOptions(limit).withConnectionTimeout(CONNECTION),
                Entrants.holdfast().withOptions(limit).withConnectionTimeout(CONNECTION));
    }

    @Override
    public void play(Stage stage) throws InterruptedException {
        Breakage breakage = new Breakage(stage);
        breakage.prepare(stage);
        stage.awaitFirst("a conflicting row", CALM_SHARE);
        long whole = stage.wholeNanos();
        conflictAndLag(stage, breakage);
        stage.await(stage.cast().second().name() + " diverges", (long) (whole * DIVERGED_SHARE));
        diverge(stage, breakage);
        stage.await("the writer is overloaded", (long) (whole * OVERLOAD_SHARE) + stage.offsetNanos());
        overload(stage);
        stage.await("the writer is killed", (long) (whole * KILL_SHARE) + stage.offsetNanos());
        failOver(stage);
        stage.awaitEnd();
    }

    private static void conflictAndLag(Stage stage, Breakage breakage) throws InterruptedException {
        Cast cast = stage.cast();
        String second = cast.second().name();
        String third = cast.third().name();
        long conflict = stage.clock().nanos();
        stage.happen(
                CONFLICT,
                third + " stops at a conflict",
                "A row is written on the replica " + third
                        + ", past the replication; then the writer gets one with the same key. What " + third
                        + " applies stops there. It goes on receiving, and acknowledging.",
                () -> breakage.conflict(cast.third()));
        stage.happen(
                LAG,
                second + " lags",
                "The replica " + second + " is told to apply everything " + LAGS_BY.toSeconds() + " s late.",
                () -> stage.cluster().lag(cast.second(), LAGS_BY));
        long lag = stage.clock().nanos();
        awaitNotice(stage, "Holdfast tells of the conflict", RedcrowDrill::tellsOfConflict, conflict);
        long repaired = stage.clock().nanos();
        stage.happen(
                REPAIRED,
                third + " is repaired",
                "Somebody removes the row, and " + third + " goes on.",
                () -> breakage.repair(cast.third()));
        awaitNotice(stage, "Holdfast tells that it is over", RedcrowDrill::tellsOfRepair, repaired);
        awaitLag(stage, lag);
        stage.happen(
                CAUGHT_UP,
                second + " catches up",
                second + " is told to apply at once, and does.",
                () -> breakage.catchUp(stage, cast.second()));
    }

    private static void awaitLag(Stage stage, long since) throws InterruptedException {
        Duration left = LAG_KNOWN_WITHIN.plus(SLACK).minusNanos(stage.clock().nanos() - since);
        AtomicLong seen = new AtomicLong();
        boolean known = stage.clock()
                .waitFor(
                        () -> {
                            seen.set(Lag.longestSeconds(
                                    stage.contender(Entrants.HOLDFAST).metrics()));
                            return seen.get() >= LAGS_BY.toSeconds() / 2;
                        },
                        left);
        if (known) {
            stage.happened(
                    LAG_SEEN,
                    "the lag is seen",
                    "Holdfast's metric holdfast_node_lag_seconds says " + seen.get() + ".");
        }
    }

    private static void diverge(Stage stage, Breakage breakage) throws InterruptedException {
        DatabaseNode second = stage.cast().second();
        long diverged = stage.clock().nanos();
        stage.happen(
                DIVERGED,
                second.name() + " diverges",
                "A transaction is run on the replica " + second.name()
                        + ", which the writer does not have. What comes from the writer no longer fits, and nothing is applied any"
                        + " more. Nobody does anything about it.",
                () -> breakage.diverge(second));
        awaitNotice(stage, "Holdfast tells of it", RedcrowDrill::tellsOfDivergence, diverged);
    }

    private static void awaitNotice(Stage stage, String next, Predicate<Remark> what, long since)
            throws InterruptedException {
        stage.awaitSaid(next, what, since, TOLD_WITHIN.plus(SLACK));
    }

    static boolean tellsOfConflict(Remark remark) {
        return stopped(remark) && remark.text().contains(DUPLICATE_KEY);
    }

    static boolean tellsOfDivergence(Remark remark) {
        return stopped(remark) && DIVERGENCE.stream().anyMatch(remark.text()::contains);
    }

    private static boolean stopped(Remark remark) {
        return remark.kind() == Kind.NOTICED && remark.topic().equals("replication_stopped");
    }

    static boolean tellsOfRepair(Remark remark) {
        return remark.kind() == Kind.NOTICED && remark.topic().equals("replication_resumed");
    }

    static boolean tellsOfLoss(Remark remark) {
        return remark.kind() == Kind.NOTICED && remark.topic().equals("transactions_lost");
    }

    private static void overload(Stage stage) throws InterruptedException {
        DatabaseNode first = stage.cast().first();
        List<String> tables = stage.contenders().stream()
                .map(contender -> "workload_" + contender.name())
                .toList();
        try (Overload overload =
                new Overload(stage.cluster(), first, stage.settings().engine(), tables)) {
            stage.fault(
                    OVERLOAD,
                    first.name() + " is overloaded",
                    overload.size()
                            + " sessions run reports on the writer that lock what they read and compute for seconds."
                            + " Queries of the applications time out after " + ANSWER.toSeconds() + " s.",
                    overload::begin);
            long least = stage.clock().nanos() + LEAST_OVERLOAD.toNanos();
            stage.await("the load ends", Math.max(least, (long) (stage.wholeNanos() * RELIEF_SHARE)));
            stage.happen(RELIEF, "the load ends", "The reports are cancelled, one and all.", overload::close);
        }
        stage.faultOver();
        stage.awaitServing("everybody serves again", LONGEST_CALMING);
    }

    private static void failOver(Stage stage) throws InterruptedException {
        DatabaseNode first = stage.cast().first();
        DatabaseNode second = stage.cast().second();
        stage.fault(
                KILL,
                first.name() + " is killed",
                "The server of the writer, " + first.name() + ", is killed with SIGKILL, as by a power cut.",
                () -> stage.cluster().crash(first));
        stage.pause(second.name() + " is promoted", NOTICED_AFTER);
        AtomicLong lacks = new AtomicLong();
        stage.happen(
                PROMOTE,
                second.name() + " is promoted as it is",
                "In a hurry the replica that diverged is made the writer, with what it has and no more.",
                () -> lacks.set(stage.cluster().promoteAsIs(second)));
        stage.happened(
                LACKS + lacks.get(),
                lacks.get() + " transactions are missing",
                "The replicas had received, and acknowledged, " + lacks.get() + " transactions that " + second.name()
                        + " has not applied. They are lost, to whichever application they were acknowledged.");
        stage.awaitEndpoint(ENDPOINT, second);
    }

    @Override
    public Verdict judge(Observations seen) {
        return RedcrowRules.judge(seen);
    }

    @Override
    public Story tell(Observations seen) {
        return RedcrowStory.of(seen);
    }
}
