package io.holdfast.drills.rules;

import static io.holdfast.drills.result.Figures.seconds;

import io.holdfast.drills.alerts.AlertSpan;
import io.holdfast.drills.result.Monitoring;
import io.holdfast.drills.result.Observations;
import io.holdfast.drills.result.Remark;
import io.holdfast.drills.result.Remark.Kind;
import io.holdfast.drills.result.Ruling;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Rules about what a person would have got to know, and when. Pure. */
public final class Watching {

    private static final int MUCH = 160;

    private final Monitoring monitoring;

    private Watching(Observations seen) {
        monitoring = seen.monitoring();
    }

    public static Watching of(Observations seen) {
        return new Watching(seen);
    }

    /** Nobody would have been disturbed in this time. */
    public Ruling quiet(String rule, long fromNanos, long untilNanos) {
        List<AlertSpan> alerts = monitoring.fired(fromNanos, untilNanos);
        List<Remark> warnings = monitoring.remarks(Kind.ESCALATED, fromNanos, untilNanos);
        String words = alerts.isEmpty() && warnings.isEmpty()
                ? "no alert, no warning"
                : names(alerts)
                        + (warnings.isEmpty()
                                ? ""
                                : " a warning: " + shortened(warnings.get(0).text()));
        return new Ruling(rule, alerts.isEmpty() && warnings.isEmpty(), words.strip());
    }

    /** This alert fires in this time. */
    public Ruling fires(String rule, String alert, long fromNanos, long untilNanos) {
        Optional<AlertSpan> span = monitoring.fired(fromNanos, untilNanos).stream()
                .filter(fired -> fired.alert().equals(alert) && fired.firingNanos() >= fromNanos)
                .findFirst();
        return new Ruling(
                rule,
                span.isPresent(),
                span.map(fired -> alert + " after " + seconds((fired.firingNanos() - fromNanos) / 1_000_000)
                                + " of the drill's time")
                        .orElse(alert + " did not"));
    }

    /** Something is said soon after a moment. */
    public Ruling said(String rule, Kind kind, Predicate<Remark> what, long fromNanos, Duration within) {
        Optional<Remark> first = monitoring.remarks(kind, fromNanos, Long.MAX_VALUE).stream()
                .filter(what)
                .findFirst();
        return new Ruling(
                rule,
                first.isPresent() && first.get().atNanos() - fromNanos <= within.toNanos(),
                first.map(remark ->
                                seconds((remark.atNanos() - fromNanos) / 1_000_000) + ": " + shortened(remark.text()))
                        .orElse("never"));
    }

    private static String names(List<AlertSpan> alerts) {
        return alerts.stream().map(AlertSpan::alert).distinct().collect(Collectors.joining(", "));
    }

    /** A line of a table, not a story. */
    public static String shortened(String text) {
        String line = text.lines().findFirst().orElse("");
        return line.length() <= MUCH ? line : line.substring(0, MUCH) + " …";
    }
}
