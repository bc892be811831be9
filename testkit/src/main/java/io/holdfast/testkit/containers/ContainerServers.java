package io.holdfast.testkit.containers;

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
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.testcontainers.containers.Network;

/**
 * The servers of one cluster and all that must be gone after it: containers, their network, proxies, threads. Closed by the
 * cluster or by the JVM's end, whichever comes first.
 */
final class ContainerServers implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ContainerServers.class);

    /** Testcontainers' own clean-up may be switched off. */
    private final Thread hook = new Thread(this::closeResources, "holdfast-testkit-cleanup");

    private final Network network = Network.newNetwork();
    /** Grows until all are there, and does not change then. */
    private final List<ContainerNode> nodes = new ArrayList<>();
    /** Whoever makes a container holds it for reading, the clean-up for writing: nothing is made after it. */
    private final ReentrantReadWriteLock life = new ReentrantReadWriteLock();
    // Both guarded by life.
    private boolean closed;
    private @Nullable Endpoint endpoint;

    private ContainerServers() {}

    /** Starts so many servers at once and waits until all of them serve. */
    static ContainerServers start(int count, String image, Consumer<String> progress) {
        ContainerServers servers = new ContainerServers();
        try {
            Runtime.getRuntime().addShutdownHook(servers.hook);
            progress.accept("starting " + count + " containers of " + image);
            for (int id = 1; id <= count; id++) {
                servers.add(id, image);
            }
            inParallel(servers.nodes, servers::startAnew);
            return servers;
        } catch (RuntimeException e) {
            servers.close();
            throw e;
        }
    }

    private void add(int id, String image) {
        whileOpen(() -> {
            network.getId(); // Makes it; several at once would make several.
            return nodes.add(new ContainerNode(id, image, network));
        });
    }

    private static void inParallel(List<ContainerNode> nodes, Consumer<ContainerNode> task) {
        ExecutorService threads = Executors.newFixedThreadPool(nodes.size());
        try {
            List<Future<?>> running = new ArrayList<>();
            for (ContainerNode node : nodes) {
                running.add(threads.submit(() -> task.accept(node)));
            }
            throwFirst(running);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ClusterException("interrupted while starting the servers", e);
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

    List<ContainerNode> nodes() {
        return Collections.unmodifiableList(nodes);
    }

    Endpoint endpoint(ContainerNode first) {
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

    /** Gives a node a server with an empty database, in the place of the one that there was, and waits until it serves. */
    void startAnew(ContainerNode node) {
        whileOpen(() -> {
            node.launchAnew();
            return node;
        });
        node.awaitReady();
        node.prepare();
    }

    /** Starts a server that was killed and waits until it serves. */
    void startAgain(ContainerNode node) {
        whileOpen(() -> {
            node.launchAgain();
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
            if (!nodes.isEmpty()) {
                quietly(() -> inParallel(nodes, ContainerNode::close));
            }
            Endpoint current = endpoint;
            if (current != null) {
                quietly(current::close);
            }
            quietly(network::close);
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
