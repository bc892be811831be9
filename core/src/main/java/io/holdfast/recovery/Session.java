package io.holdfast.recovery;

import io.holdfast.cluster.Cluster;
import io.holdfast.cluster.ClusterView;
import io.holdfast.cluster.ConnectResult;
import io.holdfast.cluster.Connector;
import io.holdfast.cluster.PhysicalConnection;
import io.holdfast.cluster.RoleReport;
import io.holdfast.fault.Fault;
import io.holdfast.fault.FaultClassifier;
import io.holdfast.fault.Phase;
import io.holdfast.outcome.OutcomeUnknownException;
import io.holdfast.outcome.Outcomes;
import io.holdfast.outcome.WriterUnavailableException;
import io.holdfast.session.SessionSettings;
import io.holdfast.session.StatementJournal;
import io.holdfast.sql.SqlText;
import io.holdfast.sql.Traits;
import io.holdfast.time.Deadline;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The physical connection under one logical connection, and all that is needed to replace it and to say what became of the
 * work that was done on it.
 *
 * <p><b>Before a round trip</b> ({@link #ready}) one comparison of epochs decides that nothing is to be done. Whatever makes
 * this session special — a broken link, a lost transaction, a closed connection — is expressed by an epoch that the cluster
 * never has, so that it costs nothing to look for.
 *
 * <p><b>After a failure</b> ({@link #recover}) the fault is classified, the rule decides, and this class does what it says:
 * leaves the old node, connects to the writer, restores the settings, and returns if the call may be run again, or throws one
 * of the three honest outcomes.
 *
 * <p><b>A lost transaction</b> stays lost until it is rolled back: until then nothing is executed and nothing committed.
 *
 * <p>Thread rule: used by one thread at a time, like the connection that it belongs to; only {@link #close} and
 * {@link #abort} may come from any thread at any time.
 */
public final class Session {

    /** An epoch that no cluster has: look closer before the next round trip. */
    private static final long LOOK_CLOSER = -1;

    /** A node that says it may be written to and refuses every write is not worth more. */
    private static final int MOST_RETRIES = 8;

    private final Cluster cluster;
    private final Connector connector;
    private final RecoverySettings options;
    private final SessionSettings settings = new SessionSettings();
    private final StatementJournal journal = new StatementJournal();

    private long epoch;
    private int generation;
    private volatile Connection inner;
    private String server;
    private boolean broken;
    private @Nullable LostTransaction lost;
    private volatile boolean closed;

    /** A transaction that cannot be committed any more, and why. */
    private record LostTransaction(boolean unknown, SQLException cause) {}

    public Session(Cluster cluster, Connector connector, RecoverySettings options, PhysicalConnection first)
            throws SQLException {
        this.cluster = cluster;
        this.connector = connector;
        this.options = options;
        this.inner = first.connection();
        this.server = first.server();
        this.epoch = first.epoch();
        // A pool, or an option of the inner driver, may have switched it off.
        boolean autoCommit = inner.getAutoCommit();
        settings.autoCommit(autoCommit);
        journal.startOver(autoCommit);
    }

    /** The inner driver's connection, for whatever needs no round trip. */
    public Connection connection() {
        return inner;
    }

    /** Changes whenever objects made by {@link #connection()} are no longer good. */
    public int generation() {
        return generation;
    }

    public SessionSettings settings() {
        return settings;
    }

    public StatementJournal journal() {
        return journal;
    }

    public boolean isClosed() {
        return closed;
    }

    /** Whether the open transaction can only be rolled back. */
    public boolean isTransactionLost() {
        return lost != null;
    }

    // Before a round trip. One volatile read while nothing happens.

    public void ready(SqlText statement) throws SQLException {
        if (epoch != cluster.epoch()) {
            lookCloser(Call.statement(statement.traits()));
        }
    }

    public void ready(String sql) throws SQLException {
        if (epoch != cluster.epoch()) {
            lookCloser(Call.statement(new SqlText(sql).traits()));
        }
    }

    public void ready() throws SQLException {
        if (epoch != cluster.epoch()) {
            lookCloser(Call.HARMLESS);
        }
    }

    /** As {@link #ready()}; false if there is nothing to commit and the link that it would have gone over is gone. */
    public boolean readyToCommit() throws SQLException {
        return epoch == cluster.epoch() || lookCloser(Call.COMMIT);
    }

    /** Whether {@link #rollback} has to be sent, or the transaction is gone with its link already. */
    public boolean readyToRollBack() throws SQLException {
        if (epoch == cluster.epoch()) {
            return true;
        }
        if (closed) {
            throw closedException();
        }
        lost = null;
        if (broken) {
            journal.rolledBack();
            return false;
        }
        return true;
    }

    private boolean lookCloser(Call call) throws SQLException {
        if (closed) {
            throw closedException();
        }
        LostTransaction gone = lost;
        if (gone != null) {
            if (call.kind() == Call.Kind.STATEMENT && rollsBackBySql(call)) {
                lost = null;
            } else if (call.kind() != Call.Kind.HARMLESS) {
                throw lostException(gone);
            }
        }
        Deadline deadline = Deadline.after(options.failoverTimeout(), cluster.ticker());
        SQLException evidence = broken ? null : askOwnServer();
        if (!broken) {
            return true;
        }
        return !act(Fault.LINK_LOST_UNSENT, call, evidence, deadline).equals(Decision.DONE);
    }

    /** Asks the server of this session whether it is still the writer; breaks the link if it is not. */
    private @Nullable SQLException askOwnServer() {
        ClusterView view = cluster.view();
        if (view.settled() && !server.equals(view.server())) {
            broken();
            return null;
        }
        try {
            RoleReport role = connector.ask(inner);
            if (role.writable() && role.server().equals(server)) {
                epoch = lost == null ? view.epoch() : LOOK_CLOSER;
                return null;
            }
            broken();
            cluster.doubt(view.epoch(), "it is " + role.evidence());
            return null;
        } catch (SQLException e) {
            broken();
            cluster.doubt(view.epoch(), String.valueOf(e.getMessage()));
            return e;
        }
    }

    // After a failure.

    /**
     * Deals with a failure of the inner driver. Returns if the call may be run again, on what is now a connection to the
     * writer; {@link Decision#DONE} if it need not.
     *
     * @throws SQLException the given failure if it has nothing to do with a failover, else one of the three outcomes
     */
    public Decision recover(Call call, SQLException failure, Deadline deadline) throws SQLException {
        if (closed) {
            throw failure;
        }
        Fault fault =
                FaultClassifier.classify(failure, call.kind() == Call.Kind.COMMIT ? Phase.COMMITTING : Phase.SENT);
        if (fault == Fault.WRITE_REFUSED_IF_NODE_READ_ONLY && nodeIsReadOnly()) {
            fault = Fault.WRITE_REFUSED;
        }
        if (fault.condemnsConnection()) {
            long seen = epoch;
            broken();
            if (fault != Fault.LINK_LOST_UNSENT) { // which tells of this session's end only, an idle one's for example
                cluster.doubt(seen, fault + ", " + failure.getErrorCode() + " " + failure.getMessage());
            }
        }
        return act(fault, call, failure, deadline);
    }

    /** One round trip and what has to be remembered of it. */
    @FunctionalInterface
    public interface Action<R extends @Nullable Object> {
        R run() throws SQLException;
    }

    /**
     * Runs a call again for as long as that is allowed and it keeps failing for reasons that have to do with a failover.
     *
     * @throws SQLException the last failure, or one of the three outcomes
     */
    public <R extends @Nullable Object> R again(Call call, SQLException first, Action<R> action) throws SQLException {
        Deadline deadline = newDeadline();
        SQLException failure = first;
        for (int tries = 0; ; tries++) {
            Decision unused = recover(call, failure, deadline);
            if (tries == MOST_RETRIES) {
                throw notApplied(failure);
            }
            try {
                return action.run();
            } catch (SQLException next) {
                if (next != failure) {
                    next.addSuppressed(failure);
                }
                failure = next;
            }
        }
    }

    /** As {@link #recover} for calls that cannot be run again from here: the exception to throw. */
    public SQLException translate(Call call, SQLException failure) {
        try {
            Decision unused = recover(call, failure, newDeadline());
            return notApplied(failure);
        } catch (SQLException outcome) {
            return outcome;
        }
    }

    public Deadline newDeadline() {
        return Deadline.after(options.failoverTimeout(), cluster.ticker());
    }

    private Decision act(Fault fault, Call call, @Nullable SQLException cause, Deadline deadline) throws SQLException {
        boolean autoCommit = journal.autoCommits();
        TransactionState transaction = new TransactionState(autoCommit, journal.work(), journal.holdsState());
        Decision decision = RecoveryRule.decide(fault, call, transaction, options.level());
        switch (decision) {
            case PASS -> throw cause == null ? notApplied(null) : cause;
            case DONE -> journal.rolledBack();
            case RETRY -> connect(cause, deadline);
            case NOT_APPLIED -> {
                SQLException outcome = notApplied(cause);
                if (!autoCommit) {
                    lost = new LostTransaction(false, outcome);
                }
                connect(cause, deadline);
                throw outcome;
            }
            case UNKNOWN -> {
                SQLException outcome = unknown(cause);
                if (!autoCommit) {
                    lost = new LostTransaction(true, outcome);
                    epoch = LOOK_CLOSER;
                }
                throw outcome;
            }
        }
        return decision;
    }

    /** Replaces the broken physical connection by one to the writer, or throws. */
    private void connect(@Nullable SQLException cause, Deadline deadline) throws SQLException {
        while (true) {
            ConnectResult result = cluster.connect(connector, deadline, this::isClosed);
            if (result instanceof ConnectResult.Connected connected) {
                if (adopt(connected.physical(), deadline)) {
                    return;
                }
            } else {
                throw failed(result, cause);
            }
        }
    }

    private boolean adopt(PhysicalConnection physical, Deadline deadline) throws SQLException {
        try {
            settings.applyTo(physical.connection());
        } catch (SQLException e) {
            connector.discard(physical.connection());
            Fault fault = FaultClassifier.classify(e, Phase.SENT);
            if (!fault.condemnsConnection() || deadline.expired()) {
                throw e;
            }
            cluster.doubt(physical.epoch(), String.valueOf(e.getMessage()));
            return false;
        }
        journal.startOver(settings.autoCommit());
        inner = physical.connection();
        server = physical.server();
        epoch = lost == null ? physical.epoch() : LOOK_CLOSER;
        broken = false;
        generation++;
        if (closed) {
            connector.discard(physical.connection());
            throw closedException();
        }
        return true;
    }

    /** The exception for a connection that could not be had. */
    public static SQLException failed(ConnectResult result, @Nullable SQLException cause) {
        SQLException outcome;
        if (result instanceof ConnectResult.Rejected rejected) {
            outcome = rejected.cause();
        } else if (result instanceof ConnectResult.Unavailable unavailable) {
            outcome = unavailable(unavailable, cause);
        } else if (result instanceof ConnectResult.Interrupted) {
            outcome = new WriterUnavailableException("Interrupted while waiting for a writer", cause);
        } else {
            outcome = closedException();
        }
        if (cause != null && outcome != cause && outcome.getCause() != cause) {
            outcome.addSuppressed(cause);
        }
        return outcome;
    }

    /** The exception for a writer that was not found in time. */
    private static SQLException unavailable(ConnectResult.Unavailable result, @Nullable SQLException cause) {
        SQLException last = result.failures().isEmpty()
                ? null
                : result.failures().get(result.failures().size() - 1);
        SQLException outcome = new WriterUnavailableException(
                "No node that may be written to was found in the time allowed; nothing was executed. Last seen: "
                        + result.why(),
                cause == null ? last : cause);
        for (SQLException failure : result.failures()) {
            if (failure != outcome.getCause()) {
                outcome.addSuppressed(failure);
            }
        }
        return outcome;
    }

    private boolean nodeIsReadOnly() {
        try {
            return !connector.ask(inner).writable();
        } catch (SQLException e) {
            return false; // the node's word cannot be had: take the error for what it says
        }
    }

    private void broken() {
        if (!broken) {
            broken = true;
            epoch = LOOK_CLOSER;
            generation++;
            connector.discard(inner);
        }
    }

    private static boolean rollsBackBySql(Call call) {
        return Traits.has(call.traits(), Traits.ENDS)
                && !Traits.has(call.traits(), Traits.COMMITS | Traits.COMPOUND | Traits.BEGINS);
    }

    // Validity and end.

    /**
     * Whether the session is, or can be put, on the writer within the time given. A dead link is not an exception here, and an
     * open transaction is never exchanged for a new one.
     */
    public boolean validate(Duration patience) {
        if (closed) {
            return false;
        }
        try {
            if (lost != null || journal.work() != 0) {
                return !broken && inner.isValid(seconds(patience));
            }
            if (!broken && epoch != cluster.epoch()) {
                SQLException unused = askOwnServer();
            } else if (!broken && !inner.isValid(seconds(patience))) {
                broken();
            }
            if (broken) {
                Decision unused =
                        act(Fault.LINK_LOST_UNSENT, Call.HARMLESS, null, Deadline.after(patience, cluster.ticker()));
            }
            return true;
        } catch (SQLException e) {
            return false;
        }
    }

    private static int seconds(Duration patience) {
        return (int) Math.max(1, patience.toSeconds());
    }

    public void close() throws SQLException {
        if (closed) {
            return;
        }
        closed = true;
        epoch = LOOK_CLOSER;
        cluster.wakeWaiters();
        if (!broken) {
            inner.close();
        }
    }

    /** Ends the session from another thread, calls in flight included. */
    public void abort() {
        closed = true;
        cluster.wakeWaiters();
        connector.abort(inner);
    }

    /** For use after {@code close()}. */
    public static SQLException closedException() {
        return new SQLNonTransientConnectionException("The connection is closed", "08003");
    }

    private static SQLException notApplied(@Nullable SQLException cause) {
        return Outcomes.notApplied(
                "The transaction lost its node in a failover and nothing of it was applied; it may be run again"
                        + because(cause),
                cause);
    }

    private static SQLException unknown(@Nullable SQLException cause) {
        return new OutcomeUnknownException(
                "The link was lost while something that commits was under way; whether it was applied is not known"
                        + because(cause),
                cause);
    }

    private static SQLException lostException(LostTransaction gone) {
        return gone.unknown()
                ? new OutcomeUnknownException(
                        "The outcome of this transaction is not known; roll it back", gone.cause())
                : Outcomes.notApplied(
                        "This transaction was lost in a failover, nothing of it was applied; roll it back and run it again",
                        gone.cause());
    }

    private static String because(@Nullable SQLException cause) {
        return cause == null ? "" : ": " + cause.getMessage();
    }

    @Override
    public String toString() {
        return closed ? "closed" : broken ? "without a node" : "on " + server;
    }
}
