package io.holdfast.drills.alerts;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The value of an expression at a moment. Changes nothing. */
final class Evaluator {

    /** For how long a series that gets no sample, and no end, still has its last value. Prometheus' default. */
    private static final long LOOKBACK = Durations.nanos("5m");

    private final SeriesStore store;
    private final int factor;

    /** @param factor what ranges are divided by; the look back is no part of the rules, and stays */
    Evaluator(SeriesStore store, int factor) {
        this.store = store;
        this.factor = factor;
    }

    /** @throws RuleException if the elements of two vectors cannot be matched with each other */
    List<Element> vector(Expr expr, long nanos) {
        if (expr instanceof Expr.Selector selector) {
            return instant(selector, nanos);
        }
        if (expr instanceof Expr.OverRange call) {
            return overRange(call, nanos);
        }
        if (expr instanceof Expr.Absent absent) {
            return vector(absent.vector(), nanos).isEmpty()
                    ? List.of(new Element(asked(absent.vector()), 1))
                    : List.of();
        }
        if (expr instanceof Expr.Aggregate aggregate) {
            return aggregate(aggregate, nanos);
        }
        if (expr instanceof Expr.Calculation calculation) {
            return calculation(calculation, nanos);
        }
        if (expr instanceof Expr.SetOperation operation) {
            return setOperation(operation, nanos);
        }
        throw new IllegalStateException("No vector: " + expr);
    }

    private List<Element> instant(Expr.Selector selector, long nanos) {
        List<Element> elements = new ArrayList<>();
        for (Series series : store.select(selector)) {
            Double value = series.last(nanos - LOOKBACK, nanos);
            if (value != null) {
                elements.add(new Element(series.labels(), value));
            }
        }
        return elements;
    }

    private List<Element> overRange(Expr.OverRange call, long nanos) {
        long from = nanos - call.rangeNanos() / factor;
        List<Element> elements = new ArrayList<>();
        for (Series series : store.select(call.selector())) {
            Double value = call.function().of(series.range(from, nanos), from, nanos);
            if (value != null) {
                elements.add(new Element(series.labels().withoutName(), value));
            }
        }
        return elements;
    }

    /** What is known of a series that is not there: what it was asked for by. */
    private static Labels asked(Expr vector) {
        if (!(vector instanceof Expr.Selector selector)) {
            return Labels.NONE;
        }
        Map<String, String> labels = new HashMap<>();
        Set<String> unclear = new HashSet<>();
        for (Matcher matcher : selector.matchers()) {
            if (!matcher.isEqual() || labels.put(matcher.label(), matcher.value()) != null) {
                unclear.add(matcher.label());
            }
        }
        labels.keySet().removeAll(unclear);
        return Labels.of(labels);
    }

    private List<Element> aggregate(Expr.Aggregate aggregate, long nanos) {
        Aggregation aggregation = aggregate.aggregation();
        Map<Labels, Double> groups = new LinkedHashMap<>();
        for (Element element : vector(aggregate.vector(), nanos)) {
            Labels group = element.labels().only(aggregate.by());
            Double sofar = groups.get(group);
            groups.put(
                    group,
                    sofar == null ? aggregation.first(element.value()) : aggregation.merge(sofar, element.value()));
        }
        return groups.entrySet().stream()
                .map(group -> new Element(group.getKey(), group.getValue()))
                .toList();
    }

    private List<Element> calculation(Expr.Calculation calculation, long nanos) {
        Operator operator = calculation.operator();
        List<Element> results = new ArrayList<>();
        if (calculation.right() instanceof Expr.Constant right) {
            for (Element left : vector(calculation.left(), nanos)) {
                add(results, operator, left, left.value(), right.value(), left.value());
            }
        } else if (calculation.left() instanceof Expr.Constant left) {
            for (Element right : vector(calculation.right(), nanos)) {
                add(results, operator, right, left.value(), right.value(), right.value());
            }
        } else {
            Map<Labels, Element> lefts = one(vector(calculation.left(), nanos), operator);
            Map<Labels, Element> rights = one(vector(calculation.right(), nanos), operator);
            lefts.forEach((labels, left) -> {
                Element right = rights.get(labels);
                if (right != null) {
                    add(results, operator, left, left.value(), right.value(), left.value());
                }
            });
        }
        return results;
    }

    /** A comparison keeps the element, its name included, or drops it. */
    private static void add(
            List<Element> results, Operator operator, Element element, double left, double right, double kept) {
        if (!operator.isComparison()) {
            results.add(new Element(element.labels().withoutName(), operator.calculate(left, right)));
        } else if (operator.compare(left, right)) {
            results.add(new Element(element.labels(), kept));
        }
    }

    private static Map<Labels, Element> one(List<Element> elements, Operator operator) {
        Map<Labels, Element> byLabels = new LinkedHashMap<>();
        for (Element element : elements) {
            Labels labels = element.labels().withoutName();
            if (byLabels.put(labels, element) != null) {
                throw new RuleException(
                        "Several elements with the labels " + labels + " on one side of " + operator.text());
            }
        }
        return byLabels;
    }

    private List<Element> setOperation(Expr.SetOperation operation, long nanos) {
        List<Element> left = vector(operation.left(), nanos);
        List<Element> right = vector(operation.right(), nanos);
        if (operation.operator() == Operator.OR) {
            List<Element> union = new ArrayList<>(left);
            Set<Labels> lefts = signatures(left, operation.on());
            right.stream()
                    .filter(element -> !lefts.contains(signature(element, operation.on())))
                    .forEach(union::add);
            return union;
        }
        Set<Labels> rights = signatures(right, operation.on());
        boolean wanted = operation.operator() == Operator.AND;
        return left.stream()
                .filter(element -> rights.contains(signature(element, operation.on())) == wanted)
                .toList();
    }

    private static Set<Labels> signatures(List<Element> elements, @Nullable List<String> on) {
        Set<Labels> signatures = new HashSet<>();
        elements.forEach(element -> signatures.add(signature(element, on)));
        return signatures;
    }

    private static Labels signature(Element element, @Nullable List<String> on) {
        return on == null ? element.labels().withoutName() : element.labels().only(on);
    }
}
