package io.holdfast.drills.report;

import io.holdfast.testkit.workload.Attempt;
import io.holdfast.testkit.workload.Outcome;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/** How many operations ended well and badly in each tenth of a second. Immutable. */
final class Buckets {

    static final long WIDTH_NANOS = Duration.ofMillis(100).toNanos();

    /** What took longer a user would have noticed. */
    static final long SLOW_NANOS = Duration.ofSeconds(1).toNanos();

    private final int[] ok;
    private final int[] slow;
    private final int[] failed;

    private Buckets(int size) {
        ok = new int[size];
        slow = new int[size];
        failed = new int[size];
    }

    static Buckets of(List<Attempt> attempts, long durationNanos) {
        int size = (int) Math.max(1, (durationNanos + WIDTH_NANOS - 1) / WIDTH_NANOS);
        Buckets buckets = new Buckets(size);
        for (Attempt attempt : attempts) {
            if (attempt.endNanos() < 0 || attempt.endNanos() >= size * WIDTH_NANOS) {
                continue; // While the contenders were being started or stopped.
            }
            boolean acknowledged = attempt.outcome() == Outcome.ACKNOWLEDGED;
            int[] counts = acknowledged ? buckets.ok : buckets.failed;
            int bucket = (int) (attempt.endNanos() / WIDTH_NANOS);
            counts[bucket]++;
            if (acknowledged && attempt.durationNanos() >= SLOW_NANOS) {
                buckets.slow[bucket]++;
            }
        }
        return buckets;
    }

    int size() {
        return ok.length;
    }

    int ok(int bucket) {
        return ok[bucket];
    }

    /** How many of those that ended well were slow. */
    int slow(int bucket) {
        return slow[bucket];
    }

    int failed(int bucket) {
        return failed[bucket];
    }

    int mostOk() {
        return Arrays.stream(ok).max().orElse(0);
    }

    int mostFailed() {
        return Arrays.stream(failed).max().orElse(0);
    }
}
