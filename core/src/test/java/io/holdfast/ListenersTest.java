package io.holdfast;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.holdfast.event.ClusterCounts;
import io.holdfast.event.Health;
import io.holdfast.event.HoldfastListener;
import io.holdfast.event.Incident;
import io.holdfast.event.Told;
import io.holdfast.event.Watched;
import io.holdfast.topology.ClusterTopology;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.LoggerFactory;

/** Whatever listeners do, nobody else is the worse for it. */
class ListenersTest {

    private static final Watched CLUSTER = new Watched() {
        @Override
        public String name() {
            return "test";
        }

        @Override
        public ClusterTopology topology() {
            return new ClusterTopology(null, 1, null, false, null, List.of());
        }

        @Override
        public List<Incident> incidents() {
            return List.of();
        }

        @Override
        public ClusterCounts counts() {
            throw new UnsupportedOperationException("nobody asks");
        }

        @Override
        public Health health() {
            throw new UnsupportedOperationException("nobody asks");
        }
    };

    private final ExecutorService threads = Executors.newCachedThreadPool();

    private final Logger logger = (Logger) LoggerFactory.getLogger(HoldfastListener.class);
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @BeforeEach
    void readTheLog() {
        log.start();
        logger.addAppender(log);
    }

    @AfterEach
    void stop() {
        threads.shutdownNow();
        logger.detachAppender(log);
    }

    private static final class Counting implements HoldfastListener {
        final AtomicInteger told = new AtomicInteger();
        final AtomicInteger opened = new AtomicInteger();

        @Override
        public void clusterOpened(Watched cluster) {
            opened.incrementAndGet();
        }

        @Override
        public void told(Watched cluster, Told what) {
            told.incrementAndGet();
        }
    }

    @Test
    void allAreToldInOrderAndOneAfterTheOther() {
        List<Told> heard = new CopyOnWriteArrayList<>();
        Listeners listeners = new Listeners(threads, List.of(new HoldfastListener() {
            @Override
            public void told(Watched cluster, Told what) {
                heard.add(what);
            }
        }));
        List<Told> sent = new ArrayList<>();
        for (int i = 0; i < 900; i++) {
            Told what = Told.values()[i * 7 % 3];
            sent.add(what);
            listeners.told(CLUSTER, what);
        }
        await().atMost(30, SECONDS).untilAsserted(() -> assertThat(heard).isEqualTo(sent));
    }

    @Test
    void ofAnAnnouncedClusterTheyHearByTheThreadThatAnnouncesItAndByNoOther() {
        List<Thread> callers = new CopyOnWriteArrayList<>();
        Listeners listeners = new Listeners(
                call -> {
                    throw new AssertionError("no thread is to be had");
                },
                List.of(new HoldfastListener() {
                    @Override
                    public void clusterOpened(Watched cluster) {
                        callers.add(Thread.currentThread());
                    }
                }));
        listeners.announced(CLUSTER);
        assertThat(callers).isEmpty();
        listeners.deliver();
        assertThat(callers).containsExactly(Thread.currentThread());
    }

    /** One call at a time is what a listener is promised. */
    @Test
    void oneThatIsBusyHearsOfAnAnnouncedClusterByTheThreadThatCallsItAlready() throws Exception {
        CountDownLatch called = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        List<Thread> callers = new CopyOnWriteArrayList<>();
        Listeners listeners = new Listeners(threads, List.of(new HoldfastListener() {
            @Override
            public void clusterOpened(Watched cluster) {
                callers.add(Thread.currentThread());
                called.countDown();
                try {
                    goOn.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
        }));
        listeners.opened(CLUSTER);
        assertThat(called.await(30, SECONDS)).isTrue();
        listeners.announced(CLUSTER);
        listeners.deliver();
        assertThat(callers).hasSize(1);
        goOn.countDown();
        await().atMost(30, SECONDS).until(() -> callers.size() == 2);
        assertThat(callers).doesNotContain(Thread.currentThread());
        assertThat(callers.get(1)).isSameAs(callers.get(0));
    }

    private static final class Throwing implements HoldfastListener {
        final AtomicInteger calls = new AtomicInteger();
        private final Throwable trouble;

        Throwing(Throwable trouble) {
            this.trouble = trouble;
        }

        @Override
        public void told(Watched cluster, Told what) {
            calls.incrementAndGet();
            Throwing.<RuntimeException>smuggle(trouble);
        }

        /** As Kotlin and Lombok do it. */
        @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
        private static <E extends Throwable> void smuggle(Throwable trouble) throws E {
            throw (E) trouble;
        }
    }

    static List<Throwable> troubles() {
        return List.of(
                new IllegalStateException("a listener's own trouble"),
                new AssertionError("a listener's own assertion"),
                new StackOverflowError("a listener's own recursion"),
                new IOException("a listener's own file"));
    }

    @ParameterizedTest
    @MethodSource("troubles")
    void oneThatThrowsWhateverItIsIsCalledAgainAndSaidOnce(Throwable trouble) {
        Throwing throwing = new Throwing(trouble);
        Counting other = new Counting();
        Listeners listeners = new Listeners(threads, List.of(throwing, other));
        for (int times = 1; times <= 3; times++) {
            int called = times;
            listeners.told(CLUSTER, Told.UNKNOWN);
            await().atMost(30, SECONDS).untilAsserted(() -> {
                assertThat(throwing.calls).hasValue(called);
                assertThat(other.told).hasValue(called);
            });
        }
        assertSaid(trouble, "threw");
    }

    /** As where the metrics library is optional and was left out: it will not be there the next time either. */
    @Test
    void oneWhoseLibraryIsMissingIsCalledNoMoreAndSaidOnce() {
        Throwable trouble = new NoClassDefFoundError("io/micrometer/core/instrument/Tags");
        Throwing throwing = new Throwing(trouble);
        Counting other = new Counting();
        Listeners listeners = new Listeners(threads, List.of(throwing, other));
        for (int times = 1; times <= 3; times++) {
            int called = times;
            listeners.told(CLUSTER, Told.UNKNOWN);
            await().atMost(30, SECONDS)
                    .untilAsserted(() -> assertThat(other.told).hasValue(called));
        }
        assertSaid(trouble, "is not called any more");
        assertThat(throwing.calls).hasValue(1);
    }

    private void assertSaid(Throwable trouble, String what) {
        await().atMost(30, SECONDS).until(() -> !log.list.isEmpty());
        assertThat(List.copyOf(log.list)).singleElement().satisfies(line -> {
            assertThat(line.getLevel()).isEqualTo(Level.WARN);
            assertThat(line.getFormattedMessage())
                    .contains(Throwing.class.getName(), what, String.valueOf(trouble.getMessage()));
        });
    }

    @Test
    void oneThatBlocksHoldsUpNobodyAndMissesWhatIsTooMuch() {
        CountDownLatch go = new CountDownLatch(1);
        AtomicInteger heard = new AtomicInteger();
        Counting other = new Counting();
        Listeners listeners = new Listeners(
                threads,
                List.of(
                        new HoldfastListener() {
                            @Override
                            public void told(Watched cluster, Told what) {
                                try {
                                    go.await();
                                } catch (InterruptedException e) {
                                    Thread.currentThread().interrupt();
                                }
                                heard.incrementAndGet();
                            }
                        },
                        other));
        for (int i = 0; i < 3_000; i++) {
            int before = i;
            listeners.told(CLUSTER, Told.UNKNOWN);
            if (i % 500 == 0) {
                await().atMost(30, SECONDS).until(() -> other.told.get() == before + 1);
            }
        }
        await().atMost(30, SECONDS).until(() -> other.told.get() == 3_000);
        assertThat(heard).hasValue(0);
        go.countDown();
        await().atMost(30, SECONDS).untilAsserted(() -> assertThat(heard).hasValue(Listeners.MOST_WAITING));
        listeners.told(CLUSTER, Told.UNKNOWN);
        await().atMost(30, SECONDS).untilAsserted(() -> assertThat(heard).hasValue(Listeners.MOST_WAITING + 1));
    }

    @Test
    void withoutAThreadToBeHadTheCallerGoesOnAndNothingIsMissed() {
        Counting listener = new Counting();
        AtomicInteger refused = new AtomicInteger();
        Listeners listeners = new Listeners(
                task -> {
                    if (refused.getAndIncrement() == 0) {
                        throw new RejectedExecutionException("no thread");
                    }
                    threads.execute(task);
                },
                List.of(listener));
        listeners.told(CLUSTER, Told.UNKNOWN);
        listeners.told(CLUSTER, Told.UNKNOWN);
        await().atMost(30, SECONDS)
                .untilAsserted(() -> assertThat(listener.told).hasValue(2));
    }

    @Test
    void oneThatComesLaterHearsOfTheClustersThatThereAreAndNothingAfterItHasLeft() throws Exception {
        Counting listener = new Counting();
        Listeners listeners = new Listeners(threads, List.of());
        AutoCloseable listening = listeners.add(listener, List.of(CLUSTER));
        await().atMost(30, SECONDS)
                .untilAsserted(() -> assertThat(listener.opened).hasValue(1));
        listening.close();
        listeners.told(CLUSTER, Told.UNKNOWN);
        assertThat(listener.told).hasValue(0);
    }

    /** The context of an application finds the listeners of its parent, too, which have them listen already. */
    @Test
    void oneThatListensAlreadyIsNotToldTwice() throws Exception {
        Counting listener = new Counting();
        Listeners listeners = new Listeners(threads, List.of());
        AutoCloseable first = listeners.add(listener, List.of(CLUSTER));
        AutoCloseable second = listeners.add(listener, List.of(CLUSTER));
        listeners.told(CLUSTER, Told.UNKNOWN);
        await().atMost(30, SECONDS)
                .untilAsserted(() -> assertThat(listener.told).hasValue(1));
        second.close();
        listeners.told(CLUSTER, Told.UNKNOWN);
        await().atMost(30, SECONDS)
                .untilAsserted(() -> assertThat(listener.told).hasValue(2));
        assertThat(listener.opened).hasValue(1);
        first.close();
    }

    /** Before anything is used there is to be no thread. */
    @Test
    void whatIsAnnouncedIsToldByTheThreadThatDelivers() {
        List<Thread> by = new CopyOnWriteArrayList<>();
        Listeners listeners = new Listeners(
                task -> {
                    throw new RejectedExecutionException("no thread is to be started");
                },
                List.of(new HoldfastListener() {
                    @Override
                    public void clusterOpened(Watched cluster) {
                        by.add(Thread.currentThread());
                    }
                }));
        listeners.announced(CLUSTER);
        assertThat(by).isEmpty();
        listeners.deliver();
        listeners.deliver();
        assertThat(by).containsExactly(Thread.currentThread());
    }
}
