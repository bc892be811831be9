package io.holdfast.testkit.workload;

/**
 * One attempt of one operation, as its application saw it.
 *
 * @param thread which thread of the workload, from 0
 * @param sequence which operation of that thread, from 1; an application's own operations are numbered over all threads
 * @param number which attempt of that operation, from 1
 * @param kind what was done
 * @param startNanos when it began, since the workload's start
 * @param durationNanos how long it took, from asking for a connection until its outcome was known
 * @param outcome what the application was told
 * @param code {@code SQLSTATE/vendorcode} of the exception, as {@code HY000/1290}, with {@code none} for no SQLState; of an
 *     application's own operation that of the first {@code SQLException} with a SQLState among its causes; the type's name
 *     and 0 for what is no {@code SQLException}; empty if there was no exception
 */
public record Attempt(
        int thread,
        long sequence,
        int number,
        Kind kind,
        long startNanos,
        long durationNanos,
        Outcome outcome,
        String code) {

    /** What an operation does. */
    public enum Kind {
        /** One insert with autocommit. */
        AUTOCOMMIT,
        /** Insert, update, insert, commit. */
        TRANSACTION,
        /** An application's own {@link Operation}. */
        OPERATION
    }

    /** When it ended, since the workload's start. */
    public long endNanos() {
        return startNanos + durationNanos;
    }
}
