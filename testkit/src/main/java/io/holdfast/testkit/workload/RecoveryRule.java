package io.holdfast.testkit.workload;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What it means that an application got over a fault: pure functions of what it was told, and when. */
public final class RecoveryRule {

    /** How long nothing must be acknowledged before a person would see it. */
    public static final Duration VISIBLE_GAP = Duration.ofMillis(250);

    private RecoveryRule() {}

    /**
     * Whether in the time before a moment every thread had something acknowledged and nothing failed. A thread that waits
     * for a connection all the time is not calm, though it does not fail either.
     *
     * @param untilNanos the moment, on the clock of the attempts
     * @param within how long before it begins what is looked at
     */
    public static boolean isCalm(long untilNanos, Duration within, int threads, List<Attempt> attempts) {
        long from = untilNanos - within.toNanos();
        Set<Integer> serving = new HashSet<>();
        for (Attempt attempt : attempts) {
            if (attempt.endNanos() > from && attempt.endNanos() <= untilNanos) {
                if (attempt.outcome() != Outcome.ACKNOWLEDGED) {
                    return false;
                }
                serving.add(attempt.thread());
            }
        }
        return serving.size() == threads;
    }

    /**
     * How long it took from a fault until the last failure, or the longest visible gap, was over: 0 if there was none. Of the
     * gaps only the longest counts: a busy machine makes short ones all the time. It says nothing about one that was not
     * {@linkplain #isCalm calm} in the end.
     *
     * @param attempts ordered by their ends
     */
    public static long healedAfterNanos(long faultNanos, long untilNanos, List<Attempt> attempts) {
        long healed = faultNanos;
        long lastAcknowledged = faultNanos;
        long longestGap = VISIBLE_GAP.toNanos();
        long gapOver = faultNanos;
        for (Attempt attempt : attempts) {
            long end = attempt.endNanos();
            if (end <= faultNanos || end > untilNanos) {
                continue;
            }
            if (attempt.outcome() != Outcome.ACKNOWLEDGED) {
                healed = end;
                continue;
            }
            if (end - lastAcknowledged >= longestGap) {
                longestGap = end - lastAcknowledged;
                gapOver = end;
            }
            lastAcknowledged = end;
        }
        return Math.max(healed, gapOver) - faultNanos;
    }
}
