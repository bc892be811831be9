package io.holdfast.connect;

import io.holdfast.cluster.Connector;
import io.holdfast.cluster.Node;
import io.holdfast.cluster.PhysicalConnection;
import io.holdfast.cluster.RoleProbe;
import io.holdfast.server.Dialect;
import io.holdfast.server.RoleReport;
import io.holdfast.time.Ticker;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Borrows connections from somebody else's pool, and makes the pool throw away those that are on the wrong node. Safe for use
 * by many threads.
 *
 * <p>It remembers for which epoch each physical connection was last found to be on the writer, so that borrowing costs no round
 * trip while nothing happens. That works for pools that show the physical connection; for others every borrowed connection is
 * asked.
 *
 * <p>When the writer has become another server, the connections that the pool holds are on the former one. The pool is told
 * once to evict them, by its own means; without such means they are thrown away one by one, when they are borrowed.
 */
public final class PoolConnector implements Connector {

    /** How often {@link #open} throws a stale connection away and borrows again, before it lets the caller judge. */
    private static final int MOST_STALE = 100;

    private static final long NEVER = 0;

    /** For how long after a connection was thrown away a pool that forgets waiters is not trusted to serve them. */
    private static final long RESTLESS_NANOS = TimeUnit.MINUTES.toNanos(1);

    private final DataSource source;
    private final DecoratedPool pool;
    private final Node node;
    private final Background background;
    private final PatientBorrower borrower;
    private final Ticker ticker;
    private volatile long discardedAt;

    /** What the cluster asked last; before that a server is asked what to ask it. */
    private volatile @Nullable Dialect dialect;

    private final ReentrantLock lock = new ReentrantLock();
    // Guarded by the lock.
    private final Map<Connection, Seen> seen = new WeakHashMap<>();
    private final Map<Connection, Integer> limited = new WeakHashMap<>();
    private @Nullable String writer;
    private long writerSince;

    /** Where a physical connection leads, and for which epoch that was the writer. */
    private record Seen(String server, long epoch) {}

    public PoolConnector(DataSource source, Background background, Ticker ticker) {
        this.ticker = ticker;
        this.discardedAt = ticker.nanoTime() - RESTLESS_NANOS;
        this.source = source;
        this.pool = DecoratedPool.of(source);
        this.node = new Node(
                source.getClass().getSimpleName() + "@" + Integer.toHexString(System.identityHashCode(source)));
        this.background = background;
        this.borrower = new PatientBorrower(source, background.searches());
    }

    @Override
    public List<Node> nodes() {
        return List.of(node);
    }

    public Node node() {
        return node;
    }

    /**
     * Borrows as the application would, and waits as long as the pool lets it; but a pool that may have forgotten about those who
     * wait is asked again, for as long as {@code patience}.
     *
     * @param strictly whether {@code patience} counts in any case
     */
    public Connection borrow(Duration patience, boolean strictly) throws SQLException {
        boolean isRestless = pool.forgetsWaiters() && ticker.nanoTime() - discardedAt < RESTLESS_NANOS;
        return strictly || isRestless ? borrower.borrow(patience) : source.getConnection();
    }

    /** {@code patience} applies to the pool and, again, to the question that follows. */
    @Override
    public Connection open(Node unused, Duration patience) throws SQLException {
        boolean linksAreDead = false;
        for (int i = 0; i < MOST_STALE; i++) {
            Connection borrowed = borrower.borrow(patience);
            Seen before = seen(borrowed);
            if (before == null) {
                limit(borrowed, patience);
                return borrowed;
            }
            // It may have stayed on a node that was the writer once, and that need not know yet of its successor.
            if (!linksAreDead && before.server().equals(writer())) {
                try {
                    if (ask(borrowed, patience, dialect(borrowed)).writable()) {
                        return borrowed;
                    }
                } catch (SQLException | RuntimeException e) {
                    linksAreDead = true; // to find that out of each would take too long
                }
            }
            discard(borrowed);
        }
        Connection last = borrower.borrow(patience);
        limit(last, patience);
        return last;
    }

    /** Pools have no time limit of their own for the question that follows, and a frozen server never answers it. */
    private void limit(Connection borrowed, Duration patience) {
        Connection physical = pool.physical(borrowed);
        if (physical == null) {
            return; // then it could not be told apart from others when the limit is to be lifted
        }
        try {
            int before = physical.getNetworkTimeout();
            physical.setNetworkTimeout(Runnable::run, millis(patience));
            lock.lock();
            try {
                limited.put(physical, before);
            } finally {
                lock.unlock();
            }
        } catch (SQLException | RuntimeException e) {
            // Dead, which the question will show, or of a driver that has no such limit.
        }
    }

    @Override
    public Duration redialAfter() {
        return Duration.ZERO;
    }

    /** With the time limit that the pool gave it. */
    @Override
    public void ready(Connection connection) throws SQLException {
        Connection physical = pool.physical(connection);
        Integer before;
        lock.lock();
        try {
            before = physical == null ? null : limited.remove(physical);
        } finally {
            lock.unlock();
        }
        if (physical != null && before != null) {
            physical.setNetworkTimeout(Runnable::run, before);
        }
    }

    /**
     * The time limit is set past the pool, where it shows what it wraps: Agroal, once it has seen a limit set, sets its own when the
     * connection comes back, which by default is none.
     */
    @Override
    public RoleReport ask(Connection connection, Duration patience, Dialect asked) throws SQLException {
        dialect = asked;
        Connection physical = pool.physical(connection);
        Connection timed = physical == null ? connection : physical;
        int before = timed.getNetworkTimeout();
        timed.setNetworkTimeout(Runnable::run, millis(patience));
        try {
            return RoleProbe.read(connection, asked);
        } finally {
            if (!timed.isClosed()) {
                timed.setNetworkTimeout(Runnable::run, before);
            }
        }
    }

    private Dialect dialect(Connection borrowed) throws SQLException {
        Dialect known = dialect;
        return known == null ? RoleProbe.recognise(borrowed, null) : known;
    }

    private static int millis(Duration patience) {
        return (int) Math.max(1, patience.toMillis());
    }

    /** The epoch for which a borrowed connection is known to be on the writer; 0 if it never was. */
    public long verifiedFor(Connection borrowed) {
        Seen before = seen(borrowed);
        return before == null ? NEVER : before.epoch();
    }

    private @Nullable Seen seen(Connection borrowed) {
        Connection physical = pool.physical(borrowed);
        if (physical == null) {
            return null;
        }
        lock.lock();
        try {
            return seen.get(physical);
        } finally {
            lock.unlock();
        }
    }

    private @Nullable String writer() {
        lock.lock();
        try {
            return writer;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void verified(PhysicalConnection found) {
        Connection physical = pool.physical(found.connection());
        boolean moved;
        lock.lock();
        try {
            if (physical != null) {
                seen.put(physical, new Seen(found.server(), found.epoch()));
            }
            boolean newer = found.epoch() > writerSince; // else it was looked at before the one that is known
            moved = newer && writer != null && !found.server().equals(writer);
            if (newer) {
                writer = found.server();
                writerSince = found.epoch();
            }
        } finally {
            lock.unlock();
        }
        if (moved) {
            background.closers().execute(pool::evictAll);
        }
    }

    /**
     * Ends the physical connection and gives the borrowed one back. A pool that cannot be told not to keep it notices: a statement
     * on it fails with a state of class 08, on which pools evict. Where a pool does not show its physical connection, the
     * borrowed one is aborted.
     */
    @Override
    public void discard(Connection borrowed) {
        background.closers().execute(() -> {
            Connection physical = pool.physical(borrowed);
            if (physical == null) {
                abortQuietly(borrowed);
            } else {
                DriverConnector.closeQuietly(physical);
            }
            giveBack(borrowed);
        });
    }

    /**
     * Also gives it back: who aborts a connection need not close it, but the pool waits for it. What is aborted is the physical one,
     * since c3p0 forgets about the place of a connection that is aborted.
     */
    @Override
    public void abort(Connection borrowed) {
        background.searches().execute(() -> {
            Connection physical = pool.physical(borrowed);
            abortQuietly(physical == null ? borrowed : physical);
            giveBack(borrowed);
        });
    }

    private void giveBack(Connection ended) {
        discardedAt = ticker.nanoTime();
        if (!pool.condemn(ended)) {
            failOn(ended);
        }
        DriverConnector.closeQuietly(ended);
        if (pool.forgetsWaiters()) {
            background.searches().execute(this::wakeWaiters);
        }
    }

    /** What is borrowed now is opened anew, since there is room, and goes to whoever waits, or does when it is given back. */
    private void wakeWaiters() {
        try {
            source.getConnection().close();
        } catch (SQLException | RuntimeException e) {
            // There is nothing to be had now. Whoever borrows next does the same.
        }
    }

    private static void failOn(Connection borrowed) {
        try (Statement statement = borrowed.createStatement()) {
            boolean unused = statement.execute("DO 0");
        } catch (SQLException | RuntimeException noticed) {
            // This is what the pool was to see.
        }
    }

    private static void abortQuietly(Connection borrowed) {
        try {
            borrowed.abort(Runnable::run);
        } catch (SQLException | RuntimeException dead) {
            // It was to end, and it has.
        }
    }

    /** Ends the pool itself, if it is something that can be ended. */
    public void close() throws SQLException {
        pool.close();
    }

    @Override
    public String toString() {
        return node.toString();
    }
}
