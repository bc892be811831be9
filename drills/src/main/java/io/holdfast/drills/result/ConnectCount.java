package io.holdfast.drills.result;

import java.util.List;
import java.util.Map;

/**
 * How many connections the applications had tried to open by a moment.
 *
 * @param atNanos when, since the drill's start
 * @param byProcess since the drill's start, by contender, one number for each of its processes
 */
public record ConnectCount(long atNanos, Map<String, List<Long>> byProcess) {

    /** Of all processes of a contender. */
    public long all(String contender) {
        return byProcess.getOrDefault(contender, List.of()).stream()
                .mapToLong(Long::longValue)
                .sum();
    }
}
