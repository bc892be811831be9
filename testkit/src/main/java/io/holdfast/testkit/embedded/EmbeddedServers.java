package io.holdfast.testkit.embedded;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
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
    private final List<EmbeddedNode> nodes = new ArrayList<>();
    /** Whoever makes a file or a process holds it for reading, the clean-up for writing: nothing is made after it. */
    private final ReentrantReadWriteLock life = new ReentrantReadWriteLock();
    // Both guarded by life.
    private boolean closed;
    private @Nullable ClusterEndpoint endpoint;

    private EmbeddedServers(ClusterFolder folder) {
        this.folder = folder;
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** Starts so many servers at once and waits until all of them serve. */
    static EmbeddedServers start(int count, Path dataRoot, Consumer<String> progress) {
        Cache cache = Cache.ofThisMachine();
        MariaDb server = MariaDb.ofThisMachine(cache, progress);
        Path template = DataTemplate.of(server, cache, progress);
        EmbeddedServers servers = new EmbeddedServers(ClusterFolder.create(dataRoot));
        try {
            progress.accept("starting " + count + " servers in " + servers.folder.path());
            for (int id = 1; id <= count; id++) {
                servers.nodes.add(new EmbeddedNode(
                        id, servers.folder.path().resolve("db" + id), template, server, servers.spawner));
            }
            servers.startAll();
            return servers;
        } catch (RuntimeException e) {
            servers.close();
            throw e;
        }
    }

    private void startAll() {
        List<CompletableFuture<Void>> starts = nodes.stream()
                .map(node -> CompletableFuture.runAsync(() -> {
                    prepare(node);
                    start(node, EmbeddedNode.Role.SLAVE);
                }))
                .toList();
        List<RuntimeException> failures = new ArrayList<>();
        for (CompletableFuture<Void> start : starts) { // All of them end before anything is cleaned up.
            try {
                start.join();
            } catch (CompletionException e) {
                failures.add(e.getCause() instanceof RuntimeException cause ? cause : e);
            }
        }
        if (!failures.isEmpty()) {
            failures.stream().skip(1).forEach(failures.get(0)::addSuppressed);
            throw failures.get(0);
        }
    }

    List<EmbeddedNode> nodes() {
        return Collections.unmodifiableList(nodes);
    }

    ClusterEndpoint endpoint(EmbeddedNode first) {
        return whileOpen(() -> {
            ClusterEndpoint created = new ClusterEndpoint(first);
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
    void start(EmbeddedNode node, EmbeddedNode.Role role) {
        whileOpen(() -> {
            node.launch(role);
            return node;
        });
        node.awaitReady();
    }

    @Override
    public void close() {
        closeResources();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
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
            for (EmbeddedNode node : nodes) {
                quietly(node::kill);
                quietly(node.proxy()::close);
            }
            ClusterEndpoint current = endpoint;
            if (current != null) {
                quietly(current::close);
            }
            spawner.close();
            folder.close();
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
