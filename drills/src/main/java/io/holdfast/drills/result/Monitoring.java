package io.holdfast.drills.result;

import io.holdfast.drills.alerts.AlertSpan;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What somebody who watches the applications would have got to see.
 *
 * @param remarks what Holdfast said, in order of time
 * @param alerts what the alert rules made of Holdfast's metrics, in the order in which they began
 * @param alertsFaster by what the waiting times of the rules were divided
 * @param outOfReach the alerts that no drill of this length could have had
 * @param connects how many connections had been tried, several times a second
 * @param elsewhere how many connections were on a node of the wrong role, by the metrics
 */
public record Monitoring(
        List<Remark> remarks,
        List<AlertSpan> alerts,
        int alertsFaster,
        List<String> outOfReach,
        List<ConnectCount> connects,
        List<Elsewhere> elsewhere) {

    /**
     * The metric of connections that are on a node of the wrong role, of all processes.
     *
     * @param atNanos when, since the drill's start
     */
    public record Elsewhere(long atNanos, long connections) {}

    public static final Monitoring NONE = new Monitoring(List.of(), List.of(), 1, List.of(), List.of(), List.of());

    /** What was said of this kind in this time. */
    public List<Remark> remarks(Remark.Kind kind, long fromNanos, long untilNanos) {
        return remarks.stream()
                .filter(remark ->
                        remark.kind() == kind && remark.atNanos() >= fromNanos && remark.atNanos() < untilNanos)
                .toList();
    }

    /** How many connections were on a node of the wrong role at most in this time, by the metrics. */
    public long mostElsewhere(long fromNanos, long untilNanos) {
        return elsewhere.stream()
                .filter(sample -> sample.atNanos() >= fromNanos && sample.atNanos() < untilNanos)
                .mapToLong(Elsewhere::connections)
                .max()
                .orElse(0);
    }

    /** The alerts that fired at some time in this one. */
    public List<AlertSpan> fired(long fromNanos, long untilNanos) {
        return alerts.stream()
                .filter(alert -> alert.fired()
                        && alert.firingNanos() < untilNanos
                        && (alert.resolvedNanos() < 0 || alert.resolvedNanos() > fromNanos))
                .toList();
    }

    /** How many connections each process of a contender tried to open in this time, by its number from 0. */
    public Map<Integer, Long> connects(String contender, long fromNanos, long untilNanos) {
        Map<Integer, Long> counts = new TreeMap<>();
        List<Long> before = lastBefore(fromNanos, contender);
        List<Long> after = lastBefore(untilNanos, contender);
        for (int process = 0; process < after.size(); process++) {
            counts.put(process, after.get(process) - (process < before.size() ? before.get(process) : 0));
        }
        return counts;
    }

    /** How many connections all contenders together tried to open to a node in this time. */
    public long connectsTo(String node, long fromNanos, long untilNanos) {
        return lastTo(node, untilNanos) - lastTo(node, fromNanos);
    }

    private long lastTo(String node, long nanos) {
        long last = 0;
        for (ConnectCount count : connects) {
            if (count.atNanos() > nanos) {
                break;
            }
            last = count.byNode().getOrDefault(node, 0L);
        }
        return last;
    }

    private List<Long> lastBefore(long nanos, String contender) {
        List<Long> last = List.of();
        for (ConnectCount count : connects) {
            if (count.atNanos() > nanos) {
                break;
            }
            last = count.byProcess().getOrDefault(contender, List.of());
        }
        return last;
    }
}
