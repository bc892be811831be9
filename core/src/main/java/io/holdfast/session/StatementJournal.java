package io.holdfast.session;

import io.holdfast.sql.SqlText;
import io.holdfast.sql.Traits;

/**
 * Remembers what one session ran, so that after a failure it can be said what the open transaction may have done and what
 * the session holds that a new one would lack.
 *
 * <p>On the way to the server it only stores references. They are read ({@link Traits}) when someone asks after a failure, or
 * when the store is full; a prepared statement's text is read once in its life, however often it runs.
 *
 * <p>Used by one thread at a time, like the connection that it belongs to.
 */
public final class StatementJournal {

    private static final int CAPACITY = 64;
    /** Texts this long in sum are read at once, rather than kept from the garbage collector. */
    private static final int MOST_CHARS = 64 * 1024;

    private enum Mark {
        COMMIT,
        ROLLBACK,
        AUTOCOMMIT_ON,
        AUTOCOMMIT_OFF
    }

    /** Whether SQL text has opened a transaction where each statement would be its own. */
    private enum Begun {
        NO,
        MAYBE,
        YES
    }

    private final Object[] entries = new Object[CAPACITY];
    private int count;
    private int chars;

    // What the entries before those in the store came to.
    private boolean autoCommit = true;
    /** What {@link #begun} is after a transaction: MAYBE once SQL text has set autocommit, which JDBC cannot see. */
    private Begun initially = Begun.NO;

    private Begun begun = Begun.NO;
    private int work;
    private boolean holdsState;
    private boolean heldStateBefore;

    /** A prepared statement was executed. */
    public void ran(SqlText statement) {
        if (count == 0 || entries[count - 1] != statement) {
            add(statement);
        }
    }

    /** A statement was executed from its text. */
    public void ran(String sql) {
        if (count == 0 || entries[count - 1] != sql) {
            add(sql);
            chars += sql.length();
            if (chars > MOST_CHARS) {
                fold();
            }
        }
    }

    /**
     * A statement ended with an error that has nothing to do with node or link. It may have done something all the same: some
     * commit before they fail, some consist of several, and some are executed before the driver, or a time limit, finds fault.
     */
    public void failed(int traits) {
        fold();
        holdsState |= Traits.has(traits, Traits.LEAVES_STATE);
        if (Traits.has(traits, Traits.BEGINS | Traits.ENDS)) {
            begun = autoCommit ? Begun.MAYBE : begun;
            work |= traits | Traits.COMMITS;
        } else if (inTransaction() && traits != Traits.READS) {
            work |= traits;
        }
        if (!inTransaction()) {
            heldStateBefore |= holdsState;
        }
    }

    public void committed() {
        add(Mark.COMMIT);
    }

    public void rolledBack() {
        add(Mark.ROLLBACK);
    }

    public void autoCommit(boolean on) {
        add(on ? Mark.AUTOCOMMIT_ON : Mark.AUTOCOMMIT_OFF);
    }

    /** The session is a new one, with nothing in it. */
    public void startOver(boolean newAutoCommit) {
        clear();
        autoCommit = newAutoCommit;
        initially = Begun.NO;
        begun = Begun.NO;
        work = 0;
        holdsState = false;
        heldStateBefore = false;
    }

    /** Whether a statement may be a transaction of its own. */
    public boolean autoCommits() {
        fold();
        return autoCommit && begun != Begun.YES;
    }

    /** Whether a transaction of several statements may be open. */
    public boolean mayBeInTransaction() {
        fold();
        return inTransaction();
    }

    /** Whether SQL text may have opened a transaction, which JDBC cannot see. */
    public boolean mayBeBegunByText() {
        fold();
        return begun != Begun.NO;
    }

    /** The {@link Traits} of everything that ran in the open transaction, together; 0 if nothing did. */
    public int work() {
        fold();
        return work;
    }

    /** Whether the session holds something that a new one would lack. */
    public boolean holdsState() {
        fold();
        return holdsState;
    }

    /** As {@link #holdsState()}, since before the open transaction: running that again would not bring it back. */
    public boolean heldStateBefore() {
        fold();
        return heldStateBefore;
    }

    private boolean inTransaction() {
        return !autoCommit || begun != Begun.NO;
    }

    private void add(Object entry) {
        if (count == CAPACITY) {
            fold();
        }
        entries[count++] = entry;
    }

    private void fold() {
        for (int i = 0; i < count; i++) {
            Object entry = entries[i];
            if (entry instanceof Mark mark) {
                apply(mark);
            } else {
                SqlText text = entry instanceof SqlText known ? known : new SqlText((String) entry);
                for (int step : text.steps()) {
                    apply(step);
                }
            }
        }
        clear();
    }

    private void clear() {
        for (int i = 0; i < count; i++) {
            entries[i] = null;
        }
        count = 0;
        chars = 0;
    }

    private void apply(Mark mark) {
        switch (mark) {
            case AUTOCOMMIT_ON -> {
                autoCommit = true;
                initially = Begun.NO;
                end();
            }
            // What ran before it in a transaction begun by SQL text is in it still.
            case AUTOCOMMIT_OFF -> {
                autoCommit = false;
                initially = Begun.NO;
            }
            case COMMIT, ROLLBACK -> end();
        }
    }

    private void end() {
        begun = initially;
        work = 0;
        heldStateBefore |= holdsState;
    }

    private void apply(int traits) {
        holdsState |= Traits.has(traits, Traits.LEAVES_STATE);
        boolean begins = Traits.has(traits, Traits.BEGINS);
        boolean ends = Traits.has(traits, Traits.ENDS);
        if (begins && ends) {
            // Either, in an order that is not known, or a change of autocommit: assume the worst of each.
            initially = Begun.MAYBE;
            begun = Begun.MAYBE;
            work |= traits | Traits.COMMITS;
        } else if (begins) {
            // What was open before is committed by it.
            begun = Begun.YES;
            work = work == 0 ? 0 : Traits.WRITES | Traits.COMMITS;
        } else if (ends) {
            end();
        } else if (inTransaction()) {
            work |= traits;
        }
        if (!inTransaction()) {
            heldStateBefore |= holdsState;
        }
    }
}
