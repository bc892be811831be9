package io.holdfast.drills.alerts;

/**
 * A sample of a series.
 *
 * @param isEnd whether it says that the series has ended, which Prometheus calls a staleness marker; it has no value then
 */
record Point(long nanos, double value, boolean isEnd) {

    static Point of(long nanos, double value) {
        return new Point(nanos, value, false);
    }

    static Point end(long nanos) {
        return new Point(nanos, Double.NaN, true);
    }
}
