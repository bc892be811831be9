package io.holdfast.recovery;

/** What is done about a fault. */
public enum Decision {
    /** Not a failover: the application gets the inner driver's exception as it is. */
    PASS,
    /** Go to the writer and run the call again; the application notices nothing. */
    RETRY,
    /** The call's purpose is fulfilled although its link is gone: a rollback, a commit of nothing. */
    DONE,
    /** Go to the writer and tell the application that nothing of its transaction was applied. */
    NOT_APPLIED,
    /** Tell the application that the outcome is not known. */
    UNKNOWN
}
