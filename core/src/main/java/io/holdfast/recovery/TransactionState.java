package io.holdfast.recovery;

import io.holdfast.session.StatementJournal;
import io.holdfast.sql.Traits;

/**
 * The transaction that a call belongs to, without the call itself.
 *
 * @param autoCommit whether a statement may be a transaction of its own
 * @param open whether a transaction of several statements may be open
 * @param begunByText whether SQL text may have opened it, so that a new session would have none
 * @param work the {@link Traits} of all that ran in the open transaction, 0 if nothing did
 * @param holdsState whether the session holds something that a new one would lack
 */
public record TransactionState(boolean autoCommit, boolean open, boolean begunByText, int work, boolean holdsState) {

    static TransactionState of(StatementJournal journal) {
        return new TransactionState(
                journal.autoCommits(),
                journal.mayBeInTransaction(),
                journal.mayBeBegunByText(),
                journal.work(),
                journal.holdsState());
    }

    /** Nothing would be missing if the session were replaced now. */
    boolean nothingToLose() {
        return work == 0 && !holdsState && !begunByText;
    }

    /** A statement of the transaction may have committed by itself. */
    boolean mayHaveCommitted() {
        return Traits.has(work, Traits.COMMITS);
    }
}
