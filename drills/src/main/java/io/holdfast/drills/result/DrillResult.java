package io.holdfast.drills.result;

/**
 * What a drill came to.
 *
 * @param seen the facts
 * @param verdict what the drill's rules say of them
 * @param story the facts for a person
 */
public record DrillResult(Observations seen, Verdict verdict, Story story) {}
