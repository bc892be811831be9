package io.holdfast.testkit.proxy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The proxy: one thread that owns every socket and every fault, so that none of them needs a lock. A verb is a task that
 * the thread executes between two rounds; its caller waits until that is done.
 */
final class NioProxy implements FaultProxy {

    private static final Logger LOG = LoggerFactory.getLogger(NioProxy.class);
    private static final InetAddress LOCALHOST = InetAddress.getLoopbackAddress();
    private static final int BACKLOG = 512;
    private static final Duration REBIND_WITHIN = Duration.ofSeconds(5);

    private final Selector selector;
    private final Thread thread;
    private final int port;
    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private volatile boolean closing;

    // Written by the thread, read by anyone.
    private final AtomicLong accepted = new AtomicLong();
    private final AtomicLong resets = new AtomicLong();
    private volatile int open;

    // The thread's own.
    private final Faults faults = new Faults();
    private final Set<Link> links = new LinkedHashSet<>();
    /** The links that something happened to, or that wait for their time. */
    private final Set<Link> awake = new LinkedHashSet<>();

    private final ByteBuffer buffer = ByteBuffer.allocateDirect(64 * 1024);
    private InetSocketAddress target;
    private @Nullable ServerSocketChannel listener;
    /** Keeps the port ours while nothing listens on it: bound, but not listening. */
    private @Nullable SocketChannel placeholder;

    NioProxy(InetSocketAddress target) {
        this.target = target;
        try {
            selector = Selector.open();
            listener = listen(0);
            port = ((InetSocketAddress) listener.getLocalAddress()).getPort();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot open a proxy to " + target, e);
        }
        thread = new Thread(this::run, "holdfast-testkit-proxy-" + port);
        thread.setDaemon(true);
        thread.start();
    }

    private ServerSocketChannel listen(int onPort) throws IOException {
        ServerSocketChannel channel = ServerSocketChannel.open();
        try {
            channel.setOption(StandardSocketOptions.SO_REUSEADDR, true);
            channel.bind(new InetSocketAddress(LOCALHOST, onPort), BACKLOG);
            channel.configureBlocking(false);
            channel.register(selector, SelectionKey.OP_ACCEPT);
            return channel;
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    // ---- the thread ----

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
                    } else {
                        accept();
                    }
                }
                selector.selectedKeys().clear();
                runTasks();
                timeoutMillis = advanceLinks();
            }
        } catch (IOException | RuntimeException e) {
            LOG.error("The proxy on port {} to {} has broken down", port, target, e);
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
                forget(link);
            }
        }
        return next == Long.MAX_VALUE ? 0 : Math.max(1, TimeUnit.NANOSECONDS.toMillis(next - now) + 1);
    }

    private void forget(Link link) {
        if (links.remove(link)) {
            open = links.size();
            if (link.wasReset()) {
                resets.incrementAndGet();
            }
        }
    }

    private void accept() {
        ServerSocketChannel from = listener;
        SocketChannel client = null;
        try {
            client = from == null ? null : from.accept();
            if (client != null) {
                accepted.incrementAndGet();
                Link link = new Link(client, faults.silent ? null : target, selector, faults);
                links.add(link);
                awake.add(link);
                open = links.size();
            }
        } catch (IOException e) {
            LOG.debug("A client of the proxy on port {} got no connection to {}", port, target, e);
            closeQuietly(client);
        }
    }

    private void shutDown() {
        links.forEach(Link::reset);
        links.clear();
        open = 0;
        closeQuietly(listener);
        closeQuietly(placeholder);
        closeQuietly(selector);
    }

    private static void closeQuietly(@Nullable AutoCloseable resource) {
        try {
            if (resource != null) {
                resource.close();
            }
        } catch (Exception e) {
            LOG.debug("Could not close {}", resource, e);
        }
    }

    // ---- verbs ----

    private interface Task {
        void run() throws IOException;
    }

    /** Has the thread execute a task and waits for it. */
    private void perform(Task task) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        tasks.add(() -> {
            try {
                if (closing) {
                    throw new IllegalStateException("it is closed");
                }
                task.run();
                awake.addAll(links);
                advanceLinks();
                selector.selectNow(); // A closed channel lets go of its socket only here.
                done.complete(null);
            } catch (IOException | RuntimeException e) {
                done.completeExceptionally(e);
            }
        });
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
            throw new IllegalStateException("the proxy on port " + port + ": " + failure.getMessage(), failure);
        }
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public void leadTo(InetSocketAddress address) {
        perform(() -> target = address);
    }

    @Override
    public void pass() {
        perform(() -> {
            boolean wasRefusing = faults.refusing;
            faults.clear();
            links.forEach(Link::release);
            if (wasRefusing) {
                listenAgain();
            }
        });
    }

    private void listenAgain() throws IOException {
        long deadline = System.nanoTime() + REBIND_WITHIN.toNanos();
        while (true) {
            try {
                listener = listen(port);
                closeQuietly(placeholder);
                placeholder = null;
                return;
            } catch (BindException e) {
                // Where a placeholder is in the way, it goes first.
                closeQuietly(placeholder);
                placeholder = null;
                if (System.nanoTime() > deadline) {
                    throw e;
                }
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
            }
        }
    }

    @Override
    public void refuse() {
        perform(() -> {
            if (!faults.refusing) {
                faults.refusing = true;
                closeQuietly(listener);
                listener = null;
                selector.selectNow();
                holdPort();
            }
        });
    }

    private void holdPort() throws IOException {
        SocketChannel holder = SocketChannel.open();
        try {
            holder.setOption(StandardSocketOptions.SO_REUSEADDR, true);
            holder.bind(new InetSocketAddress(LOCALHOST, port));
            placeholder = holder;
        } catch (BindException e) {
            holder.close(); // Not every system allows it; then the port is merely free for a while.
        }
    }

    @Override
    public void reset() {
        perform(() -> links.forEach(Link::reset));
    }

    @Override
    public void silence() {
        perform(() -> {
            faults.silent = true;
            links.forEach(Link::deafen);
        });
    }

    @Override
    public void delay(Duration by) {
        long nanos = notNegative("delay", by.toNanos());
        perform(() -> faults.delayNanos = nanos);
    }

    @Override
    public void throttle(long bytesPerSecond) {
        notNegative("throttle", bytesPerSecond);
        perform(() -> faults.bytesPerSecond = bytesPerSecond);
    }

    @Override
    public void cutAfterBytes(Direction direction, long bytes) {
        notNegative("cutAfterBytes", bytes);
        perform(() -> {
            faults.cutAfter(direction, bytes);
            links.forEach(link -> link.flow(direction).cutAfter(bytes));
        });
    }

    private static long notNegative(String verb, long value) {
        if (value < 0) {
            throw new IllegalArgumentException(verb + ": " + value + " is negative; allowed is 0 or more");
        }
        return value;
    }

    @Override
    public void cutAfterCommit() {
        cutAfterStatement("COMMIT");
    }

    @Override
    public void cutAfterStatement(String prefix) {
        if (prefix.isBlank()) {
            throw new IllegalArgumentException("cutAfterStatement: the prefix is blank; name a statement's beginning");
        }
        perform(() -> faults.trap = prefix);
    }

    @Override
    public long connectionsAccepted() {
        return accepted.get();
    }

    @Override
    public int openConnections() {
        return open;
    }

    @Override
    public long connectionsReset() {
        return resets.get();
    }

    @Override
    public void close() {
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
}
