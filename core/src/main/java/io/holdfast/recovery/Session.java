package io.holdfast.recovery;

import io.holdfast.cluster.Cluster;
import io.holdfast.cluster.Connector;
import io.holdfast.cluster.PhysicalConnection;
import io.holdfast.event.Watched;
import io.holdfast.outcome.Outcomes;
import io.holdfast.session.SessionSettings;
import io.holdfast.session.StatementJournal;
import io.holdfast.sql.SqlText;
import io.holdfast.time.Deadline;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The physical connection under one logical connection, and all that is needed to replace it and to say what became of the
 * work that was done on it.
 *
 * <p><b>Before a round trip</b> ({@link #ready}) one comparison of epochs decides that nothing is to be done. Whatever makes
 * this session special — a broken link, a lost transaction, an end, a fresh replacement — is expressed by an epoch that the
 * cluster never has, so that it costs nothing to look for.
 *
 * <p><b>After a failure</b> ({@link #recover}) the fault is classified, the rule decides, and {@link Recovery} does what it says:
 * leaves the old node, connects to the writer, restores the settings, and returns if the call may be run again, or throws one
 * of the three honest outcomes.
 *
 * <p>Its own state is what is compared before each round trip, kept here so that nothing lies between; it repeats what {@link Recovery} and
 * {@link Attachment} say, and is brought up to date ({@link #settle}) whenever they have been at work. Nothing else is left here: the file
 * is long because this is the one thing that the JDBC objects hold, and they have some forty things to ask of it.
 *
 * <p>Thread rule: used by one thread at a time, like the connection that it belongs to; only {@link #close} and
 * {@link #abort} may come from any thread at any time.
 */
public final class Session {

    /** An epoch that no cluster has: look closer before the next round trip. */
    private static final long LOOK_CLOSER = -1;

    private static final VarHandle EPOCH;

    static {
        try {
            EPOCH = MethodHandles.lookup().findVarHandle(Session.class, "epoch", long.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final Cluster cluster;
    private final SessionSettings settings = new SessionSettings();
    private final StatementJournal journal;
    private final Attachment attachment;
    private final Recovery recovery;

    /**
     * What is compared with the cluster's: that for which the attachment is verified, or {@link #LOOK_CLOSER}. Read plainly, by the
     * owner's thread; for what others write, see {@link #settle}.
     */
    private long epoch;

    /** The attachment's. */
    private int generation;

    public Session(Cluster cluster, Connector connector, RecoverySettings options, PhysicalConnection first)
            throws SQLException {
        this(cluster, connector, options, new Attachment(cluster, connector, first), first.epoch());
        try {
            connector.ready(first.connection());
            // A pool, or an option of the inner driver, may have switched it off.
            start(first.connection().getAutoCommit());
        } catch (RuntimeException e) { // of a pool's wrapper, for example
            attachment.discard();
            throw e;
        } catch (SQLException e) {
            attachment.discard();
            throw StrayFailures.exception(e);
        }
    }

    private Session(Cluster cluster, Connector connector, RecoverySettings options, Attachment attachment, long epoch) {
        this.cluster = cluster;
        this.journal = new StatementJournal(cluster.texts());
        this.attachment = attachment;
        this.recovery = new Recovery(cluster, connector, options, settings, journal, attachment);
        this.epoch = epoch;
    }

    /**
     * A session that has no node yet: its first round trip looks for one, and until then what is set is remembered. For whoever wants to
     * have a connection in the hand when there is a writer again.
     */
    public static Session withoutNode(Cluster cluster, Connector connector, RecoverySettings options) {
        Session session = new Session(cluster, connector, options, new Attachment(cluster, connector), LOOK_CLOSER);
        session.start(true);
        return session;
    }

    private void start(boolean autoCommit) {
        settings.autoCommit(autoCommit);
        journal.startOver(autoCommit);
        attachment.count();
    }

    /** Whether it has had no node so far, so that what is set need only be remembered. */
    public boolean hasHadNoNode() {
        return attachment.hasHadNoNode();
    }

    /** The inner driver's connection, for whatever needs no round trip. */
    public Connection connection() {
        return attachment.connection();
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
        return recovery.isClosed();
    }

    /** Whether the open transaction can only be rolled back. */
    public boolean isTransactionLost() {
        return recovery.isTransactionLost();
    }

    /**
     * Whether it was a commit that told the application so: the transaction is over for the application, and who tidies up after it
     * need not be told again.
     */
    public boolean isLossToldByCommit() {
        return recovery.isLossToldByCommit();
    }

    /** Whether there is no physical connection at the moment, so that nothing of it can be tidied up. */
    public boolean isWithoutNode() {
        return attachment.isBroken();
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
        ready(statement, TimeLimit.NONE);
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
            lookCloser(Call.HARMLESS, TimeLimit.NONE);
        }
    }

    /**
     * As {@link #ready()} before a statement is made: the server is not asked whether it is still the writer, which the statement will do,
     * unless it is to tell of the one before ({@code SELECT FOUND_ROWS()}), whose answer a question in between would change.
     */
    public void readyToCreate() throws SQLException {
        if (epoch != cluster.epoch()) {
            recovery.startCall();
            try {
                recovery.lookCloserToCreate();
            } finally {
                settle();
            }
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
        recovery.startCall();
        settle();
    }

    /** As {@link #ready()}; false if there is nothing to commit and the link that it would have gone over is gone. */
    public boolean readyToCommit() throws SQLException {
        return epoch == cluster.epoch() || lookCloser(Call.COMMIT, TimeLimit.NONE);
    }

    /** Whether {@link #recover rollback} has to be sent, or the transaction is gone with its link already. */
    public boolean readyToRollBack() throws SQLException {
        if (epoch == cluster.epoch()) {
            return true;
        }
        try {
            return recovery.lookBeforeRollback();
        } finally {
            settle();
        }
    }

    /** The application knows that the open transaction is lost, and has ended it. */
    public void giveUpLostTransaction() {
        recovery.giveUpTransaction();
        settle();
    }

    /** @throws SQLException that the connection is closed, if it is */
    public void requireOpen() throws SQLException {
        if (isClosed()) {
            recovery.requireOpen();
            settle();
        }
    }

    /** The server has changed so many rows: as good a sign of the writer's health as any question. */
    public void wrote(long rows) {
        attachment.wrote(rows);
    }

    /** The cluster that it is a session with. */
    public Watched watched() {
        return cluster;
    }

    private boolean lookCloser(Call call, TimeLimit limit) throws SQLException {
        recovery.startCall();
        return lookCloserWithin(call, limit);
    }

    private boolean lookCloserWithin(Call call, TimeLimit limit) throws SQLException {
        try {
            return recovery.lookCloser(call, limit);
        } finally {
            settle();
        }
    }

    /**
     * Brings what is looked at before a round trip up to date: after whatever may have changed one of the parts. The epoch is back to
     * normal then, unless there is still something to look for. Another thread may close the session at any moment in between: either
     * that is seen here after the epoch was written, or what {@link #shut} writes comes last.
     */
    private void settle() {
        generation = attachment.generation();
        EPOCH.setVolatile(this, recovery.isQuiet() ? attachment.verified() : LOOK_CLOSER);
        if (attachment.isClosed()) {
            epoch = LOOK_CLOSER;
        }
    }

    private void shut() {
        attachment.shut();
        EPOCH.setVolatile(this, LOOK_CLOSER);
    }

    // After a failure.

    /**
     * Deals with a failure of the inner driver. Returns if the call may be run again, on what is now a connection to the
     * writer; {@link Decision#DONE} if it need not.
     *
     * @throws SQLException the given failure if it has nothing to do with a failover, else one of the three outcomes
     */
    public Decision recover(Call call, SQLException failure, Deadline deadline) throws SQLException {
        try {
            return recovery.recover(call, failure, deadline);
        } finally {
            settle();
        }
    }

    /**
     * Runs a call again for as long as that is allowed and it keeps failing for reasons that have to do with a failover.
     *
     * @throws SQLException the last failure, or one of the three outcomes
     */
    public <R extends @Nullable Object> R again(Call call, SQLException first, Deadline deadline, Action<R> action)
            throws SQLException {
        try {
            return recovery.again(call, first, deadline, () -> {
                settle();
                return action.run();
            });
        } finally {
            settle();
        }
    }

    /** As {@link #recover} for calls that cannot be run again from here: the exception to throw. */
    public SQLException translate(Call call, SQLException failure) {
        return translate(call, failure, recovery.newDeadline(0));
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
     * Deals with the failure of something that must not wait: leaves the node if the link is gone, so that the next call
     * connects.
     *
     * @return whether the link is gone
     */
    public boolean leaveIfLost(SQLException failure) {
        try {
            return attachment.leaveIfLost(failure);
        } finally {
            settle();
        }
    }

    /** The exception for a call that cannot be made on the session as it is now: whatever transaction is open is lost. */
    public SQLException refuse(String why) {
        SQLException outcome = recovery.refuse(why);
        settle();
        return outcome;
    }

    /** The exception for results that went with the connection that they came over. */
    public SQLException lostResults(int traits) {
        return recovery.lostResults(traits);
    }

    /** Leaves the node, since the connection to it is in a state that is not known. */
    public void leave() {
        attachment.leave();
        settle();
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
        return recovery.deadline(limitSeconds);
    }

    // Validity and end.

    /**
     * Whether the session is, or can be put, on the writer within the time given. A dead link is not an exception here, and an
     * open transaction is never exchanged for a new one.
     */
    public boolean validate(Duration patience) {
        try {
            return recovery.validate(patience);
        } finally {
            settle();
        }
    }

    public void close() throws SQLException {
        if (attachment.isClosed()) {
            return;
        }
        shut();
        attachment.close();
    }

    /** Ends the session from another thread, calls in flight included. */
    public void abort() {
        shut();
        attachment.abort();
    }

    @Override
    public String toString() {
        return isClosed() ? "closed" : attachment.toString();
    }
}
