package io.holdfast.drills.rules;

import io.holdfast.testkit.workload.Attempt;
import java.util.List;

/** How long threads were without an answer. Pure. */
public final class Waits {

    private Waits() {}

    /**
     * The longest time within a part of the drill in which a thread got no answer, be it that the part ends first.
     *
     * @param attempts in the order of their ends
     */
    public static long longest(List<Attempt> attempts, int thread, long fromNanos, long untilNanos) {
        long last = fromNanos;
        long longest = 0;
        for (Attempt attempt : attempts) {
            if (attempt.thread() == thread && attempt.endNanos() > fromNanos && attempt.endNanos() < untilNanos) {
                longest = Math.max(longest, attempt.endNanos() - last);
                last = attempt.endNanos();
            }
        }
        return Math.max(longest, untilNanos - last);
    }
}
