package io.holdfast.drills.stage;

import io.holdfast.drills.result.ContenderResult;
import io.holdfast.drills.result.DrillEvent;
import io.holdfast.drills.result.Monitoring;
import io.holdfast.drills.result.Observations;
import io.holdfast.drills.result.Recovery;
import io.holdfast.drills.result.Remark;
import io.holdfast.drills.show.Display;
import io.holdfast.testkit.ClusterException;
import io.holdfast.testkit.DatabaseCluster;
import io.holdfast.testkit.DatabaseNode;
import io.holdfast.testkit.workload.WorkloadRecord;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Random;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a drill plays on: a cluster, contenders that write to it, and eyes on both.
 *
 * <p>The drill's own thread does everything: it waits, lets things happen, says which faults there were, and asks for what
 * was seen. Threads of the stage's own only look on.
 */
public final class Stage implements AutoCloseable {

    /** So that the events do not hit the threads at the same point in every run. */
    private static final int MOST_OFFSET_MILLIS = 100;
    /** How much longer than the last event the drill goes on: enough to see who serves. */
    private static final Duration LAST_LOOK = Recovery.CALM.plusMillis(800);

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Drill drill;
    private final DrillSettings settings;
    private final Display display;
    private final Company company;
    private final DatabaseCluster cluster;
    private final List<Contender> contenders;
    private final Random choices;
    private final Cast cast;
    private final Stopwatch clock = new Stopwatch();
    private final NodeWatch watch;
    private final Announcer announcer;
    private final AlertDesk alerts;
    private final List<DrillEvent> events = new ArrayList<>();
    private final FaultLog faults = new FaultLog();
    private @Nullable Tally tally;
    private Map<String, Map<String, Long>> arrivals = Map.of();

    private Stage(Drill drill, DrillSettings settings, Display display, Company company) {
        this.drill = drill;
        this.settings = settings;
        this.display = display;
        this.company = company;
        cluster = company.cluster();
        contenders = company.contenders();
        choices = new Random(settings.seed());
        cast = Cast.of(cluster, settings.engine(), choices);
        watch = new NodeWatch(cluster, clock);
        announcer = new Announcer(settings.seconds(), clock, company, watch, display);
        alerts = new AlertDesk(contenders, clock);
    }

    /**
     * Starts three servers and lets the drill's entrants write to them. The drill's time begins.
     *
     * @throws SQLException if an entrant cannot begin
     */
    static Stage open(Drill drill, DrillSettings settings, Display display) throws SQLException {
        return new Stage(drill, settings, display, Company.open(drill, settings, display));
    }

    public DrillSettings settings() {
        return settings;
    }

    /** Which server plays which part. */
    public Cast cast() {
        return cast;
    }

    /** How long the drill is to take. */
    public long wholeNanos() {
        return Duration.ofSeconds(settings.seconds()).toNanos();
    }

    /** Some milliseconds that the seed has chosen. */
    public long offsetNanos() {
        return Duration.ofMillis(choices.nextInt(MOST_OFFSET_MILLIS)).toNanos();
    }

    public DatabaseCluster cluster() {
        return cluster;
    }

    /** Whom the applications trust, in a drill whose servers have certificates. */
    public Trust trust() {
        return Objects.requireNonNull(company.trust(), "the drill's servers have no certificates");
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

    /** Waits until the first fault of a drill that gives a share of its time to the calm before it. */
    public void awaitFirst(String next, double share) throws InterruptedException {
        long enough = Recovery.CALM.plusMillis(500).toNanos();
        await(next, Math.max(enough, (long) (wholeNanos() * share)) + offsetNanos());
    }

    /** Waits so long, and tells the watching person what for. */
    public void pause(String next, Duration length) throws InterruptedException {
        await(next, clock.nanos() + length.toNanos());
    }

    /** Waits until the drill's time is over, and everybody could be seen after the last event. */
    public void awaitEnd() throws InterruptedException {
        await("the end", Math.max(wholeNanos(), clock.nanos() + LAST_LOOK.toNanos()));
    }

    /** Waits until something is so that the servers do by themselves. */
    public void awaitServers(String what, BooleanSupplier condition) throws InterruptedException {
        awaitServers(what, PATIENCE, condition);
    }

    private void awaitServers(String what, Duration patience, BooleanSupplier condition) throws InterruptedException {
        if (!clock.waitFor(condition, patience)) {
            throw new ClusterException(what + " did not come about within " + patience.toSeconds() + " s");
        }
    }

    /** The same, as a part of something that happens. */
    public void awaitServersUninterrupted(String what, BooleanSupplier condition) {
        awaitServersUninterrupted(what, PATIENCE, condition);
    }

    /** The same, for something that takes no longer than so. */
    public void awaitServersUninterrupted(String what, Duration patience, BooleanSupplier condition) {
        try {
            awaitServers(what, patience, condition);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ClusterException("interrupted while waiting: " + what, e);
        }
    }

    /** Waits until the endpoint leads to this node, which ends the fault. */
    public void awaitEndpoint(String id, DatabaseNode node) throws InterruptedException {
        awaitServers(
                "that the endpoint leads to " + node.name(),
                () -> cluster.endpoint().target().equals(node));
        happened(
                id,
                "endpoint leads to " + node.name(),
                "From now on a fresh connection through the endpoint reaches the writer, " + node.name() + ".");
        faultOver();
    }

    /** Begins to count where the contenders' rows go. */
    public void beginTally(List<DatabaseNode> nodes) {
        tally = Tally.on(cluster, contenders, nodes);
    }

    /** Ends that; what was counted is among the observations. */
    public void endTally() {
        arrivals = Objects.requireNonNull(tally, "no tally has begun").since();
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
        announcer.countConnects();
        long start = clock.nanos();
        action.run();
        announcer.countConnects();
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

    public Contender contender(String name) {
        return contenders.stream()
                .filter(contender -> contender.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("no contender " + name));
    }

    public List<Contender> contenders() {
        return contenders;
    }

    /** From now on nobody hears of the applications' metrics. */
    public void loseSight() {
        alerts.blind();
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

    /** Waits, for a limited time, until Holdfast has said something since a moment; returns whether it has. */
    public boolean awaitSaid(String next, Predicate<Remark> what, long sinceNanos, Duration atMost)
            throws InterruptedException {
        announcer.announce(next, clock.nanos());
        return clock.waitFor(
                () -> remarks().anyMatch(remark -> remark.atNanos() >= sinceNanos && what.test(remark)), atMost);
    }

    private Stream<Remark> remarks() {
        return contenders.stream().flatMap(contender -> contender.remarks(clock).stream());
    }

    /** Ends the writing, compares what the contenders were told with what the database holds, and sums up. */
    public Observations finish() {
        long end = clock.nanos();
        announcer.close();
        watch.look();
        watch.close();
        alerts.close();
        contenders.forEach(Contender::beginToStop);
        List<List<WorkloadRecord>> records =
                contenders.stream().map(Contender::stop).toList();
        company.probe().close();
        display.say("comparing what the applications were told with what the database holds");
        List<ContenderResult> results = new ArrayList<>();
        for (int i = 0; i < records.size(); i++) {
            results.add(Balance.of(cluster, clock, faults, arrivals, contenders.get(i), records.get(i), end));
        }
        return new Observations(
                drill.name(),
                settings.engine().toString(),
                settings.seconds(),
                settings.seed(),
                settings.command(drill),
                end,
                Conditions.of(cluster, drill, settings),
                List.copyOf(events),
                watch.samples(),
                List.copyOf(results),
                company.probe().serverGapMillis(),
                monitoring(end));
    }

    private Monitoring monitoring(long endNanos) {
        List<Remark> remarks =
                remarks().sorted(Comparator.comparingLong(Remark::atNanos)).toList();
        return new Monitoring(
                remarks,
                alerts.spans(),
                AlertDesk.FASTER,
                alerts.outOfReach(Duration.ofNanos(endNanos)),
                announcer.connects(),
                alerts.elsewhere());
    }

    @Override
    public void close() {
        alerts.close();
        announcer.close();
        watch.close();
        company.close();
    }
}
