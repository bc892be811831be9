package io.holdfast.testkit.internal;

import io.holdfast.testkit.ClusterException;
import io.holdfast.testkit.Endpoint;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The servers of one cluster and all that must be gone after it. Closed by the cluster or by the JVM's end, whichever comes
 * first.
 */
public abstract class Servers<N extends ServerNode> implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Servers.class);

    /** Grows until all are there, and does not change then. */
    private final List<N> nodes = new ArrayList<>();
    /** Whoever makes something holds it for reading, the clean-up for writing: nothing is made after it. */
    private final ReentrantReadWriteLock life = new ReentrantReadWriteLock();
    // All guarded by life.
    private boolean closed;
    private @Nullable Endpoint endpoint;
    private @Nullable Thread hook;

    protected Servers() {}

    /** Makes so many nodes and starts all their servers at once; nothing is left behind if one does not come to serve. */
    protected final void startAll(int count, IntFunction<N> node, Runnable announcement) {
        try {
            whileOpen(this::cleanUpAtTheEndOfTheJvm);
            announcement.run();
            for (int id = 1; id <= count; id++) {
                int next = id;
                whileOpen(() -> nodes.add(node.apply(next)));
            }
            inParallel(nodes, this::startAnew);
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    private Thread cleanUpAtTheEndOfTheJvm() {
        Thread created = new Thread(this::closeResources, "holdfast-testkit-cleanup");
        Runtime.getRuntime().addShutdownHook(created);
        hook = created;
        return created;
    }

    /** Gives a node a server with an empty database, in the place of the one that there was, and waits until it serves. */
    public abstract void startAnew(N node);

    /** Starts a server that was killed and waits until it serves. */
    public abstract void startAgain(N node);

    public final List<N> nodes() {
        return Collections.unmodifiableList(nodes);
    }

    final Endpoint endpoint(N first) {
        return whileOpen(() -> {
            Endpoint created = Endpoint.to(first);
            endpoint = created;
            return created;
        });
    }

    final void mustBeOpen() {
        whileOpen(() -> closed);
    }

    /** Does what makes something that has to be cleaned up. */
    protected final <T> T whileOpen(Supplier<T> task) {
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

    /** Does the same to several nodes at once; throws what the first one throws, after all of them. */
    protected static <N> void inParallel(List<N> nodes, Consumer<? super N> task) {
        ExecutorService threads = Executors.newFixedThreadPool(Math.max(1, nodes.size()));
        try {
            List<Future<?>> running = new ArrayList<>();
            for (N node : nodes) {
                running.add(threads.submit(() -> task.accept(node)));
            }
            throwFirst(running);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ClusterException("interrupted while the servers were dealt with", e);
        } finally {
            threads.shutdownNow();
        }
    }

    private static void throwFirst(List<Future<?>> running) throws InterruptedException {
        @Nullable RuntimeException failure = null;
        for (Future<?> task : running) {
            try {
                task.get();
            } catch (ExecutionException e) {
                RuntimeException cause = e.getCause() instanceof RuntimeException known
                        ? known
                        : new ClusterException("a server cannot be dealt with: " + e.getCause(), e.getCause());
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

    // ---- the end ----

    @Override
    public final void close() {
        closeResources();
        Thread registered = hook;
        if (registered != null) {
            try {
                Runtime.getRuntime().removeShutdownHook(registered); // Else it would keep all this until the JVM ends.
            } catch (IllegalStateException e) {
                // The JVM is ending: the hook runs, and finds nothing left to do.
            }
        }
    }

    private void closeResources() {
        life.writeLock().lock();
        try {
            if (closed) {
                return;
            }
            closed = true;
            quietly(() -> closeNodes(nodes));
            Endpoint current = endpoint;
            if (current != null) {
                quietly(current::close);
            }
            closeRest();
        } finally {
            life.writeLock().unlock();
        }
    }

    protected abstract void closeNodes(List<N> all);

    /** Closes what the nodes lived on. Throws nothing. */
    protected abstract void closeRest();

    protected static void quietly(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException e) {
            LOG.warn("Something of a test cluster could not be cleaned up", e);
        }
    }
}
