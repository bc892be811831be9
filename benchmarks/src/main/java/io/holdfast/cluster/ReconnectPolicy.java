package io.holdfast.cluster;

import io.holdfast.time.Deadline;
import io.holdfast.time.Ticker;
import java.time.Duration;

/**
 * The gate of one process and the pauses of those who stand in front of it, the very ones that connections use, for a simulation
 * that has its own clock. Used by one thread, so nobody ever waits inside: who is not let in asks again.
 */
public final class ReconnectPolicy {

    private final ConnectGate gate;
    private final Ticker ticker;

    public ReconnectPolicy(int concurrentConnects, Ticker ticker) {
        this.gate = new ConnectGate(concurrentConnects, ticker);
        this.ticker = ticker;
    }

    /** Whether the caller may connect now; it must then {@link #leave}. */
    public boolean enter(boolean retry) {
        try {
            return gate.enter(Deadline.after(Duration.ZERO, ticker), retry);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    public void leave(boolean connected) {
        gate.leave(connected);
    }

    /** How long a search leaves a node alone that it has failed to connect to so often. */
    public static long searchPauseMillis(int failures) {
        return WatchedNode.BETWEEN_CONNECTS.apply(failures);
    }

    /** How long a caller pauses who has failed so often. */
    public static long callerPauseMillis(int failures) {
        return WriterConnect.BACKOFF.apply(failures);
    }
}
