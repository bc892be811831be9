package io.holdfast.drills.alerts;

import java.util.Set;

/** Which alerts a drill is too short for. */
final class Reach {

    private static final double NANOS = 1e9;

    /** They say for how long something has been so. It has not been so for longer than there has been a drill. */
    private static final Set<String> SINCE =
            Set.of("holdfast_outage_seconds", "holdfast_monitor_age_seconds", "holdfast_node_lag_seconds");

    private Reach() {}

    /** The time from the beginning of everything before which this cannot fire. A lower bound, and 0 in case of doubt. */
    static long soonestNanos(AlertRule rule, int factor) {
        return soonestNanos(rule.condition()) + rule.forNanos() / factor;
    }

    private static long soonestNanos(Expr expr) {
        if (expr instanceof Expr.SetOperation operation) {
            long left = soonestNanos(operation.left());
            return switch (operation.operator()) {
                case AND -> Math.max(left, soonestNanos(operation.right()));
                case OR -> Math.min(left, soonestNanos(operation.right()));
                default -> left;
            };
        }
        if (expr instanceof Expr.Aggregate aggregate) {
            return soonestNanos(aggregate.vector());
        }
        if (!(expr instanceof Expr.Calculation calculation)) {
            return 0;
        }
        boolean isAtLeast =
                calculation.operator() == Operator.GREATER || calculation.operator() == Operator.GREATER_OR_EQUAL;
        return isAtLeast && calculation.right() instanceof Expr.Constant threshold && isSince(calculation.left())
                ? (long) (threshold.value() * NANOS)
                : 0;
    }

    private static boolean isSince(Expr expr) {
        if (expr instanceof Expr.Aggregate aggregate) {
            // A sum of several may be longer than each.
            return aggregate.aggregation() != Aggregation.SUM && isSince(aggregate.vector());
        }
        return expr instanceof Expr.Selector selector && SINCE.contains(selector.metric());
    }
}
