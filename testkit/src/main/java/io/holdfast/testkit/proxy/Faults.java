package io.holdfast.testkit.proxy;

import io.holdfast.testkit.proxy.FaultProxy.Direction;

/** The faults in force on one proxy. Used by the proxy's thread only. */
final class Faults {

    boolean refusing;
    boolean silent;
    long delayNanos;
    long bytesPerSecond;
    /** The statement that springs the trap; empty while none is set. */
    String trap = "";

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
        refusing = false;
        silent = false;
        delayNanos = 0;
        bytesPerSecond = 0;
        trap = "";
        cutToServer = -1;
        cutToClient = -1;
    }
}
