package io.holdfast.cluster;

import io.holdfast.server.RoleReport;
import io.holdfast.time.Deadline;
import io.holdfast.time.Ticker;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Connections that are being opened to the writer, each by a thread of its own.
 *
 * <p>A driver cannot be told to stop while it connects: it goes on for as long as the server, a resolver of names, or a handshake that is
 * to be closed in good manners takes. Whoever wants the connection need not: they leave when the node is found to be silent, when
 * they are interrupted, and when their time is over. What comes of it then is closed.
 *
 * <p>Safe for use by many threads.
 */
final class Dials {

    /** For the driver's own limit to come first, which has more to tell. */
    private static final Duration GRACE = Duration.ofMillis(250);

    /** Threads that may be with drivers, awaited or not. Whoever comes then goes there in person. */
    private static final int MOST = 32;

    private final ReentrantLock lock;
    private final Ticker ticker;
    private final Executor executor;

    // Guarded by the lock, as the dials are.

    /** Those that somebody waits for. */
    private final List<Dial> awaited = new ArrayList<>();

    /** Those that are with a driver, awaited or not. */
    private int underWay;

    /** @param lock the cluster's; never held while a node is dialled */
    Dials(ReentrantLock lock, Ticker ticker, Executor executor) {
        this.lock = lock;
        this.ticker = ticker;
        this.executor = executor;
    }

    /** A new connection, and what its server said of itself. */
    record Opened(Connection connection, RoleReport role) {}

    /**
     * Opens a connection and has its server asked for its role.
     *
     * @param patience how long the driver is told to wait for the server at most
     * @param deadline when the caller's time is over
     * @return null if it was not there when the node was given up, or the time was over
     * @throws SQLException as the driver throws it
     */
    @Nullable
    Opened open(Node node, Connector connector, Duration patience, Deadline deadline, Asking asking)
            throws SQLException, InterruptedException {
        if (!connector.isWatchable()) {
            // A pool, which has a thread of its own wait in the caller's place.
            return connect(node, connector, patience, asking);
        }
        Dial dial = new Dial(node, connector, patience, asking);
        begin(dial);
        lock.lock(); // which nobody holds for long
        try {
            return await(dial, ticker.nanoTime() + deadline.remainingNanos() + GRACE.toNanos());
        } finally {
            dial.left = true;
            awaited.remove(dial);
            lock.unlock();
        }
    }

    private void begin(Dial dial) {
        boolean isCrowded;
        lock.lock();
        try {
            awaited.add(dial);
            isCrowded = underWay >= MOST;
            underWay++;
        } finally {
            lock.unlock();
        }
        if (isCrowded) {
            dial.run();
            return;
        }
        try {
            executor.execute(dial);
        } catch (RuntimeException | Error e) { // no thread to be had, and this one can do it too
            dial.run();
        }
    }

    private static Opened connect(Node node, Connector connector, Duration patience, Asking asking)
            throws SQLException {
        Connection connection = connector.open(node, patience);
        RoleReport role = null;
        try {
            role = asking.role(connection);
            return new Opened(connection, role);
        } finally {
            if (role == null) {
                connector.discard(connection);
            }
        }
    }

    /** Asks the server of a new connection for its role. */
    @FunctionalInterface
    interface Asking {
        RoleReport role(Connection connection) throws SQLException;
    }

    private @Nullable Opened await(Dial dial, long until) throws SQLException, InterruptedException {
        while (!dial.left && !dial.ended) {
            long left = until - ticker.nanoTime();
            if (left <= 0) {
                return null;
            }
            try {
                ticker.await(dial.moved, left);
            } catch (InterruptedException e) {
                if (dial.opened != null) {
                    dial.connector.discard(dial.opened.connection());
                }
                throw e;
            }
        }
        if (dial.failure != null) {
            showTheCaller(dial.failure);
        }
        if (dial.failure instanceof SQLException failure) {
            throw failure;
        } else if (dial.failure instanceof RuntimeException failure) {
            throw failure;
        } else if (dial.failure instanceof Error failure) {
            throw failure;
        }
        return dial.opened;
    }

    /** Who wanted the connection is what people look for in a stack trace. */
    private static void showTheCaller(Throwable failure) {
        List<StackTraceElement> trace = new ArrayList<>(List.of(failure.getStackTrace()));
        List<StackTraceElement> caller = List.of(new Throwable().getStackTrace());
        if (!trace.contains(caller.get(0))) { // a driver may throw the same one again
            trace.addAll(caller);
            failure.setStackTrace(trace.toArray(StackTraceElement[]::new));
        }
    }

    /** Nobody need wait for this node any longer. With the lock held. */
    void leave(Node node) {
        for (Dial dial : awaited) {
            if (dial.node.equals(node)) {
                dial.left = true;
                dial.moved.signalAll();
            }
        }
    }

    /** Its state is guarded by the lock. */
    private final class Dial implements Runnable {
        private final Node node;
        private final Connector connector;
        private final Duration patience;
        private final Asking asking;
        private final Condition moved = lock.newCondition();
        private final @Nullable ClassLoader loader = Thread.currentThread().getContextClassLoader();
        private boolean left;
        private boolean ended;
        private @Nullable Opened opened;
        private @Nullable Throwable failure;

        Dial(Node node, Connector connector, Duration patience, Asking asking) {
            this.node = node;
            this.connector = connector;
            this.patience = patience;
            this.asking = asking;
        }

        @Override
        public void run() {
            Thread thread = Thread.currentThread();
            ClassLoader own = thread.getContextClassLoader();
            thread.setContextClassLoader(loader); // drivers may look for the application's classes
            try {
                Opened result = connect(node, connector, patience, asking);
                if (!end(result, null)) {
                    connector.discard(result.connection());
                }
            } catch (SQLException | RuntimeException | Error e) {
                boolean unused = end(null, e);
            } finally {
                thread.setContextClassLoader(own);
            }
        }

        /** Whether somebody still waits for it. */
        private boolean end(@Nullable Opened result, @Nullable Throwable failed) {
            lock.lock();
            try {
                underWay--;
                if (!left) {
                    opened = result;
                    failure = failed;
                    ended = true;
                    moved.signalAll();
                }
                return !left;
            } finally {
                lock.unlock();
            }
        }
    }
}
