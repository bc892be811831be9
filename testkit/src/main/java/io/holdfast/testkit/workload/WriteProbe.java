package io.holdfast.testkit.workload;

import io.holdfast.testkit.ClusterException;
import io.holdfast.testkit.DatabaseCluster;
import io.holdfast.testkit.DatabaseNode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Measures how long no node accepted writes: tries a tiny write on every node about every 10 ms, over own connections
 * past the proxies, into an own table. Each node has a thread of its own, so that one that does not answer keeps nobody
 * from seeing that another one does. Safe for use by many threads.
 *
 * <p>A write counts when it is acknowledged, by whichever node: one that was left behind and still accepts writes counts,
 * too.
 */
public final class WriteProbe implements AutoCloseable {

    private static final String TABLE = "write_probe";
    private static final long PERIOD_NANOS = TimeUnit.MILLISECONDS.toNanos(10);
    /**
     * Longer than any stall of a server that is alive: a commit that waits for a replica is acknowledged to whoever still
     * waits. Each write given up leaves a session behind that waits on.
     */
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    /** Whoever is not let in tries again. */
    private static final Duration CONNECT_WITHIN = Duration.ofSeconds(1);

    private static final int ER_OPTION_PREVENTS_STATEMENT = 1290;

    private final DatabaseCluster cluster;
    private final List<Thread> threads = new ArrayList<>();
    private final long startedAt = System.nanoTime();

    /** Guards everything below. */
    private final ReentrantLock lock = new ReentrantLock();

    private long[] accepted = new long[1 << 10]; // since the start, ascending
    private int count;
    private long closedAfter = -1;
    private volatile boolean closed;

    private WriteProbe(DatabaseCluster cluster) {
        this.cluster = cluster;
        for (DatabaseNode node : cluster.nodes()) {
            Thread thread = new Thread(() -> probe(node), "write-probe-" + node.name());
            thread.setDaemon(true);
            threads.add(thread);
        }
    }

    /**
     * Creates the probe's table and begins. The cluster must have a writer that works.
     *
     * @throws ClusterException if the table cannot be created
     */
    public static WriteProbe start(DatabaseCluster cluster) {
        DatabaseNode writer = cluster.writer();
        try (Connection connection = DirectConnection.open(cluster, writer, PATIENCE);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE IF NOT EXISTS " + TABLE
                    + " (id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY) ENGINE=InnoDB");
        } catch (SQLException e) {
            throw new ClusterException(
                    writer.name() + ": cannot create the table " + TABLE + " of the probe: (" + e.getSQLState() + "/"
                            + e.getErrorCode() + ") " + e.getMessage(),
                    e);
        }
        WriteProbe probe = new WriteProbe(cluster);
        probe.threads.forEach(Thread::start);
        return probe;
    }

    /** The longest time, since the start and until now or the close, in which no node accepted a write. */
    public long serverGapMillis() {
        return gap(0, Long.MAX_VALUE).millis();
    }

    /**
     * The same within a window, given by two values of {@code System.nanoTime()}. A gap that reaches beyond it counts as far
     * as it lies in it; what of the window lies before the start, or after now or the close, does not count.
     */
    public long serverGapMillis(long fromNanoTime, long toNanoTime) {
        return gap(fromNanoTime - startedAt, toNanoTime - startedAt).millis();
    }

    /**
     * When that gap within a window was over, as a value of {@code System.nanoTime()}: at the first write that was accepted again, or
     * at the end of the window if there was none in it.
     */
    public long serverGapEnd(long fromNanoTime, long toNanoTime) {
        return startedAt + gap(fromNanoTime - startedAt, toNanoTime - startedAt).end();
    }

    private LongestGap gap(long fromNanos, long toNanos) {
        lock.lock();
        try {
            long end = closedAfter < 0 ? System.nanoTime() - startedAt : closedAfter;
            LongestGap gap = new LongestGap(fromNanos, toNanos, 0, end);
            for (int i = 0; i < count; i++) {
                gap.event(accepted[i]);
            }
            return gap;
        } finally {
            lock.unlock();
        }
    }

    /** Writes accepted so far. */
    public long writes() {
        lock.lock();
        try {
            return count;
        } finally {
            lock.unlock();
        }
    }

    /** Ends the probing within a second. The results stay. A second call does nothing. */
    @Override
    public void close() {
        lock.lock();
        try {
            if (closed) {
                return;
            }
            closed = true;
            closedAfter = System.nanoTime() - startedAt;
        } finally {
            lock.unlock();
        }
        // One that waits for a server that does not answer ends by itself, when its patience does.
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(500);
        for (Thread thread : threads) {
            LockSupport.unpark(thread);
            try {
                TimeUnit.NANOSECONDS.timedJoin(thread, deadline - System.nanoTime());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void accepted() {
        lock.lock();
        try {
            if (closed) {
                return;
            }
            if (count == accepted.length) {
                accepted = Arrays.copyOf(accepted, count * 2);
            }
            accepted[count++] = System.nanoTime() - startedAt;
        } finally {
            lock.unlock();
        }
    }

    private void probe(DatabaseNode node) {
        Session session = new Session(node);
        while (!closed) {
            long begin = System.nanoTime();
            if (session.write()) {
                accepted();
            }
            LockSupport.parkNanos(begin + PERIOD_NANOS - System.nanoTime());
        }
        session.end();
    }

    /** The connection of one thread to its node, made anew whenever something is wrong with it. */
    private final class Session {
        private final DatabaseNode node;
        private @Nullable Connection connection;
        private @Nullable PreparedStatement insert;

        Session(DatabaseNode node) {
            this.node = node;
        }

        /** Whether a write was acknowledged. Why not is nobody's business here. */
        boolean write() {
            try {
                statement().executeUpdate();
                return true;
            } catch (SQLException e) {
                if (e.getErrorCode() != ER_OPTION_PREVENTS_STATEMENT) { // a read-only node keeps its connection
                    end();
                }
                return false;
            }
        }

        private PreparedStatement statement() throws SQLException {
            PreparedStatement prepared = insert;
            if (prepared == null) {
                Connection opened = DirectConnection.open(cluster, node, CONNECT_WITHIN, PATIENCE);
                connection = opened;
                prepared = opened.prepareStatement("INSERT INTO " + TABLE + " VALUES (NULL)");
                insert = prepared;
            }
            return prepared;
        }

        void end() {
            Connection current = connection;
            connection = null;
            insert = null;
            if (current != null) {
                try {
                    current.close();
                } catch (SQLException e) {
                    // It is gone either way.
                }
            }
        }
    }
}
