package io.holdfast.benchmarks.result;

import java.util.List;

/**
 * Bars in groups, to be drawn from left to right. Immutable.
 *
 * @param unit of all values
 */
public record BarChart(String title, String unit, List<Group> groups) {

    /** Bars that are to be compared with each other. */
    public record Group(String title, List<Bar> bars) {}

    /** One bar. */
    public record Bar(String label, double value) {}

    public BarChart {
        groups = List.copyOf(groups);
    }

    /** Whether the values lie so far apart that only their logarithms can be seen side by side. */
    boolean logarithmic() {
        double least = bars().filter(value -> value > 0).min().orElse(1);
        double most = most();
        return most / least > 60;
    }

    double most() {
        return bars().max().orElse(1);
    }

    double leastAboveZero() {
        return bars().filter(value -> value > 0).min().orElse(1);
    }

    private java.util.stream.DoubleStream bars() {
        return groups.stream().flatMap(group -> group.bars().stream()).mapToDouble(Bar::value);
    }
}
