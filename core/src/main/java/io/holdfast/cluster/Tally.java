package io.holdfast.cluster;

import io.holdfast.event.ClusterCounts;
import io.holdfast.event.Told;
import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** Counts what happens at a cluster; none of it on the way of a query that succeeds. Safe for use by many threads. */
final class Tally {

    final LongAdder connects = new LongAdder();
    final LongAdder connectsFailed = new LongAdder();
    final LongAdder connectsRefused = new LongAdder();
    final LongAdder writesRefused = new LongAdder();
    final LongAdder reExecuted = new LongAdder();
    final LongAdder failovers = new LongAdder();
    final LongAdder recoveries = new LongAdder();
    private final LongAdder notApplied = new LongAdder();
    private final LongAdder unknown = new LongAdder();
    private final LongAdder unavailable = new LongAdder();

    /**
     * All of it, with what is so at the moment.
     *
     * @param onWriter connections in use on the writer
     * @param elsewhere all others
     * @param waiting callers who wait for a connection
     */
    ClusterCounts counts(int onWriter, int elsewhere, int waiting, @Nullable Duration monitorAge) {
        return new ClusterCounts(
                connects.sum(),
                connectsFailed.sum(),
                connectsRefused.sum(),
                writesRefused.sum(),
                reExecuted.sum(),
                notApplied.sum(),
                unknown.sum(),
                unavailable.sum(),
                failovers.sum(),
                recoveries.sum(),
                onWriter,
                elsewhere,
                waiting,
                monitorAge);
    }

    LongAdder told(Told what) {
        return switch (what) {
            case NOT_APPLIED -> notApplied;
            case UNKNOWN -> unknown;
            case UNAVAILABLE -> unavailable;
        };
    }
}
