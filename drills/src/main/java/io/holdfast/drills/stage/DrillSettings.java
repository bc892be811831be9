package io.holdfast.drills.stage;

/**
 * What the caller wants of a drill.
 *
 * @param engine what the servers are
 * @param seconds how long it is to take
 * @param seed what the drill's choices come from: equal seeds, equal choices
 */
public record DrillSettings(Engine engine, int seconds, long seed) {}
