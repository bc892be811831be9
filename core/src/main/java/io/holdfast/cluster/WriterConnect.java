package io.holdfast.cluster;

import io.github.resilience4j.core.IntervalFunction;
import io.holdfast.cluster.WriterElection.Rejected;
import io.holdfast.cluster.WriterElection.Undecided;
import io.holdfast.event.Incident.Cause;
import io.holdfast.fault.CertificateTrouble;
import io.holdfast.fault.Fault;
import io.holdfast.fault.FaultClassifier;
import io.holdfast.fault.Phase;
import io.holdfast.server.RoleReport;
import io.holdfast.time.Deadline;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** One caller's way to a connection on the writer: dial it if it is known, else wait for the search. Used once, by one thread. */
final class WriterConnect {

    private static final int MOST_FAILURES_KEPT = 8;

    private static final IntervalFunction LONGEST_PAUSE = IntervalFunction.ofExponentialBackoff(100, 2.0, 3_000);

    /** Milliseconds before the next dial, after so many: anything up to the longest, so that those who failed together come apart. */
    static final IntervalFunction BACKOFF =
            failures -> ThreadLocalRandom.current().nextLong(LONGEST_PAUSE.apply(failures) + 1);

    private final Cluster cluster;
    private final Connector connector;
    private final Deadline deadline;
    private final Duration patience;
    private final BooleanSupplier abandoned;
    private final List<SQLException> failures = new ArrayList<>();
    private String why = "no node was tried";
    private @Nullable NodeReport untrusted;
    private int backoffs;
    private int dialsFailed;

    WriterConnect(
            Cluster cluster, Connector connector, Deadline deadline, Duration patience, BooleanSupplier abandoned) {
        this.cluster = cluster;
        this.connector = connector;
        this.deadline = deadline;
        this.patience = patience;
        this.abandoned = abandoned;
    }

    ConnectResult run() {
        try {
            while (true) {
                if (abandoned.getAsBoolean()) {
                    return new ConnectResult.Abandoned();
                }
                ConnectResult result = cluster.view().settled() ? dial(cluster.view()) : waitForSearch();
                if (result != null) {
                    return untrusted == null ? result : namingTheCertificate(untrusted, result);
                }
                if (deadline.expired()) {
                    return new ConnectResult.Unavailable(why, failures);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new ConnectResult.Interrupted();
        }
    }

    /** Waits a little for the node to show the certificate that was refused, unless the driver has told which it is. */
    private ConnectResult namingTheCertificate(NodeReport refused, ConnectResult result) {
        CertificateTrouble trouble = refused.certificate();
        SQLException failure = refused.failure();
        if (trouble == null || failure == null) {
            return result;
        }
        Node node = refused.node();
        Duration left = deadline.remaining(ShownCertificates.MOST_WAIT);
        CertificateTrouble known = cluster.shownCertificates().complete(node, connector, trouble, left);
        return new ConnectResult.Rejected(
                failure,
                NodeReport.failed(node, refused.fault(), failure, known).describe());
    }

    /** Connects to the known writer; null if that did not work out and the loop must go on. */
    private @Nullable ConnectResult dial(ClusterView seen) throws InterruptedException {
        Node node = seen.writer();
        if (node == null) {
            return null;
        }
        if (!cluster.gate().enter(deadline, dialsFailed > 0)) {
            cluster.tally().connectsRefused.increment();
            return null;
        }
        Connection connection = null;
        boolean connected = false;
        Duration wait = deadline.remaining(cluster.settings().connectTimeout());
        try {
            if (wait.isZero() || cluster.epoch() != seen.epoch()) {
                return null; // too late; or it has been found out meanwhile, by those who were in front
            }
            Dials.Opened opened = cluster.dials()
                    .open(node, connector, wait, deadline, asked -> RoleProbe.read(asked, cluster.dialect(asked)));
            if (opened == null) {
                return afterLeaving(node);
            }
            connection = opened.connection();
            RoleReport role = opened.role();
            ClusterView now = role.writable() ? cluster.confirm(seen, node, role) : null;
            if (now != null) {
                cluster.privileges().check(connector, connection, role);
                PhysicalConnection found = new PhysicalConnection(connection, node, role.server(), now.epoch());
                connector.verified(found);
                connected = true;
                cluster.tally().connects.increment();
                return new ConnectResult.Connected(found);
            }
            dialsFailed++;
            if (role.writable()) {
                why = node + " leads to " + role.server() + ", which accepts writes, but the writer is "
                        + seen.server();
            } else {
                why = NodeReport.answered(node, role).describe();
                cluster.doubt(seen.epoch(), Cause.READ_ONLY, why);
            }
        } catch (SQLException e) {
            ConnectResult end = afterFailure(seen, node, e, wait);
            if (end != null) {
                return end;
            }
        } finally {
            cluster.gate().leave(connected);
            if (connection != null && !connected) {
                connector.discard(connection);
            }
        }
        pause();
        return null;
    }

    private @Nullable ConnectResult afterLeaving(Node node) {
        why = node + ": the driver was still connecting when "
                + (deadline.expired() ? "the time was over" : "the node was given up");
        dialsFailed++;
        cluster.tally().connectsFailed.increment();
        return null;
    }

    /** What ends the whole attempt, or null if it may go on. */
    private @Nullable ConnectResult afterFailure(ClusterView seen, Node node, SQLException e, Duration wait) {
        Fault fault = FaultClassifier.classify(e, Phase.CONNECTING);
        NodeReport report = NodeReport.failed(node, fault, e);
        why = report.describe();
        dialsFailed++;
        cluster.tally().connectsFailed.increment();
        if (failures.size() < MOST_FAILURES_KEPT) {
            failures.add(e);
        }
        return switch (fault) {
            // Neither the node nor the link: the user's name, rights, certificates, settings.
            case ACCESS_DENIED, NONE -> {
                if (report.certificate() != null) {
                    untrusted = report;
                    cluster.certificateRefused(node);
                }
                yield new ConnectResult.Rejected(e, why);
            }
            case OVERLOADED -> null;
            default -> {
                if (!cluster.isOwnHaste(e, wait)) {
                    cluster.doubt(seen.epoch(), causeOf(fault), why);
                }
                yield null;
            }
        };
    }

    private static Cause causeOf(Fault fault) {
        return switch (fault) {
            case WRITE_REFUSED, WRITE_REFUSED_IF_NODE_READ_ONLY -> Cause.READ_ONLY;
            case NOT_EXECUTED, NODE_LEAVING -> Cause.CUT_OFF;
            default -> Cause.UNREACHABLE;
        };
    }

    private @Nullable ConnectResult waitForSearch() throws InterruptedException {
        ClusterWatch.Snapshot found = cluster.waitingRoom().awaitWriter(connector, deadline, patience, abandoned);
        if (found == null) {
            return null;
        }
        if (found.verdict() instanceof Rejected rejected) {
            return new ConnectResult.Rejected(rejected.cause(), rejected.why());
        }
        if (found.verdict() instanceof Undecided undecided) {
            why = undecided.why();
        }
        return found.hopeless() ? new ConnectResult.Unavailable(found.describe(why), failures) : null;
    }

    /** Jittered, longer and longer; but the first failure may be chance, and the search that follows it waits anyway. */
    private void pause() throws InterruptedException {
        if (dialsFailed == 1 && !cluster.view().settled()) {
            return;
        }
        Duration most = Duration.ofMillis(BACKOFF.apply(++backoffs));
        ReentrantLock lock = new ReentrantLock();
        Condition never = lock.newCondition();
        lock.lockInterruptibly();
        try {
            cluster.ticker().await(never, deadline.remaining(most).toNanos());
        } finally {
            lock.unlock();
        }
    }
}
