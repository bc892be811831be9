package io.holdfast.testkit.workload;

/** What an application was told about one attempt of an operation. */
public enum Outcome {
    /** No exception. It must be found. */
    ACKNOWLEDGED,
    /** SQLState 40001. It must not be found, and may be run again. */
    NOT_APPLIED,
    /** The link was lost, or something else that says nothing. It may or may not be found, but whole. */
    UNKNOWN,
    /** SQLState 08001, or no connection to be had: nothing was executed. It must not be found. */
    UNAVAILABLE,
    /** The server said no: a read-only node, a lock wait that took too long. It should not be found. */
    REFUSED
}
