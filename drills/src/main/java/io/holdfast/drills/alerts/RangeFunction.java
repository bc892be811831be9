package io.holdfast.drills.alerts;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Functions of the samples that one series has in a range. */
enum RangeFunction {
    INCREASE,
    RATE,
    PRESENT_OVER_TIME;

    private static final double NANOS = 1e9;
    /** How much longer than usual the time to the range's edge may be for the series to be taken to reach it. */
    private static final double CLOSE = 1.1;

    static @Nullable RangeFunction of(String name) {
        for (RangeFunction each : values()) {
            if (each.name().toLowerCase(Locale.ROOT).equals(name)) {
                return each;
            }
        }
        return null;
    }

    /**
     * The value for the range ({@code from}, {@code to}] with these samples.
     *
     * @return null if there is none
     */
    @Nullable
    Double of(List<Point> points, long from, long to) {
        return switch (this) {
            case PRESENT_OVER_TIME -> points.isEmpty() ? null : Double.valueOf(1);
            case INCREASE -> increase(points, from, to);
            case RATE -> {
                Double increase = increase(points, from, to);
                yield increase == null ? null : Double.valueOf(increase / ((to - from) / NANOS));
            }
        };
    }

    /**
     * What was seen, extrapolated to the edges of the range: right to an edge that is about as close as the next sample would be, and
     * half the usual time beyond the samples if it is not; but never to where the counter would have been below 0.
     */
    private static @Nullable Double increase(List<Point> points, long from, long to) {
        if (points.size() < 2) {
            return null;
        }
        Point first = points.get(0);
        Point last = points.get(points.size() - 1);
        double increase = last.value() - first.value() + resets(points);
        double sampled = (last.nanos() - first.nanos()) / NANOS;
        double usual = sampled / (points.size() - 1);
        double toStart = (first.nanos() - from) / NANOS;
        if (toStart >= usual * CLOSE) {
            toStart = usual / 2;
        }
        if (increase > 0 && first.value() >= 0) {
            toStart = Math.min(toStart, sampled * (first.value() / increase));
        }
        double toEnd = (to - last.nanos()) / NANOS;
        if (toEnd >= usual * CLOSE) {
            toEnd = usual / 2;
        }
        return increase * ((sampled + toStart + toEnd) / sampled);
    }

    /** A counter that falls has begun again at 0, and what it had before counts as well. */
    private static double resets(List<Point> points) {
        double lost = 0;
        for (int i = 1; i < points.size(); i++) {
            if (points.get(i).value() < points.get(i - 1).value()) {
                lost += points.get(i - 1).value();
            }
        }
        return lost;
    }
}
