package io.holdfast.drills.alerts;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** An expression, as far as rules use PromQL. All of them are instant vectors but {@link Constant}. */
sealed interface Expr {

    /** A constant; the parser has done what there was to calculate. */
    record Constant(double value) implements Expr {}

    /** {@code metric{label="value"}}. */
    record Selector(String metric, List<Matcher> matchers) implements Expr {}

    /** {@code increase(metric[5m])}. */
    record OverRange(RangeFunction function, Selector selector, long rangeNanos) implements Expr {}

    /** {@code absent(vector)}. */
    record Absent(Expr vector) implements Expr {}

    /** {@code sum by (label) (vector)}. */
    record Aggregate(Aggregation aggregation, List<String> by, Expr vector) implements Expr {}

    /** {@code vector / vector} and {@code vector > 1}: each side a vector or, but for one, a number. */
    record Calculation(Operator operator, Expr left, Expr right) implements Expr {}

    /** {@code vector and on (label) vector}; without {@code on} it is all labels that have to be equal. */
    record SetOperation(
            Operator operator,
            Expr left,
            Expr right,
            @Nullable List<String> on) implements Expr {}
}
