package io.holdfast.cluster;

import io.holdfast.event.Told;
import java.util.concurrent.atomic.LongAdder;

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

    LongAdder told(Told what) {
        return switch (what) {
            case NOT_APPLIED -> notApplied;
            case UNKNOWN -> unknown;
            case UNAVAILABLE -> unavailable;
        };
    }
}
