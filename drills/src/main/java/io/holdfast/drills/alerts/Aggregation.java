package io.holdfast.drills.alerts;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What becomes one value of many. */
enum Aggregation {
    SUM,
    MIN,
    MAX,
    GROUP;

    static @Nullable Aggregation of(String name) {
        for (Aggregation each : values()) {
            if (each.name().toLowerCase(Locale.ROOT).equals(name)) {
                return each;
            }
        }
        return null;
    }

    /** What the first value of a group counts as. */
    double first(double value) {
        return this == GROUP ? 1 : value;
    }

    /** One value more. NaN is neither the least nor the greatest, unless there is nothing else. */
    double merge(double sofar, double value) {
        return switch (this) {
            case SUM -> sofar + value;
            case MIN -> Double.isNaN(sofar) || value < sofar ? value : sofar;
            case MAX -> Double.isNaN(sofar) || value > sofar ? value : sofar;
            case GROUP -> 1;
        };
    }
}
