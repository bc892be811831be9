/**
 * The alert rules of {@code ops/prometheus}, evaluated beside a drill as Prometheus would, without one: {@link
 * io.holdfast.drills.alerts.AlertRules} are what is asked, {@link io.holdfast.drills.alerts.AlertWatch} is asked it, and {@link
 * io.holdfast.drills.alerts.AlertSpan} is the answer.
 *
 * <p>Of PromQL there is what the rules use, and nothing else; what that is says the parser, and it names whatever it does not know
 * when the rules are loaded. Where Prometheus 2 and 3 differ, it is 3: ranges exclude their beginning.
 */
@NullMarked
package io.holdfast.drills.alerts;

import org.jspecify.annotations.NullMarked;
