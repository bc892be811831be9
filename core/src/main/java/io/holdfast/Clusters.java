package io.holdfast;

import io.holdfast.cluster.Cluster;
import io.holdfast.cluster.ClusterSettings;
import io.holdfast.cluster.Node;
import io.holdfast.connect.Background;
import io.holdfast.time.Ticker;
import java.lang.ref.WeakReference;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/**
 * One {@link Cluster} per set of hosts and JVM, however many pools use it: what one connection finds out, all know. A cluster
 * lives for as long as a connection to it does. Safe for use by many threads.
 */
final class Clusters {

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, WeakReference<Cluster>> known = new HashMap<>();
    private final Background background;
    private final Ticker ticker;

    Clusters(Background background, Ticker ticker) {
        this.background = background;
        this.ticker = ticker;
    }

    Background background() {
        return background;
    }

    Ticker ticker() {
        return ticker;
    }

    /**
     * The cluster of these nodes. The settings are those of whoever came first, except that a topology said to be another one is
     * another cluster.
     */
    Cluster of(String hosts, List<Node> nodes, ClusterSettings settings) {
        String key = settings.kind() == null && settings.hostPattern() == null
                ? hosts
                : hosts + " " + settings.kind() + " " + settings.hostPattern();
        lock.lock();
        try {
            known.values().removeIf(reference -> reference.get() == null);
            WeakReference<Cluster> reference = known.get(key);
            Cluster cluster = reference == null ? null : reference.get();
            if (cluster == null) {
                cluster = create(key, nodes, settings);
                known.put(key, new WeakReference<>(cluster));
            }
            return cluster;
        } finally {
            lock.unlock();
        }
    }

    Cluster create(String name, List<Node> nodes, ClusterSettings settings) {
        return new Cluster(name, nodes.size() == 1, nodes.get(0), settings, ticker, background.searches());
    }
}
