package io.holdfast.recovery;

import io.holdfast.outcome.Outcomes;
import io.holdfast.session.StatementJournal;
import io.holdfast.sql.Traits;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * What a session has lost with a node, for as long as the application has to be reminded of it: the open transaction, what no other
 * session can have, and what the server remembered of the statements before. Says what to throw for it. Knows the journal, and neither
 * nodes nor connections.
 *
 * <p><b>A lost transaction</b> stays lost until it is rolled back: until then nothing is executed and nothing committed. So does
 * one whose commit the server has refused, on a node that is not left.
 *
 * <p><b>A session that held what no other can have</b> — a temporary table, a lock — since before the transaction that it lost
 * ends with it: whoever relied on that must not go on as if nothing had happened.
 *
 * <p>Used by one thread at a time, like the session that it belongs to.
 */
final class SessionLosses {

    /**
     * For how many statements after a silent replacement it is looked whether they use what the old session knew, such as
     * {@code LAST_INSERT_ID()}: an application asks for such things soon or never.
     */
    private static final int WATCHED_STATEMENTS = 64;

    private final StatementJournal journal;

    private @Nullable LostTransaction lost;
    private @Nullable SQLException ended;
    private int watched;

    /**
     * A transaction that cannot be committed any more, and why.
     *
     * @param toldByCommit whether the application tried to commit it, and was told so
     */
    private record LostTransaction(boolean unknown, boolean toldByCommit, SQLException cause) {

        SQLException again() {
            return Outcomes.stillLost(unknown, cause);
        }
    }

    SessionLosses(StatementJournal journal) {
        this.journal = journal;
    }

    boolean exist() {
        return lost != null || ended != null || watched != 0;
    }

    boolean isTransactionLost() {
        return lost != null;
    }

    boolean isTransactionLossToldByCommit() {
        LostTransaction gone = lost;
        return gone != null && gone.toldByCommit();
    }

    /** Why the session has come to its end; null if it has not. */
    @Nullable
    SQLException ended() {
        return ended;
    }

    // What is found.

    /** The transaction went with its node, and nothing of it was applied. */
    SQLException notApplied(Call call, TransactionState transaction, @Nullable SQLException cause) {
        if (journal.heldStateBefore()) {
            SQLException outcome = Outcomes.sessionLost(cause);
            ended = outcome;
            return outcome;
        }
        return lose(transaction, Outcomes.notApplied(cause), call.commitsOnly());
    }

    /** The node is as good as before, and so is the session: it is the transaction alone that is gone. */
    SQLException commitRefused(TransactionState transaction, @Nullable SQLException cause) {
        return lose(transaction, Outcomes.commitRefused(cause), true);
    }

    private SQLException lose(TransactionState transaction, SQLException outcome, boolean toldByCommit) {
        if (transaction.open()) {
            lost = new LostTransaction(false, toldByCommit, outcome);
        }
        return outcome;
    }

    /** @param withoutNode whether the session went, too */
    SQLException unknown(Call call, TransactionState transaction, @Nullable SQLException cause, boolean withoutNode) {
        SQLException outcome = Outcomes.unknown(cause);
        if (transaction.open() && lost == null) {
            lost = new LostTransaction(true, call.commitsOnly(), outcome);
        }
        if (withoutNode && journal.heldStateBefore()) {
            ended = outcome;
        }
        return outcome;
    }

    /** A call cannot be made on the session as it is now: whatever transaction is open is lost. */
    SQLException refused(String why) {
        boolean open = journal.mayBeInTransaction() && journal.work() != 0;
        boolean mayHaveCommitted = open && Traits.has(journal.work(), Traits.COMMITS);
        SQLException outcome = mayHaveCommitted
                ? Outcomes.unknown(
                        "Something in this transaction may have committed by itself, and it cannot go on: " + why)
                : Outcomes.notApplied(why, null);
        if (lost == null && open) {
            lost = new LostTransaction(mayHaveCommitted, false, outcome);
        }
        return outcome;
    }

    /** @param first whether there was no session before */
    void replaced(boolean autoCommit, boolean first) {
        journal.startOver(autoCommit);
        watched = lost == null && !first ? WATCHED_STATEMENTS : 0;
    }

    // What is said of it later.

    /** Throws what was said of the lost transaction, which stays true. */
    void remind() throws SQLException {
        LostTransaction gone = lost;
        if (gone != null) {
            throw gone.again();
        }
    }

    /** As {@link #remind()}, but for calls that are not told: what rolls back by SQL text, and what does no harm on a node. */
    void remind(Call call, boolean withoutNode) throws SQLException {
        if (call.kind() == Call.Kind.STATEMENT && call.rollsBackBySql()) {
            lost = null;
        } else if (withoutNode || call.kind() != Call.Kind.HARMLESS) {
            LostTransaction gone = lost;
            if (gone != null && call.commitsOnly()) {
                lost = new LostTransaction(gone.unknown(), true, gone.cause());
            }
            remind();
        }
    }

    /**
     * The exception for a statement that asks for what the session that was replaced without a word knew, else null. Once something was
     * written on the new session, what is asked for is taken to be about that.
     */
    @Nullable
    SQLException watch(Call call) {
        if (watched == 0 || call.kind() != Call.Kind.STATEMENT) {
            return null;
        }
        watched = Traits.has(call.traits(), Traits.WRITES | Traits.USES_STATE) ? 0 : watched - 1;
        return Traits.has(call.traits(), Traits.USES_STATE)
                ? refused("This statement asks for something that its session knew, LAST_INSERT_ID() for example, and"
                        + " the session was replaced in a failover; nothing was applied")
                : null;
    }

    /** A call is run again on the session as it is now, so that what it writes is what is asked for next. */
    void runsAgain(Call call) {
        watched = Traits.has(call.traits(), Traits.WRITES) ? 0 : watched;
    }

    /** As {@link Session#lostResults}. */
    SQLException ofResults(int traits) {
        LostTransaction gone = lost;
        if (gone != null) {
            return gone.again();
        }
        return traits == Traits.READS
                ? Outcomes.notApplied(
                        "These rows went with a connection that was lost in a failover; read them again", null)
                : Outcomes.unknown(
                        "The statement was executed, but what it returned went with a connection that was lost in a failover;"
                                + " look before repeating it");
    }

    // What ends it.

    /** The application knows that the open transaction is lost, and has ended it. */
    void giveUpTransaction(boolean withoutNode) {
        lost = null;
        if (withoutNode) {
            journal.rolledBack();
        }
    }

    /** Who relied on what the session held has been told, and is done with it: the next borrower gets a new session. */
    void startOver(boolean autoCommit) {
        ended = null;
        lost = null;
        journal.startOver(autoCommit);
    }
}
