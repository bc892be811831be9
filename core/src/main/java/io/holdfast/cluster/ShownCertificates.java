package io.holdfast.cluster;

import io.holdfast.fault.CertificateTrouble;
import io.holdfast.time.Deadline;
import io.holdfast.time.Ticker;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * What certificates the nodes show whose driver does not say which one it refuses. The server is asked for it, on a thread of its own,
 * once for all who were refused: the monitor, and every application's connection.
 *
 * <p>Whoever was refused waits for the answer, but only {@link #MOST_WAIT}, and is told without it after that: to be told late is worse.
 * A server counts the handshakes that clients break off, and may come to refuse their host (MySQL: {@code max_connect_errors}); so it is
 * not asked again within a minute, or ten seconds if what is refused is something else than it has shown, or others accept it: of two
 * pools with different trust one is refused all the time.
 *
 * <p>Safe for use by many threads; not to be called with a lock held.
 */
final class ShownCertificates {

    static final Duration MOST_WAIT = Duration.ofMillis(500);
    private static final long KEPT_NANOS = TimeUnit.MINUTES.toNanos(1);
    private static final long KEPT_OF_ANOTHER_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final ClusterSettings settings;
    private final Ticker ticker;
    private final Executor executor;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition answered = lock.newCondition();
    private final Map<Node, Look> looks = new HashMap<>();

    ShownCertificates(ClusterSettings settings, Ticker ticker, Executor executor) {
        this.settings = settings;
        this.ticker = ticker;
        this.executor = executor;
    }

    /** One question, guarded by the lock. */
    private static final class Look {

        final long begunAt;

        @Nullable
        List<X509Certificate> shown;

        /** What the node shows since may be another one. */
        boolean acceptedSince;

        Look(long begunAt) {
            this.begunAt = begunAt;
        }
    }

    /**
     * What is known of the trouble when the node has shown its certificate: the same, if it did not or shows something else.
     *
     * @param connector which was refused
     * @param patience how long the caller has
     */
    CertificateTrouble complete(Node node, Connector connector, CertificateTrouble trouble, Duration patience) {
        if (trouble.isComplete()) {
            return trouble;
        }
        Deadline deadline = Deadline.after(patience.compareTo(MOST_WAIT) < 0 ? patience : MOST_WAIT, ticker);
        Look look;
        boolean begins;
        lock.lock();
        try {
            Look before = looks.get(node);
            begins = before == null || isOver(before, trouble);
            look = before == null || begins ? new Look(ticker.nanoTime()) : before;
            looks.put(node, look);
        } finally {
            lock.unlock();
        }
        if (begins) {
            executor.execute(() -> ask(node, connector, look));
        }
        return trouble.with(await(look, deadline));
    }

    /** What a node shows now was accepted: it may be no longer what it has shown before. */
    void accepted(Node node) {
        lock.lock();
        try {
            Look look = looks.get(node);
            if (look != null) {
                look.acceptedSince = true;
            }
        } finally {
            lock.unlock();
        }
    }

    private boolean isOver(Look look, CertificateTrouble trouble) {
        boolean tells = look.shown == null
                || look.shown.isEmpty()
                || trouble.with(look.shown).isComplete();
        if (look.acceptedSince && !tells) {
            return true; // it was replaced twice
        }
        boolean mayBeTheSame = tells && !look.acceptedSince;
        return ticker.nanoTime() - look.begunAt >= (mayBeTheSame ? KEPT_NANOS : KEPT_OF_ANOTHER_NANOS);
    }

    private void ask(Node node, Connector connector, Look look) {
        List<X509Certificate> shown = List.of();
        try {
            shown = connector.certificates(node, Deadline.after(settings.connectTimeout(), ticker));
        } finally {
            lock.lock();
            try {
                look.shown = shown;
                answered.signalAll();
            } finally {
                lock.unlock();
            }
        }
    }

    private List<X509Certificate> await(Look look, Deadline deadline) {
        lock.lock();
        try {
            while (look.shown == null && !deadline.expired()) {
                ticker.await(answered, deadline.remainingNanos());
            }
            return look.shown == null ? List.of() : look.shown;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of();
        } finally {
            lock.unlock();
        }
    }
}
