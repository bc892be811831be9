package io.holdfast.drills.cronofy;

import io.holdfast.drills.result.DrillResult;
import io.holdfast.drills.result.Observations;
import io.holdfast.drills.result.Recovery;
import io.holdfast.drills.result.Verdict;
import io.holdfast.drills.show.Display;
import io.holdfast.drills.stage.Contender;
import io.holdfast.drills.stage.Drill;
import io.holdfast.drills.stage.DrillSettings;
import io.holdfast.drills.stage.Entrant;
import io.holdfast.drills.stage.Route;
import io.holdfast.drills.stage.Stage;
import io.holdfast.testkit.DatabaseCluster;
import io.holdfast.testkit.DatabaseNode;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
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

    static final String PLAIN = "plain";
    static final String HOLDFAST = "holdfast";

    private static final List<Entrant> ENTRANTS = List.of(
            new Entrant(
                    PLAIN,
                    "HikariCP and MySQL Connector/J, connected through the cluster's one endpoint",
                    "jdbc:mysql://",
                    Route::byEndpoint),
            new Entrant(
                    HOLDFAST,
                    "the same pool and driver with one word more in the URL, and the addresses of the three nodes",
                    "jdbc:holdfast:mysql://",
                    Route::byNodes));

    private static final Duration ENDPOINT_DELAY = Duration.ofSeconds(3);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    /** How long after the endpoint is right somebody looks at the applications. */
    private static final Duration PERSON_LOOKS = Duration.ofSeconds(1);
    /** How much longer than the last event the drill goes on: enough to see who serves. */
    private static final Duration LAST_LOOK = Recovery.CALM.plusMillis(800);
    /** So that the events do not hit the threads at the same point in every run. */
    private static final int MOST_OFFSET_MILLIS = 100;

    @Override
    public String name() {
        return "cronofy";
    }

    @Override
    public String summary() {
        return "the writer is killed and comes back read-only; later a switchover leaves connections on a demoted node";
    }

    @Override
    public int defaultSeconds() {
        return 30;
    }

    @Override
    public int leastSeconds() {
        return 20;
    }

    @Override
    public DrillResult run(DrillSettings settings, Display display) throws SQLException, InterruptedException {
        try (Stage stage = Stage.open(name(), settings, ENDPOINT_DELAY, ENTRANTS, display)) {
            play(stage, settings);
            Observations seen = stage.finish();
            Verdict verdict = CronofyRules.judge(seen);
            return new DrillResult(seen, verdict, CronofyStory.of(seen));
        }
    }

    private static void play(Stage stage, DrillSettings settings) throws InterruptedException {
        DatabaseCluster cluster = stage.cluster();
        Random choices = new Random(settings.seed());
        DatabaseNode first = cluster.writer();
        List<DatabaseNode> replicas =
                cluster.nodes().stream().filter(node -> !node.equals(first)).toList();
        int heirIndex = choices.nextInt(replicas.size());
        DatabaseNode second = replicas.get(heirIndex);
        DatabaseNode third = replicas.get((heirIndex + 1) % replicas.size());
        long whole = Duration.ofSeconds(settings.seconds()).toNanos();

        stage.await("the writer " + first.name() + " is killed", whole / 3 + offset(choices));
        kill(stage, first, second);

        restartWhoDoesNotServe(stage);
        stage.await("a planned switchover to " + third.name(), whole * 2 / 3 + offset(choices));
        switchOver(stage, second, third);

        stage.await("the end", Math.max(whole, stage.clock().nanos() + LAST_LOOK.toNanos()));
    }

    private static long offset(Random choices) {
        return Duration.ofMillis(choices.nextInt(MOST_OFFSET_MILLIS)).toNanos();
    }

    private static void kill(Stage stage, DatabaseNode first, DatabaseNode second) throws InterruptedException {
        DatabaseCluster cluster = stage.cluster();
        stage.fault(
                KILL,
                first.name() + " is killed",
                "The server of the writer, " + first.name() + ", is killed with SIGKILL, as by a power cut.",
                () -> cluster.crash(first));
        cluster.promote(second);
        cluster.endpoint().pointTo(first);
        stage.happened(
                PROMOTE,
                second.name() + " is promoted",
                second.name() + " takes over: it has every write that " + first.name()
                        + " acknowledged. The endpoint goes on leading to " + first.name() + ".");
        cluster.restartAsReplica(first);
        stage.happened(
                RETURN,
                first.name() + " is back, read-only",
                first.name() + " has started again as a read-only replica of " + second.name()
                        + ". The endpoint still leads to it, so that fresh connections land there.");
        cluster.endpoint().pointTo(second, ENDPOINT_DELAY);
        awaitEndpoint(stage, ENDPOINT_AFTER_KILL, second);
    }

    private static void switchOver(Stage stage, DatabaseNode second, DatabaseNode third) throws InterruptedException {
        stage.fault(
                SWITCHOVER,
                "switchover to " + third.name(),
                "Planned maintenance: " + second.name() + " becomes read-only and " + third.name()
                        + " the writer. Nothing is killed and every connection stays open.",
                () -> stage.cluster().switchover(third));
        awaitEndpoint(stage, ENDPOINT_AFTER_SWITCHOVER, third);
    }

    private static void awaitEndpoint(Stage stage, String id, DatabaseNode node) throws InterruptedException {
        DatabaseCluster cluster = stage.cluster();
        boolean moved = stage.clock().waitFor(() -> cluster.endpoint().target().equals(node), PATIENCE);
        if (!moved) {
            throw new IllegalStateException("the endpoint never came to lead to " + node.name());
        }
        stage.happened(
                id,
                "endpoint leads to " + node.name(),
                "From now on a fresh connection through the endpoint reaches the writer, " + node.name() + ".");
        stage.faultOver();
    }

    private static void restartWhoDoesNotServe(Stage stage) throws InterruptedException {
        stage.await("a person looks at the applications", stage.clock().nanos() + PERSON_LOOKS.toNanos());
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
