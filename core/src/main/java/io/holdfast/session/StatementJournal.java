package io.holdfast.session;

import static io.holdfast.sql.Traits.AUTOCOMMIT_OFF;
import static io.holdfast.sql.Traits.AUTOCOMMIT_ON;
import static io.holdfast.sql.Traits.BEGINS;
import static io.holdfast.sql.Traits.COMMITS;
import static io.holdfast.sql.Traits.ENDS;
import static io.holdfast.sql.Traits.LEAVES_STATE;
import static io.holdfast.sql.Traits.READS;
import static io.holdfast.sql.Traits.WRITES;

import io.holdfast.sql.SessionSetting;
import io.holdfast.sql.SqlText;
import io.holdfast.sql.SqlTexts;
import io.holdfast.sql.Traits;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Remembers what one session ran, so that after a failure it can be said what the open transaction may have done and what
 * the session holds that a new one would lack.
 *
 * <p>On the way to the server it only stores references. They are read ({@link Traits}) when someone asks after a failure, or
 * when the store is full; texts that come again and again are read once, whatever statement they come from.
 *
 * <p>Used by one thread at a time, like the connection that it belongs to.
 */
public final class StatementJournal {

    private static final int CAPACITY = 64;
    private static final int FIRST_CAPACITY = 8;
    /** What changes the mode that the session is in. */
    private static final int SWITCHES = BEGINS | ENDS | AUTOCOMMIT_ON | AUTOCOMMIT_OFF;

    /** Texts this long in sum are read at once, rather than kept from the garbage collector. */
    private static final int MOST_CHARS = 64 * 1024;

    /** A session that is set up in more ways than that is one that cannot be replaced. */
    private static final int MOST_SETTINGS = 32;

    private enum Mark {
        COMMIT,
        ROLLBACK,
        AUTOCOMMIT_ON,
        AUTOCOMMIT_OFF
    }

    /** Grows to its capacity: around a pool each borrow has a journal of its own, and most run few statements. */
    private @Nullable Object[] entries = new @Nullable Object[FIRST_CAPACITY];

    private int count;
    private int chars;

    /** What the last three entries are, if they are the same; else null. */
    private @Nullable Object repeated;

    // What the entries before those in the store came to.
    private int modes = Modes.ALONE;
    private boolean begunByText;
    private int work;
    private boolean holdsState;
    private boolean heldStateBefore;

    /** The server may have ended a transaction that text began: what is written since may be committed, each for itself. */
    private boolean mayBeOver;

    /** Traits of which nothing would change if a statement with them ran now; 0, which is always true, after every change. */
    private int noted;

    /** The texts by which settings of the session were made that another session can be given, by what they set. */
    private @Nullable Map<String, String> restorable;

    private final SqlTexts texts;

    public StatementJournal(SqlTexts texts) {
        this.texts = texts;
    }

    /** A batch was executed, or what is like a statement. */
    public void ran(SqlText statement) {
        int traits = statement.plainTraits();
        if ((traits & ~noted) != 0) {
            note(statement, traits);
        }
    }

    private void note(SqlText statement, int traits) {
        if (traits > 0 && count == 0 && !holdsState && !mayBeOver) {
            // The usual day of an application: everything before is read, and so is this. The same as apply() of each
            // step.
            boolean open = Modes.mayBeOpen(modes);
            work |= open ? traits : 0;
            noted = open ? work & (READS | WRITES) : READS | WRITES;
        } else if (statement != repeated) {
            add(statement);
            count(statement.length());
        }
    }

    /** A statement was executed. */
    public void ran(String sql) {
        if (sql != repeated) {
            add(sql);
            count(sql.length());
        }
    }

    /**
     * Three times in a row say all that more could say. Once would not: of {@code INSERT ...; BEGIN}, the second run commits
     * what the first one did.
     */
    private boolean isThird(Object entry) {
        return count > 2 && entries[count - 2] == entry && entries[count - 3] == entry;
    }

    private void count(int length) {
        chars += length;
        if (chars > MOST_CHARS) {
            fold();
        }
    }

    /**
     * A statement ended with an error that has nothing to do with node or link. It may have done something all the same: some
     * commit before they fail, some consist of several, and some are executed before the driver, or a time limit, finds fault.
     */
    public void failed(int traits) {
        fold();
        noted = 0;
        holdsState |= Traits.has(traits, LEAVES_STATE);
        begunByText |= Traits.has(traits, BEGINS);
        boolean open = Modes.mayBeOpen(modes);
        modes = Modes.afterFailure(modes, traits);
        if (Traits.has(traits, SWITCHES)) {
            work |= open ? traits | COMMITS : WRITES;
        } else if (open && traits != READS) {
            work |= done(traits);
        }
        noteState(traits);
    }

    /** What a statement that may stand alone has done to the transaction that the application takes it for a part of. */
    private int done(int traits) {
        return mayBeOver && Traits.has(traits, WRITES) ? traits | COMMITS : traits;
    }

    /**
     * The server may have ended the open transaction: after a deadlock it has, after a lock time-out if it is configured so. One that was
     * begun by text leaves the session in autocommit then.
     */
    public void mayHaveBeenRolledBack() {
        fold();
        noted = 0;
        mayBeOver |= (modes & Modes.BEGUN) != 0;
        modes = Modes.afterRollback(modes);
        noteState(0);
    }

    public void committed() {
        ended(Mark.COMMIT);
    }

    public void rolledBack() {
        ended(Mark.ROLLBACK);
    }

    private void ended(Mark mark) {
        if (count == 0) {
            apply(ENDS);
        } else if (entries[count - 1] != Mark.COMMIT && entries[count - 1] != Mark.ROLLBACK) {
            add(mark); // what has just been ended need not be ended again: pools roll back what was committed
        }
    }

    public void autoCommit(boolean on) {
        if (count == 0) {
            apply(on ? AUTOCOMMIT_ON : AUTOCOMMIT_OFF);
        } else {
            add(on ? Mark.AUTOCOMMIT_ON : Mark.AUTOCOMMIT_OFF);
        }
    }

    /** The session is a new one, with nothing in it but what {@link #restorable} has given to it. */
    public void startOver(boolean newAutoCommit) {
        clear();
        noted = 0;
        modes = newAutoCommit ? Modes.ALONE : Modes.ALWAYS_OPEN;
        begunByText = false;
        work = 0;
        holdsState = false;
        heldStateBefore = false;
        mayBeOver = false;
    }

    /** Whether a statement may be a transaction of its own. */
    public boolean autoCommits() {
        fold();
        return Modes.mayBeAlone(modes);
    }

    /** Whether a transaction of several statements may be open. */
    public boolean mayBeInTransaction() {
        fold();
        return Modes.mayBeOpen(modes);
    }

    /** Whether SQL text may have opened a transaction, which JDBC cannot see. */
    public boolean mayBeBegunByText() {
        fold();
        return begunByText;
    }

    /** The {@link Traits} of everything that ran in the open transaction, together; 0 if nothing did. */
    public int work() {
        if (hasJustEnded()) {
            return 0;
        }
        fold();
        return work;
    }

    /** Whether nothing ran since a transaction was ended through the JDBC API: pools ask then, and need not wait for reading. */
    private boolean hasJustEnded() {
        for (int i = count - 1; i >= 0 && entries[i] instanceof Mark mark; i--) {
            if (mark == Mark.COMMIT || mark == Mark.ROLLBACK) {
                return true;
            }
        }
        return false;
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

    /** What to run on a new session, in this order, so that it is set up as the old one was by SQL text. */
    public List<String> restorable() {
        fold();
        return restorable == null ? List.of() : List.copyOf(restorable.values());
    }

    /** A text with its traits, which are not worked out again if that was done lately. */
    public SqlText text(String sql) {
        return texts.of(sql);
    }

    private void add(Object entry) {
        if (count == entries.length) {
            entries = Arrays.copyOf(entries, 2 * count);
        }
        entries[count++] = entry;
        noted = 0;
        repeated = isThird(entry) ? entry : null;
        if (count == CAPACITY) {
            fold(); // at once, so that what comes next finds everything read
        }
    }

    private void fold() {
        for (int i = 0; i < count; i++) {
            Object entry = entries[i];
            if (entry instanceof Mark mark) {
                apply(mark);
            } else {
                SqlText text = entry instanceof SqlText known ? known : text(String.valueOf(entry));
                for (int step : text.steps()) {
                    apply(Traits.has(step, LEAVES_STATE) && isRestorable(text) ? step & ~LEAVES_STATE : step);
                }
            }
        }
        clear();
    }

    /** Whether it is a setting that another session can be given; remembers it then. */
    private boolean isRestorable(SqlText text) {
        String sql = text.sql();
        String subject = SessionSetting.subject(sql);
        if (subject == null) {
            return false;
        }
        Map<String, String> known = restorable;
        if (known == null) {
            known = new LinkedHashMap<>();
            restorable = known;
        }
        String unused = known.remove(subject); // the last one counts, so it goes last
        boolean hasRoom = known.size() < MOST_SETTINGS;
        if (hasRoom) {
            known.put(subject, sql);
        }
        return hasRoom;
    }

    private void clear() {
        for (int i = 0; i < count; i++) {
            entries[i] = null;
        }
        count = 0;
        chars = 0;
        repeated = null;
    }

    private void apply(Mark mark) {
        apply(
                switch (mark) {
                    case COMMIT, ROLLBACK -> ENDS;
                    case AUTOCOMMIT_ON -> AUTOCOMMIT_ON;
                    case AUTOCOMMIT_OFF -> AUTOCOMMIT_OFF;
                });
    }

    private void apply(int traits) {
        noted = 0;
        boolean open = Modes.mayBeOpen(modes);
        modes = Modes.after(modes, traits);
        holdsState |= Traits.has(traits, LEAVES_STATE);
        if (!Traits.has(traits, SWITCHES)) {
            work |= Modes.mayBeOpen(modes) ? done(traits) : 0;
        } else if (!Modes.isCertain(traits)) {
            // It may have ended the transaction, or opened one and worked in it.
            begunByText |= Traits.has(traits, BEGINS);
            work |= open ? traits | COMMITS : WRITES;
        } else {
            applySwitch(traits);
        }
        noteState(traits);
    }

    private void applySwitch(int traits) {
        boolean begins = Traits.has(traits, BEGINS);
        if (Traits.has(traits, ENDS) || !Modes.mayBeOpen(modes)) {
            mayBeOver = false;
            begunByText = begins;
            work = 0;
        } else if (begins) {
            mayBeOver = false;
            begunByText = true;
            work = Traits.has(work, WRITES | COMMITS) ? WRITES | COMMITS : 0; // what was open before is committed by it
        }
    }

    /** What was left outside of the transaction that is open now is not brought back by running that again. */
    private void noteState(int traits) {
        boolean isSwitchedOffByText = Traits.has(traits, AUTOCOMMIT_OFF) && Traits.has(traits, LEAVES_STATE);
        boolean outside = Modes.mayBeAlone(modes)
                || isSwitchedOffByText
                || Traits.has(traits, COMMITS | BEGINS | ENDS | AUTOCOMMIT_ON);
        heldStateBefore |= holdsState && outside;
    }
}
