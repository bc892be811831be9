package io.holdfast.drills.report;

import io.holdfast.testkit.workload.Attempt;
import io.holdfast.testkit.workload.Outcome;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/** How many operations ended well and badly in each tenth of a second. */
record Buckets(int[] ok, int[] failed) {

    static final long WIDTH_NANOS = Duration.ofMillis(100).toNanos();

    static Buckets of(List<Attempt> attempts, long durationNanos) {
        int count = (int) Math.max(1, (durationNanos + WIDTH_NANOS - 1) / WIDTH_NANOS);
        int[] ok = new int[count];
        int[] failed = new int[count];
        for (Attempt attempt : attempts) {
            long bucketOrLater = Math.max(0, attempt.endNanos() / WIDTH_NANOS);
            if (bucketOrLater >= count) {
                continue; // It ended while the contenders were being stopped.
            }
            int bucket = (int) bucketOrLater;
            if (attempt.outcome() == Outcome.ACKNOWLEDGED) {
                ok[bucket]++;
            } else {
                failed[bucket]++;
            }
        }
        return new Buckets(ok, failed);
    }

    int size() {
        return ok.length;
    }

    int mostOk() {
        return Arrays.stream(ok).max().orElse(0);
    }

    int mostFailed() {
        return Arrays.stream(failed).max().orElse(0);
    }
}
