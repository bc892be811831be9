package io.holdfast.testkit.drill;

import io.holdfast.testkit.workload.Attempt;
import io.holdfast.testkit.workload.RecoveryRule;
import io.holdfast.testkit.workload.Workload;
import io.holdfast.testkit.workload.WorkloadRecord;
import java.time.Duration;
import java.util.List;

/**
 * Whether an application works: in each half of the time just gone every thread had something acknowledged, and nothing failed.
 * In halves, because one that has hung all the time and got one call done now has not failed, either.
 *
 * @param within how much time that is
 */
record Calm(Workload load, int threads, Duration within) {

    /** Whether it is so now, and was since this moment at the earliest. */
    boolean since(long nanoTime) {
        return System.nanoTime() - nanoTime >= within.toNanos() && atTheEndOf(load.record(), threads, within);
    }

    static boolean atTheEndOf(WorkloadRecord record, int threads, Duration within) {
        long until = record.durationNanos();
        Duration half = within.dividedBy(2);
        List<Attempt> latest = latest(record.attempts(), until - within.toNanos());
        return RecoveryRule.isCalm(until, half, threads, latest)
                && RecoveryRule.isCalm(until - half.toNanos(), half, threads, latest);
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
