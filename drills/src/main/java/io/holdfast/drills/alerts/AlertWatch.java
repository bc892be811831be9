package io.holdfast.drills.alerts;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A Prometheus without its threads, its disk and its network: it is told what was scraped and when to evaluate, and says which alerts
 * were on. Times are nanoseconds since whenever the caller likes, at least 0. Those of one target's scrapes must rise, and so must those
 * of evaluations; a scrape and the evaluation after it may have the same one.
 *
 * <p>It keeps all samples for as long as it lives, which is as long as a drill: a minute of two applications, asked every second, is some
 * ten thousand. Used by one thread at a time.
 */
public final class AlertWatch {

    private record Target(String job, String instance) {

        /** What a target says of its job and instance itself has to make way, as in Prometheus. */
        Labels label(Labels labels) {
            return labels.renamed("job", "exported_job")
                    .renamed("instance", "exported_instance")
                    .with("job", job)
                    .with("instance", instance);
        }
    }

    private static final Labels UP = Labels.NONE.with(Labels.NAME, "up");

    private final SeriesStore store = new SeriesStore();
    private final List<AlertState> alerts;
    private final Map<Target, Long> lastAsked = new HashMap<>();
    private final Map<Target, Set<Labels>> lastSeen = new HashMap<>();
    private long lastEvaluated = -1;

    public AlertWatch(AlertRules rules) {
        Evaluator evaluator = new Evaluator(store, rules.factor());
        alerts = rules.rules().stream()
                .map(rule -> new AlertState(rule, rules.factor(), evaluator, store))
                .toList();
    }

    /**
     * A target answered. Of its series, those that it does not have any more end now.
     *
     * @param exposition what it answered, in Prometheus' text format 0.0.4, without times
     * @throws IllegalArgumentException if the text is something else, or the time is not after that of its last scrape; nothing has changed
     *     then
     */
    public void scraped(long nanos, String job, String instance, String exposition) {
        Target target = new Target(job, instance);
        Map<Labels, Double> values = new LinkedHashMap<>();
        Exposition.read(exposition, (labels, value) -> {
            if (values.put(target.label(labels), value) != null) {
                throw new IllegalArgumentException(
                        "The answer of " + instance + " of " + job + " has twice: " + labels);
            }
        });
        asked(nanos, target, 1, values);
    }

    /**
     * A target did not answer. All its series end now.
     *
     * @throws IllegalArgumentException if the time is not after that of its last scrape; nothing has changed then
     */
    public void missed(long nanos, String job, String instance) {
        asked(nanos, new Target(job, instance), 0, Map.of());
    }

    private void asked(long nanos, Target target, double up, Map<Labels, Double> values) {
        if (nanos <= lastAsked.getOrDefault(target, -1L)) {
            throw new IllegalArgumentException(target + " at " + nanos + " ns, not after the last time");
        }
        lastAsked.put(target, nanos);
        store.append(target.label(UP), Point.of(nanos, up));
        values.forEach((labels, value) -> store.append(labels, Point.of(nanos, value)));
        Set<Labels> gone = new HashSet<>(lastSeen.getOrDefault(target, Set.of()));
        gone.removeAll(values.keySet());
        gone.forEach(labels -> store.append(labels, Point.end(nanos)));
        lastSeen.put(target, Set.copyOf(values.keySet()));
    }

    /**
     * Evaluates all rules with what was scraped up to this time.
     *
     * @throws IllegalArgumentException if the time is not after that of the last evaluation; nothing has changed then
     * @throws RuleException if a rule cannot be evaluated with what was scraped
     */
    public void evaluate(long nanos) {
        if (nanos <= lastEvaluated) {
            throw new IllegalArgumentException(
                    "An evaluation at " + nanos + " ns, not after the last one at " + lastEvaluated);
        }
        lastEvaluated = nanos;
        alerts.forEach(alert -> alert.evaluate(nanos));
    }

    /** All times that an alert was pending or firing, those that still are included, ordered by when they began. */
    public List<AlertSpan> spans() {
        return alerts.stream()
                .flatMap(alert -> alert.spans().stream())
                .sorted(Comparator.comparingLong(AlertSpan::pendingNanos))
                .toList();
    }

    /** For tests, which give single samples instead of scrapes, and ask for {@code ALERTS}. */
    SeriesStore store() {
        return store;
    }
}
