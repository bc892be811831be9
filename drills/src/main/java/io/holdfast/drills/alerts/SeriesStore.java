package io.holdfast.drills.alerts;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All series. Used by one thread at a time. */
final class SeriesStore {

    private final Map<String, Map<Labels, Series>> byMetric = new LinkedHashMap<>();

    /** @throws IllegalArgumentException if the series has a sample of that time, or of a later one */
    void append(Labels labels, Point point) {
        byMetric.computeIfAbsent(labels.get(Labels.NAME), name -> new LinkedHashMap<>())
                .computeIfAbsent(labels, Series::new)
                .append(point);
    }

    List<Series> select(Expr.Selector selector) {
        return byMetric.getOrDefault(selector.metric(), Map.of()).values().stream()
                .filter(series -> selector.matchers().stream().allMatch(matcher -> matcher.matches(series.labels())))
                .toList();
    }
}
