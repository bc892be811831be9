package io.holdfast.it;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.NANOSECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.holdfast.testkit.DatabaseCluster;
import io.holdfast.testkit.workload.WriteProbe;
import java.lang.management.ManagementFactory;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * How much longer than the servers an application cannot write: one that goes on inserting, beside a raw probe that writes to every
 * node. On the engine of the run, {@code -Dholdfast.it.engine}; prints a line of a table for it.
 */
@ExtendWith(EngineExtension.class)
@Timeout(1_200) // Some groups take half a minute for each round.
class FailoverGapIT {

    /** Of each event; {@code -Dholdfast.it.rounds}. */
    private static final int ROUNDS = Integer.getInteger("holdfast.it.rounds", 3);

    private enum Event {
        PLANNED_SWITCHOVER(Staging::switchOver, Round::added),
        CRASH(Staging::crash, Round::added),
        FROZEN_WRITER(Staging::freeze, Round::afterServers);

        private final Consumer<Staging> happen;
        private final ToLongFunction<Round> figure;

        Event(Consumer<Staging> happen, ToLongFunction<Round> figure) {
            this.happen = happen;
            this.figure = figure;
        }
    }

    /**
     * What was seen of one failover, in milliseconds.
     *
     * @param servers for how long no server accepted a write
     * @param added for how much longer the application had none acknowledged
     * @param afterServers how long after the first write that a server accepted again the application had one acknowledged
     */
    private record Round(long servers, long added, long afterServers) {}

    private static final Map<Event, String> FIGURES = new EnumMap<>(Event.class);

    @Test
    void aPlannedSwitchoverAddsNextToNothing(DatabaseCluster cluster) throws Exception {
        assertThat(median(Event.PLANNED_SWITCHOVER, cluster)).isLessThanOrEqualTo(200);
    }

    /** It is noticed by who runs into it: the connections are reset. */
    @Test
    void aCrashAddsNextToNothing(DatabaseCluster cluster) throws Exception {
        assertThat(median(Event.CRASH, cluster)).isLessThanOrEqualTo(200);
    }

    /** What is in flight is found by the monitor; the rest of the time is the servers'. */
    @Test
    void aFrozenWriterIsLeftWithinThreeSecondsOfTheFirstWriteThatAnotherAccepts(DatabaseCluster cluster)
            throws Exception {
        assertThat(median(Event.FROZEN_WRITER, cluster)).isLessThanOrEqualTo(3_000);
    }

    private static long median(Event event, DatabaseCluster cluster) throws SQLException {
        List<Round> rounds = new ArrayList<>();
        for (int i = 0; i < ROUNDS; i++) {
            cluster.repair();
            rounds.add(round(event, cluster));
        }
        long[] values = rounds.stream().mapToLong(event.figure).sorted().toArray();
        long median = values[values.length / 2];
        FIGURES.put(
                event,
                median + " ms ("
                        + LongStream.of(values).mapToObj(String::valueOf).collect(Collectors.joining(", ")) + ")");
        System.out.println(Engine.current() + ", " + event + ": " + FIGURES.get(event)
                + "; for so long no server accepted writes: "
                + rounds.stream().map(Round::servers).toList());
        return median;
    }

    private static Round round(Event event, DatabaseCluster cluster) throws SQLException {
        try (Staging staging = Staging.on(cluster);
                WriteProbe probe = WriteProbe.start(cluster);
                InsertingApplication application = InsertingApplication.start(staging)) {
            long from = System.nanoTime();
            event.happen.accept(staging);
            long done = System.nanoTime();
            await().atMost(40, SECONDS).until(() -> application.lastWrite() > done + MILLISECONDS.toNanos(500));
            long to = System.nanoTime();
            InsertingApplication.Gap gap = application.gap(from, to);
            long servers = probe.serverGapMillis(from, to);
            return new Round(
                    servers, gap.millis() - servers, NANOSECONDS.toMillis(gap.end() - probe.serverGapEnd(from, to)));
        }
    }

    @AfterAll
    static void print() {
        System.out.printf(
                "| %s | %s | load %.1f |%n",
                Engine.current(),
                FIGURES.values().stream().collect(Collectors.joining(" | ")),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }
}
