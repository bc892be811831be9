package io.holdfast.sql;

/**
 * What a statement may do, as bits of an {@code int}. A bit that is set means "possibly"; whatever the reader of statements
 * does not understand gets every bit that could matter.
 */
public final class Traits {

    /** Reads and has no effect at all, not even a lock: running it twice is running it once. */
    public static final int READS = 1;
    /** Changes rows, takes locks or calls something that might; undone by a rollback. */
    public static final int WRITES = 1 << 1;
    /** May commit by itself, before or after it runs: DDL, account and table administration, {@code CALL}. */
    public static final int COMMITS = 1 << 2;
    /** May consist of several statements, so that an error does not mean that nothing of it happened. */
    public static final int COMPOUND = 1 << 3;
    /** Opens a transaction by SQL text. */
    public static final int BEGINS = 1 << 4;
    /** Ends a transaction by SQL text. */
    public static final int ENDS = 1 << 5;
    /** Leaves something in the session that a new session lacks and later statements do not show that they need. */
    public static final int LEAVES_STATE = 1 << 6;
    /** Uses something of the session that a new session lacks: a user variable, {@code LAST_INSERT_ID()}. */
    public static final int USES_STATE = 1 << 7;

    /** What is assumed of a statement that is not understood. */
    public static final int UNKNOWN = WRITES | COMMITS | COMPOUND;

    private Traits() {}

    public static boolean has(int traits, int bit) {
        return (traits & bit) != 0;
    }
}
