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

    /** Borrows under way that nobody waits for. The next caller takes one over; what comes for nobody is given back. */
    private final Queue<CompletableFuture<Connection>> unclaimed = new ConcurrentLinkedQueue<>();

    PatientBorrower(DataSource pool, Executor executor) {
        this.pool = pool;
        this.executor = executor;
    }

    /** @throws SQLException as the pool throws it; with SQLSTATE 08004 if it gave nothing in time */
    Connection borrow(Duration patience) throws SQLException {
        CompletableFuture<Connection> takenOver = unclaimed.poll();
        CompletableFuture<Connection> borrow = takenOver == null ? start() : takenOver;
        try {
            return borrow.get(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            leave(borrow);
            throw new SQLTransientConnectionException(
                    "The pool gave no connection within " + patience.toMillis() + " ms", BUSY_SQL_STATE, e);
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
            if (unclaimed.remove(borrow) && connection != null) {
                DriverConnector.closeQuietly(connection);
            }
        });
    }
}
