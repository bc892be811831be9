package io.holdfast.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.holdfast.server.Dialect;
import io.holdfast.server.RoleReport;
import io.holdfast.time.Deadline;
import io.holdfast.time.Ticker;
import io.holdfast.topology.ClusterKind;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class DialsTest {

    private static final Node NODE = new Node("a:3306");
    private static final RoleReport ROLE =
            new RoleReport(ClusterKind.REPLICATION, "1", true, false, "writable", null, List.of(), null, null);

    private static final Duration LONG = Duration.ofSeconds(50);

    private final Deadline deadline = Deadline.after(LONG, Ticker.SYSTEM);
    private final ReentrantLock lock = new ReentrantLock();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Dials dials = new Dials(lock, Ticker.SYSTEM, threads);
    private final Driver driver = new Driver();

    @AfterEach
    void end() throws InterruptedException {
        driver.mayEnd.countDown();
        threads.shutdown();
        assertThat(threads.awaitTermination(50, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void whatTheDriverOpensIsAskedAndGiven() throws Exception {
        driver.mayEnd.countDown();
        Dials.Opened opened = dials.open(NODE, driver, LONG, deadline, connection -> ROLE);
        assertThat(opened).isEqualTo(new Dials.Opened(driver.connection, ROLE));
        assertThat(driver.discarded).isEmpty();
    }

    @Test
    void whatTheDriverThrowsIsThrown() {
        driver.mayEnd.countDown();
        for (Throwable failure : List.of(new SQLException("no"), new IllegalStateException("no"), new LinkageError())) {
            driver.failure = failure;
            assertThatThrownBy(() -> dials.open(NODE, driver, LONG, deadline, connection -> ROLE))
                    .isSameAs(failure);
            assertThat(failure.getStackTrace())
                    .as("who asked for it")
                    .anyMatch(frame -> frame.getMethodName().equals("whatTheDriverThrowsIsThrown"));
        }
    }

    @Test
    void aConnectionThatCannotBeAskedIsNotKept() {
        driver.mayEnd.countDown();
        SQLException failure = new SQLException("no answer");
        assertThatThrownBy(() -> dials.open(NODE, driver, LONG, deadline, connection -> {
                    throw failure;
                }))
                .isSameAs(failure);
        assertThat(driver.discarded).containsExactly(driver.connection);
    }

    @Test
    void whoeverDialsANodeThatIsGivenUpIsFreeAndWhatComesOfItIsClosed() throws Exception {
        CompletableFuture<Dials.@Nullable Opened> dial = dialInBackground();
        driver.begun.await();
        leave(new Node("b:3306"));
        assertThat(dial).isNotDone();
        leave(NODE);
        assertThat(dial.get(50, TimeUnit.SECONDS)).isNull();
        assertThat(driver.discarded).isEmpty();
        end();
        assertThat(driver.discarded).containsExactly(driver.connection);
    }

    @Test
    void whoeverIsInterruptedIsFreeAtOnce() throws Exception {
        CompletableFuture<Thread> thread = new CompletableFuture<>();
        CompletableFuture<Boolean> interrupted = CompletableFuture.supplyAsync(
                () -> {
                    thread.complete(Thread.currentThread());
                    try {
                        dials.open(NODE, driver, LONG, deadline, connection -> ROLE);
                        return false;
                    } catch (InterruptedException e) {
                        return true;
                    } catch (SQLException e) {
                        return false;
                    }
                },
                threads);
        driver.begun.await();
        thread.get(50, TimeUnit.SECONDS).interrupt();
        assertThat(interrupted.get(50, TimeUnit.SECONDS)).isTrue();
        end();
        assertThat(driver.discarded).containsExactly(driver.connection);
    }

    @Test
    void aDriverThatGoesOnForLongerThanTheCallersTimeIsLeft() throws Exception {
        Ticker fast = new Ticker() {
            private long now;

            @Override
            public long nanoTime() {
                return now;
            }

            @Override
            public void await(Condition condition, long nanos) {
                now += nanos;
            }
        };
        Deadline soon = Deadline.after(Duration.ofSeconds(2), fast);
        assertThat(new Dials(lock, fast, threads).open(NODE, driver, LONG, soon, connection -> ROLE))
                .isNull();
        assertThat(Duration.ofNanos(fast.nanoTime())).isEqualTo(Duration.ofMillis(2_250));
        end();
        assertThat(driver.discarded).containsExactly(driver.connection);
    }

    /** A driver that never returns costs no more than so many threads. */
    @Test
    void whereTooManyAreWithTheDriverTheCallerGoesInPerson() throws Exception {
        for (int i = 0; i < 32; i++) {
            CompletableFuture<Dials.@Nullable Opened> dial = dialInBackground();
            await().pollInterval(Duration.ofMillis(2)).until(() -> {
                leave(NODE);
                return dial.isDone();
            });
            assertThat(dial.get()).isNull();
        }
        Driver another = new Driver();
        another.mayEnd.countDown();
        Thread caller = Thread.currentThread();
        CompletableFuture<Thread> asked = new CompletableFuture<>();
        dials.open(NODE, another, LONG, deadline, connection -> {
            asked.complete(Thread.currentThread());
            return ROLE;
        });
        assertThat(asked).isCompletedWithValue(caller);
    }

    @Test
    void withoutAThreadItIsDoneByTheCaller() throws Exception {
        driver.mayEnd.countDown();
        Dials shortOfThreads = new Dials(lock, Ticker.SYSTEM, task -> {
            throw new OutOfMemoryError("unable to create native thread");
        });
        assertThat(shortOfThreads.open(NODE, driver, LONG, deadline, connection -> ROLE))
                .isEqualTo(new Dials.Opened(driver.connection, ROLE));
    }

    @Test
    void theDriverSeesTheCallersClassLoader() throws Exception {
        driver.mayEnd.countDown();
        ClassLoader own = new ClassLoader() {};
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(own);
        try {
            dials.open(NODE, driver, LONG, deadline, connection -> ROLE);
        } finally {
            thread.setContextClassLoader(before);
        }
        assertThat(driver.seen).isSameAs(own);
    }

    private CompletableFuture<Dials.@Nullable Opened> dialInBackground() {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return dials.open(NODE, driver, LONG, deadline, connection -> ROLE);
                    } catch (SQLException | InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                },
                threads);
    }

    private void leave(Node node) {
        lock.lock();
        try {
            dials.leave(node);
        } finally {
            lock.unlock();
        }
    }

    /** Opens a connection once it is let to. */
    private static final class Driver implements Connector {
        final CountDownLatch begun = new CountDownLatch(1);
        final CountDownLatch mayEnd = new CountDownLatch(1);
        final ConcurrentLinkedQueue<Connection> discarded = new ConcurrentLinkedQueue<>();

        @Nullable
        Throwable failure;

        @Nullable
        ClassLoader seen;

        final Connection connection = (Connection) Proxy.newProxyInstance(
                DialsTest.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "hashCode" -> System.identityHashCode(proxy);
                    case "equals" -> proxy == arguments[0];
                    default -> "a connection";
                });

        @Override
        public Connection open(Node node, Duration patience) throws SQLException {
            seen = Thread.currentThread().getContextClassLoader();
            begun.countDown();
            try {
                mayEnd.await();
            } catch (InterruptedException e) {
                throw new SQLException(e);
            }
            if (failure instanceof SQLException e) {
                throw e;
            } else if (failure instanceof RuntimeException e) {
                throw e;
            } else if (failure instanceof Error e) {
                throw e;
            }
            return connection;
        }

        @Override
        public boolean isWatchable() {
            return true;
        }

        @Override
        public void discard(Connection thrownAway) {
            discarded.add(thrownAway);
        }

        @Override
        public List<Node> nodes() {
            return List.of(NODE);
        }

        @Override
        public Duration redialAfter() {
            throw new UnsupportedOperationException();
        }

        @Override
        public void ready(Connection opened) {
            throw new UnsupportedOperationException();
        }

        @Override
        public RoleReport ask(Connection opened, Duration patience, Dialect dialect) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void abort(Connection opened) {
            throw new UnsupportedOperationException();
        }
    }
}
