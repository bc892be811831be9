package io.holdfast.connect;

import io.holdfast.cluster.Connector;
import io.holdfast.cluster.Node;
import io.holdfast.cluster.RoleProbe;
import io.holdfast.cluster.RoleReport;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Borrows connections from somebody else's pool, and makes the pool throw away those that are on the wrong node. Safe for use
 * by many threads.
 *
 * <p>It remembers for which epoch each physical connection was last found to be on the writer, so that borrowing costs no round
 * trip while nothing happens. That works for pools that hand out the physical connection by {@code unwrap}; for others
 * every borrowed connection is asked.
 */
public final class PoolConnector implements Connector {

    /** How often {@link #open} throws a stale connection away and borrows again, before it lets the caller judge. */
    private static final int MOST_STALE = 100;

    private static final long NEVER = 0;

    private final DataSource pool;
    private final Node node;
    private final Duration patience;
    private final Background background;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Connection, Long> verified = new WeakHashMap<>();

    public PoolConnector(DataSource pool, Duration patience, Background background) {
        this.pool = pool;
        this.node =
                new Node(pool.getClass().getSimpleName() + "@" + Integer.toHexString(System.identityHashCode(pool)));
        this.patience = patience;
        this.background = background;
    }

    @Override
    public List<Node> nodes() {
        return List.of(node);
    }

    public Node node() {
        return node;
    }

    /** The pool decides how long it waits; {@code patience} applies to the question that follows. */
    @Override
    public Connection open(Node unused, Duration patience) throws SQLException {
        Connection borrowed = pool.getConnection();
        for (int i = 0; i < MOST_STALE && verifiedFor(borrowed) != NEVER; i++) {
            // It has been in use before, so it may have stayed on a node that was the writer once.
            try {
                if (ask(borrowed, this.patience).writable()) {
                    return borrowed;
                }
            } catch (SQLException e) {
                // A link that died in the pool: as good a reason to take the next one.
            }
            discard(borrowed);
            borrowed = pool.getConnection();
        }
        return borrowed;
    }

    @Override
    public Duration redialAfter() {
        return Duration.ZERO;
    }

    @Override
    public void ready(Connection connection) {
        // Its time-outs are the pool's business.
    }

    @Override
    public RoleReport ask(Connection connection, Duration patience) throws SQLException {
        int before = connection.getNetworkTimeout();
        connection.setNetworkTimeout(Runnable::run, (int) Math.max(1, patience.toMillis()));
        try {
            return RoleProbe.read(connection);
        } finally {
            if (!connection.isClosed()) {
                connection.setNetworkTimeout(Runnable::run, before);
            }
        }
    }

    /** The epoch for which a borrowed connection is known to be on the writer; 0 if it never was. */
    public long verifiedFor(Connection borrowed) {
        Connection physical = physical(borrowed);
        if (physical == null) {
            return NEVER;
        }
        lock.lock();
        try {
            return verified.getOrDefault(physical, NEVER);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void verified(Connection borrowed, long epoch) {
        Connection physical = physical(borrowed);
        if (physical != null) {
            lock.lock();
            try {
                verified.put(physical, epoch);
            } finally {
                lock.unlock();
            }
        }
    }

    /**
     * Ends the physical connection and lets the pool notice: a statement on the borrowed one fails with a state of class 08, on
     * which pools evict; then it is given back. Where a pool does not show its physical connection, the borrowed one is aborted.
     */
    @Override
    public void discard(Connection borrowed) {
        background.closers().execute(() -> {
            Connection physical = physical(borrowed);
            if (physical == null || physical == borrowed) {
                abortQuietly(borrowed);
            } else {
                DriverConnector.closeQuietly(physical);
                try (Statement statement = borrowed.createStatement()) {
                    boolean unused = statement.execute("DO 0");
                } catch (SQLException | RuntimeException noticed) {
                    // This is what the pool was to see.
                }
            }
            DriverConnector.closeQuietly(borrowed);
        });
    }

    @Override
    public void abort(Connection borrowed) {
        background.searches().execute(() -> abortQuietly(borrowed));
    }

    private static void abortQuietly(Connection borrowed) {
        try {
            borrowed.abort(Runnable::run);
        } catch (SQLException | RuntimeException dead) {
            // It was to end, and it has.
        }
    }

    private static @Nullable Connection physical(Connection borrowed) {
        try {
            Connection physical = borrowed.unwrap(Connection.class);
            // DBCP2 gives out a wrapper of its own, new each time it is asked.
            return physical == borrowed.unwrap(Connection.class) ? physical : null;
        } catch (SQLException | RuntimeException cannot) {
            return null;
        }
    }

    @Override
    public String toString() {
        return node.toString();
    }
}
