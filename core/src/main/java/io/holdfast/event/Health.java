package io.holdfast.event;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Whether a cluster serves this JVM, by what is known without asking anybody.
 *
 * @param why in words
 */
public record Health(State state, String why) {

    /** What may be said. */
    public enum State {
        /** There is a writer, or one is being looked for and may still be found in time. */
        UP,
        /** There has been no writer for longer than a call waits for one. */
        DOWN,
        /** Nobody watches, or whoever does hears nothing. */
        UNKNOWN
    }

    /**
     * The rule. Pure.
     *
     * @param writer null if none is known
     * @param outage for how long there has been no writer, null while there is one
     * @param budget how long a call waits for a writer
     * @param monitorAge since a node last answered; null while nobody watches or looks for a writer, or has to
     * @param deadAfter since when silence of all nodes says something of the monitor rather than of them
     */
    public static Health of(
            @Nullable String writer,
            @Nullable Duration outage,
            Duration budget,
            @Nullable Duration monitorAge,
            Duration deadAfter) {
        if (monitorAge != null && monitorAge.compareTo(deadAfter) > 0) {
            return new Health(State.UNKNOWN, "the monitor has heard of no node for " + monitorAge.toMillis() + " ms");
        }
        if (outage != null && monitorAge == null) {
            return new Health(State.UNKNOWN, "there was no writer when it was last used, and nobody has looked since");
        }
        if (outage != null) {
            boolean late = outage.compareTo(budget) > 0;
            return new Health(
                    late ? State.DOWN : State.UP,
                    (late ? "no writer for " : "a writer is being looked for since ") + outage.toMillis() + " ms");
        }
        if (monitorAge == null) {
            return new Health(State.UNKNOWN, "not in use, so that nobody watches");
        }
        return new Health(State.UP, "the writer is " + writer);
    }
}
