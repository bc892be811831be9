package io.holdfast.session;

import static io.holdfast.sql.Traits.AUTOCOMMIT_OFF;
import static io.holdfast.sql.Traits.AUTOCOMMIT_ON;
import static io.holdfast.sql.Traits.BEGINS;
import static io.holdfast.sql.Traits.COMMITS;
import static io.holdfast.sql.Traits.COMPOUND;
import static io.holdfast.sql.Traits.ENDS;

import io.holdfast.sql.Traits;

/**
 * The modes that a session may be in as to transactions, as a set of bits: with one bit it is known, with more it is one of
 * them. Pure functions.
 */
final class Modes {

    /** Autocommit is on, and no transaction was begun: every statement is one of its own. */
    static final int ALONE = 1;
    /** Autocommit is on, and a transaction was begun by SQL text. */
    static final int BEGUN = 1 << 1;
    /** Autocommit is off. */
    static final int ALWAYS_OPEN = 1 << 2;

    private static final int ALL = ALONE | BEGUN | ALWAYS_OPEN;

    private Modes() {}

    /** Whether the next statement may be a transaction of its own. */
    static boolean mayBeAlone(int modes) {
        return (modes & ALONE) != 0;
    }

    /** Whether the next statement may be part of a transaction of several. */
    static boolean mayBeOpen(int modes) {
        return (modes & (BEGUN | ALWAYS_OPEN)) != 0;
    }

    /** Whether what a statement does to transactions is known, given that it does something to them. */
    static boolean isCertain(int traits) {
        return !Traits.has(traits, COMPOUND)
                && (traits & (AUTOCOMMIT_ON | AUTOCOMMIT_OFF)) != (AUTOCOMMIT_ON | AUTOCOMMIT_OFF);
    }

    /** The modes after a statement was executed. */
    static int after(int modes, int traits) {
        boolean on = Traits.has(traits, AUTOCOMMIT_ON);
        boolean off = Traits.has(traits, AUTOCOMMIT_OFF);
        if (on && off) {
            return ALL;
        }
        if (off) {
            return ALWAYS_OPEN;
        }
        if (on) { // which does nothing, not even commit, if it is on
            return modes & (ALONE | BEGUN) | ((modes & ALWAYS_OPEN) != 0 ? ALONE : 0);
        }
        int withAutoCommit = modes & (ALONE | BEGUN);
        return modes & ALWAYS_OPEN | (withAutoCommit == 0 ? 0 : afterWithAutoCommit(withAutoCommit, traits));
    }

    /** The modes after a statement ended with an error: it did nothing, all, or no more than end the transaction. */
    static int afterFailure(int modes, int traits) {
        boolean mayEnd = Traits.has(traits, BEGINS | ENDS | COMMITS | AUTOCOMMIT_ON) && (modes & BEGUN) != 0;
        return modes | after(modes, traits) | (mayEnd ? ALONE : 0);
    }

    /** The modes after the server has, or may have, rolled back whatever was open. */
    static int afterRollback(int modes) {
        return modes | ((modes & BEGUN) != 0 ? ALONE : 0);
    }

    private static int afterWithAutoCommit(int modes, int traits) {
        boolean begins = Traits.has(traits, BEGINS);
        boolean ends = Traits.has(traits, ENDS);
        if ((begins || ends) && !isCertain(traits)) {
            return ALONE | BEGUN;
        }
        if (begins) {
            return BEGUN;
        }
        if (ends) {
            return ALONE;
        }
        return Traits.has(traits, COMMITS) && modes != ALONE ? ALONE | BEGUN : modes;
    }
}
