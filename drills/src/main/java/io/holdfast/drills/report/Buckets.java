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
            if (attempt.endNanos() < 0 || attempt.endNanos() >= count * WIDTH_NANOS) {
                continue; // While the contenders were being started or stopped.
            }
            int bucket = (int) (attempt.endNanos() / WIDTH_NANOS);
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
