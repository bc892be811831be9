package io.holdfast.drills.alerts;

import java.util.Map;

/**
 * One time that an alert was on: pending first, then perhaps firing, then over. All times are those that the {@link AlertWatch} was
 * given, in nanoseconds; they are times of evaluations, so that each is late by up to the time between two.
 *
 * @param alert its name
 * @param severity the rule's label {@code severity}; empty if it has none
 * @param labels what tells it from others of that name, without the name and the severity
 * @param summary the annotation, as of the last evaluation at which the alert's condition held
 * @param description likewise
 * @param runbook the annotation {@code runbook_url}, likewise: a path from the top of the repository
 * @param pendingNanos when its condition was first found to hold
 * @param firingNanos when it fired; the same as {@code pendingNanos} if the rule waits for nothing, -1 if it never did
 * @param resolvedNanos when its condition was first found not to hold any more; -1 if it still does
 */
public record AlertSpan(
        String alert,
        String severity,
        Map<String, String> labels,
        String summary,
        String description,
        String runbook,
        long pendingNanos,
        long firingNanos,
        long resolvedNanos) {

    public AlertSpan {
        labels = Map.copyOf(labels);
    }

    /** Whether it was more than pending. */
    public boolean fired() {
        return firingNanos >= 0;
    }
}
