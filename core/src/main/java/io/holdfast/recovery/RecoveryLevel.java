package io.holdfast.recovery;

/** How much Holdfast does about a failover by itself. */
public enum RecoveryLevel {
    /** Finds it, leaves the old node, says honestly what became of the work; runs nothing again. */
    REPORT,
    /** Also runs again, on the writer, what is provably unapplied. */
    RETRY
}
