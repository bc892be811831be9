package io.holdfast.drills.stage;

import io.holdfast.drills.result.DrillEvent;
import io.holdfast.drills.result.Recovery;
import io.holdfast.testkit.workload.Attempt;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The faults that the contenders had to get over, and how many connections they tried to open meanwhile. Not thread-safe. */
final class FaultLog {

    private final List<DrillEvent> faults = new ArrayList<>();
    private final Map<String, Long> connects = new HashMap<>();
    private Map<String, Long> before = Map.of();

    /** To be called before the fault strikes. */
    void begin(List<Contender> contenders) {
        before = connects(contenders);
    }

    void add(DrillEvent fault) {
        faults.add(fault);
    }

    /** The cluster is in order again, as far as a contender can tell from outside. */
    void end(List<Contender> contenders) {
        connects(contenders)
                .forEach((name, count) -> connects.merge(name, count - before.getOrDefault(name, 0L), Long::sum));
    }

    private static Map<String, Long> connects(List<Contender> contenders) {
        Map<String, Long> counts = new HashMap<>();
        contenders.forEach(contender -> counts.put(contender.name(), contender.connects()));
        return counts;
    }

    /** How many connections a contender tried to open during all faults. */
    long connects(String contender) {
        return connects.getOrDefault(contender, 0L);
    }

    /** How a contender got over each fault, until the next one, or until somebody helped it, or until the end. */
    List<Recovery> recoveries(Contender contender, List<Attempt> attempts, long endNanos) {
        List<Recovery> recoveries = new ArrayList<>();
        for (int i = 0; i < faults.size(); i++) {
            DrillEvent fault = faults.get(i);
            long next = i + 1 < faults.size() ? faults.get(i + 1).startNanos() : endNanos;
            long until = contender.restartedBetween(fault.startNanos(), next) ? contender.restartedNanos() : next;
            recoveries.add(Recovery.of(
                    fault.id(),
                    fault.startNanos(),
                    until,
                    contender.entrant().size().allThreads(),
                    attempts));
        }
        return recoveries;
    }
}
