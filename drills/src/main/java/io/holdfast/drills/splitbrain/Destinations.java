package io.holdfast.drills.splitbrain;

import io.holdfast.drills.result.ContenderResult;
import io.holdfast.drills.result.DrillEvent;
import io.holdfast.drills.result.Observations;
import io.holdfast.drills.result.Sample.NodeState;
import io.holdfast.drills.result.Sample.Role;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Where a contender's rows went while there were two writers.
 *
 * @param right rows on the writer
 * @param wrong rows on the server that only accepts writes
 */
record Destinations(long right, long wrong) {

    static Destinations of(ContenderResult contender, Observations seen) {
        Set<String> wrong = secondWriters(seen);
        long all = contender.arrivals().values().stream()
                .mapToLong(Long::longValue)
                .sum();
        long astray = contender.arrivals().entrySet().stream()
                .filter(arrival -> wrong.contains(arrival.getKey()))
                .mapToLong(arrival -> arrival.getValue())
                .sum();
        return new Destinations(all - astray, astray);
    }

    /** Who was seen to accept writes without being the writer while the two were there. */
    static Set<String> secondWriters(Observations seen) {
        DrillEvent from = seen.event(SplitBrainDrill.RETURN);
        DrillEvent until = seen.event(SplitBrainDrill.TAKE_OUT);
        return seen.samples().stream()
                .filter(sample -> sample.atNanos() >= from.endNanos() && sample.atNanos() <= until.startNanos())
                .flatMap(sample -> sample.nodes().stream())
                .filter(node -> node.role() == Role.SECOND_WRITER)
                .map(NodeState::name)
                .collect(Collectors.toSet());
    }
}
