package io.holdfast.connect;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Borrows from a pool without waiting longer than the caller may. A pool's own limit is 30 s or none at all by default, and no
 * pool takes another one from the borrower; so a thread in the background waits in the caller's place. Safe for use by many
 * threads.
 */
final class PatientBorrower {

    /** SQLSTATE "server rejected the connection": too busy, which says nothing about the writer. */
    private static final String BUSY_SQL_STATE = "08004";

    private final DataSource pool;
    private final Executor executor;

    /**
     * How often a borrow is begun anew within the caller's patience. A pool may overlook one who begins to wait just as a connection
     * is thrown away, and let it wait though there is room (seen with Agroal); a fresh one takes that room.
     */
    private static final int ATTEMPTS = 10;

    /** Beyond that a pool is plainly busy, and the next caller takes over one that waits already. */
    private static final int MOST_UNCLAIMED = 8;

    /** Borrows under way that nobody waits for; what comes for nobody is given back. */
    private final Queue<CompletableFuture<Connection>> unclaimed = new ConcurrentLinkedQueue<>();

    PatientBorrower(DataSource pool, Executor executor) {
        this.pool = pool;
        this.executor = executor;
    }

    /** @throws SQLException as the pool throws it; with SQLSTATE 08004 if it gave nothing in time */
    Connection borrow(Duration patience) throws SQLException {
        Duration each = patience.dividedBy(ATTEMPTS);
        for (int i = 0; i < ATTEMPTS; i++) {
            Connection borrowed = attempt(each);
            if (borrowed != null) {
                return borrowed;
            }
        }
        throw new SQLTransientConnectionException(
                "The pool gave no connection within " + patience.toMillis() + " ms", BUSY_SQL_STATE);
    }

    private @Nullable Connection attempt(Duration patience) throws SQLException {
        CompletableFuture<Connection> takenOver = unclaimed.size() < MOST_UNCLAIMED ? null : unclaimed.poll();
        CompletableFuture<Connection> borrow = takenOver == null ? start() : takenOver;
        try {
            return borrow.get(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            leave(borrow);
            return null;
        } catch (InterruptedException e) {
            leave(borrow);
            Thread.currentThread().interrupt();
            throw new SQLTransientConnectionException(
                    "Interrupted while waiting for a connection of the pool", BUSY_SQL_STATE, e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof SQLException failure
                    ? failure
                    : new SQLException("The pool failed: " + e.getCause(), e.getCause());
        }
    }

    private CompletableFuture<Connection> start() {
        CompletableFuture<Connection> borrow = new CompletableFuture<>();
        executor.execute(() -> {
            try {
                borrow.complete(pool.getConnection());
            } catch (SQLException | RuntimeException | Error e) {
                borrow.completeExceptionally(e);
            }
        });
        return borrow;
    }

    private void leave(CompletableFuture<Connection> borrow) {
        unclaimed.add(borrow);
        CompletableFuture<Connection> unused = borrow.whenComplete((connection, failure) -> {
            if (unclaimed.removeIf(one -> one == borrow) && connection != null) {
                giveBack(connection);
            }
        });
    }

    /** As it came: it is sound, and goes to the next borrower. */
    private static void giveBack(Connection connection) {
        try {
            connection.close();
        } catch (SQLException | RuntimeException e) {
            // Nobody waits for it, and what becomes of it is the pool's affair.
        }
    }
}
