package io.holdfast.drills.violet;

import io.holdfast.drills.result.Observations;
import io.holdfast.drills.result.Story;
import io.holdfast.drills.result.Verdict;
import io.holdfast.drills.stage.Contender;
import io.holdfast.drills.stage.Drill;
import io.holdfast.drills.stage.Engine;
import io.holdfast.drills.stage.Entrant;
import io.holdfast.drills.stage.Entrants;
import io.holdfast.drills.stage.Size;
import io.holdfast.drills.stage.Stage;
import io.holdfast.testkit.DatabaseCluster;
import io.holdfast.testkit.DatabaseNode;
import java.time.Duration;
import java.util.List;

/**
 * The outage of March 2024: the whole cluster crashes and recovers in a loop. Then it comes back for good, slow and with few connections
 * allowed, and two fleets of six processes want to be back at once.
 */
public final class VioletDrill implements Drill {

    /** Followed by the number of the crash, from 1. */
    static final String CRASH = "crash-";

    /** Followed by the number of the crash that it is over after. */
    static final String UP = "up-";

    static final String BACK = "back";
    static final String FULL = "full";

    static final Size FLEET = new Size(6, 20, 4, Duration.ofMillis(40));

    /** Fewer than one fleet's pools would like to have, and more than its threads need. */
    static final int FEW_CONNECTIONS = 45;

    /** As {@code MAX_USER_CONNECTIONS} understands it. */
    private static final int NO_LIMIT = 0;

    private static final int MOST_CRASHES = 12;
    private static final Duration UP_FOR = Duration.ofSeconds(2);
    private static final Duration DOWN_FOR = Duration.ofSeconds(3);
    private static final Duration CALM = Duration.ofSeconds(4);
    /** How long the servers are slow, and accept few connections, when they are back. */
    private static final Duration SLOW_START = Duration.ofSeconds(8);
    /** Of each packet, in each direction, as long as the caches are cold. */
    private static final Duration COLD = Duration.ofMillis(40);

    @Override
    public String name() {
        return "violet";
    }

    @Override
    public String summary() {
        return "the whole cluster crashes time and again, then comes back slowly; two fleets of six processes want it";
    }

    @Override
    public int defaultSeconds(Engine engine) {
        return rest(engine) + MOST_CRASHES * round(engine);
    }

    @Override
    public int leastSeconds(Engine engine) {
        return engine == Engine.MYSQL ? 120 : 40;
    }

    @Override
    public Duration endpointDelay() {
        return Duration.ZERO;
    }

    @Override
    public List<Entrant> entrants(Engine engine) {
        // Whoever is turned away by his account's limit is told so after the login, which only an open line shows.
        return Entrants.fleets(FLEET).stream()
                .map(entrant -> entrant.withOptions(engine.plainText()))
                .toList();
    }

    /** A group as a whole takes half a minute to come back, which is no loop of seconds. */
    @Override
    public boolean wantsReplicas() {
        return true;
    }

    /** As many as find room in the time, besides the calm before and the return. */
    static int crashes(Engine engine, int seconds) {
        return Math.max(1, Math.min(MOST_CRASHES, (seconds - rest(engine)) / round(engine)));
    }

    /** Seconds from one crash to the next, with what the servers need to start. */
    private static int round(Engine engine) {
        return engine == Engine.MYSQL ? 20 : 6;
    }

    /** Seconds for everything else. */
    private static int rest(Engine engine) {
        return engine == Engine.MYSQL ? 36 : 20;
    }

    @Override
    public void play(Stage stage) throws InterruptedException {
        List<DatabaseNode> nodes = List.of(
                stage.cast().first(), stage.cast().second(), stage.cast().third());
        int crashes = crashes(stage.settings().engine(), stage.settings().seconds());
        stage.await("the whole cluster crashes", CALM.toNanos() + stage.offsetNanos());
        for (int crash = 1; crash <= crashes; crash++) {
            crash(stage, nodes, crash);
            if (crash < crashes) {
                stage.happen(
                        UP + crash,
                        "up",
                        "The servers are up again, for " + UP_FOR.toSeconds() + " s.",
                        () -> restart(stage.cluster(), nodes));
                stage.pause("it crashes again", UP_FOR);
            }
        }
        comeBack(stage, nodes);
        stage.awaitEnd();
    }

    private static void crash(Stage stage, List<DatabaseNode> nodes, int crash) throws InterruptedException {
        Runnable all = () -> nodes.forEach(stage.cluster()::crash);
        long begun = stage.clock().nanos();
        if (crash == 1) {
            stage.fault(
                    CRASH + crash,
                    "all servers crash",
                    "All three servers are killed with SIGKILL, as if the storage below them had a defect.",
                    all);
        } else {
            stage.happen(CRASH + crash, "and again", "They crash again, number " + crash + ".", all);
        }
        stage.await("the servers come up", begun + DOWN_FOR.toNanos());
    }

    private static void restart(DatabaseCluster cluster, List<DatabaseNode> nodes) {
        nodes.forEach(cluster::restart);
    }

    /** Nobody gets in before the limits are set, which is as if the servers had started with them. */
    private static void comeBack(Stage stage, List<DatabaseNode> nodes) throws InterruptedException {
        nodes.forEach(node -> node.proxy().refuse());
        restart(stage.cluster(), nodes);
        limit(stage, FEW_CONNECTIONS);
        stage.happen(
                BACK,
                "back for good",
                "The servers are up for good. They allow each fleet " + FEW_CONNECTIONS
                        + " connections, and are slow, as their caches are cold.",
                () -> nodes.forEach(node -> {
                    node.proxy().pass();
                    node.proxy().delay(COLD);
                }));
        stage.faultOver();
        boolean containers = stage.settings().engine() == Engine.MYSQL;
        stage.pause("the servers are as they were", containers ? SLOW_START.multipliedBy(2) : SLOW_START);
        stage.happen(
                FULL,
                "as they were",
                "The caches are warm, and the servers allow as many connections as before.",
                () -> {
                    limit(stage, NO_LIMIT);
                    nodes.forEach(node -> node.proxy().pass());
                });
    }

    /** For each fleet its own, or one would get what the other one has taken. */
    private static void limit(Stage stage, int connections) {
        for (Contender contender : stage.contenders()) {
            stage.cluster()
                    .writer()
                    .execute("ALTER USER '" + contender.account() + "'@'%' WITH MAX_USER_CONNECTIONS " + connections);
        }
    }

    @Override
    public Verdict judge(Observations seen) {
        return VioletRules.judge(seen);
    }

    @Override
    public Story tell(Observations seen) {
        return VioletStory.of(seen);
    }
}
