package io.holdfast;

import io.holdfast.cluster.Cluster;
import io.holdfast.cluster.ClusterSettings;
import io.holdfast.cluster.Node;
import io.holdfast.connect.Background;
import io.holdfast.event.HoldfastListener;
import io.holdfast.event.Watched;
import io.holdfast.telemetry.JfrListener;
import io.holdfast.telemetry.LogListener;
import io.holdfast.time.Ticker;
import java.lang.ref.WeakReference;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One {@link Cluster} per set of hosts and JVM, however many pools use it: what one connection finds out, all know. A cluster
 * lives for as long as a connection to it does, or whoever announced it. Safe for use by many threads.
 */
final class Clusters {

    private static final Logger log = LoggerFactory.getLogger(Clusters.class);

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, WeakReference<Cluster>> known = new HashMap<>();
    /** What was said of settings, once each; as many as there are pools with settings of their own. */
    private final Set<String> told = new HashSet<>();

    private final Background background;
    private final Ticker ticker;
    private final Listeners listeners;

    Clusters(Background background, Ticker ticker) {
        this.listeners = new Listeners(background.reports(), List.of(new LogListener(), new JfrListener()));
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
        String key = key(hosts, settings);
        lock.lock();
        try {
            Cluster cluster = present(key);
            if (cluster == null) {
                return create(key, nodes, settings);
            }
            sayIfOthers(cluster, settings);
            return cluster;
        } finally {
            lock.unlock();
        }
    }

    /** The same before anybody connects: listeners hear of it by this thread, so that none is started. */
    Cluster announce(String hosts, List<Node> nodes, ClusterSettings settings) {
        String key = key(hosts, settings);
        Cluster cluster;
        lock.lock();
        try {
            cluster = present(key);
            if (cluster == null) {
                cluster = make(key, nodes, settings);
                listeners.announced(cluster);
            } else {
                sayIfOthers(cluster, settings);
            }
        } finally {
            lock.unlock();
        }
        listeners.deliver();
        return cluster;
    }

    private void sayIfOthers(Cluster cluster, ClusterSettings wanted) {
        if (!wanted.equals(cluster.settings()) && told.add(cluster.name() + wanted)) {
            log.warn(
                    "{} is in use already, with other settings than a new connection has: {} stays; of {} it has no more than"
                            + " the failoverTimeout, for its own calls",
                    cluster.name(),
                    cluster.settings(),
                    wanted);
        }
    }

    private static String key(String hosts, ClusterSettings settings) {
        return hosts
                + (settings.kind() == null ? "" : " as " + settings.kind())
                + (settings.hostPattern() == null ? "" : " with " + settings.hostPattern());
    }

    private @Nullable Cluster present(String key) {
        known.values().removeIf(reference -> reference.get() == null);
        WeakReference<Cluster> reference = known.get(key);
        return reference == null ? null : reference.get();
    }

    /** A cluster that nobody else shares: that of a pool, which knows alone where its connections lead. */
    Cluster ofPool(String name, List<Node> nodes, ClusterSettings settings) {
        lock.lock();
        try {
            String key = name;
            for (int i = 2; known.containsKey(key); i++) {
                key = name + " " + i;
            }
            return create(key, nodes, settings);
        } finally {
            lock.unlock();
        }
    }

    private Cluster create(String name, List<Node> nodes, ClusterSettings settings) {
        Cluster cluster = make(name, nodes, settings);
        listeners.opened(cluster);
        return cluster;
    }

    private Cluster make(String name, List<Node> nodes, ClusterSettings settings) {
        Cluster cluster = new Cluster(
                name,
                nodes.size() == 1,
                nodes.get(0),
                settings,
                ticker,
                background.searches(),
                background.connects(),
                listeners);
        known.put(name, new WeakReference<>(cluster));
        return cluster;
    }

    /** Those that are in use, or were a moment ago, or are going to be. */
    List<Watched> all() {
        lock.lock();
        try {
            return known.values().stream()
                    .<Watched>map(WeakReference::get)
                    .filter(Objects::nonNull)
                    .toList();
        } finally {
            lock.unlock();
        }
    }

    /** Adds a listener, which is told of the present clusters and of those to come. */
    AutoCloseable listen(HoldfastListener listener) {
        lock.lock();
        try {
            return listeners.add(listener, all());
        } finally {
            lock.unlock();
        }
    }
}
