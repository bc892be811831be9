package io.holdfast.benchmarks.overhead;

import io.holdfast.benchmarks.result.Figure;
import io.holdfast.benchmarks.result.Numbers;
import io.holdfast.benchmarks.result.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What Holdfast may add to a call.
 *
 * @param nanos NaN for whatever it takes
 * @param bytes NaN for whatever it takes
 */
record Goal(String kase, double nanos, double bytes) {

    private static final List<Goal> ALL = List.of(
            new Goal("query", 5, 0),
            new Goal("update", 5, 0),
            new Goal("queryInTransaction", 5, 0),
            new Goal("updateInTransaction", 5, 0),
            new Goal("transaction", 15, 0), // three calls
            // Holdfast's statement has 72 bytes, and the driver's 64, which the JIT may spare whoever does not pass it
            // on.
            new Goal("prepareAndQuery", Double.NaN, 136),
            new Goal("springTransaction", Double.NaN, Double.NaN),
            new Goal("duplicateKey", 5_000, Double.NaN),
            new Goal("duplicateKeyAfterAMillionCalls", 5_000, Double.NaN));

    /** Where Holdfast stands, and without what it is compared. */
    private record Position(String name, String without, String with) {}

    private static final List<Position> POSITIONS = List.of(
            new Position("alone", Layer.BARE, Layer.HOLDFAST),
            new Position("below HikariCP", Layer.HIKARI, Layer.BELOW_HIKARI),
            new Position("above HikariCP", Layer.HIKARI, Layer.ABOVE_HIKARI));

    /** What was added in a run, and whether that is allowed. */
    static Table table(List<Figure> figures) {
        List<List<String>> rows = new ArrayList<>();
        for (Goal goal : ALL) {
            for (Position position : POSITIONS) {
                Optional<Figure> without = Overhead.find(figures, goal.kase, position.without);
                Optional<Figure> with = Overhead.find(figures, goal.kase, position.with);
                if (without.isPresent() && with.isPresent()) {
                    rows.add(goal.row(position.name, without.get(), with.get()));
                }
            }
        }
        return new Table(
                "Added by Holdfast to the bare driver, and to HikariCP",
                List.of("case", "Holdfast", "goal, ns", "added, ns ±", "met", "goal, B", "added, B", "met"),
                rows);
    }

    private List<String> row(String position, Figure without, Figure with) {
        double added = with.value() - without.value();
        double spread = with.error() + without.error();
        Double bytes = with.bytesPerOp() == null || without.bytesPerOp() == null
                ? null
                : Math.rint(with.bytesPerOp() - without.bytesPerOp());
        return List.of(
                kase,
                position,
                allowed(nanos),
                Numbers.shown(added) + " ±" + Numbers.shown(spread),
                met(added, spread, nanos),
                allowed(bytes()),
                bytes == null ? "–" : Numbers.shown(bytes),
                bytes == null ? "–" : met(bytes, 0, bytes()));
    }

    /** Whether the goal is met, as far as the measurement tells. */
    private static String met(double added, double spread, double most) {
        if (Double.isNaN(most)) {
            return "–";
        }
        if (added + spread <= most) {
            return "yes";
        }
        return added - spread > most ? "no" : "not shown";
    }

    private static String allowed(double most) {
        return Double.isNaN(most) ? "–" : "≤ " + Numbers.shown(most);
    }
}
