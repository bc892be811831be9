package io.holdfast.cluster;

import io.github.resilience4j.core.IntervalFunction;
import io.holdfast.fault.Fault;
import io.holdfast.fault.FaultClassifier;
import io.holdfast.fault.Phase;
import io.holdfast.time.Ticker;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Asks one node for its role, again and again, during one search. It keeps its connection between two questions, so that a
 * replica which is about to be promoted is noticed at once and without a storm of connects; a node that cannot be reached is
 * tried ever more seldom.
 *
 * <p>One thread at a time runs {@link #ask}, which the search sees to; everything else belongs to the search's lock.
 */
final class NodeProbe {

    private static final IntervalFunction BETWEEN_QUESTIONS = IntervalFunction.ofRandomized(100, 0.2);
    private static final long MOST_BETWEEN_CONNECTS = 1_000;
    private static final IntervalFunction BETWEEN_CONNECTS =
            IntervalFunction.ofExponentialRandomBackoff(100, 2.0, 0.5, MOST_BETWEEN_CONNECTS);

    private final Node node;
    private final Connector connector;
    private final Duration patience;
    private final Ticker ticker;
    private @Nullable Connection connection;
    private long connectedAt;
    private int failedConnects;

    // Guarded by the search's lock.
    NodeReport report;
    boolean asking;
    long askedNanos;
    long dueNanos;

    NodeProbe(Node node, Connector connector, Duration patience, Ticker ticker) {
        this.node = node;
        this.connector = connector;
        this.patience = patience;
        this.ticker = ticker;
        this.report = NodeReport.pending(node);
        this.dueNanos = ticker.nanoTime();
    }

    /** Another probe of the same node, for when this one hangs; the last word of the node stays. */
    NodeProbe beside() {
        NodeProbe other = new NodeProbe(node, connector, patience, ticker);
        other.report = report;
        return other;
    }

    boolean isBeside(NodeProbe other) {
        return node.equals(other.node);
    }

    /** Connects if need be and asks. Blocks for at most the patience of the connector. */
    NodeReport ask() {
        if (connection != null
                && ticker.nanoTime() - connectedAt >= connector.redialAfter().toNanos()) {
            hangUp();
        }
        Connection open = connection;
        try {
            if (open == null) {
                open = connector.open(node, patience);
                connection = open;
                connectedAt = ticker.nanoTime();
            }
            RoleReport role = RoleProbe.read(open);
            failedConnects = 0;
            return NodeReport.answered(node, role);
        } catch (RuntimeException e) {
            hangUp();
            failedConnects++;
            return NodeReport.failed(node, Fault.UNREACHABLE, new SQLException("the inner driver failed: " + e, e));
        } catch (SQLException e) {
            failedConnects++;
            hangUp();
            Fault fault = FaultClassifier.classify(e, Phase.CONNECTING);
            return NodeReport.failed(node, fault == Fault.NONE ? Fault.UNREACHABLE : fault, e);
        }
    }

    /** How long to leave the node alone before it is asked again. */
    long pauseNanos() {
        if (report.fault() == Fault.ACCESS_DENIED) {
            return MOST_BETWEEN_CONNECTS
                    * 1_000_000; // it will hardly think otherwise by then, but an account may be on its way
        }
        long millis = failedConnects == 0 ? BETWEEN_QUESTIONS.apply(1) : BETWEEN_CONNECTS.apply(failedConnects);
        return millis * 1_000_000;
    }

    void hangUp() {
        Connection open = connection;
        connection = null;
        if (open != null) {
            connector.discard(open);
        }
    }
}
