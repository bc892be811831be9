package io.holdfast.benchmarks.overhead;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/**
 * Guards the hot path: what 100,000 warm calls allocate through Holdfast, less what the same calls allocate in the driver.
 *
 * <p>JDBC wants an object for each statement and each result set. These count as allocated here, whether or not the JIT spares
 * them where nobody keeps them; beyond them there is to be nothing.
 */
class AllocationTest {

    private static final int CALLS = 100_000;
    private static final int WARM_UP = 20_000;

    /** What is left of other things in the thread: class loading, a safepoint's bookkeeping. */
    private static final double NOISE = 0.5;

    private static final double RESULT_SET = 32;
    private static final double PREPARED_STATEMENT = 80;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final CallBenchmark calls = new CallBenchmark();

    @FunctionalInterface
    private interface Call {
        Object on(Handles handles) throws SQLException;
    }

    private static volatile Object sink = "";

    @Test
    void anUpdateAllocatesNothing() throws SQLException {
        assertThat(added(calls::update)).isLessThan(NOISE);
    }

    @Test
    void aQueryAllocatesItsResultSet() throws SQLException {
        assertThat(added(calls::query)).isLessThan(RESULT_SET + NOISE);
    }

    @Test
    void aQueryFromTextAllocatesItsResultSet() throws SQLException {
        assertThat(added(calls::statementWithText)).isLessThan(RESULT_SET + NOISE);
    }

    @Test
    void aTransactionAllocatesItsResultSet() throws SQLException {
        assertThat(added(calls::transaction)).isLessThan(RESULT_SET + NOISE);
    }

    @Test
    void aCommitAllocatesNothing() throws SQLException {
        assertThat(added(handles -> {
                    calls.commit(handles);
                    return handles;
                }))
                .isLessThan(NOISE);
    }

    @Test
    void aBatchAllocatesNothing() throws SQLException {
        assertThat(added(calls::batchOf100)).isLessThan(NOISE);
    }

    @Test
    void aStatementThatIsPreparedForOneQueryAllocatesAnObjectForEachHandle() throws SQLException {
        assertThat(added(calls::prepareAndQuery)).isLessThan(PREPARED_STATEMENT + RESULT_SET + NOISE);
    }

    /** Or the figures above would mean nothing. */
    @Test
    void oneSmallObjectPerCallIsSeen() throws SQLException {
        assertThat(bytesPerCall(Layer.HOLDFAST, handles -> {
                    sink = new Object();
                    return calls.update(handles);
                }))
                .isGreaterThanOrEqualTo(16);
    }

    private static double added(Call call) throws SQLException {
        return bytesPerCall(Layer.HOLDFAST, call) - bytesPerCall(Layer.BARE, call);
    }

    private static double bytesPerCall(String contender, Call call) throws SQLException {
        Contender shared = new Contender();
        shared.contender = contender;
        shared.open();
        Handles handles = new Handles();
        handles.open(shared);
        try {
            run(call, handles, WARM_UP);
            long before = THREADS.getThreadAllocatedBytes(Thread.currentThread().getId());
            run(call, handles, CALLS);
            long after = THREADS.getThreadAllocatedBytes(Thread.currentThread().getId());
            return (after - before) / (double) CALLS;
        } finally {
            handles.close();
            shared.close();
        }
    }

    /** Boxing the result is the same for all contenders. */
    private static void run(Call call, Handles handles, int times) throws SQLException {
        for (int i = 0; i < times; i++) {
            if (call.on(handles) == sink) {
                throw new AssertionError("the result was not made here");
            }
        }
    }
}
