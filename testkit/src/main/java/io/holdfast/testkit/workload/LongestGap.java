package io.holdfast.testkit.workload;

import java.util.concurrent.TimeUnit;

/** The longest time without an event within a window. Events are told in their order. */
final class LongestGap {

    private final long from;
    private final long to;
    private long last;
    private long longest;
    private long end;

    /** A window that lies, or begins or ends, outside of the time observed counts as far as it lies in it. */
    LongestGap(long from, long to, long observedFrom, long observedTo) {
        if (from > to) {
            throw new IllegalArgumentException("the window ends " + (from - to) + " ns before it begins");
        }
        this.from = Math.max(from, observedFrom);
        this.to = Math.min(to, observedTo);
        last = this.from;
        end = this.to;
    }

    void event(long time) {
        if (time > from && time < to) {
            if (time - last > longest) {
                longest = time - last;
                end = time;
            }
            last = time;
        }
    }

    long millis() {
        return TimeUnit.NANOSECONDS.toMillis(Math.max(longest, to - last));
    }

    /** When the first of the longest gaps was over: the event that ended it, or the end of the window. */
    long end() {
        return longest >= to - last ? end : to;
    }
}
