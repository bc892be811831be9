package io.holdfast.testkit.proxy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread of a proxy. It owns every socket and every fault, so that none of them needs a lock: what anybody else
 * wants done is a task that it executes between two rounds.
 */
final class ProxyThread {

    /** Something to do in the thread. */
    interface Task {
        void run() throws IOException;
    }

    private static final Logger LOG = LoggerFactory.getLogger(ProxyThread.class);
    private static final int BUFFER = 64 * 1024;

    final Counters counters = new Counters();

    private final Thread thread;
    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private volatile boolean closing;

    // The thread's own.
    final Faults faults = new Faults();
    final Doors doors;
    InetSocketAddress target;

    Disguise disguise = Disguise.NONE;

    private final Selector selector;
    private final Set<Link> links = new LinkedHashSet<>();
    /** The links that something happened to, or that wait for their time. */
    private final Set<Link> awake = new LinkedHashSet<>();

    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);

    private ProxyThread(InetSocketAddress target, Selector selector) throws IOException {
        this.target = target;
        this.selector = selector;
        doors = new Doors(selector);
        thread = new Thread(this::run, "holdfast-testkit-proxy-" + doors.port());
        thread.setDaemon(true);
    }

    static ProxyThread start(InetSocketAddress target) {
        try {
            Selector selector = Selector.open();
            try {
                ProxyThread started = new ProxyThread(target, selector);
                started.thread.start();
                return started;
            } catch (IOException e) {
                selector.close();
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot open a proxy to " + target, e);
        }
    }

    // ---- for anyone ----

    /** Has the thread execute a task and waits until it has. */
    void perform(Task task) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        tasks.add(() -> execute(task, done));
        selector.wakeup();
        boolean interrupted = false;
        while (!done.isDone()) {
            try {
                done.get(100, TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                if (!thread.isAlive()) {
                    runTasks(); // It came too late for the thread.
                }
            } catch (InterruptedException e) {
                interrupted = true;
            } catch (ExecutionException e) {
                break;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        Throwable failure = done.handle((nothing, e) -> e).join();
        if (failure != null) {
            throw new IllegalStateException("the proxy on port " + doors.port() + ": " + failure.getMessage(), failure);
        }
    }

    /** Ends the thread with all that it owns. */
    void close() {
        closing = true;
        selector.wakeup();
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    // ---- the thread's own ----

    void forEachLink(Consumer<Link> task) {
        links.forEach(task);
    }

    private void run() {
        try {
            long timeoutMillis = 0;
            while (!closing) {
                selector.select(timeoutMillis);
                long now = System.nanoTime();
                for (SelectionKey key : selector.selectedKeys()) {
                    if (key.attachment() instanceof Link link) {
                        link.ready(key, buffer, now);
                        awake.add(link);
                    }
                }
                selector.selectedKeys().clear();
                acceptAll();
                runTasks();
                timeoutMillis = advanceLinks();
            }
        } catch (IOException | RuntimeException e) {
            LOG.error("The proxy on port {} to {} has broken down", doors.port(), target, e);
        } finally {
            closing = true;
            shutDown();
            runTasks();
        }
    }

    private void runTasks() {
        for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
            task.run();
        }
    }

    private void execute(Task task, CompletableFuture<Void> done) {
        try {
            if (closing) {
                throw new IllegalStateException("it is closed");
            }
            acceptAll(); // Who is in the queue already is connected, as the client sees it.
            task.run();
            awake.addAll(links);
            advanceLinks();
            selector.selectNow(); // Only here a closed channel lets go of its socket.
            done.complete(null);
        } catch (IOException | RuntimeException e) {
            done.completeExceptionally(e);
        }
    }

    private void acceptAll() {
        try {
            for (SocketChannel client = doors.accept(); client != null; client = doors.accept()) {
                counters.accepted.incrementAndGet();
                link(client);
            }
        } catch (IOException e) {
            LOG.warn("The proxy on port {} could not let a client in: {}", doors.port(), e.toString());
        }
        countOpen();
    }

    private void link(SocketChannel client) throws IOException {
        try {
            Link link = new Link(client, faults.silent ? null : target, selector, faults, counters, disguise);
            links.add(link);
            awake.add(link);
        } catch (IOException e) {
            client.close();
            throw e;
        }
    }

    /** Lets the links that are awake go on; returns how many milliseconds to wait at most, 0 for without end. */
    private long advanceLinks() {
        long now = System.nanoTime();
        long next = Long.MAX_VALUE;
        for (Iterator<Link> some = awake.iterator(); some.hasNext(); ) {
            Link link = some.next();
            long comeBack = link.closed() ? Long.MAX_VALUE : link.advance(now);
            if (comeBack == Long.MAX_VALUE) {
                some.remove();
            }
            next = Math.min(next, comeBack);
            if (link.closed()) {
                links.remove(link);
            }
        }
        countOpen();
        return next == Long.MAX_VALUE ? 0 : Math.max(1, TimeUnit.NANOSECONDS.toMillis(next - now) + 1);
    }

    private void countOpen() {
        int open = 0;
        for (Link link : links) {
            open += link.openAtClient() ? 1 : 0;
        }
        counters.open = open;
    }

    private void shutDown() {
        links.forEach(Link::abort);
        links.clear();
        counters.open = 0;
        closeQuietly(doors);
        closeQuietly(selector);
    }

    private static void closeQuietly(AutoCloseable resource) {
        try {
            resource.close();
        } catch (Exception e) {
            LOG.debug("Could not close {}", resource, e);
        }
    }
}
