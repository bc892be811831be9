package io.holdfast.testkit.drill;

import io.holdfast.testkit.workload.Attempt;
import io.holdfast.testkit.workload.RecoveryRule;
import io.holdfast.testkit.workload.Workload;
import io.holdfast.testkit.workload.WorkloadRecord;
import java.time.Duration;
import java.util.List;

/**
 * Whether an application works: in the time just gone every thread had something acknowledged and nothing failed.
 *
 * @param within how much time that is
 */
record Calm(Workload load, int threads, Duration within) {

    /** Whether it is so now, and was since this moment at the earliest. */
    boolean since(long nanoTime) {
        if (System.nanoTime() - nanoTime < within.toNanos()) {
            return false;
        }
        WorkloadRecord record = load.record();
        return atTheEndOf(record);
    }

    boolean atTheEndOf(WorkloadRecord record) {
        long until = record.durationNanos();
        return RecoveryRule.isCalm(until, within, threads, latest(record.attempts(), until - within.toNanos()));
    }

    /** They are ordered by their ends, and there may be very many. */
    private static List<Attempt> latest(List<Attempt> attempts, long fromNanos) {
        int from = attempts.size();
        while (from > 0 && attempts.get(from - 1).endNanos() > fromNanos) {
            from--;
        }
        return attempts.subList(from, attempts.size());
    }
}
