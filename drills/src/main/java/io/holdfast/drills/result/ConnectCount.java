package io.holdfast.drills.result;

import java.util.List;
import java.util.Map;

/**
 * How many connections the applications had tried to open by a moment, since the drill's start.
 *
 * @param atNanos when, since the drill's start
 * @param byProcess by contender, one number for each of its processes
 * @param byNode by the name of the node to which they led
 */
public record ConnectCount(long atNanos, Map<String, List<Long>> byProcess, Map<String, Long> byNode) {

    /** Of all processes of a contender. */
    public long all(String contender) {
        return byProcess.getOrDefault(contender, List.of()).stream()
                .mapToLong(Long::longValue)
                .sum();
    }
}
