package io.holdfast.testkit.workload;

/**
 * What an application was told about one attempt of an operation. It knows JDBC and nothing about the driver, and believes
 * no more than what it is told for sure.
 */
public enum Outcome {
    /** No exception from the call that commits. It must be found. */
    ACKNOWLEDGED,
    /** SQLState 40001. It must not be found, and may be run again. */
    NOT_APPLIED,
    /** The link was lost, or something else that says nothing. It may or may not be found, but whole. */
    UNKNOWN,
    /**
     * Nothing was executed: a {@code SQLTransientConnectionException} with SQLState 08001, or a failure before the first
     * statement was executed, as when no connection was to be had. It must not be found.
     */
    UNAVAILABLE,
    /** The server said no: a read-only node, a lock wait that took too long. It should not be found. */
    REFUSED;

    /** What an application was told, as in "an insert that was ...". */
    String told() {
        return switch (this) {
            case ACKNOWLEDGED -> "acknowledged";
            case NOT_APPLIED -> "reported as not applied";
            case UNAVAILABLE -> "told that there is no connection to be had";
            case UNKNOWN -> "not told an outcome";
            case REFUSED -> "refused by the server";
        };
    }
}
