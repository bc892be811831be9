package io.holdfast.drills.alerts;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What one rule has found so far. Used by one thread at a time. */
final class AlertState {

    /** The series in which Prometheus keeps its alerts. */
    static final String ALERTS = "ALERTS";

    private static final String ALERT_NAME = "alertname";
    private static final String SEVERITY = "severity";

    /** An alert that is on. */
    private static final class Active {
        private final Labels labels;
        private final long pendingNanos;
        private long firingNanos = -1;
        private Map<String, String> annotations = Map.of();

        private Active(Labels labels, long pendingNanos) {
            this.labels = labels;
            this.pendingNanos = pendingNanos;
        }

        private Labels series() {
            return labels.with(Labels.NAME, ALERTS).with("alertstate", firingNanos < 0 ? "pending" : "firing");
        }

        private AlertSpan span(long resolvedNanos) {
            return new AlertSpan(
                    labels.get(ALERT_NAME),
                    labels.get(SEVERITY),
                    labels.filtered(name -> !name.equals(ALERT_NAME) && !name.equals(SEVERITY))
                            .byName(),
                    annotations.getOrDefault("summary", ""),
                    annotations.getOrDefault("description", ""),
                    annotations.getOrDefault("runbook_url", ""),
                    pendingNanos,
                    firingNanos,
                    resolvedNanos);
        }
    }

    private final AlertRule rule;
    private final long forNanos;
    private final Evaluator evaluator;
    private final SeriesStore store;
    private final Map<Labels, Active> active = new LinkedHashMap<>();
    private final List<AlertSpan> over = new ArrayList<>();

    AlertState(AlertRule rule, int factor, Evaluator evaluator, SeriesStore store) {
        this.rule = rule;
        forNanos = rule.forNanos() / factor;
        this.evaluator = evaluator;
        this.store = store;
    }

    /** Finds out whether the condition holds now, and writes what follows into the series {@code ALERTS}. */
    void evaluate(long nanos) {
        Map<Labels, Element> holds = holds(nanos);
        active.values().removeIf(alert -> {
            if (holds.containsKey(alert.labels)) {
                return false;
            }
            store.append(alert.series(), Point.end(nanos));
            over.add(alert.span(nanos));
            return true;
        });
        holds.forEach((labels, element) -> {
            Active alert = active.get(labels);
            if (alert == null) {
                alert = new Active(labels, nanos);
                active.put(labels, alert);
            }
            alert.annotations = render(rule.annotations(), element);
            fireIfDue(alert, nanos);
            store.append(alert.series(), Point.of(nanos, 1));
        });
    }

    private void fireIfDue(Active alert, long nanos) {
        if (alert.firingNanos >= 0 || nanos - alert.pendingNanos < forNanos) {
            return;
        }
        if (alert.pendingNanos < nanos) {
            store.append(alert.series(), Point.end(nanos));
        }
        alert.firingNanos = nanos;
    }

    private Map<Labels, Element> holds(long nanos) {
        Map<Labels, Element> holds = new LinkedHashMap<>();
        for (Element element : evaluated(nanos)) {
            Labels labels = element.labels()
                    .withoutName()
                    .with(Labels.of(render(rule.labels(), element)))
                    .with(ALERT_NAME, rule.name());
            @Nullable Element other = holds.put(labels, element);
            if (other != null) {
                throw new RuleException("Alert " + rule.name() + ": holds twice for the labels " + labels);
            }
        }
        return holds;
    }

    private List<Element> evaluated(long nanos) {
        try {
            return evaluator.vector(rule.condition(), nanos);
        } catch (RuleException e) {
            throw new RuleException("Alert " + rule.name() + ": " + e.getMessage(), e);
        }
    }

    private static Map<String, String> render(Map<String, Template> templates, Element element) {
        Map<String, String> texts = new LinkedHashMap<>();
        templates.forEach((name, template) -> texts.put(name, template.render(element)));
        return texts;
    }

    /** What was on, and what is. */
    List<AlertSpan> spans() {
        List<AlertSpan> spans = new ArrayList<>(over);
        active.values().forEach(alert -> spans.add(alert.span(-1)));
        return spans;
    }
}
