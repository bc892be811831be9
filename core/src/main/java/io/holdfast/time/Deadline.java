package io.holdfast.time;

import java.time.Duration;

/**
 * The one moment by which everything that a call waits for must be over; passed down instead of nested time-outs.
 * Immutable.
 */
public final class Deadline {

    private final Ticker ticker;
    private final long at;

    private Deadline(Ticker ticker, long at) {
        this.ticker = ticker;
        this.at = at;
    }

    public static Deadline after(Duration time, Ticker ticker) {
        return new Deadline(ticker, ticker.nanoTime() + time.toNanos());
    }

    /** The time left, zero when there is none. */
    public long remainingNanos() {
        return Math.max(0, at - ticker.nanoTime());
    }

    /** The time left, but not more than {@code most}. */
    public Duration remaining(Duration most) {
        return Duration.ofNanos(Math.min(remainingNanos(), most.toNanos()));
    }

    public boolean expired() {
        return remainingNanos() == 0;
    }

    @Override
    public String toString() {
        return "in " + remainingNanos() / 1_000_000 + " ms";
    }
}
