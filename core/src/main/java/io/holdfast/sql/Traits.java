package io.holdfast.sql;

/**
 * What a statement may do, as bits of an {@code int}. A bit that is set means "possibly"; whatever the reader of statements
 * does not understand gets every bit that could matter ({@link #UNKNOWN}).
 */
public final class Traits {

    /** Reads and has no effect at all, not even a lock: running it twice is running it once. Never together with another. */
    public static final int READS = 1;
    /** Changes rows or the session, takes locks or calls something that might; changed rows are undone by a rollback. */
    public static final int WRITES = 1 << 1;
    /**
     * May commit by itself what ran before it, what it does, or both: DDL, account and table administration, {@code CALL}. The
     * former even if it fails: such statements commit first. Or its effect outlives a rollback otherwise: {@code SET GLOBAL}.
     */
    public static final int COMMITS = 1 << 2;
    /** May consist of several statements, so that an error does not mean that nothing of it happened. */
    public static final int COMPOUND = 1 << 3;
    /** Opens a transaction by SQL text. Together with {@link #ENDS}: ends one and opens the next, unless {@link #COMPOUND}. */
    public static final int BEGINS = 1 << 4;
    /** Ends a transaction by SQL text. */
    public static final int ENDS = 1 << 5;
    /** Leaves something in the session that a new session lacks and later statements do not show that they need. */
    public static final int LEAVES_STATE = 1 << 6;
    /** Uses something of the session that a new session lacks: a user variable, {@code LAST_INSERT_ID()}. */
    public static final int USES_STATE = 1 << 7;
    /** Switches autocommit on by SQL text, which the JDBC API does not notice. With {@link #AUTOCOMMIT_OFF}: either. */
    public static final int AUTOCOMMIT_ON = 1 << 8;
    /** Switches autocommit off by SQL text. */
    public static final int AUTOCOMMIT_OFF = 1 << 9;

    /** What is assumed of a stored procedure. That it switches the autocommit of its caller is not. */
    public static final int PROGRAM = WRITES | COMMITS | COMPOUND | BEGINS | ENDS | LEAVES_STATE | USES_STATE;

    /** What is assumed of a statement that is not understood. */
    public static final int UNKNOWN = PROGRAM | AUTOCOMMIT_ON | AUTOCOMMIT_OFF;

    private Traits() {}

    /** Whether any of the bits is set. */
    public static boolean has(int traits, int bits) {
        return (traits & bits) != 0;
    }
}
