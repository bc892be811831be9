package io.holdfast.testkit.workload;

import java.time.Duration;

/** What the settings of every workload may be. */
final class WorkloadLimits {

    private WorkloadLimits() {}

    static int threads(int count) {
        if (count < 1 || count > AttemptKey.MOST_THREADS) {
            throw new IllegalArgumentException("threads: " + count + "; allowed is 1 to " + AttemptKey.MOST_THREADS);
        }
        return count;
    }

    static Duration pause(Duration rest) {
        if (rest.isNegative()) {
            throw new IllegalArgumentException("pause: " + rest + " is negative");
        }
        return rest;
    }

    static Duration hungAfter(Duration patience) {
        if (patience.isNegative() || patience.isZero()) {
            throw new IllegalArgumentException("hungAfter: " + patience + " is not more than nothing");
        }
        return patience;
    }
}
