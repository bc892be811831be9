package io.holdfast.connect;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The threads that Holdfast uses besides its callers': none until there is something to do, none again some seconds after.
 * They are daemons, so they never keep a JVM alive. Safe for use by many threads.
 */
public final class Background {

    private static final Duration IDLE = Duration.ofSeconds(5);
    private static final int MOST_CLOSERS = 4;

    private final Executor searches;
    private final Executor connects;
    private final Executor reports;
    private final Executor closers;
    private final TrackedSockets sockets = new TrackedSockets();

    public Background() {
        this(IDLE);
    }

    /** @param idle how long a thread waits for more to do before it ends */
    Background(Duration idle) {
        searches = unlimited("search", idle);
        connects = unlimited("connect", idle);
        reports = unlimited("report", idle);
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                MOST_CLOSERS,
                MOST_CLOSERS,
                idle.toNanos(),
                TimeUnit.NANOSECONDS,
                new LinkedBlockingQueue<>(),
                threads("close"));
        pool.allowCoreThreadTimeOut(true);
        closers = pool;
    }

    private static Executor unlimited(String purpose, Duration idle) {
        return new ThreadPoolExecutor(
                0, Integer.MAX_VALUE, idle.toNanos(), TimeUnit.NANOSECONDS, new SynchronousQueue<>(), threads(purpose));
    }

    /** For searches and their questions: as many threads as there are nodes to ask, and one. */
    public Executor searches() {
        return searches;
    }

    /** For connections that are being opened: as many threads as callers are let through to a server at a time. */
    public Executor connects() {
        return connects;
    }

    /** For telling listeners; as many threads as there are listeners that have something to hear. */
    public Executor reports() {
        return reports;
    }

    /** For closing what may block; a few threads, whatever waits its turn has no one waiting for it. */
    public Executor closers() {
        return closers;
    }

    TrackedSockets sockets() {
        return sockets;
    }

    private static ThreadFactory threads(String purpose) {
        AtomicInteger count = new AtomicInteger();
        return task -> {
            // Nor with what inherits from thread to thread.
            Thread thread = new Thread(null, task, "holdfast-" + purpose + "-" + count.incrementAndGet(), 0, false);
            thread.setDaemon(true);
            // Not that of whichever application came first.
            thread.setContextClassLoader(Background.class.getClassLoader());
            return thread;
        };
    }
}
