package io.holdfast.testkit.drill;

import io.holdfast.testkit.ClusterException;
import io.holdfast.testkit.DatabaseCluster;
import io.holdfast.testkit.DatabaseNode;
import io.holdfast.testkit.Endpoint;
import io.holdfast.testkit.proxy.FaultProxy;
import io.holdfast.testkit.tls.IssuedCertificate;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;

/** What happens in each fault, in the words of whoever reads a test's report. Holds no state. */
final class Scripts {

    /** Even the quickest operators need a moment to be sure. */
    private static final Duration NOTICED_AFTER = Duration.ofMillis(500);
    /** How long a writer that was replaced stays away while the application is not calm: longer than it takes to suspect it. */
    private static final Duration AWAY_AT_MOST = Duration.ofSeconds(4);

    private static final Duration OUTAGE = Duration.ofSeconds(2);
    /** MySQL takes no certificate that has expired, but one that has two seconds left. */
    private static final Duration UNTIL_EXPIRED = Duration.ofSeconds(3);

    private static final Duration UNTIL_EXPIRED_AT_MOST = Duration.ofSeconds(24);
    private static final Duration CERTIFICATE_LASTED = Duration.ofDays(90);
    private static final Duration A_MOMENT = Duration.ofMillis(50);
    private static final int CRASHES = 3;
    /** Long enough for an application to begin anew, and to be hit again. */
    private static final Duration BETWEEN_CRASHES = Duration.ofMillis(700);

    private Scripts() {}

    static void switchover(Stage stage) {
        DatabaseNode old = stage.writer();
        DatabaseNode next = stage.cluster().bestReplica();
        stage.happens(
                old.name() + " becomes read-only and " + next.name() + " the writer",
                () -> stage.cluster().switchover(next));
    }

    static void crash(Stage stage) {
        DatabaseNode old = stage.writer();
        stage.happens(
                old.name() + ", the writer, is killed", () -> stage.cluster().crash(old));
        replace(stage, old);
        stage.happens(
                old.name() + " comes back, read-only", () -> stage.cluster().restartAsReplica(old));
    }

    static void freeze(Stage stage) {
        DatabaseNode old = stage.writer();
        stage.happens(
                old.name() + ", the writer, freezes", () -> stage.cluster().freeze(old));
        replace(stage, old);
        stage.awaitCalm(AWAY_AT_MOST);
        stage.happens(old.name() + " goes on where it stopped, and is made a replica", () -> {
            stage.cluster().thaw(old);
            stage.cluster().restartAsReplica(old);
        });
    }

    static void blackhole(Stage stage) {
        DatabaseNode old = stage.writer();
        stage.outage(() -> {
            stage.happens(
                    "the network swallows what goes to " + old.name() + ", the writer",
                    () -> stage.cluster().isolate(old));
            replace(stage, old);
        });
        stage.awaitCalm(AWAY_AT_MOST);
        stage.happens(old.name() + " can be reached again, read-only", () -> {
            stage.cluster().restartAsReplica(old);
            stage.cluster().heal(old);
        });
    }

    static void partition(Stage stage) {
        DatabaseNode old = stage.writer();
        stage.happens(old.name() + ", the writer, is cut off from its peers", () -> cutOff(stage, old));
        replace(stage, old);
        stage.awaitCalm(AWAY_AT_MOST);
        stage.happens(old.name() + " is among its peers again, read-only", () -> {
            stage.cluster().heal(old);
            if (!old.readOnly()) { // Only a group tells it that it was replaced.
                stage.cluster().restartAsReplica(old);
            }
        });
    }

    /** To a writer with replicas, not to be asked by them any more is all that a cut network is. */
    private static void cutOff(Stage stage, DatabaseNode writer) {
        try {
            stage.cluster().partition(writer);
        } catch (UnsupportedOperationException oneMachine) {
            stage.others(writer).forEach(replica -> replica.execute("STOP REPLICA IO_THREAD"));
        }
    }

    private static void replace(Stage stage, DatabaseNode old) {
        stage.pause(NOTICED_AFTER);
        DatabaseNode next = stage.cluster().bestReplica();
        stage.happens(
                next.name() + " is promoted in the place of " + old.name(),
                () -> stage.cluster().promote(next));
    }

    static void crashLoop(Stage stage) {
        DatabaseNode writer = stage.writer();
        for (int crash = 1; crash <= CRASHES; crash++) {
            if (crash > 1) {
                stage.pause(BETWEEN_CRASHES);
            }
            stage.happens(
                    writer.name() + ", the writer, is killed: " + crash + " of " + CRASHES,
                    () -> stage.cluster().crash(writer));
            stage.happens(writer.name() + " comes back", () -> stage.cluster().restart(writer));
        }
    }

    static void quorumLoss(Stage stage) {
        List<DatabaseNode> others = stage.others(stage.writer());
        stage.happens("all replicas are killed", () -> others.forEach(stage.cluster()::crash));
        stage.pause(OUTAGE);
        stage.happens("they come back", () -> others.forEach(stage.cluster()::restart));
    }

    static void connectionReset(Stage stage) {
        DatabaseNode writer = stage.writer();
        stage.happens(
                "all connections to " + writer.name() + ", the writer, are reset",
                () -> writer.proxy().reset());
    }

    static void connectionRefused(Stage stage) {
        List<FaultProxy> doors = doors(stage.cluster());
        stage.outage(() -> {
            stage.happens("all connections are reset, and new ones refused", () -> {
                doors.forEach(FaultProxy::refuse);
                doors.forEach(FaultProxy::reset);
            });
            stage.pause(OUTAGE);
            stage.happens("connections are accepted again", () -> doors.forEach(FaultProxy::pass));
        });
    }

    static void certificateExpired(Stage stage) {
        DatabaseNode writer = stage.writer();
        IssuedCertificate good = writer.certificate().orElseThrow();
        try {
            Instant end = showDying(stage, writer, good);
            stage.awaitTime(end.minus(A_MOMENT)); // so that nobody notices before it has begun
            stage.outage(() -> {
                stage.happens(
                        "the certificate of " + writer.name()
                                + ", the writer, has expired, and all connections there are reset",
                        () -> {
                            stage.awaitTime(end);
                            writer.proxy().reset();
                        });
                stage.pause(OUTAGE);
                stage.happens(
                        writer.name() + " shows another certificate",
                        () -> stage.cluster().certificate(writer, good));
            });
        } finally {
            stage.cluster().certificate(writer, good);
        }
    }

    /** Shows a certificate that is about to expire; says when it does. Where that was before it was there, the next one has more time. */
    private static Instant showDying(Stage stage, DatabaseNode writer, IssuedCertificate good) {
        for (Duration left = UNTIL_EXPIRED; ; left = left.multipliedBy(2)) {
            Instant end = Instant.now().truncatedTo(ChronoUnit.SECONDS).plus(left);
            boolean last = left.compareTo(UNTIL_EXPIRED_AT_MOST) >= 0;
            try {
                stage.cluster().certificate(writer, good.again(end.minus(CERTIFICATE_LASTED), end));
                if (last || Instant.now().isBefore(end.minus(A_MOMENT))) {
                    return end;
                }
            } catch (ClusterException e) {
                if (last || Instant.now().isBefore(end)) {
                    throw e;
                }
            }
        }
    }

    private static List<FaultProxy> doors(DatabaseCluster cluster) {
        Endpoint endpoint = cluster.endpoint();
        return Stream.concat(
                        Stream.of(endpoint.proxy()), cluster.nodes().stream().map(DatabaseNode::proxy))
                .toList();
    }
}
