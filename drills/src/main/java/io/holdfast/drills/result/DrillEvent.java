package io.holdfast.drills.result;

/**
 * Something that was done to the cluster or to the applications. Times are nanoseconds since the drill's start.
 *
 * @param id what the drill's rules know it by: {@code kill}
 * @param title a few words: {@code db1 is killed}
 * @param detail a sentence that explains it to somebody who has never seen the drill
 * @param startNanos when it was begun
 * @param endNanos when it was in force
 */
public record DrillEvent(String id, String title, String detail, long startNanos, long endNanos) {}
