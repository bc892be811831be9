package io.holdfast.recovery;

import io.holdfast.cluster.Cluster;
import io.holdfast.cluster.ClusterView;
import io.holdfast.cluster.Connector;
import io.holdfast.cluster.Link;
import io.holdfast.cluster.PhysicalConnection;
import io.holdfast.cluster.SessionHandle;
import io.holdfast.event.Incident.Cause;
import io.holdfast.fault.Fault;
import io.holdfast.fault.FaultClassifier;
import io.holdfast.outcome.Outcomes;
import io.holdfast.server.RoleReport;
import io.holdfast.sql.Traits;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The physical connection that a session has at the moment, if it has one, and what the cluster knows of the session.
 *
 * <p>It tells what a failure is about, since that takes a look at the connection, leaves a node that is not to be used any more, and
 * reports to the cluster what speaks against it. What that means for the work that was under way is not its concern.
 *
 * <p>Thread rule: as for {@link Session}: only {@link #shut}, {@link #close} and {@link #abort} may come from any thread at any time.
 */
final class Attachment {

    private final Cluster cluster;
    private final Connector connector;

    private volatile Connection inner;
    private volatile @Nullable Link link;
    private volatile @Nullable SessionHandle handle;
    private volatile boolean broken;
    private volatile boolean closed;
    /** Closed, and whatever that took is over. */
    private volatile boolean gone;

    private String server;
    private long verified;
    private int generation;

    Attachment(Cluster cluster, Connector connector, PhysicalConnection first) {
        this.cluster = cluster;
        this.connector = connector;
        this.inner = first.connection();
        this.server = first.server();
        this.link = cluster.attach(first, connector);
        this.verified = first.epoch();
    }

    /** To no node yet. */
    Attachment(Cluster cluster, Connector connector) {
        this.cluster = cluster;
        this.connector = connector;
        this.inner = NoConnection.INSTANCE;
        this.server = "";
        this.broken = true;
    }

    /** The application gets the session, so that the cluster has to count it until it is closed. */
    void count() {
        handle = cluster.sessionOpened(this, connector);
    }

    Connection connection() {
        return inner;
    }

    /** Changes whenever objects made by {@link #connection()} are no longer good. */
    int generation() {
        return generation;
    }

    /** The cluster's epoch for which the node is known to be the writer. */
    long verified() {
        return verified;
    }

    boolean isBroken() {
        return broken;
    }

    /** Whether it has had none so far, and may still get one. */
    boolean hasHadNoNode() {
        return inner == NoConnection.INSTANCE && !closed;
    }

    /** Whether there is a node, of which the cluster may have heard something since it was last known to be the writer. */
    boolean isInQuestion() {
        return !broken && verified != cluster.epoch();
    }

    void wrote(long rows) {
        Link current = link;
        if (rows > 0 && current != null) {
            current.wrote();
        }
    }

    /** @throws SQLException that the session was closed meanwhile, and what is new with it */
    void attach(PhysicalConnection physical) throws SQLException {
        inner = physical.connection();
        server = physical.server();
        link = cluster.attach(physical, connector);
        verified = physical.epoch();
        broken = false;
        generation++;
        if (closed) {
            discard();
            throw Outcomes.closed(null);
        }
    }

    void leave() {
        if (!broken) {
            broken = true;
            generation++;
            discard();
        }
    }

    /** Gets rid of a physical connection that nobody has used, or is to use again. */
    void discard() {
        detach();
        connector.discard(inner);
    }

    /** Asks the server whether it is still the writer, and leaves it if it is not. */
    @Nullable
    SQLException ask(Duration patience) {
        ClusterView view = cluster.view();
        if (leaveIfReplaced(view)) {
            return null;
        }
        try {
            RoleReport role = connector.ask(inner, patience, cluster.dialect(inner));
            if (role.writable() && role.server().equals(server)) {
                verified = view.epoch();
                return null;
            }
            leave();
            cluster.doubt(view.epoch(), Cause.READ_ONLY, "it is " + role.evidence());
            return null;
        } catch (SQLException e) {
            if (classify(Call.HARMLESS, e).condemnsConnection()) {
                leave();
                if (!cluster.isOwnHaste(e, patience)) {
                    cluster.doubt(view.epoch(), Cause.LINK_LOST, String.valueOf(e.getMessage()));
                }
            }
            return e; // else it cannot be asked now, with a result streaming for example, and is asked the next time
        }
    }

    /** Leaves the node if another one is known to be the writer, which takes no question. */
    void leaveIfReplaced() {
        if (isInQuestion()) {
            boolean unused = leaveIfReplaced(cluster.view());
        }
    }

    private boolean leaveIfReplaced(ClusterView view) {
        boolean isReplaced = view.settled() && !server.equals(view.server());
        if (isReplaced) {
            leave();
        }
        return isReplaced;
    }

    /** Leaves the node if it is not the writer any more, or does not answer. */
    void validate(Duration patience) throws SQLException {
        if (isInQuestion()) {
            SQLException unused = ask(patience);
        } else if (!broken && !answers(patience)) {
            leave();
        }
    }

    boolean answers(Duration patience) throws SQLException {
        return !broken && inner.isValid((int) Math.max(1, patience.toSeconds()));
    }

    /** What a failure is about; leaves the node if it is about that. */
    Fault judge(Call call, SQLException failure) {
        Fault fault = classify(call, failure);
        if (fault == Fault.WRITE_REFUSED) {
            cluster.writeRefused();
        }
        if (fault.condemnsConnection()) {
            long seen = verified;
            leave();
            if (fault != Fault.LINK_LOST_UNSENT) { // which tells of this session's end only, an idle one's for example
                cluster.doubt(seen, causeOf(fault), evidence(failure));
            }
        }
        return fault;
    }

    /** As {@link Session#leaveIfLost}. */
    boolean leaveIfLost(SQLException failure) {
        boolean isLost = classify(Call.reading(Traits.READS), failure).condemnsConnection();
        if (isLost && !broken) {
            long seen = verified;
            leave();
            cluster.doubt(seen, Cause.LINK_LOST, evidence(failure));
        }
        return isLost;
    }

    static Cause causeOf(Fault fault) {
        return switch (fault) {
            case WRITE_REFUSED, WRITE_REFUSED_IF_NODE_READ_ONLY -> Cause.READ_ONLY;
            case NOT_EXECUTED, NODE_LEAVING -> Cause.CUT_OFF;
            case UNREACHABLE -> Cause.UNREACHABLE;
            default -> Cause.LINK_LOST;
        };
    }

    private static String evidence(SQLException failure) {
        return failure.getErrorCode() + " " + failure.getMessage();
    }

    /**
     * The driver's last exception is not always about what went wrong first: both drivers close their connection when its link
     * breaks, and may then complain of something else. So whether it is closed counts more than what is said.
     */
    private Fault classify(Call call, SQLException failure) {
        Fault fault = FaultClassifier.classify(failure, call.phase());
        return switch (fault) {
            case NONE, LINK_FOUND_CLOSED -> isInnerClosed() ? Fault.LINK_LOST : Fault.NONE;
            case WRITE_REFUSED_IF_NODE_READ_ONLY -> isNodeReadOnly() ? Fault.WRITE_REFUSED : Fault.NONE;
            default -> fault;
        };
    }

    private boolean isInnerClosed() {
        try {
            return inner.isClosed();
        } catch (SQLException e) {
            return true;
        }
    }

    private boolean isNodeReadOnly() {
        try {
            return !connector
                    .ask(inner, cluster.patience(), cluster.dialect(inner))
                    .writable();
        } catch (SQLException e) {
            return false; // the node's word cannot be had: take the error for what it says
        }
    }

    boolean isClosed() {
        return closed;
    }

    /** From now on no node is kept; {@link #close} or {@link #abort} has to follow. */
    void shut() {
        closed = true;
    }

    /** The cluster knows of the link until it is closed: that may wait for a node that has fallen silent. */
    void close() throws SQLException {
        cluster.wakeWaiters();
        try {
            if (!broken) {
                inner.close();
            }
        } finally {
            end();
            gone = true;
        }
    }

    /** Ends calls in flight as well. */
    void abort() {
        if (gone) {
            return; // a pool may have given the physical connection to somebody else by now
        }
        end();
        cluster.wakeWaiters();
        connector.abort(inner);
    }

    private void end() {
        SessionHandle counted = handle;
        if (counted != null) {
            cluster.sessionClosed(counted);
        }
        detach();
    }

    private void detach() {
        Link current = link;
        if (current != null) {
            cluster.detach(current);
        }
    }

    @Override
    public String toString() {
        return broken ? "without a node" : "on " + server;
    }
}
