package io.holdfast.testkit.workload;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** The threads of a workload, all daemons, and their end. Safe for use by many threads once it has been started. */
final class Crew {

    private final AttemptLog log;
    private final Duration hungAfter;
    private final List<Thread> threads = new ArrayList<>();
    /** Held while stopping: a second call waits for the first one and gets the same record. */
    private final ReentrantLock stop = new ReentrantLock();

    private volatile boolean stopping;
    /** Guarded by {@link #stop}. */
    private @Nullable WorkloadRecord result;

    Crew(AttemptLog log, Duration hungAfter) {
        this.log = log;
        this.hungAfter = hungAfter;
    }

    /** In the order of the threads' numbers. */
    void add(String name, Runnable worker) {
        Thread thread = new Thread(worker, name);
        thread.setDaemon(true);
        threads.add(thread);
    }

    boolean stopping() {
        return stopping;
    }

    void start() {
        log.started();
        threads.forEach(Thread::start);
    }

    WorkloadRecord stop() {
        stop.lock();
        try {
            WorkloadRecord known = result;
            if (known != null) {
                return known;
            }
            log.stopped();
            stopping = true;
            threads.forEach(LockSupport::unpark); // it may be resting
            boolean interrupted = !awaitThreads();
            for (int thread = 0; thread < threads.size(); thread++) {
                if (threads.get(thread).isAlive()) {
                    log.hung(thread);
                    threads.get(thread).interrupt();
                }
            }
            WorkloadRecord complete = log.complete();
            result = complete;
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
            return complete;
        } finally {
            stop.unlock();
        }
    }

    /** Returns false if the caller was interrupted meanwhile. */
    private boolean awaitThreads() {
        long deadline = System.nanoTime() + hungAfter.toNanos();
        try {
            for (Thread thread : threads) {
                long left = deadline - System.nanoTime();
                if (left > 0) {
                    TimeUnit.NANOSECONDS.timedJoin(thread, left);
                }
            }
            return true;
        } catch (InterruptedException e) {
            return false;
        }
    }
}
