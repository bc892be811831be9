package io.holdfast.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.holdfast.time.Deadline;
import io.holdfast.time.Ticker;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** In scripted time, and on one thread: whoever waits finds the time passed, or is interrupted. */
class ConnectGateTest {

    private static final int CAP = 4;
    private static final int FAR_TOO_MANY = 1_000;
    private static final Duration LONG = Duration.ofSeconds(30);

    private final Time time = new Time();
    private final ConnectGate gate = new ConnectGate(CAP, time);

    private static final class Time implements Ticker {
        private long now = TimeUnit.DAYS.toNanos(1);
        private boolean interrupts;

        @Override
        public long nanoTime() {
            return now;
        }

        @Override
        public void await(Condition condition, long nanos) throws InterruptedException {
            if (interrupts) {
                throw new InterruptedException();
            }
            now += Math.max(1, nanos);
        }
    }

    private boolean enters(Duration patience, boolean retry) throws InterruptedException {
        return gate.enter(Deadline.after(patience, time), retry);
    }

    private void connectsAndFails(boolean retry) throws InterruptedException {
        assertThat(enters(LONG, retry)).isTrue();
        gate.leave(false);
    }

    private void spendBudget() throws InterruptedException {
        for (int i = 0; i < ConnectGate.RETRIES_PER_SECOND; i++) {
            connectsAndFails(true);
        }
        assertThat(enters(Duration.ZERO, true)).isFalse();
    }

    private int retriesWithoutWaiting() throws InterruptedException {
        int retries = 0;
        while (retries < FAR_TOO_MANY && enters(Duration.ZERO, true)) {
            gate.leave(false);
            retries++;
        }
        return retries;
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void soManyConnectAtTheSameTimeAndNoMore(boolean retry) throws InterruptedException {
        for (int i = 0; i < CAP; i++) {
            assertThat(enters(LONG, retry)).isTrue();
        }
        long before = time.now;
        assertThat(enters(Duration.ofSeconds(3), retry)).isFalse();
        assertThat(time.now - before).isEqualTo(TimeUnit.SECONDS.toNanos(3));
        gate.leave(false);
        assertThat(enters(Duration.ZERO, retry)).isTrue();
        assertThat(enters(Duration.ZERO, retry)).isFalse();
    }

    @Test
    void repeatedConnectsAreTenPerSecond() throws InterruptedException {
        spendBudget();
        int seconds = 20;
        long end = time.now + TimeUnit.SECONDS.toNanos(seconds);
        int retries = 0;
        while (retries < FAR_TOO_MANY && enters(Duration.ofNanos(end - time.now), true)) {
            gate.leave(false);
            retries++;
        }
        assertThat(retries).isBetween(10 * seconds - 1, 10 * seconds);
    }

    /** However many callers there are, and however long nobody has used it. */
    @Test
    void theBudgetIsSavedForOneSecondAtMost() throws InterruptedException {
        time.now += TimeUnit.HOURS.toNanos(1);
        assertThat(retriesWithoutWaiting()).isEqualTo(10);
        time.now += TimeUnit.MILLISECONDS.toNanos(300);
        assertThat(retriesWithoutWaiting()).isEqualTo(3);
    }

    @Test
    void everyFifthConnectThatSucceedsEarnsOne() throws InterruptedException {
        spendBudget();
        for (int i = 0; i < 4; i++) {
            assertThat(enters(LONG, false)).isTrue();
            gate.leave(true);
        }
        assertThat(retriesWithoutWaiting()).isZero();
        assertThat(enters(LONG, false)).isTrue();
        gate.leave(true);
        assertThat(retriesWithoutWaiting()).isEqualTo(1);
        for (int i = 0; i < 1_000; i++) {
            assertThat(enters(LONG, false)).isTrue();
            gate.leave(true);
        }
        assertThat(retriesWithoutWaiting()).isEqualTo(10);
    }

    @Test
    void firstConnectsNeedNoBudget() throws InterruptedException {
        spendBudget();
        long before = time.now;
        for (int i = 0; i < 1_000; i++) {
            connectsAndFails(false);
        }
        assertThat(time.now).isEqualTo(before);
    }

    @Test
    void whoIsInterruptedTakesNoPlace() throws InterruptedException {
        for (int i = 0; i < CAP; i++) {
            assertThat(enters(LONG, false)).isTrue();
        }
        time.interrupts = true;
        assertThatExceptionOfType(InterruptedException.class).isThrownBy(() -> enters(LONG, false));
        assertThat(gate.waiting()).isZero();
        gate.leave(true);
        assertThat(enters(Duration.ZERO, false)).isTrue();
        assertThat(enters(Duration.ZERO, false)).isFalse();
    }

    @Test
    void anInterruptEndsAWaitAndAPlaceThatBecomesFreeDoesToo() throws Exception {
        ConnectGate real = new ConnectGate(1, Ticker.SYSTEM);
        Deadline deadline = Deadline.after(Duration.ofMinutes(1), Ticker.SYSTEM);
        assertThat(real.enter(deadline, false)).isTrue();
        CountDownLatch begun = new CountDownLatch(2);
        CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
        CompletableFuture<Boolean> entered = new CompletableFuture<>();
        Thread first = waiter(real, deadline, begun, interrupted);
        Thread second = waiter(real, deadline, begun, entered);
        assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
        first.interrupt();
        assertThatExceptionOfType(Exception.class)
                .isThrownBy(() -> interrupted.get(10, TimeUnit.SECONDS))
                .withCauseInstanceOf(InterruptedException.class);
        real.leave(true);
        assertThat(entered.get(10, TimeUnit.SECONDS)).isTrue();
        first.join();
        second.join();
        assertThat(real.waiting()).isZero();
    }

    private static Thread waiter(
            ConnectGate gate, Deadline deadline, CountDownLatch begun, CompletableFuture<Boolean> result) {
        Thread thread = new Thread(() -> {
            begun.countDown();
            try {
                result.complete(gate.enter(deadline, false));
            } catch (InterruptedException e) {
                result.completeExceptionally(e);
            }
        });
        thread.start();
        return thread;
    }

    /** Full jitter: anything up to a longest pause, which doubles up to three seconds. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 6, 30})
    void pausesBetweenDialsAreSpreadOverAllOfTheirLength(int failures) {
        long longest = Math.min(3_000, 100L << Math.min(10, failures - 1));
        long[] pauses = IntStream.range(0, 1_000)
                .mapToLong(i -> WriterConnect.BACKOFF.apply(failures))
                .sorted()
                .toArray();
        assertThat(pauses[0]).isBetween(0L, longest / 10);
        assertThat(pauses[999]).isBetween(longest - longest / 10, longest);
        assertThat(pauses[500]).isBetween(longest * 2 / 5, longest * 3 / 5);
    }
}
