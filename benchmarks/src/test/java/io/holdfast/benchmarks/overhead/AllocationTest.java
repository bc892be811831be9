package io.holdfast.benchmarks.overhead;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.holdfast.benchmarks.stub.StubDriver;
import io.holdfast.time.Deadline;
import io.holdfast.time.Ticker;
import java.lang.management.ManagementFactory;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/**
 * Guards the hot path: what 100,000 warm calls through Holdfast allocate.
 *
 * <p>The result set of a query counts as well: as long as nobody keeps it, and all of Holdfast's is inlined, the JIT spares it.
 * For that the calls must know one driver only, as an application's do: the bare driver is never called from where Holdfast
 * is, and what it allocates itself is found out by calls of its own.
 */
class AllocationTest {

    private static final int CALLS = 100_000;

    /** What is left of other things in the thread: class loading, a safepoint's bookkeeping. */
    private static final double NOISE = 0.01;

    /** How often in a row it has to be so little. */
    private static final int TIMES = 3;

    /** A JDBC handle that the application keeps while it calls other methods with it. */
    private static final double PREPARED_STATEMENT = 72;

    /** How long the JIT may take to make the best of it; it compiles in the foreground here (see the POM). */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final CallBenchmark calls = new CallBenchmark();

    /** Returns a number that depends on all that was done. */
    @FunctionalInterface
    private interface Call {
        int on(Handles handles) throws SQLException;
    }

    /** Nothing that goes here can be left out by the JIT. */
    @SuppressWarnings("UnusedVariable")
    private static volatile Object sink = "";

    @SuppressWarnings("UnusedVariable")
    private static volatile int sum;

    @Test
    void anUpdateAllocatesNothing() throws SQLException {
        assertAllocates(calls::update, 0);
    }

    @Test
    void anUpdateInATransactionAllocatesNothing() throws SQLException {
        assertAllocates(calls::updateInTransaction, 0);
    }

    @Test
    void aQueryAllocatesNothing() throws SQLException {
        assertAllocates(calls::query, 0);
    }

    @Test
    void aQueryInATransactionAllocatesNothing() throws SQLException {
        assertAllocates(calls::queryInTransaction, 0);
    }

    @Test
    void aQueryFromTextAllocatesNothing() throws SQLException {
        assertAllocates(calls::statementWithText, 0);
    }

    @Test
    void aTransactionAllocatesNothing() throws SQLException {
        assertAllocates(calls::transaction, 0);
    }

    @Test
    void aCommitAllocatesNothing() throws SQLException {
        assertAllocates(
                handles -> {
                    calls.commit(handles);
                    return 0;
                },
                0);
    }

    @Test
    void aBatchAllocatesNoMoreThanItsCounts() throws SQLException {
        double counts = bytesPerCall(unused -> {
            sink = new int[CallBenchmark.BATCH];
            return 0;
        });
        assertAllocates(calls::batchOf100, counts);
    }

    @Test
    void aStatementThatIsPreparedForOneQueryAllocatesOneObject() throws SQLException {
        assertAllocates(calls::prepareAndQuery, driversStatement() + PREPARED_STATEMENT);
    }

    @Test
    void oneOfManyStatementsAllocatesNoMore() throws SQLException {
        assertAllocates(calls::prepareOneOf200AndQuery, driversStatement() + PREPARED_STATEMENT);
    }

    @Test
    void aTransactionOfStatementsThatArePreparedForItAllocatesOneObjectForEach() throws SQLException {
        assertAllocates(calls::springTransaction, 2 * (driversStatement() + PREPARED_STATEMENT));
    }

    private static double driversStatement() throws SQLException {
        StubDriver.register();
        try (Connection bare = DriverManager.getConnection(StubDriver.URL)) {
            return bytesPerCall(unused -> {
                sink = bare.prepareStatement(Handles.SQL);
                return 0;
            });
        }
    }

    /** Or the figures above would mean nothing. */
    @Test
    void oneSmallObjectPerCallIsSeen() throws SQLException {
        assertThat(bytesPerCall(handles -> {
                    sink = new Object();
                    return calls.update(handles);
                }))
                .isGreaterThanOrEqualTo(16);
    }

    private static void assertAllocates(Call call, double most) throws SQLException {
        Deadline deadline = Deadline.after(PATIENCE, Ticker.SYSTEM);
        double bytes = Double.MAX_VALUE;
        int times = 0;
        while (times < TIMES && !deadline.expired()) {
            bytes = bytesPerCall(call);
            times = bytes < most + NOISE ? times + 1 : 0;
        }
        assertThat(times)
                .as("times in a row that a call allocated no more than %s bytes; %s at last", most, bytes)
                .isEqualTo(TIMES);
    }

    private static double bytesPerCall(Call call) throws SQLException {
        Contender shared = new Contender();
        shared.contender = Layer.HOLDFAST;
        shared.open();
        Handles handles = new Handles();
        handles.open(shared);
        try {
            run(call, handles);
            long before = THREADS.getThreadAllocatedBytes(Thread.currentThread().getId());
            run(call, handles);
            long after = THREADS.getThreadAllocatedBytes(Thread.currentThread().getId());
            return (after - before) / (double) CALLS;
        } finally {
            handles.close();
            shared.close();
        }
    }

    private static void run(Call call, Handles handles) throws SQLException {
        int total = 0;
        for (int i = 0; i < CALLS; i++) {
            total += call.on(handles);
        }
        sum = total;
    }
}
