package io.holdfast.drills.result;

import io.holdfast.testkit.workload.Attempt;
import io.holdfast.testkit.workload.RecoveryRule;
import java.time.Duration;
import java.util.List;

/**
 * How a contender got over one fault.
 *
 * @param event the id of the event that was the fault
 * @param servedBefore whether it was calm just before the fault
 * @param calmAfter whether it was calm at the end of the time that it had: until the next thing that happened to it
 * @param healedAfterMillis from the fault's start until the last failure, or the longest visible gap, was over: 0 if there
 *     was none, -1 if it was not calm in the end
 */
public record Recovery(String event, boolean servedBefore, boolean calmAfter, long healedAfterMillis) {

    /** How long a contender must be seen to serve before it counts as calm. */
    public static final Duration CALM = Duration.ofSeconds(2);

    /** How long nothing must be acknowledged before a person would see it. */
    public static final Duration VISIBLE_GAP = RecoveryRule.VISIBLE_GAP;

    /** {@code no}, {@code at once} or {@code after 0.35 s}. */
    public String inWords() {
        if (!calmAfter) {
            return "no";
        }
        return healedAfterMillis == 0 ? "at once" : "after " + Figures.seconds(healedAfterMillis);
    }

    /** Follows from the attempts between the fault and the next thing that happened. All times since the drill's start. */
    public static Recovery of(String event, long faultNanos, long untilNanos, int threads, List<Attempt> attempts) {
        boolean calmAfter = isCalm(untilNanos, threads, attempts);
        return new Recovery(
                event,
                isCalm(faultNanos, threads, attempts),
                calmAfter,
                calmAfter ? RecoveryRule.healedAfterNanos(faultNanos, untilNanos, attempts) / 1_000_000 : -1);
    }

    private static boolean isCalm(long untilNanos, int threads, List<Attempt> attempts) {
        return RecoveryRule.isCalm(untilNanos, CALM, threads, attempts);
    }
}
