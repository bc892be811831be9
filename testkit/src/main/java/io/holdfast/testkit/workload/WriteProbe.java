package io.holdfast.testkit.workload;

import io.holdfast.testkit.DatabaseCluster;

/**
 * Measures how long no node accepted writes: tries a tiny write on every node about every 10 ms, over own connections
 * past the proxies, into an own table. Safe for use by many threads.
 */
public final class WriteProbe implements AutoCloseable {

    private WriteProbe() {}

    /** Creates the probe's table and begins. The cluster must have a writer that works. */
    public static WriteProbe start(DatabaseCluster cluster) {
        throw new UnsupportedOperationException();
    }

    /** The longest time, since the start and until now or the close, in which no node accepted a write. */
    public long serverGapMillis() {
        throw new UnsupportedOperationException();
    }

    /** The same within a window, given by two values of {@code System.nanoTime()}. */
    public long serverGapMillis(long fromNanoTime, long toNanoTime) {
        throw new UnsupportedOperationException();
    }

    /** Writes accepted so far. */
    public long writes() {
        throw new UnsupportedOperationException();
    }

    /** Ends the probing within a second. The results stay. A second call does nothing. */
    @Override
    public void close() {
        throw new UnsupportedOperationException();
    }
}
