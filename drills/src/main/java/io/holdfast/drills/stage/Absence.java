package io.holdfast.drills.stage;

import java.time.Duration;

/** What drills have in common in which the writer is away for a while, another one takes over, and the old one comes back. */
public final class Absence {

    public static final String PROMOTE = "promote";
    public static final String ENDPOINT = "endpoint";
    public static final String RETURN = "return";

    /** How much later than the writer the endpoint moves. */
    public static final Duration ENDPOINT_DELAY = Duration.ofSeconds(2);

    /** How soon after another writer exists Holdfast's application must write again: what a silent server is given. */
    public static final Duration WRITES_WITHIN = Duration.ofSeconds(3);

    /** How long the old writer stays away after that: longer than {@link #WRITES_WITHIN}, or nothing would be shown. */
    private static final Duration AWAY = WRITES_WITHIN.plusMillis(1_000);

    /** Even the quickest operators need a moment to be sure. */
    private static final Duration NOTICED_AFTER = Duration.ofMillis(500);

    private Absence() {}

    /**
     * Somebody notices, and promotes another; the endpoint follows. Returns when the old writer has been away for long enough.
     *
     * @param why what the old writer is now, as in {@code db1, which is frozen}
     */
    public static void takeOver(Stage stage, String why) throws InterruptedException {
        Cast cast = stage.cast();
        String second = cast.second().name();
        stage.pause(second + " is promoted", NOTICED_AFTER);
        stage.happen(
                PROMOTE,
                second + " is promoted",
                second + " takes over from " + cast.first().name() + ", which " + why + ". It has every write that "
                        + cast.first().name() + " acknowledged.",
                () -> stage.cluster().promote(cast.second()));
        long promoted = stage.clock().nanos();
        stage.awaitEndpoint(ENDPOINT, cast.second());
        stage.await(cast.first().name() + " comes back", promoted + AWAY.toNanos());
    }
}
