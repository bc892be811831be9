package io.holdfast.recovery;

import io.holdfast.cluster.Cluster;
import io.holdfast.cluster.ClusterView;
import io.holdfast.cluster.ConnectResult;
import io.holdfast.cluster.Connector;
import io.holdfast.cluster.Link;
import io.holdfast.cluster.PhysicalConnection;
import io.holdfast.event.Incident.Cause;
import io.holdfast.event.Watched;
import io.holdfast.fault.Fault;
import io.holdfast.fault.FaultClassifier;
import io.holdfast.fault.Phase;
import io.holdfast.outcome.FailoverOutcome;
import io.holdfast.outcome.Outcomes;
import io.holdfast.server.RoleReport;
import io.holdfast.session.SessionSettings;
import io.holdfast.session.StatementJournal;
import io.holdfast.sql.SqlText;
import io.holdfast.sql.Traits;
import io.holdfast.time.Deadline;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * The physical connection under one logical connection, and all that is needed to replace it and to say what became of the
 * work that was done on it.
 *
 * <p><b>Before a round trip</b> ({@link #ready}) one comparison of epochs decides that nothing is to be done. Whatever makes
 * this session special — a broken link, a lost transaction, an end, a fresh replacement — is expressed by an epoch that the
 * cluster never has, so that it costs nothing to look for.
 *
 * <p><b>After a failure</b> ({@link #recover}) the fault is classified, the rule decides, and this class does what it says:
 * leaves the old node, connects to the writer, restores the settings, and returns if the call may be run again, or throws one
 * of the three honest outcomes.
 *
 * <p><b>A lost transaction</b> stays lost until it is rolled back: until then nothing is executed and nothing committed. So does
 * one whose commit the server has refused, on a node that is not left.
 *
 * <p><b>A session that held what no other can have</b> — a temporary table, a lock — since before the transaction that it lost
 * ends with it: whoever relied on that must not go on as if nothing had happened.
 *
 * <p>Thread rule: used by one thread at a time, like the connection that it belongs to; only {@link #close} and
 * {@link #abort} may come from any thread at any time.
 */
public final class Session {

    /** An epoch that no cluster has: look closer before the next round trip. */
    private static final long LOOK_CLOSER = -1;

    /** A node that says it may be written to and refuses every write is not worth more. */
    private static final int MOST_RETRIES = 8;

    /**
     * For how many statements after a silent replacement it is looked whether they use what the old session knew, such as
     * {@code LAST_INSERT_ID()}: an application asks for such things soon or never.
     */
    private static final int WATCHED_STATEMENTS = 64;

    private static final VarHandle EPOCH;

    static {
        try {
            EPOCH = MethodHandles.lookup().findVarHandle(Session.class, "epoch", long.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final Cluster cluster;
    private final Connector connector;
    private final RecoverySettings options;
    private final SessionSettings settings = new SessionSettings();
    private final StatementJournal journal = new StatementJournal();

    /**
     * What is compared with the cluster's: {@link #verified}, or {@link #LOOK_CLOSER}. Read plainly, by the owner's thread; for
     * what others write, see {@link #rest}.
     */
    private long epoch;

    private long verified;
    private int generation;
    private volatile Connection inner;
    private String server;
    private volatile @Nullable Link link;
    private volatile boolean broken;
    private int watched;
    private @Nullable LostTransaction lost;
    /**
     * Of the call that is under way, once it has to wait for something. It stays when the call is over, and with it {@link #LOOK_CLOSER},
     * so that the next call drops it.
     */
    private @Nullable Deadline callDeadline;

    private @Nullable SQLException ended;
    private volatile boolean closed;
    /** Whether the cluster still counts this session among the open ones. */
    private final AtomicBoolean counted = new AtomicBoolean(true);

    /** How long a call may take by its own account. */
    @FunctionalInterface
    public interface TimeLimit {

        /** 0 for none. */
        int limitSeconds();
    }

    private static final TimeLimit NONE = () -> 0;

    /** A transaction that cannot be committed any more, and why. */
    private record LostTransaction(boolean unknown, SQLException cause) {}

    public Session(Cluster cluster, Connector connector, RecoverySettings options, PhysicalConnection first)
            throws SQLException {
        this.cluster = cluster;
        this.connector = connector;
        this.options = options;
        this.inner = first.connection();
        this.server = first.server();
        this.link = cluster.attach(first, connector);
        this.verified = first.epoch();
        this.epoch = verified;
        try {
            connector.ready(inner);
            // A pool, or an option of the inner driver, may have switched it off.
            boolean autoCommit = inner.getAutoCommit();
            settings.autoCommit(autoCommit);
            journal.startOver(autoCommit);
            cluster.sessionOpened(connector);
        } catch (SQLException e) {
            detach();
            connector.discard(inner);
            throw translateAside(e);
        }
    }

    private Session(Cluster cluster, Connector connector, RecoverySettings options) {
        this.cluster = cluster;
        this.connector = connector;
        this.options = options;
        inner = NoConnection.INSTANCE;
        server = "";
        link = null;
        broken = true;
        epoch = LOOK_CLOSER;
        settings.autoCommit(true);
        journal.startOver(true);
        cluster.sessionOpened(connector);
    }

    /**
     * A session that has no node yet: its first round trip looks for one, and until then what is set is remembered. For whoever wants to
     * have a connection in the hand when there is a writer again.
     */
    public static Session withoutNode(Cluster cluster, Connector connector, RecoverySettings options) {
        return new Session(cluster, connector, options);
    }

    /** Whether it has had no node so far, so that what is set need only be remembered. */
    public boolean hasHadNoNode() {
        return inner == NoConnection.INSTANCE && !isClosed();
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

    /** The traits of a statement's text. */
    public int traits(String sql) {
        return journal.text(sql).traits();
    }

    /** Whether it was closed, or has come to its end. */
    public boolean isClosed() {
        return closed || ended != null;
    }

    /** Whether the open transaction can only be rolled back. */
    public boolean isTransactionLost() {
        return lost != null;
    }

    /** Whether there is no physical connection at the moment, so that nothing of it can be tidied up. */
    public boolean isWithoutNode() {
        return broken;
    }

    // Before a round trip. One volatile read while nothing happens.

    /**
     * Whether a round trip can be made at once, with an object made in the given generation; else {@link #ready}, and make it
     * anew. The generation comes first, since nothing that was read before the volatile read can be used again after it: what
     * setting a parameter has just read is still at hand. It is none the worse for it, as only the caller's thread moves it.
     */
    public boolean isReady(int madeIn) {
        return generation == madeIn && epoch == cluster.epoch();
    }

    public void ready(SqlText statement) throws SQLException {
        ready(statement, NONE);
    }

    /** @param limit of the statement's, asked only if there is something to wait for */
    public void ready(SqlText statement, TimeLimit limit) throws SQLException {
        if (epoch != cluster.epoch()) {
            lookCloser(Call.statement(statement.traits()), limit);
        }
    }

    /** As {@link #ready(SqlText, TimeLimit)}. */
    public void ready(String sql, TimeLimit limit) throws SQLException {
        if (epoch != cluster.epoch()) {
            lookCloser(Call.statement(traits(sql)), limit);
        }
    }

    public void ready() throws SQLException {
        if (epoch != cluster.epoch()) {
            lookCloser(Call.HARMLESS, NONE);
        }
    }

    /** As {@link #ready()} for a further round trip of a call, which has no more time than the call. */
    public void readyAgain(TimeLimit limit) throws SQLException {
        if (epoch != cluster.epoch()) {
            boolean unused = lookCloserWithin(Call.HARMLESS, limit);
        }
    }

    /** A call begins that is not known to need a round trip, so that nothing was {@link #ready} for it. */
    public void startCall() {
        callDeadline = null;
        rest();
    }

    /** As {@link #ready()}; false if there is nothing to commit and the link that it would have gone over is gone. */
    public boolean readyToCommit() throws SQLException {
        return epoch == cluster.epoch() || lookCloser(Call.COMMIT, NONE);
    }

    /** Whether {@link #recover rollback} has to be sent, or the transaction is gone with its link already. */
    public boolean readyToRollBack() throws SQLException {
        if (epoch == cluster.epoch()) {
            return true;
        }
        if (ended != null && !closed) {
            return false; // there is nothing left to roll back, and who tidies up must not be told off
        }
        callDeadline = null;
        requireOpen();
        giveUpLostTransaction();
        return !broken;
    }

    /** The application knows that the open transaction is lost, and has ended it. */
    public void giveUpLostTransaction() {
        lost = null;
        if (broken) {
            journal.rolledBack();
        }
        rest();
    }

    /** @throws SQLException that the connection is closed, if it is */
    public void requireOpen() throws SQLException {
        if (isClosed()) {
            if (closed || !GivenBack.now()) {
                throw Outcomes.closed(closed ? null : ended);
            }
            startOver();
        }
    }

    /** The server has changed so many rows: as good a sign of the writer's health as any question. */
    public void wrote(long rows) {
        Link current = link;
        if (rows > 0 && current != null) {
            current.wrote();
        }
    }

    /** The cluster that it is a session with. */
    public Watched watched() {
        return cluster;
    }

    /** Who relied on what the session held has been told, and is done with it: the next borrower gets a new session. */
    private void startOver() {
        ended = null;
        lost = null;
        journal.startOver(settings.autoCommit());
        epoch = LOOK_CLOSER;
    }

    private boolean lookCloser(Call call, TimeLimit limit) throws SQLException {
        callDeadline = null; // that of the call before
        return lookCloserWithin(call, limit);
    }

    private boolean lookCloserWithin(Call call, TimeLimit limit) throws SQLException {
        requireOpen();
        refuseIfLost(call);
        // A question in between would change the answer of what asks about the statement before.
        boolean asks = Traits.has(call.traits(), Traits.USES_STATE);
        SQLException evidence = broken || verified == cluster.epoch() || asks
                ? null
                : askOwnServer(beginToWait(limit).remaining(cluster.patience()));
        if (hasHadNoNode()) {
            connect(evidence, beginToWait(limit)); // the first one; there is nothing that could have been lost
        } else if (broken) {
            return act(Fault.LINK_LOST_UNSENT, call, evidence, beginToWait(limit)) != Decision.DONE;
        }
        watch(call);
        return true;
    }

    private Deadline beginToWait(TimeLimit limit) {
        Deadline deadline = deadline(limit.limitSeconds());
        callDeadline = deadline;
        return deadline;
    }

    private void refuseIfLost(Call call) throws SQLException {
        LostTransaction gone = lost;
        if (gone == null) {
            return;
        }
        if (call.kind() == Call.Kind.STATEMENT && rollsBackBySql(call)) {
            lost = null;
        } else if (broken || call.kind() != Call.Kind.HARMLESS) {
            throw Outcomes.stillLost(gone.unknown(), gone.cause());
        }
    }

    /**
     * Refuses a statement that asks for what the session that was replaced without a word knew. Once something was written on
     * the new session, what is asked for is taken to be about that.
     */
    private void watch(Call call) throws SQLException {
        if (watched > 0 && call.kind() == Call.Kind.STATEMENT) {
            watched = Traits.has(call.traits(), Traits.WRITES | Traits.USES_STATE) ? 0 : watched - 1;
            if (Traits.has(call.traits(), Traits.USES_STATE)) {
                rest();
                throw refuse(
                        "This statement asks for something that its session knew, LAST_INSERT_ID() for example, and"
                                + " the session was replaced in a failover; nothing was applied");
            }
        }
        rest();
    }

    /**
     * Sets the epoch back to normal, unless there is still something to look for. Another thread may close the session at any
     * moment in between: either that is seen here after the epoch was written, or what {@link #shut} writes comes last.
     */
    private void rest() {
        boolean quiet = lost == null && watched == 0 && callDeadline == null && !broken;
        EPOCH.setVolatile(this, quiet ? verified : LOOK_CLOSER);
        if (closed) {
            epoch = LOOK_CLOSER;
        }
    }

    private void shut() {
        closed = true;
        EPOCH.setVolatile(this, LOOK_CLOSER);
    }

    /** Asks the server of this session whether it is still the writer; breaks the link if it is not. */
    private @Nullable SQLException askOwnServer(Duration patience) {
        ClusterView view = cluster.view();
        if (view.settled() && !server.equals(view.server())) {
            leaveNode();
            return null;
        }
        try {
            RoleReport role = connector.ask(inner, patience, cluster.dialect(inner));
            if (role.writable() && role.server().equals(server)) {
                verified = view.epoch();
                rest();
                return null;
            }
            leaveNode();
            cluster.doubt(view.epoch(), Cause.READ_ONLY, "it is " + role.evidence());
            return null;
        } catch (SQLException e) {
            if (classify(Call.HARMLESS, e).condemnsConnection()) {
                leaveNode();
                cluster.doubt(view.epoch(), Cause.LINK_LOST, String.valueOf(e.getMessage()));
            }
            return e; // else it cannot be asked now, with a result streaming for example, and is asked the next time
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
        if (isClosed() || failure instanceof FailoverOutcome) {
            throw failure;
        }
        Fault fault = classify(call, failure);
        if (fault == Fault.WRITE_REFUSED) {
            cluster.writeRefused();
        }
        if (fault.condemnsConnection()) {
            long seen = verified;
            leaveNode();
            if (fault != Fault.LINK_LOST_UNSENT) { // which tells of this session's end only, an idle one's for example
                cluster.doubt(seen, causeOf(fault), failure.getErrorCode() + " " + failure.getMessage());
            }
        }
        return act(fault, call, failure, deadline);
    }

    /**
     * The driver's last exception is not always about what went wrong first: both drivers close their connection when its link
     * breaks, and may then complain of something else. So whether it is closed counts more than what is said.
     */
    private Fault classify(Call call, SQLException failure) {
        Phase phase =
                call.commitsOnly() ? Phase.COMMITTING : call.kind() == Call.Kind.READING ? Phase.READING : Phase.SENT;
        Fault fault = FaultClassifier.classify(failure, phase);
        return switch (fault) {
            case NONE -> isInnerClosed() ? Fault.LINK_LOST : Fault.NONE;
            case LINK_FOUND_CLOSED -> isInnerClosed() ? Fault.LINK_LOST : Fault.NONE;
            case WRITE_REFUSED_IF_NODE_READ_ONLY -> nodeIsReadOnly() ? Fault.WRITE_REFUSED : Fault.NONE;
            default -> fault;
        };
    }

    private static Cause causeOf(Fault fault) {
        return switch (fault) {
            case WRITE_REFUSED, WRITE_REFUSED_IF_NODE_READ_ONLY -> Cause.READ_ONLY;
            case NOT_EXECUTED, NODE_LEAVING -> Cause.CUT_OFF;
            case UNREACHABLE -> Cause.UNREACHABLE;
            default -> Cause.LINK_LOST;
        };
    }

    private boolean isInnerClosed() {
        try {
            return inner.isClosed();
        } catch (SQLException e) {
            return true;
        }
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
    public <R extends @Nullable Object> R again(Call call, SQLException first, Deadline deadline, Action<R> action)
            throws SQLException {
        Deadline before = callDeadline;
        callDeadline = deadline; // for whatever the action has to wait for
        try {
            return repeat(call, first, deadline, action);
        } finally {
            callDeadline = before;
            rest();
        }
    }

    private <R extends @Nullable Object> R repeat(Call call, SQLException first, Deadline deadline, Action<R> action)
            throws SQLException {
        SQLException failure = first;
        for (int tries = 0; ; tries++) {
            Decision unused = recover(call, failure, deadline);
            if (tries == MOST_RETRIES) {
                throw cluster.told(Outcomes.notApplied(failure));
            }
            watched = Traits.has(call.traits(), Traits.WRITES) ? 0 : watched;
            rest();
            cluster.reExecuted();
            try {
                return action.run();
            } catch (RuntimeException | Error e) {
                journal.failed(call.traits()); // it may have been executed
                throw e;
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
        return translate(call, failure, newDeadline(0));
    }

    /** As {@link #translate(Call, SQLException)}, within the {@link #deadline} of a call that was {@link #ready} before. */
    public SQLException translate(Call call, SQLException failure, Deadline deadline) {
        try {
            Decision unused = recover(call, failure, deadline);
            return cluster.told(Outcomes.notApplied(failure));
        } catch (SQLException outcome) {
            return outcome;
        }
    }

    /**
     * The exception for a failure that says nothing of the connection in use: of an object that came from a physical connection
     * which was left since, or of a getter that must neither wait nor change anything.
     */
    public static SQLException translateAside(SQLException failure) {
        return FaultClassifier.classify(failure, Phase.SENT).condemnsConnection()
                ? Outcomes.notApplied(
                        "This was asked of a connection that was lost in a failover; ask again: "
                                + failure.getMessage(),
                        failure)
                : failure;
    }

    /**
     * Deals with the failure of something that must not wait: leaves the node if the link is gone, so that the next call
     * connects.
     *
     * @return whether the link is gone
     */
    public boolean leaveIfLost(SQLException failure) {
        long seen = verified;
        boolean isLost = classify(Call.reading(Traits.READS), failure).condemnsConnection();
        if (isLost && !broken) {
            leaveNode();
            cluster.doubt(seen, Cause.LINK_LOST, failure.getErrorCode() + " " + failure.getMessage());
        }
        return isLost;
    }

    /** The exception for a call that cannot be made on the session as it is now: whatever transaction is open is lost. */
    public SQLException refuse(String why) {
        SQLException outcome = cluster.told(Outcomes.notApplied(why, null));
        if (lost == null && journal.mayBeInTransaction() && journal.work() != 0) {
            lost = new LostTransaction(false, outcome);
            epoch = LOOK_CLOSER;
        }
        return outcome;
    }

    /** The exception for results that went with the connection that they came over. */
    public SQLException lostResults(int traits) {
        LostTransaction gone = lost;
        if (gone != null) {
            return Outcomes.stillLost(gone.unknown(), gone.cause());
        }
        return traits == Traits.READS
                ? Outcomes.notApplied(
                        "These rows went with a connection that was lost in a failover; read them again", null)
                : Outcomes.unknown(
                        "The statement was executed, but what it returned went with a connection that was lost in a failover;"
                                + " look before repeating it");
    }

    /** Leaves the node, since the connection to it is in a state that is not known. */
    public void leave() {
        leaveNode();
    }

    /** For everything that the call under way, which was {@link #ready} before, may still wait for. */
    public Deadline deadline() {
        return deadline(0);
    }

    /**
     * As {@link #deadline()}.
     *
     * @param limitSeconds the call's own time limit; 0 for none
     */
    public Deadline deadline(int limitSeconds) {
        Deadline begun = callDeadline;
        return begun == null ? newDeadline(limitSeconds) : begun;
    }

    private Deadline newDeadline(int limitSeconds) {
        return Deadline.after(options.patience(limitSeconds), cluster.ticker());
    }

    private Decision act(Fault fault, Call call, @Nullable SQLException cause, Deadline deadline) throws SQLException {
        TransactionState transaction = new TransactionState(
                journal.autoCommits(),
                journal.mayBeInTransaction(),
                journal.mayBeBegunByText(),
                journal.work(),
                journal.holdsState());
        Decision decision = RecoveryRule.decide(fault, call, transaction, options.level());
        switch (decision) {
            case PASS -> {
                if (call.kind() == Call.Kind.STATEMENT) {
                    journal.failed(call.traits());
                }
                throw cause == null ? Outcomes.notApplied(null) : cause;
            }
            case DONE -> journal.rolledBack();
            case RETRY -> connect(cause, deadline);
            case NOT_APPLIED -> notApplied(call, transaction, cause, deadline);
            case UNKNOWN -> {
                SQLException outcome = cluster.told(Outcomes.unknown(cause));
                if (transaction.open() && lost == null) {
                    lost = new LostTransaction(true, outcome);
                    epoch = LOOK_CLOSER;
                }
                endIfStateIsLost(outcome);
                throw outcome;
            }
        }
        return decision;
    }

    private void notApplied(Call call, TransactionState transaction, @Nullable SQLException cause, Deadline deadline)
            throws SQLException {
        LostTransaction before = lost;
        if (before != null) { // what was said of it once stays true
            throw Outcomes.stillLost(before.unknown(), before.cause());
        }
        if (!broken) {
            throw commitRefused(call, transaction, cause);
        }
        boolean stateIsLost = journal.heldStateBefore();
        SQLException outcome = stateIsLost ? Outcomes.sessionLost(cause) : Outcomes.notApplied(cause);
        endIfStateIsLost(outcome);
        if (!stateIsLost) {
            if (transaction.open()) {
                lost = new LostTransaction(false, outcome);
            }
            connect(cause, deadline); // or the application is told that there is no writer, and only that
        }
        throw cluster.told(outcome);
    }

    /** The node is as good as before, and so is the session: it is the transaction alone that is gone. */
    private SQLException commitRefused(Call call, TransactionState transaction, @Nullable SQLException cause) {
        SQLException outcome = cluster.told(Outcomes.commitRefused(cause));
        if (call.kind() == Call.Kind.STATEMENT) {
            journal.failed(call.traits());
        }
        if (transaction.open()) {
            lost = new LostTransaction(false, outcome);
            epoch = LOOK_CLOSER;
        }
        return outcome;
    }

    private void endIfStateIsLost(SQLException why) {
        if (broken && journal.heldStateBefore()) {
            ended = why;
            epoch = LOOK_CLOSER;
        }
    }

    /** Replaces the broken physical connection by one to the writer, or throws. */
    private void connect(@Nullable SQLException cause, Deadline deadline) throws SQLException {
        while (true) {
            ConnectResult result = cluster.connect(connector, deadline, options.failoverTimeout(), this::isClosed);
            if (result instanceof ConnectResult.Connected connected) {
                if (adopt(connected.physical(), deadline)) {
                    return;
                }
            } else {
                throw cluster.told(ConnectFailures.exception(result, cause));
            }
        }
    }

    private boolean adopt(PhysicalConnection physical, Deadline deadline) throws SQLException {
        try {
            settings.applyTo(physical.connection());
            setUp(physical.connection());
            connector.ready(physical.connection());
            settings.applyTimeoutTo(physical.connection());
        } catch (RuntimeException e) {
            connector.discard(physical.connection());
            throw e;
        } catch (SQLException e) {
            connector.discard(physical.connection());
            Fault fault = FaultClassifier.classify(e, Phase.SENT);
            if (!fault.condemnsConnection() || deadline.expired()) {
                throw translateAside(e);
            }
            cluster.doubt(physical.epoch(), causeOf(fault), String.valueOf(e.getMessage()));
            return false;
        }
        journal.startOver(settings.autoCommit());
        watched = lost == null && !hasHadNoNode() ? WATCHED_STATEMENTS : 0;
        inner = physical.connection();
        server = physical.server();
        link = cluster.attach(physical, connector);
        verified = physical.epoch();
        broken = false;
        rest();
        generation++;
        if (closed) {
            detach();
            connector.discard(physical.connection());
            throw Outcomes.closed(null);
        }
        return true;
    }

    /** Repeats the settings that the application, or its pool, made by SQL text. */
    private void setUp(Connection fresh) throws SQLException {
        for (String sql : journal.restorable()) {
            try (Statement statement = fresh.createStatement()) {
                boolean unused = statement.execute(sql);
            }
        }
    }

    private boolean nodeIsReadOnly() {
        try {
            return !connector
                    .ask(inner, cluster.patience(), cluster.dialect(inner))
                    .writable();
        } catch (SQLException e) {
            return false; // the node's word cannot be had: take the error for what it says
        }
    }

    private void leaveNode() {
        if (!broken) {
            broken = true;
            epoch = LOOK_CLOSER;
            generation++;
            detach();
            connector.discard(inner);
        }
    }

    private void end() {
        if (counted.compareAndSet(true, false)) {
            cluster.sessionClosed(connector);
        }
        detach();
        cluster.wakeWaiters();
    }

    private void detach() {
        Link current = link;
        if (current != null) {
            cluster.detach(current);
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
        if (isClosed()) {
            return false;
        }
        Deadline deadline = Deadline.after(patience, cluster.ticker());
        try {
            if (lost != null || (journal.work() != 0 && !journal.autoCommits())) {
                return !broken && inner.isValid(seconds(patience));
            }
            if (!broken && verified != cluster.epoch()) {
                SQLException unused = askOwnServer(patience);
            } else if (!broken && !inner.isValid(seconds(patience))) {
                leaveNode();
            }
            if (hasHadNoNode()) {
                connect(null, deadline);
            } else if (broken) {
                Decision unused = act(Fault.LINK_LOST_UNSENT, Call.HARMLESS, null, deadline);
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
        shut();
        end();
        if (!broken) {
            inner.close();
        }
    }

    /** Ends the session from another thread, calls in flight included. */
    public void abort() {
        shut();
        end();
        connector.abort(inner);
    }

    @Override
    public String toString() {
        return isClosed() ? "closed" : broken ? "without a node" : "on " + server;
    }
}
