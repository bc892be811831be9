package io.holdfast.drills.show;

import io.holdfast.drills.result.Sample;
import java.util.List;

/**
 * How a drill stands at one moment.
 *
 * @param elapsedNanos since its start
 * @param seconds how long it is to take
 * @param sample what the nodes said last
 * @param contenders how each contender does
 * @param next what will be done next; empty if nothing
 * @param nextNanos when, since the drill's start
 */
public record Status(
        long elapsedNanos, int seconds, Sample sample, List<ContenderStatus> contenders, String next, long nextNanos) {

    /**
     * How a contender does.
     *
     * @param okPerSecond acknowledged in the last second
     * @param failedPerSecond failed in the last second
     * @param ok acknowledged since the start
     * @param failed failed since the start
     */
    public record ContenderStatus(String name, long okPerSecond, long failedPerSecond, long ok, long failed) {

        /** Whether nobody would have to look at it. */
        public boolean serves() {
            return failedPerSecond == 0 && okPerSecond > 0;
        }

        /** What one says of it. */
        public String state() {
            if (failedPerSecond == 0) {
                return okPerSecond == 0 ? "stuck" : "serving";
            }
            return okPerSecond == 0 ? "failing" : "in trouble";
        }
    }
}
