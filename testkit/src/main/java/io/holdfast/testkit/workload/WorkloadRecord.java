package io.holdfast.testkit.workload;

import java.util.List;
import java.util.Map;

/** What a workload saw. Immutable. */
public final class WorkloadRecord {

    private WorkloadRecord() {}

    public String contender() {
        throw new UnsupportedOperationException();
    }

    /** {@code System.nanoTime()} at the workload's start, to which all times of the attempts are relative. */
    public long startedAtNanoTime() {
        throw new UnsupportedOperationException();
    }

    /** From the start until the stop, or until this record was taken. */
    public long durationNanos() {
        throw new UnsupportedOperationException();
    }

    /** All attempts, ordered by their end. */
    public List<Attempt> attempts() {
        throw new UnsupportedOperationException();
    }

    public long acknowledged() {
        throw new UnsupportedOperationException();
    }

    /** Attempts that ended with an exception. */
    public long failed() {
        throw new UnsupportedOperationException();
    }

    /** How many attempts ended with which {@code SQLSTATE/vendorcode}, the most frequent first. */
    public Map<String, Long> failures() {
        throw new UnsupportedOperationException();
    }

    /** The longest time in which no attempt of any thread was acknowledged. */
    public long longestGapMillis() {
        throw new UnsupportedOperationException();
    }

    /** The duration that this share of the acknowledged attempts did not exceed; 0 if there are none. */
    public long latencyNanos(double quantile) {
        throw new UnsupportedOperationException();
    }
}
