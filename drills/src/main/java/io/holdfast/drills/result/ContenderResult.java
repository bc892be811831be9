package io.holdfast.drills.result;

import io.holdfast.testkit.workload.Attempt;
import io.holdfast.testkit.workload.InvariantReport;
import io.holdfast.testkit.workload.Outcome;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * What became of one contender.
 *
 * @param name {@code plain}
 * @param description what it is, in words
 * @param processes how many processes its application has
 * @param threads how many threads all of them have
 * @param ok operations acknowledged
 * @param failed exceptions that the application saw
 * @param failures how many of each {@code SQLSTATE/vendorcode}, the most frequent first
 * @param invariants what the database holds against what the application was told
 * @param longestGapMillis the longest time in which nothing was acknowledged
 * @param latency of what was acknowledged
 * @param connectsDuringFault connections that it tried to open between each fault and the time when the endpoint was right
 *     again
 * @param turnedAway connections that a server did not let in, for having too many
 * @param restartedByHand whether somebody had to reset its connections
 * @param recoveries how it got over each fault, in the order of the faults
 * @param arrivals how many of its rows came to each node, by the node's name, while more than one accepted writes; empty if
 *     there was no such time, or nobody counted
 * @param attempts all attempts, ordered by their end; times since the drill's start
 */
public record ContenderResult(
        String name,
        String description,
        int processes,
        int threads,
        long ok,
        long failed,
        Map<String, Long> failures,
        InvariantReport invariants,
        long longestGapMillis,
        Latency latency,
        long connectsDuringFault,
        long turnedAway,
        boolean restartedByHand,
        List<Recovery> recoveries,
        Map<String, Long> arrivals,
        List<Attempt> attempts) {

    /** Whether it got over every fault by itself. */
    public boolean recovered() {
        return !restartedByHand && recoveries.stream().allMatch(Recovery::calmAfter);
    }

    /** How it got over one fault. */
    public Recovery recovery(String event) {
        return recoveries.stream()
                .filter(recovery -> recovery.event().equals(event))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(name + " has no recovery from " + event));
    }

    /** How many operations ended well in this time. */
    public long acknowledgedBetween(long fromNanos, long untilNanos) {
        return attempts.stream()
                .filter(attempt -> attempt.outcome() == Outcome.ACKNOWLEDGED
                        && attempt.endNanos() >= fromNanos
                        && attempt.endNanos() < untilNanos)
                .count();
    }

    /** When the first operation ended well after this moment; empty if none did. */
    public OptionalLong firstAcknowledgedAfter(long nanos) {
        return attempts.stream()
                .filter(attempt -> attempt.outcome() == Outcome.ACKNOWLEDGED && attempt.endNanos() > nanos)
                .mapToLong(Attempt::endNanos)
                .min();
    }

    /** What ended with which code in this time, the most frequent first. */
    public Map<String, Long> failuresBetween(long fromNanos, long untilNanos) {
        Map<String, Long> counts = new TreeMap<>();
        for (Attempt attempt : attempts) {
            if (attempt.outcome() != Outcome.ACKNOWLEDGED
                    && attempt.endNanos() >= fromNanos
                    && attempt.endNanos() < untilNanos) {
                counts.merge(attempt.code(), 1L, Long::sum);
            }
        }
        Map<String, Long> sorted = new LinkedHashMap<>();
        counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
        return sorted;
    }
}
