package io.holdfast.drills.alerts;

import java.util.Map;

/**
 * A rule as the file has it.
 *
 * @param forNanos how long the condition has to hold before it fires
 */
record AlertRule(
        String name, Expr condition, long forNanos, Map<String, Template> labels, Map<String, Template> annotations) {}
