package io.holdfast.recovery;

import io.holdfast.cluster.Cluster;
import io.holdfast.cluster.Connector;
import io.holdfast.cluster.PhysicalConnection;
import io.holdfast.fault.Fault;
import io.holdfast.outcome.FailoverOutcome;
import io.holdfast.outcome.Outcomes;
import io.holdfast.session.SessionSettings;
import io.holdfast.session.StatementJournal;
import io.holdfast.sql.Traits;
import io.holdfast.time.Deadline;
import java.sql.SQLException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Everything about a session that is not as usual: looks closer before a call, and does after a failure what the {@link RecoveryRule} says,
 * within the one {@link Deadline} of the call. The node is the {@link Attachment}'s affair, what the application is reminded of that of
 * {@link SessionLosses}.
 *
 * <p>Used by one thread at a time, like the session that it belongs to. Whatever is done here may change {@link #isQuiet}, which the
 * session looks at afterwards.
 */
final class Recovery {

    /** A node that says it may be written to and refuses every write is not worth more. */
    private static final int MOST_RETRIES = 8;

    private final Cluster cluster;
    private final Connector connector;
    private final RecoverySettings options;
    private final SessionSettings settings;
    private final StatementJournal journal;
    private final SessionLosses losses;
    private final Attachment attachment;

    /** Of the call that is under way, once it has to wait for something. It stays when the call is over, until the next call drops it. */
    private @Nullable Deadline callDeadline;

    Recovery(
            Cluster cluster,
            Connector connector,
            RecoverySettings options,
            SessionSettings settings,
            StatementJournal journal,
            Attachment attachment) {
        this.cluster = cluster;
        this.connector = connector;
        this.options = options;
        this.settings = settings;
        this.journal = journal;
        this.losses = new SessionLosses(journal);
        this.attachment = attachment;
    }

    /** Whether the next call has nothing to look for but what is new in the cluster. */
    boolean isQuiet() {
        return !losses.exist() && callDeadline == null && !attachment.isBroken();
    }

    boolean isClosed() {
        return attachment.isClosed() || losses.ended() != null;
    }

    boolean isTransactionLost() {
        return losses.isTransactionLost();
    }

    boolean isLossToldByCommit() {
        return losses.isTransactionLossToldByCommit();
    }

    // Before a call.

    /** Forgets the deadline of the call before. */
    void startCall() {
        callDeadline = null;
    }

    /** Without a question to the server. */
    void lookCloserToCreate() throws SQLException {
        requireOpen();
        losses.remind(Call.HARMLESS, attachment.isBroken());
        attachment.leaveIfReplaced();
        if (attachment.isBroken()) {
            Decision unused = attach(Call.HARMLESS, null, beginToWait(TimeLimit.NONE));
        }
    }

    /** False if there is nothing to commit, and the link that it would have gone over is gone. */
    boolean lookCloser(Call call, TimeLimit limit) throws SQLException {
        requireOpen();
        losses.remind(call, attachment.isBroken());
        // A question in between would change the answer of what asks about the statement before.
        boolean asks = Traits.has(call.traits(), Traits.USES_STATE);
        SQLException evidence = asks || !attachment.isInQuestion()
                ? null
                : attachment.ask(beginToWait(limit).remaining(cluster.patience()));
        if (attachment.isBroken()) {
            return attach(call, evidence, beginToWait(limit)) != Decision.DONE;
        }
        SQLException refused = losses.watch(call);
        if (refused != null) {
            throw cluster.told(refused);
        }
        return true;
    }

    /** False if the transaction is gone with its link already. */
    boolean lookBeforeRollback() throws SQLException {
        if (losses.ended() != null && !attachment.isClosed()) {
            return false; // there is nothing left to roll back, and who tidies up must not be told off
        }
        startCall();
        requireOpen();
        giveUpTransaction();
        return !attachment.isBroken();
    }

    void giveUpTransaction() {
        losses.giveUpTransaction(attachment.isBroken());
    }

    void requireOpen() throws SQLException {
        if (attachment.isClosed()) {
            throw Outcomes.closed(null);
        }
        SQLException ended = losses.ended();
        if (ended != null) {
            if (!GivenBack.now()) {
                throw Outcomes.closed(ended);
            }
            losses.startOver(settings.autoCommit());
        }
    }

    private Deadline beginToWait(TimeLimit limit) {
        Deadline deadline = deadline(limit.limitSeconds());
        callDeadline = deadline;
        return deadline;
    }

    Deadline deadline(int limitSeconds) {
        Deadline begun = callDeadline;
        return begun == null ? newDeadline(limitSeconds) : begun;
    }

    Deadline newDeadline(int limitSeconds) {
        return Deadline.after(options.patience(limitSeconds), cluster.ticker());
    }

    /** As {@link Session#validate}. */
    boolean validate(Duration patience) {
        if (isClosed()) {
            return false;
        }
        Deadline deadline = Deadline.after(patience, cluster.ticker());
        try {
            if (isTransactionLost() && settings.autoCommit()) {
                return false; // begun by text, so that no pool rolls it back: the next borrower would get it
            }
            if (isTransactionLost() || (journal.work() != 0 && !journal.autoCommits())) {
                return attachment.answers(patience);
            }
            attachment.validate(patience);
            if (attachment.isBroken()) {
                Decision unused = attach(Call.HARMLESS, null, deadline);
            }
            return true;
        } catch (SQLException e) {
            return false;
        }
    }

    // After a failure.

    /** As {@link Session#recover}. */
    Decision recover(Call call, SQLException failure, Deadline deadline) throws SQLException {
        if (isClosed() || failure instanceof FailoverOutcome) {
            throw failure;
        }
        return act(attachment.judge(call, failure), call, failure, deadline);
    }

    /** As {@link Session#again}. */
    <R extends @Nullable Object> R again(Call call, SQLException first, Deadline deadline, Action<R> action)
            throws SQLException {
        Deadline before = callDeadline;
        callDeadline = deadline; // for whatever the action has to wait for
        try {
            return repeat(call, first, deadline, action);
        } finally {
            callDeadline = before;
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
            losses.runsAgain(call);
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

    /** As {@link Session#refuse}. */
    SQLException refuse(String why) {
        return cluster.told(losses.refused(why));
    }

    /** As {@link Session#lostResults}. */
    SQLException lostResults(int traits) {
        return losses.ofResults(traits);
    }

    private Decision attach(Call call, @Nullable SQLException evidence, Deadline deadline) throws SQLException {
        if (attachment.hasHadNoNode()) {
            if (call.kind() == Call.Kind.COMMIT) {
                return Decision.DONE;
            }
            connect(evidence, deadline); // the first one; there is nothing that could have been lost
            return Decision.RETRY;
        }
        return act(Fault.LINK_LOST_UNSENT, call, evidence, deadline);
    }

    private Decision act(Fault fault, Call call, @Nullable SQLException cause, Deadline deadline) throws SQLException {
        TransactionState transaction = TransactionState.of(journal);
        Decision decision = RecoveryRule.decide(fault, call, transaction, options.level());
        switch (decision) {
            case PASS -> {
                failed(call);
                if (fault == Fault.CONFLICT || fault == Fault.STATEMENT_CONFLICT) {
                    journal.mayHaveBeenRolledBack();
                }
                throw cause == null ? Outcomes.notApplied(null) : cause;
            }
            case DONE -> journal.rolledBack();
            case RETRY -> connect(cause, deadline);
            case NOT_APPLIED -> throw cluster.told(notApplied(call, transaction, cause, deadline));
            case UNKNOWN -> throw cluster.told(losses.unknown(call, transaction, cause, attachment.isBroken()));
        }
        return decision;
    }

    private void failed(Call call) {
        if (call.kind() == Call.Kind.STATEMENT) {
            journal.failed(call.traits());
        }
    }

    private SQLException notApplied(
            Call call, TransactionState transaction, @Nullable SQLException cause, Deadline deadline)
            throws SQLException {
        losses.remind();
        if (!attachment.isBroken()) {
            failed(call);
            return losses.commitRefused(transaction, cause);
        }
        SQLException outcome = losses.notApplied(call, transaction, cause);
        if (losses.ended() == null) {
            connect(cause, deadline); // or the application is told that there is no writer, and only that
        }
        return outcome;
    }

    /** Replaces the broken physical connection by one to the writer, or throws. */
    private void connect(@Nullable SQLException cause, Deadline deadline) throws SQLException {
        PhysicalConnection fresh = new RestoringConnect(cluster, connector, settings, journal.restorable())
                .run(deadline, options.failoverTimeout(), this::isClosed, cause);
        losses.replaced(settings.autoCommit(), attachment.hasHadNoNode());
        attachment.attach(fresh);
    }
}
