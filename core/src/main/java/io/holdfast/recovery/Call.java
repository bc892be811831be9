package io.holdfast.recovery;

import io.holdfast.sql.Traits;

/**
 * What was under way when something failed.
 *
 * @param traits of the statement, or of the statement whose result was being read
 * @param partial whether a part of it, of a batch, is known to have been executed
 */
public record Call(Kind kind, int traits, boolean partial) {

    /** The kinds of calls that differ in what may be said about their loss. */
    public enum Kind {
        /** A statement or a batch. */
        STATEMENT,
        /** Anything that commits through the JDBC API. */
        COMMIT,
        /** A rollback of the whole transaction through the JDBC API. */
        ROLLBACK,
        /** A round trip that leaves nothing in the database: preparing, a setting, metadata. */
        HARMLESS,
        /** Fetching rows or further results of a statement that was executed before. */
        READING
    }

    public static final Call COMMIT = new Call(Kind.COMMIT, Traits.COMMITS, false);
    public static final Call ROLLBACK = new Call(Kind.ROLLBACK, 0, false);
    public static final Call HARMLESS = new Call(Kind.HARMLESS, Traits.READS, false);

    public static Call statement(int traits) {
        return new Call(Kind.STATEMENT, traits, false);
    }

    public static Call reading(int traits) {
        return new Call(Kind.READING, traits, false);
    }

    public Call partlyDone(boolean isPartlyDone) {
        return isPartlyDone ? new Call(kind, traits, true) : this;
    }
}
