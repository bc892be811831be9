package io.holdfast.testkit.embedded;

import io.holdfast.testkit.ClusterException;
import io.holdfast.testkit.Endpoint;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The servers of one cluster and all that must be gone after it: processes, proxies, threads, files. Closed by the cluster
 * or by the JVM's end, whichever comes first.
 */
final class EmbeddedServers implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedServers.class);

    private final Thread hook = new Thread(this::closeResources, "holdfast-testkit-cleanup");
    private final Spawner spawner = new Spawner();
    private final ClusterFolder folder;
    /** Grows until all are there, and does not change then. */
    private final List<EmbeddedNode> nodes = new ArrayList<>();
    /** Whoever makes a file or a process holds it for reading, the clean-up for writing: nothing is made after it. */
    private final ReentrantReadWriteLock life = new ReentrantReadWriteLock();
    // Both guarded by life.
    private boolean closed;
    private @Nullable Endpoint endpoint;

    private EmbeddedServers(ClusterFolder folder) {
        this.folder = folder;
    }

    /** Starts so many servers at once and waits until all of them serve. */
    static EmbeddedServers start(int count, Path dataRoot, Consumer<String> progress) {
        Cache cache = Cache.ofThisMachine();
        MariaDb server = MariaDb.ofThisMachine(cache, progress);
        Path template = DataTemplate.of(server, cache, progress);
        EmbeddedServers servers = new EmbeddedServers(ClusterFolder.create(dataRoot));
        try {
            Runtime.getRuntime().addShutdownHook(servers.hook);
            progress.accept("starting " + count + " servers in " + servers.folder.path());
            for (int id = 1; id <= count; id++) {
                servers.add(id, server, template);
            }
            servers.startAll();
            return servers;
        } catch (RuntimeException e) {
            servers.close();
            throw e;
        }
    }

    private void add(int id, MariaDb server, Path template) {
        whileOpen(() -> nodes.add(new EmbeddedNode(id, folder.path().resolve("db" + id), template, server, spawner)));
    }

    private void startAll() {
        ExecutorService starters = Executors.newFixedThreadPool(nodes.size());
        try {
            List<Callable<EmbeddedNode>> starts = new ArrayList<>();
            for (EmbeddedNode node : nodes) {
                starts.add(() -> {
                    prepare(node);
                    start(node);
                    return node;
                });
            }
            throwFirst(starters.invokeAll(starts));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ClusterException("interrupted while starting the servers", e);
        } finally {
            starters.shutdownNow();
        }
    }

    private static void throwFirst(List<Future<EmbeddedNode>> ended) throws InterruptedException {
        @Nullable RuntimeException failure = null;
        for (Future<EmbeddedNode> start : ended) {
            try {
                start.get();
            } catch (ExecutionException e) {
                RuntimeException cause = e.getCause() instanceof RuntimeException known
                        ? known
                        : new ClusterException("a server does not start: " + e.getCause(), e.getCause());
                if (failure == null) {
                    failure = cause;
                } else {
                    failure.addSuppressed(cause);
                }
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    List<EmbeddedNode> nodes() {
        return Collections.unmodifiableList(nodes);
    }

    Endpoint endpoint(EmbeddedNode first) {
        return whileOpen(() -> {
            Endpoint created = Endpoint.to(first);
            endpoint = created;
            return created;
        });
    }

    void mustBeOpen() {
        whileOpen(() -> closed);
    }

    private <T> T whileOpen(Supplier<T> task) {
        life.readLock().lock();
        try {
            if (closed) {
                throw new IllegalStateException("the cluster is closed");
            }
            return task.get();
        } finally {
            life.readLock().unlock();
        }
    }

    /** Gives a server that is not running an empty database. */
    void prepare(EmbeddedNode node) {
        whileOpen(() -> {
            node.prepare();
            return node;
        });
    }

    /** Launches a server and waits until it serves. */
    void start(EmbeddedNode node) {
        whileOpen(() -> {
            node.launch();
            return node;
        });
        node.awaitReady();
    }

    @Override
    public void close() {
        closeResources();
        try {
            Runtime.getRuntime().removeShutdownHook(hook); // Else it would keep all this for as long as the JVM lives.
        } catch (IllegalStateException e) {
            // The JVM is ending: the hook runs, and finds nothing left to do.
        }
    }

    private void closeResources() {
        life.writeLock().lock();
        try {
            if (closed) {
                return;
            }
            closed = true;
            nodes.forEach(EmbeddedNode::strike); // All of them die at the same time.
            nodes.forEach(node -> quietly(node::close));
            Endpoint current = endpoint;
            if (current != null) {
                quietly(current::close);
            }
            quietly(spawner::close);
            quietly(folder::close);
        } finally {
            life.writeLock().unlock();
        }
    }

    private static void quietly(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException e) {
            LOG.warn("Something of a test cluster could not be cleaned up", e);
        }
    }
}
