package io.holdfast.cluster;

import io.github.resilience4j.core.IntervalFunction;
import io.holdfast.cluster.WriterElection.Rejected;
import io.holdfast.cluster.WriterElection.Undecided;
import io.holdfast.fault.Fault;
import io.holdfast.fault.FaultClassifier;
import io.holdfast.fault.Phase;
import io.holdfast.time.Deadline;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** One caller's way to a connection on the writer: dial it if it is known, else wait for the search. Used once, by one thread. */
final class WriterConnect {

    private static final int MOST_FAILURES_KEPT = 8;
    private static final IntervalFunction BACKOFF = IntervalFunction.ofExponentialRandomBackoff(50, 2.0, 0.5, 2_000);

    private final Cluster cluster;
    private final Connector connector;
    private final Deadline deadline;
    private final BooleanSupplier abandoned;
    private final List<SQLException> failures = new ArrayList<>();
    private String why = "no node was tried";
    private int backoffs;
    private int dialsFailed;

    WriterConnect(Cluster cluster, Connector connector, Deadline deadline, BooleanSupplier abandoned) {
        this.cluster = cluster;
        this.connector = connector;
        this.deadline = deadline;
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
                    return result;
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

    /** Connects to the known writer; null if that did not work out and the loop must go on. */
    private @Nullable ConnectResult dial(ClusterView seen) throws InterruptedException {
        Node node = seen.writer();
        if (node == null || !cluster.gate().enter(deadline)) {
            return null;
        }
        Connection connection = null;
        try {
            if (cluster.epoch() != seen.epoch()) {
                return null; // it has been found out meanwhile, by those who were in front
            }
            Duration patience = deadline.remaining(cluster.settings().connectTimeout());
            connection = connector.open(node, patience);
            RoleReport role = RoleProbe.read(connection);
            if (role.writable()) {
                connector.ready(connection);
                ClusterView now = cluster.confirm(seen, node, role.server());
                connector.verified(connection, now.epoch());
                PhysicalConnection physical = new PhysicalConnection(connection, node, role.server(), now.epoch());
                connection = null;
                return new ConnectResult.Connected(physical);
            }
            why = NodeReport.answered(node, role).describe();
            cluster.doubt(seen.epoch(), why);
            pauseIfAgain();
            return null;
        } catch (SQLException e) {
            return afterFailure(seen, node, e);
        } finally {
            cluster.gate().leave();
            if (connection != null) {
                connector.discard(connection);
            }
        }
    }

    private @Nullable ConnectResult afterFailure(ClusterView seen, Node node, SQLException e)
            throws InterruptedException {
        Fault fault = FaultClassifier.classify(e, Phase.CONNECTING);
        why = NodeReport.failed(node, fault, e).describe();
        keep(e);
        switch (fault) {
            case ACCESS_DENIED -> {
                return new ConnectResult.Rejected(e);
            }
            case NONE -> {
                // Neither the node nor the link: the user's settings, or a driver's refusal of them.
                return new ConnectResult.Rejected(e);
            }
            case OVERLOADED -> pause();
            default -> {
                cluster.doubt(seen.epoch(), why);
                pauseIfAgain();
            }
        }
        return null;
    }

    private @Nullable ConnectResult waitForSearch() throws InterruptedException {
        WriterSearch.Snapshot found = cluster.awaitSearch(connector, deadline, abandoned);
        if (found == null) {
            return null;
        }
        if (found.verdict() instanceof Rejected rejected && found.isFor(connector)) {
            return new ConnectResult.Rejected(rejected.cause());
        }
        if (found.verdict() instanceof Undecided undecided) {
            why = undecided.why();
            if (cluster.view().server() == null && undecided.complete() && !undecided.reachable()) {
                // Nobody has ever seen this cluster: a wrong address, or an outage. Waiting for a failover is no use.
                return new ConnectResult.Unavailable(why, failures);
            }
        }
        return null;
    }

    /** The search found the writer, and dialling it failed all the same: once may be chance, twice needs patience. */
    private void pauseIfAgain() throws InterruptedException {
        dialsFailed++;
        if (dialsFailed > 1) {
            pause();
        }
    }

    /** Jittered, ever longer. */
    private void pause() throws InterruptedException {
        long nanos = Math.min(BACKOFF.apply(++backoffs) * 1_000_000, deadline.remainingNanos());
        ReentrantLock lock = new ReentrantLock();
        Condition never = lock.newCondition();
        lock.lockInterruptibly();
        try {
            cluster.ticker().await(never, nanos);
        } finally {
            lock.unlock();
        }
    }

    private void keep(SQLException e) {
        if (failures.size() < MOST_FAILURES_KEPT) {
            failures.add(e);
        }
    }
}
