package io.holdfast.cluster;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * The watches of a cluster: one is its monitor, and each one for credentials that the monitor's do not serve is a search.
 *
 * <p>Guarded by the cluster's lock.
 */
final class Watches {

    /** A connection that is closed again right away is not worth a watch. */
    private static final long WATCH_AFTER_NANOS = 1_000_000_000;

    /** How long a monitor stays whatever happens, where no credentials are let in everywhere. */
    private static final long STAY_NANOS = TimeUnit.MINUTES.toNanos(5);

    private final Executor executor;
    private final BiFunction<Connector, Long, ClusterWatch> maker;

    /** By what they connect with: what one user or setting runs into, says nothing of another. */
    private final Map<Connector, ClusterWatch> watches = new HashMap<>();

    private @Nullable ClusterWatch monitor;

    private long monitorSince;

    /** When it was last tried to start one. */
    private long startedAt;

    /** When the monitor last found something out about a node. */
    private long heardAt;

    /** @param maker of a watch that asks nothing for so many nanoseconds */
    Watches(Executor executor, BiFunction<Connector, Long, ClusterWatch> maker) {
        this.executor = executor;
        this.maker = maker;
    }

    boolean isMonitor(ClusterWatch watch) {
        return watch == monitor;
    }

    /** Callers who wait for a writer. */
    int waiters() {
        return watches.values().stream().mapToInt(ClusterWatch::waiters).sum();
    }

    /** The one that knows most: the monitor, else any. */
    @Nullable
    ClusterWatch best() {
        return monitor == null ? watches.values().stream().findFirst().orElse(null) : monitor;
    }

    /** The monitor has found something out about a node. */
    void heard(long now) {
        heardAt = now;
    }

    /**
     * How long ago the monitor last found something out; null if there is none.
     *
     * @param isWanted whether there ought to be one, which then counts as silent
     */
    @Nullable
    Duration monitorAge(boolean isWanted, long now) {
        return best() == null && !isWanted ? null : Duration.ofNanos(now - Math.max(heardAt, startedAt));
    }

    /**
     * Sees to it that there is a monitor, and that it is not one for a password that counts no more.
     *
     * @param connector whose credentials a node has just accepted
     */
    void monitor(Connector connector, long now) {
        if (monitor == null || (now - monitorSince >= STAY_NANOS && monitor.isShutOut())) {
            replace(monitor, connector.forMonitor(), now);
        }
    }

    private void replace(@Nullable ClusterWatch former, Connector connector, long now) {
        if (former == null || !former.isFor(connector)) {
            ClusterWatch next = watches.get(connector);
            become(next == null ? start(connector, former == null ? WATCH_AFTER_NANOS : 0, now) : next, now);
            if (former != null) {
                watches.values().remove(former); // whoever comes for a writer now shall not wait for it
                former.dismiss();
            }
        }
    }

    private void become(ClusterWatch next, long now) {
        monitor = next;
        monitorSince = now;
    }

    /** The one that is under way, if its user is let in; else one with the caller's own credentials. */
    ClusterWatch searchFor(Connector connector, long now) {
        ClusterWatch own = watches.get(connector);
        if (own != null) {
            return own;
        }
        if (monitor != null && !monitor.isRefused()) {
            return monitor;
        }
        ClusterWatch search = start(connector, 0, now);
        if (monitor == null && connector.isWatchable() && connector.forMonitor().equals(connector)) {
            become(search, now);
        }
        return search;
    }

    private ClusterWatch start(Connector connector, long delayNanos, long now) {
        startedAt = now;
        ClusterWatch watch = maker.apply(connector, delayNanos);
        executor.execute(watch); // which may fail, for lack of threads
        watches.put(connector, watch);
        return watch;
    }

    /** There is evidence against the writer. */
    void renew() {
        watches.values().forEach(ClusterWatch::renew);
    }

    /** An application was shown a certificate that is refused: those who watch the node shall see it, and say so. */
    void doubtCertificate(Node node) {
        ClusterWatch best = best();
        if (best != null) {
            best.doubtCertificate(node);
        }
    }

    /** Something happened that they may want to look at. */
    void nudge() {
        watches.values().forEach(ClusterWatch::nudge);
    }

    void ended(ClusterWatch watch) {
        boolean unused = watches.values().remove(watch);
        monitor = watch == monitor ? null : monitor;
    }
}
