package io.holdfast.drills.kaza;

import io.holdfast.drills.result.Observations;
import io.holdfast.drills.result.Story;
import io.holdfast.drills.result.Verdict;
import io.holdfast.drills.stage.Absence;
import io.holdfast.drills.stage.Cast;
import io.holdfast.drills.stage.Contender;
import io.holdfast.drills.stage.Drill;
import io.holdfast.drills.stage.Engine;
import io.holdfast.drills.stage.Entrant;
import io.holdfast.drills.stage.Entrants;
import io.holdfast.drills.stage.Stage;
import io.holdfast.testkit.ClusterException;
import io.holdfast.testkit.DatabaseNode;
import io.holdfast.testkit.tls.IssuedCertificate;
import io.holdfast.testkit.tls.TestAuthority;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The outage of February 2019: a certificate expires and nobody knows; the whole authority is replaced in a hurry; a server comes to be
 * half-broken, and traffic goes there still.
 *
 * <p>The servers have real certificates, and every connection of both applications verifies them. Their pools replace each connection
 * after {@link #LIFETIME}, so that there are fresh ones at every moment.
 */
public final class KazaDrill implements Drill {

    static final String NEAR = "near";
    static final String EXPIRED = "expired";
    static final String CHANGE = "change";

    /** Followed by the name of the node. */
    static final String RENEWED = "renewed-";

    static final String CHANGED = "changed";
    static final String HALF = "half";

    /** How long Holdfast may go on with a server that serves nothing. */
    static final Duration TAKEN_OUT_WITHIN = Duration.ofSeconds(3);

    static final Duration LIFETIME = Duration.ofSeconds(2);

    /** A little more than three days, so that the metric does not say two of them and almost another one. */
    private static final Duration NEARLY_OVER = Duration.ofDays(3).plusHours(1);

    private static final Duration BEGAN_BEFORE = Duration.ofDays(87);
    /** MySQL takes no certificate that has expired; this much is left of it, and more on a machine that is slower than that. */
    private static final Duration LEFT = Duration.ofSeconds(5);

    private static final Duration LEFT_AT_MOST = Duration.ofSeconds(20);

    /** A look at the certificate, up to four seconds later; the alert's five minutes, which are as many seconds here; a busy machine. */
    private static final Duration ALERTED = Duration.ofSeconds(12);

    private static final Duration REFUSED = Duration.ofSeconds(6);
    private static final Duration STEP = Duration.ofMillis(800);
    /** After which there is no connection left that began when the old authority was trusted. */
    private static final Duration RENEWAL = LIFETIME.plusMillis(500);

    /** Longer than Holdfast needs to take the server out by itself. */
    private static final Duration NOTICED_BY_PEOPLE = TAKEN_OUT_WITHIN.plusMillis(500);

    private static final Duration STAYS_HALF_BROKEN = Absence.WRITES_WITHIN.plusSeconds(1);

    private static final Logger LOG = LoggerFactory.getLogger(KazaDrill.class);

    @Override
    public String name() {
        return "kaza";
    }

    @Override
    public String summary() {
        return "a certificate expires, the authority is replaced while all run, and the writer comes to accept connections and serve nothing";
    }

    @Override
    public int defaultSeconds(Engine engine) {
        return engine == Engine.MYSQL ? 50 : 45;
    }

    @Override
    public int leastSeconds(Engine engine) {
        return engine == Engine.MYSQL ? 46 : 42;
    }

    @Override
    public Duration endpointDelay() {
        return Absence.ENDPOINT_DELAY;
    }

    @Override
    public boolean hasCertificates() {
        return true;
    }

    @Override
    public List<Entrant> entrants(Engine engine) {
        return List.of(careful(Entrants.plain()), careful(Entrants.holdfast()));
    }

    private static Entrant careful(Entrant entrant) {
        return entrant.withOptions("sslMode=VERIFY_IDENTITY").withConnectionLifetime(LIFETIME);
    }

    @Override
    public void play(Stage stage) throws InterruptedException {
        certificateExpires(stage);
        authorityIsReplaced(stage);
        writerServesNothing(stage);
        stage.awaitEnd();
    }

    private static void certificateExpires(Stage stage) throws InterruptedException {
        DatabaseNode node = stage.cast().third();
        IssuedCertificate near = certificate(stage, node, Instant.now().plus(NEARLY_OVER));
        stage.happen(
                NEAR,
                "3 days are left",
                "The certificate of the replica " + named(stage, node) + ", CN=" + node.name()
                        + ", expires in three days, on " + near.until() + ".",
                () -> stage.cluster().certificate(node, near));
        stage.pause("the certificate of " + node.name() + " expires", ALERTED);
        IssuedCertificate over = showDying(stage, node);
        stage.fault(
                EXPIRED,
                "the certificate has expired",
                "Three days go by in some seconds: the certificate of " + named(stage, node) + ", CN=" + node.name()
                        + ", expires on " + over.until()
                        + ". Whoever connects there from now on and looks at it has to turn away.",
                () -> stage.awaitServersUninterrupted(
                        "that a certificate expires", () -> !Instant.now().isBefore(over.until())));
        stage.faultOver();
        stage.pause("the authority is replaced", REFUSED);
    }

    /** Shows a certificate that is about to expire. Where that was before it was there, the next one has more time. */
    private static IssuedCertificate showDying(Stage stage, DatabaseNode node) {
        for (Duration left = LEFT; ; left = left.multipliedBy(2)) {
            IssuedCertificate dying = certificate(stage, node, Instant.now().plus(left));
            boolean last = left.compareTo(LEFT_AT_MOST) >= 0;
            try {
                stage.cluster().certificate(node, dying);
                if (last || Instant.now().isBefore(dying.until())) {
                    return dying;
                }
            } catch (ClusterException e) {
                if (last || Instant.now().isBefore(dying.until())) {
                    throw e;
                }
            }
        }
    }

    private static IssuedCertificate certificate(Stage stage, DatabaseNode node, Instant until) {
        Instant end = until.truncatedTo(ChronoUnit.SECONDS);
        return stage.trust().authority().issue(node.name(), end.minus(BEGAN_BEFORE), end);
    }

    /** As the drill calls it and as Holdfast does. */
    private static String named(Stage stage, DatabaseNode node) {
        Contender holdfast = stage.contender(Entrants.HOLDFAST);
        return node.name() + " (" + holdfast.routes().get(0).address(node) + ")";
    }

    /** In the order that loses nothing. The one that has expired comes last. */
    private static void authorityIsReplaced(Stage stage) throws InterruptedException {
        TestAuthority old = stage.trust().authority();
        TestAuthority next = TestAuthority.create("second authority");
        stage.fault(
                CHANGE,
                "both authorities are trusted",
                "The applications' key store gets a second authority beside the first; nobody is restarted.",
                () -> stage.trust().put(old, next));
        Cast cast = stage.cast();
        for (DatabaseNode node : List.of(cast.second(), cast.first(), cast.third())) {
            stage.pause(node.name() + " gets another certificate", STEP);
            stage.happen(
                    RENEWED + node.name(),
                    "a new certificate for " + node.name(),
                    node.name() + " shows a certificate of the second authority from now on.",
                    () -> stage.cluster().certificate(node, next.issue(node.name())));
        }
        stage.pause("the old authority is trusted no more", STEP);
        stage.happen(
                CHANGED,
                "the old authority is out",
                "The key store has the second authority alone. Within two seconds there is no connection left that is older.",
                () -> stage.trust().put(next));
        stage.faultOver();
        stage.pause("the writer comes to be half-broken", RENEWAL);
    }

    private static void writerServesNothing(Stage stage) throws InterruptedException {
        Cast cast = stage.cast();
        String first = cast.first().name();
        String second = cast.second().name();
        stage.fault(
                HALF,
                first + " serves nothing",
                "The writer, " + first
                        + ", is half-broken: it replicates, it accepts connections, and no client gets anything from"
                        + " it. For the other servers it is well.",
                () -> stage.cluster().isolate(cast.first()));
        stage.pause(second + " takes over", NOTICED_BY_PEOPLE);
        stage.happen(
                Absence.PROMOTE,
                second + " takes over",
                "Somebody ends the sessions on " + first + ", which nobody hears of, and makes " + second
                        + " the writer.",
                () -> {
                    endSessions(cast.first());
                    stage.cluster().switchover(cast.second());
                });
        long promoted = stage.clock().nanos();
        stage.awaitEndpoint(Absence.ENDPOINT, cast.second());
        stage.await(first + " is mended", promoted + STAYS_HALF_BROKEN.toNanos());
        stage.happen(
                Absence.RETURN,
                first + " is mended",
                "What hangs on " + first + " is reset. It is a replica, and serves.",
                () -> {
                    stage.cluster().heal(cast.first());
                    cast.first().proxy().reset();
                });
    }

    /** A group would wait for their transactions before it has another primary. */
    private static void endSessions(DatabaseNode node) {
        for (Map<String, ?> session :
                node.query("SELECT id FROM information_schema.processlist WHERE user LIKE 'drill\\_%'")) {
            try {
                node.execute("KILL " + session.get("id"));
            } catch (ClusterException e) {
                LOG.debug("A session of {} ended by itself: {}", node.name(), e.getMessage());
            }
        }
    }

    @Override
    public Verdict judge(Observations seen) {
        return KazaRules.judge(seen);
    }

    @Override
    public Story tell(Observations seen) {
        return KazaStory.of(seen);
    }
}
