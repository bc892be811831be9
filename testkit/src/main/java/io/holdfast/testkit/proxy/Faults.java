package io.holdfast.testkit.proxy;

import io.holdfast.testkit.proxy.FaultProxy.Direction;
import org.jspecify.annotations.Nullable;

/** The faults in force on one proxy. Used by the proxy's thread only. */
final class Faults {

    boolean silent;
    long delayNanos;
    long bytesPerSecond;
    /** What cuts the next connection that comes to it; null while none is set. */
    @Nullable
    Trap trap;

    private long cutToServer = -1;
    private long cutToClient = -1;

    /** After how many bytes a new connection is cut; -1 for never. */
    long cutAfter(Direction direction) {
        return direction == Direction.TO_SERVER ? cutToServer : cutToClient;
    }

    void cutAfter(Direction direction, long bytes) {
        if (direction == Direction.TO_SERVER) {
            cutToServer = bytes;
        } else {
            cutToClient = bytes;
        }
    }

    void clear() {
        silent = false;
        delayNanos = 0;
        bytesPerSecond = 0;
        trap = null;
        cutToServer = -1;
        cutToClient = -1;
    }
}
