package io.holdfast.drills.stage;

import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does something time and again in a thread of its own, until it is closed. Safe for use by many threads. */
final class Periodic implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Periodic.class);

    private final ScheduledThreadPoolExecutor timer;

    private Periodic(String name) {
        timer = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        });
    }

    /**
     * Begins, after the first interval.
     *
     * @param interval between the end of one time and the beginning of the next
     */
    static Periodic start(String name, Duration interval, Runnable task) {
        Periodic periodic = new Periodic(name);
        ScheduledFuture<?> unused = periodic.timer.scheduleWithFixedDelay(
                () -> run(name, task), interval.toNanos(), interval.toNanos(), TimeUnit.NANOSECONDS);
        return periodic;
    }

    /** One failure must not be the last time. */
    private static void run(String name, Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            LOG.warn("{} failed this time", name, e);
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
