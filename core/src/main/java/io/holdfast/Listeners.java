package io.holdfast;

import io.holdfast.cluster.Telemetry;
import io.holdfast.event.HoldfastListener;
import io.holdfast.event.Incident;
import io.holdfast.event.Notice;
import io.holdfast.event.Told;
import io.holdfast.event.Watched;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Queue;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands what clusters report to all listeners, each through a mailbox of its own: one that blocks keeps nothing from the others.
 *
 * <p>Safe for use by many threads. A mailbox has a thread only while there is something in it.
 */
final class Listeners implements Telemetry {

    static final int MOST_WAITING = 1_000;

    private static final Logger log = LoggerFactory.getLogger(HoldfastListener.class);

    private final Executor executor;
    private final List<Mailbox> mailboxes = new CopyOnWriteArrayList<>();
    private final AtomicBoolean loaded = new AtomicBoolean();

    /** @param builtIn listeners that are always there */
    Listeners(Executor executor, List<HoldfastListener> builtIn) {
        this.executor = executor;
        builtIn.forEach(listener -> mailboxes.add(new Mailbox(listener)));
    }

    /**
     * Adds a listener, unless it listens already: application contexts that have a parent find its beans, too.
     *
     * @param present the clusters that there are
     * @return ends the listening, if this began it
     */
    AutoCloseable add(HoldfastListener listener, Collection<? extends Watched> present) {
        if (mailboxes.stream().anyMatch(mailbox -> mailbox.listener == listener)) {
            return () -> {};
        }
        Mailbox mailbox = new Mailbox(listener);
        mailboxes.add(mailbox);
        present.forEach(cluster -> mailbox.post(to -> to.clusterOpened(cluster)));
        return () -> {
            mailboxes.remove(mailbox);
            mailbox.close();
        };
    }

    @Override
    public void opened(Watched cluster) {
        loadOnce();
        post(listener -> listener.clusterOpened(cluster));
    }

    /** Like {@link #opened}, of a cluster that nobody has used yet; listeners hear of it at the next {@link #deliver}. Starts no thread. */
    void announced(Watched cluster) {
        loadOnce();
        mailboxes.forEach(mailbox -> mailbox.put(listener -> listener.clusterOpened(cluster)));
    }

    /** Makes the calls that wait, on this thread; that of listeners, which may do anything, so with no lock held. */
    void deliver() {
        mailboxes.forEach(Mailbox::drain);
    }

    private void loadOnce() {
        if (loaded.compareAndSet(false, true)) {
            load();
        }
    }

    private void load() {
        Iterator<HoldfastListener> found = ServiceLoader.load(HoldfastListener.class, Listeners.class.getClassLoader())
                .iterator();
        boolean more = true;
        while (more) {
            try {
                more = found.hasNext();
                if (more) {
                    mailboxes.add(new Mailbox(found.next()));
                }
            } catch (ServiceConfigurationError e) {
                log.warn("A listener that META-INF/services names cannot be used: {}", e.getMessage(), e);
            }
        }
    }

    @Override
    public void topologyChanged(Watched cluster) {
        post(listener -> listener.topologyChanged(cluster));
    }

    @Override
    public void incident(Watched cluster, Change change, Incident incident) {
        post(listener -> {
            switch (change) {
                case OPENED -> listener.incidentOpened(cluster, incident);
                case ESCALATED -> listener.incidentEscalated(cluster, incident);
                case CLOSED -> listener.incidentClosed(cluster, incident);
            }
        });
    }

    @Override
    public void told(Watched cluster, Told what) {
        post(listener -> listener.told(cluster, what));
    }

    @Override
    public void notice(Watched cluster, Notice notice) {
        post(listener -> listener.noticed(cluster, notice));
    }

    private void post(Consumer<HoldfastListener> call) {
        mailboxes.forEach(mailbox -> mailbox.post(call));
    }

    private final class Mailbox implements Runnable {
        private final HoldfastListener listener;
        private final Queue<Consumer<HoldfastListener>> calls = new ConcurrentLinkedQueue<>();
        private final AtomicInteger waiting = new AtomicInteger();
        private final AtomicBoolean running = new AtomicBoolean();
        private final AtomicBoolean complained = new AtomicBoolean();
        private final AtomicBoolean overflowed = new AtomicBoolean();
        private volatile boolean closed;

        Mailbox(HoldfastListener listener) {
            this.listener = listener;
        }

        void post(Consumer<HoldfastListener> call) {
            put(call);
            start();
        }

        void put(Consumer<HoldfastListener> call) {
            if (closed) {
                return;
            }
            if (waiting.get() >= MOST_WAITING) {
                if (overflowed.compareAndSet(false, true)) {
                    log.warn(
                            "The listener {} does not keep up: it misses what happens while {} calls wait for it",
                            listener.getClass().getName(),
                            MOST_WAITING);
                }
                return;
            }
            waiting.incrementAndGet();
            calls.add(call);
        }

        void drain() {
            if (!calls.isEmpty() && running.compareAndSet(false, true)) {
                run();
            }
        }

        private void start() {
            if (!calls.isEmpty() && running.compareAndSet(false, true)) {
                try {
                    executor.execute(this);
                } catch (RuntimeException | OutOfMemoryError e) {
                    running.set(false); // no thread to be had: nobody's query may fail of that, and the next call tries
                    // again
                }
            }
        }

        @Override
        public void run() {
            try {
                for (Consumer<HoldfastListener> call = calls.poll(); call != null; call = calls.poll()) {
                    try {
                        deliver(call);
                    } finally {
                        waiting.decrementAndGet();
                    }
                }
            } finally { // if the log throws, too
                running.set(false);
            }
            start(); // for a call that came after the last look
        }

        private void deliver(Consumer<HoldfastListener> call) {
            if (closed) {
                return;
            }
            try {
                call.accept(listener);
            } catch (LinkageError e) { // what it is made for is not there
                closed = true;
                complain("is not called any more", e);
            } catch (Throwable e) { // assertions and checked exceptions that were smuggled out, too: the next call is
                // another matter
                complain("threw", e);
            }
        }

        private void complain(String what, Throwable e) {
            if (complained.compareAndSet(false, true)) {
                log.warn("The listener {} {}: {}", listener.getClass().getName(), what, e, e);
            }
        }

        void close() {
            closed = true;
        }
    }
}
