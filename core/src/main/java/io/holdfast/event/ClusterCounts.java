package io.holdfast.event;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How often what happened at a cluster, since this JVM first used it, and what is so now. Immutable.
 *
 * @param connects connections opened to the writer
 * @param connectsFailed attempts to open one that failed, whatever of
 * @param connectsRefused attempts that the admission gate did not let through in time, and callers whom the waiting room had no place for
 * @param writesRefused statements refused by a server that was read-only
 * @param reExecuted calls that were run again on the writer, unnoticed by the application
 * @param notApplied how many times an application was told so
 * @param unknown how many times an application was told so
 * @param unavailable how many times an application was told so
 * @param failovers incidents that ended with another writer
 * @param recoveries incidents that ended with the same writer
 * @param connectionsOnWriter connections in use that are on the writer
 * @param connectionsElsewhere connections in use that are on another server than the writer, or on one that is in doubt: they move with their
 *     next use
 * @param waiting callers that wait for a writer now
 * @param monitorAge since the monitor last found something out about a node, be it that it cannot be reached; null while nobody watches
 *     or has to
 */
public record ClusterCounts(
        long connects,
        long connectsFailed,
        long connectsRefused,
        long writesRefused,
        long reExecuted,
        long notApplied,
        long unknown,
        long unavailable,
        long failovers,
        long recoveries,
        int connectionsOnWriter,
        int connectionsElsewhere,
        int waiting,
        @Nullable Duration monitorAge) {}
