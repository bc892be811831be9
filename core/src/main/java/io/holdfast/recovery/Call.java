package io.holdfast.recovery;

import io.holdfast.fault.Phase;
import io.holdfast.sql.Traits;

/**
 * What was under way when something failed.
 *
 * @param traits of the statement, or of the statement whose result was being read
 * @param parts whether it was one statement or several
 */
public record Call(Kind kind, int traits, Parts parts) {

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

    /** What the error of a call speaks of. */
    public enum Parts {
        /** One statement: what its error says, it says of all of it. */
        ONE,
        /** A batch, of which any part may be executed whatever its error says. */
        SEVERAL
    }

    public static final Call COMMIT = new Call(Kind.COMMIT, Traits.COMMITS, Parts.ONE);
    public static final Call ROLLBACK = new Call(Kind.ROLLBACK, 0, Parts.ONE);
    public static final Call HARMLESS = new Call(Kind.HARMLESS, Traits.READS, Parts.ONE);

    /** Whether it does nothing but commit, through the JDBC API or as SQL text, so that its error speaks of the commit. */
    boolean commitsOnly() {
        return switch (kind) {
            case COMMIT -> true;
            case STATEMENT ->
                parts == Parts.ONE
                        && Traits.has(traits, Traits.ENDS)
                        && Traits.has(traits, Traits.COMMITS)
                        && !Traits.has(traits, Traits.COMPOUND);
            case ROLLBACK, HARMLESS, READING -> false;
        };
    }

    /** Whether its text does nothing but roll back. */
    boolean rollsBackBySql() {
        return Traits.has(traits, Traits.ENDS) && !Traits.has(traits, Traits.COMMITS | Traits.COMPOUND | Traits.BEGINS);
    }

    /** What its error is about. */
    Phase phase() {
        return commitsOnly() ? Phase.COMMITTING : kind == Kind.READING ? Phase.READING : Phase.SENT;
    }

    public static Call statement(int traits) {
        return new Call(Kind.STATEMENT, traits, Parts.ONE);
    }

    public static Call batch(int traits, int statements) {
        return new Call(Kind.STATEMENT, traits, statements == 1 ? Parts.ONE : Parts.SEVERAL);
    }

    public static Call reading(int traits) {
        return new Call(Kind.READING, traits, Parts.ONE);
    }
}
