package io.holdfast.drills.stage;

import java.time.Duration;
import java.util.List;

/** The two applications of every drill: the same pool, the same driver, with Holdfast in between and without. */
public final class Entrants {

    public static final String PLAIN = "plain";
    public static final String HOLDFAST = "holdfast";

    private static final String PLAIN_URL = "jdbc:mysql://";
    private static final String HOLDFAST_URL = "jdbc:holdfast:mysql://";
    private static final String PLAIN_WORDS =
            "HikariCP and MySQL Connector/J, connected through the cluster's one endpoint";
    private static final String HOLDFAST_WORDS =
            "the same pool and driver with one word more in the URL, and the addresses of the three nodes";

    private Entrants() {}

    /** With nothing configured but where the database is. */
    public static List<Entrant> asTheyCome() {
        return List.of(plain(), holdfast());
    }

    public static Entrant plain() {
        return new Entrant(
                PLAIN,
                PLAIN_WORDS,
                PLAIN_URL,
                "",
                Entrant.USUAL_CONNECTION_TIMEOUT,
                Entrant.USUAL_CONNECTION_LIFETIME,
                Size.SMALL_SERVICE,
                false,
                Route::byEndpoint);
    }

    public static Entrant holdfast() {
        return new Entrant(
                HOLDFAST,
                HOLDFAST_WORDS,
                HOLDFAST_URL,
                "",
                Entrant.USUAL_CONNECTION_TIMEOUT,
                Entrant.USUAL_CONNECTION_LIFETIME,
                Size.SMALL_SERVICE,
                false,
                Route::byNodes);
    }

    /** Both as fleets of processes. */
    public static List<Entrant> fleets(Size size) {
        return List.of(
                plain().withSize(size).by(Route::byEndpointAlone), holdfast().withSize(size));
    }

    /**
     * Both want to know soon, and say so where pools and drivers have it said.
     *
     * @param answer how long a server may take to answer ({@code socketTimeout}), and how long Holdfast looks for a writer
     * @param connection how long the pool may take to give a connection
     */
    public static List<Entrant> inAHurry(Duration answer, Duration connection) {
        String limit = "socketTimeout=" + answer.toMillis();
        return List.of(
                plain().withOptions(limit).withConnectionTimeout(connection),
                holdfast()
                        .withOptions(limit + "&holdfast.failoverTimeout=" + answer.toMillis())
                        .withConnectionTimeout(connection));
    }
}
