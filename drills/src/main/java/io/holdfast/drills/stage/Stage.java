package io.holdfast.drills.stage;

import io.holdfast.drills.result.ContenderResult;
import io.holdfast.drills.result.DrillEvent;
import io.holdfast.drills.result.Latency;
import io.holdfast.drills.result.Observations;
import io.holdfast.drills.result.Recovery;
import io.holdfast.drills.show.Display;
import io.holdfast.testkit.DatabaseCluster;
import io.holdfast.testkit.workload.Attempt;
import io.holdfast.testkit.workload.InvariantChecker;
import io.holdfast.testkit.workload.WorkloadRecord;
import io.holdfast.testkit.workload.WriteProbe;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a drill plays on: a cluster, contenders that write to it, and eyes on both.
 *
 * <p>The drill's own thread does everything: it waits, lets things happen, says which faults there were, and asks for what
 * was seen. Threads of the stage's own only look on.
 */
public final class Stage implements AutoCloseable {

    private final String drill;
    private final DrillSettings settings;
    private final Display display;
    private final DatabaseCluster cluster;
    private final List<Contender> contenders;
    private final WriteProbe probe;
    private final Stopwatch clock = new Stopwatch();
    private final NodeWatch watch;
    private final Announcer announcer;
    private final List<DrillEvent> events = new ArrayList<>();
    private final FaultLog faults = new FaultLog();

    private Stage(
            String drill,
            DrillSettings settings,
            Display display,
            DatabaseCluster cluster,
            List<Contender> contenders,
            WriteProbe probe) {
        this.drill = drill;
        this.settings = settings;
        this.display = display;
        this.cluster = cluster;
        this.contenders = contenders;
        this.probe = probe;
        watch = new NodeWatch(cluster, clock);
        announcer = new Announcer(settings.seconds(), clock, contenders, watch, display);
    }

    /**
     * Starts three servers and lets the entrants write to them. The drill's time begins.
     *
     * @param endpointDelay how much later than the writer the endpoint moves
     * @throws SQLException if an entrant cannot begin
     */
    public static Stage open(
            String drill, DrillSettings settings, Duration endpointDelay, List<Entrant> entrants, Display display)
            throws SQLException {
        DatabaseCluster cluster = DatabaseCluster.embedded()
                .endpointDelay(endpointDelay)
                .onProgress(display::say)
                .start();
        List<Contender> contenders = new ArrayList<>();
        @Nullable WriteProbe probe = null;
        try {
            for (Entrant entrant : entrants) {
                contenders.add(Contender.open(entrant, cluster));
            }
            probe = WriteProbe.start(cluster);
            for (Contender contender : contenders) {
                contender.begin();
            }
            return new Stage(drill, settings, display, cluster, List.copyOf(contenders), probe);
        } catch (SQLException | RuntimeException e) {
            if (probe != null) {
                probe.close();
            }
            contenders.forEach(Contender::close);
            cluster.close();
            throw e;
        }
    }

    public DatabaseCluster cluster() {
        return cluster;
    }

    /** The drill's time. */
    public Stopwatch clock() {
        return clock;
    }

    /** Waits until this time of the drill, and tells the watching person what for. */
    public void await(String next, long nanos) throws InterruptedException {
        announcer.announce(next, nanos);
        clock.waitUntil(nanos);
        announcer.announce("", nanos);
    }

    /** Records something that is so from now on. */
    public void happened(String id, String title, String detail) {
        long now = clock.nanos();
        record(new DrillEvent(id, title, detail, now, now));
    }

    /** Does something to the cluster or the contenders, and records when. */
    public void happen(String id, String title, String detail, Runnable action) {
        record(happenUnrecorded(id, title, detail, action));
    }

    private DrillEvent happenUnrecorded(String id, String title, String detail, Runnable action) {
        long start = clock.nanos();
        action.run();
        return new DrillEvent(id, title, detail, start, clock.nanos());
    }

    private void record(DrillEvent event) {
        events.add(event);
        display.happened(event);
        watch.look();
    }

    /** As {@link #happen}, for something that the contenders are to get over; until {@link #faultOver}. */
    public void fault(String id, String title, String detail, Runnable action) {
        faults.begin(contenders);
        DrillEvent event = happenUnrecorded(id, title, detail, action);
        faults.add(event);
        record(event);
    }

    /** The cluster is in order again, as far as a contender can tell from outside. */
    public void faultOver() {
        faults.end(contenders);
    }

    /** Those whose application would have somebody look at it now: something failed in the last second, or nothing went. */
    public List<Contender> inTrouble() {
        return contenders.stream()
                .filter(contender -> !announcer.serves(contender))
                .toList();
    }

    /** Waits, for a limited time, until everybody has served for so long that {@link Recovery} must find it calm. */
    public void awaitServing(String next, Duration atMost) throws InterruptedException {
        announcer.announce(next, clock.nanos());
        clock.waitFor(() -> announcer.everybodyServedNanos() >= Recovery.CALM.toNanos(), atMost);
    }

    /** Ends the writing, compares what the contenders were told with what the database holds, and sums up. */
    public Observations finish() {
        long end = clock.nanos();
        announcer.close();
        watch.look();
        watch.close();
        List<WorkloadRecord> records =
                contenders.stream().map(contender -> contender.load().stop()).toList();
        probe.close();
        display.say("comparing what the applications were told with what the database holds");
        List<ContenderResult> results = new ArrayList<>();
        for (int i = 0; i < records.size(); i++) {
            results.add(result(contenders.get(i), records.get(i), end));
        }
        return new Observations(
                drill,
                settings.engine().toString(),
                settings.seconds(),
                settings.seed(),
                end,
                Conditions.of(cluster),
                List.copyOf(events),
                watch.samples(),
                List.copyOf(results),
                probe.serverGapMillis());
    }

    private ContenderResult result(Contender contender, WorkloadRecord record, long endNanos) {
        List<Attempt> attempts = inDrillTime(record);
        return new ContenderResult(
                contender.name(),
                contender.description(),
                Contender.THREADS,
                record.acknowledged(),
                record.failed(),
                record.failures(),
                InvariantChecker.check(cluster, record),
                record.longestGapMillis(),
                new Latency(
                        record.latencyNanos(0.5),
                        record.latencyNanos(0.95),
                        record.latencyNanos(0.99),
                        record.latencyNanos(1)),
                faults.connects(contender.name()),
                contender.restarted(),
                faults.recoveries(contender, attempts, endNanos),
                attempts);
    }

    /** The attempts, counted from the drill's start instead of the workload's. */
    private List<Attempt> inDrillTime(WorkloadRecord record) {
        long offset = clock.at(record.startedAtNanoTime());
        return record.attempts().stream()
                .map(attempt -> new Attempt(
                        attempt.thread(),
                        attempt.sequence(),
                        attempt.number(),
                        attempt.kind(),
                        attempt.startNanos() + offset,
                        attempt.durationNanos(),
                        attempt.outcome(),
                        attempt.code()))
                .toList();
    }

    @Override
    public void close() {
        announcer.close();
        watch.close();
        contenders.forEach(Contender::close);
        probe.close();
        cluster.close();
    }
}
