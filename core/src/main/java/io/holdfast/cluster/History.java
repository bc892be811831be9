package io.holdfast.cluster;

import io.holdfast.event.Incident;
import io.holdfast.event.Incident.Cause;
import io.holdfast.event.Watched;
import io.holdfast.outcome.FailoverOutcome;
import io.holdfast.outcome.Outcomes;
import io.holdfast.time.Ticker;
import io.holdfast.topology.LostTransactions;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * What has happened to a cluster and what applications were told of it, as incidents and in numbers, reported as it happens.
 *
 * <p>{@link #told}, {@link #incidents} and {@link #isRecovering} are for any thread, and take the cluster's lock; everything else is
 * guarded by it.
 */
final class History {

    private final Watched cluster;
    private final ReentrantLock lock;
    private final Telemetry telemetry;
    private final Tally tally;
    private final Incidents incidents;

    History(Watched cluster, ReentrantLock lock, Ticker ticker, Telemetry telemetry, Tally tally) {
        this.cluster = cluster;
        this.lock = lock;
        this.telemetry = telemetry;
        this.tally = tally;
        this.incidents = new Incidents(
                cluster.name(), ticker, (change, incident) -> telemetry.incident(cluster, change, incident));
    }

    /** Takes note of what an application is about to be told, and attaches the incident that it is about. */
    <E extends SQLException> E told(E exception) {
        if (exception instanceof FailoverOutcome outcome) {
            tally.told(outcome.told()).increment();
            telemetry.told(cluster, outcome.told());
            lock.lock();
            try {
                incidents.told(outcome.told());
                long number = incidents.current();
                if (number != 0) {
                    Outcomes.attach(exception, () -> incident(number));
                }
            } finally {
                lock.unlock();
            }
        }
        return exception;
    }

    private Optional<Incident> incident(long number) {
        lock.lock();
        try {
            return incidents.find(number);
        } finally {
            lock.unlock();
        }
    }

    List<Incident> incidents() {
        lock.lock();
        try {
            return incidents.all();
        } finally {
            lock.unlock();
        }
    }

    /** Whether there is an outage, or was one moments ago. */
    boolean isRecovering() {
        lock.lock();
        try {
            return incidents.recovering();
        } finally {
            lock.unlock();
        }
    }

    /** For how long there has been no writer; null while there is one. */
    @Nullable
    Duration outage() {
        return incidents.outage();
    }

    void doubted(@Nullable Node writer, Evidence evidence) {
        incidents.begin(evidence.cause(), evidence.text(), address(writer));
    }

    /** Time passes without a writer. */
    void searching(long since, String why, @Nullable Node writer) {
        incidents.searching(since, why, address(writer));
    }

    /** There is a writer: the one before, or another one. */
    void writerFound(ClusterView before, Node node, String server) {
        boolean same = server.equals(before.server());
        if (incidents.outage() == null && before.server() != null && !same) {
            incidents.begin(Cause.MOVED, node + " is the writer", address(before.writer()));
        }
        if (incidents.outage() != null) {
            (same ? tally.recoveries : tally.failovers).increment();
        }
        incidents.end(node.address(), same);
    }

    private static @Nullable String address(@Nullable Node writer) {
        return writer == null ? null : writer.address();
    }

    /** A node is not what it was. */
    void nodeChanged(NodeReport report) {
        incidents.step(report.describe());
        telemetry.topologyChanged(cluster);
    }

    void lost(LostTransactions news) {
        incidents.lost(news.atLeast(), news.toString());
    }
}
