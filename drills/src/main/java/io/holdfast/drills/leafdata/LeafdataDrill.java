package io.holdfast.drills.leafdata;

import io.holdfast.drills.result.Observations;
import io.holdfast.drills.result.Story;
import io.holdfast.drills.result.Verdict;
import io.holdfast.drills.stage.Contender;
import io.holdfast.drills.stage.Drill;
import io.holdfast.drills.stage.Engine;
import io.holdfast.drills.stage.Entrant;
import io.holdfast.drills.stage.Entrants;
import io.holdfast.drills.stage.Route;
import io.holdfast.drills.stage.Stage;
import java.time.Duration;
import java.util.List;

/**
 * The outage of July 2021: one connection breaks, once, and that was nothing. Hours later every connect is refused, for fourteen hours, and
 * nobody knows for six and a half of them.
 *
 * <p>What refuses lies before the servers, as a rule of a firewall would: they are well, and nobody reaches them.
 */
public final class LeafdataDrill implements Drill {

    static final String BLIP = "blip";
    static final String REFUSED = "refused";
    static final String OPEN = "open";
    static final String WHOLE = "whole";

    /** How long Holdfast's application wants to wait for a writer. After that the outage is known, and calls fail at once. */
    static final Duration PATIENCE = Duration.ofSeconds(2);

    private static final double BLIP_SHARE = 0.12;
    private static final double REFUSED_SHARE = 0.27;
    private static final double OPEN_SHARE = 0.77;
    private static final Duration OTHERS_LATER = Duration.ofSeconds(1);
    /** For a transaction to begin, which is what the reset waits for. */
    private static final Duration SOON = Duration.ofSeconds(2);

    @Override
    public String name() {
        return "leafdata";
    }

    @Override
    public String summary() {
        return "one connection breaks, which is nothing; later every connect is refused, for half of the drill";
    }

    @Override
    public int defaultSeconds(Engine engine) {
        return 30;
    }

    @Override
    public int leastSeconds(Engine engine) {
        return 20;
    }

    @Override
    public Duration endpointDelay() {
        return Duration.ZERO;
    }

    @Override
    public List<Entrant> entrants(Engine engine) {
        return List.of(
                Entrants.plain().withOptions(engine.plainText()),
                Entrants.holdfast()
                        .withOptions(engine.plainText())
                        .withOptions("holdfast.failoverTimeout=" + PATIENCE.toMillis())
                        .keepingConnections());
    }

    @Override
    public void play(Stage stage) throws InterruptedException {
        stage.awaitFirst("one connection breaks", BLIP_SHARE);
        blip(stage);
        long whole = stage.wholeNanos();
        stage.await("every connect is refused", (long) (whole * REFUSED_SHARE) + stage.offsetNanos());
        stage.fault(
                REFUSED,
                "every connect is refused",
                "Nobody reaches the servers any more: open connections are reset, and new ones refused, at every address.",
                () -> routes(stage).forEach(Route::shut));
        stage.await("the first server is to be reached", (long) (whole * OPEN_SHARE));
        stage.happen(
                OPEN,
                stage.cast().first().name() + " is to be reached",
                "The first server, the writer " + stage.cast().first().name() + ", takes connections again.",
                () -> routes(stage).forEach(route -> route.open(stage.cast().first())));
        stage.faultOver();
        stage.pause("so are the others", OTHERS_LATER);
        stage.happen(WHOLE, "all are", "So do the others.", () -> routes(stage).forEach(Route::open));
        stage.awaitEnd();
    }

    private static void blip(Stage stage) throws InterruptedException {
        List<Route> routes = routes(stage);
        List<Long> before = routes.stream().map(Route::resets).toList();
        stage.happen(
                BLIP,
                "one connection breaks",
                "One connection of each application is reset, once, at the beginning of a transaction. The next one would do.",
                () -> {
                    routes.forEach(Route::resetOnce);
                    stage.awaitServersUninterrupted("that a connection is reset", SOON, () -> {
                        for (int i = 0; i < routes.size(); i++) {
                            if (routes.get(i).resets() == before.get(i)) {
                                return false;
                            }
                        }
                        return true;
                    });
                    routes.forEach(Route::open);
                });
    }

    private static List<Route> routes(Stage stage) {
        return stage.contenders().stream()
                .map(Contender::routes)
                .flatMap(List::stream)
                .toList();
    }

    @Override
    public Verdict judge(Observations seen) {
        return LeafdataRules.judge(seen);
    }

    @Override
    public Story tell(Observations seen) {
        return LeafdataStory.of(seen);
    }
}
