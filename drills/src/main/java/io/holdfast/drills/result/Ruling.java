package io.holdfast.drills.result;

/**
 * Whether one rule was kept.
 *
 * @param rule what must hold
 * @param holds whether it does
 * @param seen the figure or the finding that says so
 */
public record Ruling(String rule, boolean holds, String seen) {}
