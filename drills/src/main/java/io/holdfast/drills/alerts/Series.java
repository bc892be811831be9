package io.holdfast.drills.alerts;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The samples of one series, in the order of time. Used by one thread at a time. */
final class Series {

    private final Labels labels;
    private final List<Point> points = new ArrayList<>();

    Series(Labels labels) {
        this.labels = labels;
    }

    Labels labels() {
        return labels;
    }

    void append(Point point) {
        if (!points.isEmpty() && points.get(points.size() - 1).nanos() >= point.nanos()) {
            throw new IllegalArgumentException(
                    "A sample of " + labels + " at " + point.nanos() + " ns, not after the last one");
        }
        points.add(point);
    }

    /** The last sample in ({@code from}, {@code to}]; null if there is none, or if it says that the series has ended. */
    @Nullable
    Double last(long from, long to) {
        int index = firstAfter(to) - 1;
        if (index < 0) {
            return null;
        }
        Point point = points.get(index);
        return point.nanos() <= from || point.isEnd() ? null : Double.valueOf(point.value());
    }

    /** The samples in ({@code from}, {@code to}] that have a value. */
    List<Point> range(long from, long to) {
        return points.subList(firstAfter(from), firstAfter(to)).stream()
                .filter(point -> !point.isEnd())
                .toList();
    }

    private int firstAfter(long nanos) {
        int low = 0;
        int high = points.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (points.get(middle).nanos() <= nanos) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
