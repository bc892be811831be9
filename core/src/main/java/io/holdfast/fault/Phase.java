package io.holdfast.fault;

/** What was under way when an exception came. */
public enum Phase {
    /** A physical connection was being opened. */
    CONNECTING,
    /** A statement, or any other round trip that is not a commit, had been handed to the inner driver. */
    SENT,
    /** Rows or further results of a statement that was executed before were being read. */
    READING,
    /** A {@code COMMIT}, in whatever form, had been handed to the inner driver. */
    COMMITTING
}
