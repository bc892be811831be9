package io.holdfast.recovery;

import static io.holdfast.sql.Traits.BEGINS;
import static io.holdfast.sql.Traits.COMMITS;
import static io.holdfast.sql.Traits.COMPOUND;
import static io.holdfast.sql.Traits.ENDS;
import static io.holdfast.sql.Traits.READS;
import static io.holdfast.sql.Traits.USES_STATE;
import static io.holdfast.sql.Traits.WRITES;

import io.holdfast.fault.Fault;
import io.holdfast.recovery.Call.Parts;
import io.holdfast.sql.Traits;

/**
 * What to do about a fault: a pure function of the fault, the call, the transaction and the option. Where it could be wrong,
 * it errs to the side of {@link Decision#UNKNOWN}.
 */
public final class RecoveryRule {

    private RecoveryRule() {}

    public static Decision decide(Fault fault, Call call, TransactionState transaction, RecoveryLevel level) {
        return switch (fault) {
            case NONE, WRITE_REFUSED_IF_NODE_READ_ONLY, ACCESS_DENIED, OVERLOADED, STATEMENT_CONFLICT -> Decision.PASS;
            case CONFLICT -> call.commitsOnly() ? rolledBack(transaction) : Decision.PASS;
            case COMMIT_REFUSED -> commitRefused(call, transaction);
            case COMMIT_IN_DOUBT -> commitsNow(call, transaction) ? Decision.UNKNOWN : Decision.PASS;
            case WRITE_REFUSED,
                    NOT_EXECUTED,
                    NODE_LEAVING,
                    LINK_LOST_UNSENT,
                    LINK_FOUND_CLOSED,
                    LINK_LOST,
                    UNREACHABLE ->
                switch (call.kind()) {
                    case ROLLBACK -> Decision.DONE;
                    case COMMIT -> commit(fault, transaction);
                    case HARMLESS -> unapplied(call, transaction, level);
                    case READING -> reading(call, transaction);
                    case STATEMENT -> statement(fault, call, transaction, level);
                };
        };
    }

    private static Decision commit(Fault fault, TransactionState transaction) {
        if (transaction.work() == 0) {
            return Decision.DONE; // there was nothing to commit
        }
        if (transaction.mayHaveCommitted()) {
            return Decision.UNKNOWN;
        }
        if (transaction.work() == READS) {
            return Decision.NOT_APPLIED; // a lost commit of reads has no outcome that could be in doubt
        }
        return switch (fault) {
            // The server refused it and has rolled back, or never got it.
            case WRITE_REFUSED, NOT_EXECUTED, LINK_LOST_UNSENT -> Decision.NOT_APPLIED;
            default -> Decision.UNKNOWN;
        };
    }

    /** A commit that the server has answered by rolling back. */
    private static Decision rolledBack(TransactionState transaction) {
        return transaction.mayHaveCommitted() ? Decision.UNKNOWN : Decision.NOT_APPLIED;
    }

    /** Said of a statement, it is about the commit that it ended with, or that of what was open before it. */
    private static Decision commitRefused(Call call, TransactionState transaction) {
        if (call.commitsOnly()) {
            return rolledBack(transaction);
        }
        if (call.kind() != Call.Kind.STATEMENT) {
            return Decision.PASS;
        }
        boolean several = call.parts() == Parts.SEVERAL || Traits.has(call.traits(), COMPOUND);
        if (several || Traits.has(call.traits(), COMMITS)) {
            boolean more = several || Traits.has(transaction.work(), WRITES | COMMITS);
            return more ? Decision.UNKNOWN : Decision.NOT_APPLIED;
        }
        return transaction.autoCommit() ? rolledBack(transaction) : Decision.PASS;
    }

    private static Decision reading(Call call, TransactionState transaction) {
        if (transaction.autoCommit()) {
            // The statement itself was executed, and committed, before its rows were read.
            return onlyReads(call.traits()) ? Decision.NOT_APPLIED : Decision.UNKNOWN;
        }
        return transaction.mayHaveCommitted() ? Decision.UNKNOWN : Decision.NOT_APPLIED;
    }

    private static Decision statement(Fault fault, Call call, TransactionState transaction, RecoveryLevel level) {
        boolean alone = call.parts() == Parts.ONE && !Traits.has(call.traits(), COMPOUND);
        if (alone && Traits.has(call.traits(), ENDS) && !Traits.has(call.traits(), BEGINS)) {
            return endBySql(fault, call, transaction);
        }
        if (alone && opensOnly(call) && transaction.work() == 0) {
            return unapplied(call, transaction, level); // it commits what was open before it, and nothing was
        }
        if (surelyNotExecuted(fault, call)) {
            boolean committedWhatWasBefore = fault != Fault.LINK_LOST_UNSENT
                    && Traits.has(call.traits(), COMMITS)
                    && Traits.has(transaction.work(), WRITES);
            return committedWhatWasBefore ? Decision.UNKNOWN : unapplied(call, transaction, level);
        }
        if (transaction.autoCommit()) {
            return onlyReads(call.traits()) && call.parts() == Parts.ONE
                    ? unapplied(call, transaction, level)
                    : Decision.UNKNOWN;
        }
        boolean commits = Traits.has(call.traits(), COMMITS | COMPOUND | ENDS);
        return commits || transaction.mayHaveCommitted() ? Decision.UNKNOWN : Decision.NOT_APPLIED;
    }

    private static boolean opensOnly(Call call) {
        return Traits.has(call.traits(), BEGINS) && !Traits.has(call.traits(), ENDS | WRITES);
    }

    /**
     * {@code COMMIT} or {@code ROLLBACK} as a statement's text. Run on a fresh session, both end a transaction of nothing;
     * but nobody gets a fresh session without a word who had something in the old one.
     */
    private static Decision endBySql(Fault fault, Call call, TransactionState transaction) {
        boolean rollsBack = !Traits.has(call.traits(), COMMITS);
        Decision decision = rollsBack ? Decision.DONE : commit(fault, transaction);
        if (decision != Decision.DONE) {
            return decision;
        }
        return transaction.holdsState() ? Decision.NOT_APPLIED : Decision.RETRY;
    }

    /**
     * An error that says "not executed" says so of one statement, not of several. A batch goes on after an error
     * (Connector/J's {@code continueBatchOnError}), or is under way as a whole before its first error is read (MariaDB
     * Connector/J), which then counts as failed what was executed: neither its error nor its counts prove anything.
     */
    private static boolean surelyNotExecuted(Fault fault, Call call) {
        return switch (fault) {
            case LINK_LOST_UNSENT -> call.parts() == Parts.ONE;
            case WRITE_REFUSED, NOT_EXECUTED -> call.parts() == Parts.ONE && !Traits.has(call.traits(), COMPOUND);
            default -> false;
        };
    }

    /** The call itself had no effect; is there anything else to lose? */
    private static Decision unapplied(Call call, TransactionState transaction, RecoveryLevel level) {
        if (transaction.mayHaveCommitted()) {
            return Decision.UNKNOWN;
        }
        boolean invisible =
                level == RecoveryLevel.RETRY && transaction.nothingToLose() && !Traits.has(call.traits(), USES_STATE);
        return invisible ? Decision.RETRY : Decision.NOT_APPLIED;
    }

    private static boolean commitsNow(Call call, TransactionState transaction) {
        return switch (call.kind()) {
            case COMMIT -> true;
            case STATEMENT ->
                Traits.has(call.traits(), COMMITS) || transaction.autoCommit() && !onlyReads(call.traits());
            case ROLLBACK, HARMLESS, READING -> false;
        };
    }

    private static boolean onlyReads(int traits) {
        return Traits.has(traits, READS) && !Traits.has(traits, WRITES | COMMITS | COMPOUND);
    }
}
