package io.holdfast.drills.stage;

import io.holdfast.drills.result.ConnectCount;
import io.holdfast.drills.show.Display;
import io.holdfast.drills.show.Status;
import io.holdfast.drills.show.Status.ContenderStatus;
import io.holdfast.testkit.DatabaseCluster;
import io.holdfast.testkit.DatabaseNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;

/** Tells the display several times a second how things stand. Safe for use by many threads. */
final class Announcer implements AutoCloseable {

    private static final Duration INTERVAL = Duration.ofMillis(200);

    private record Next(String title, long nanos) {}

    private final int seconds;
    private final Stopwatch clock;
    private final NodeWatch watch;
    private final Display display;
    private final Periodic periodic;
    private final List<Rate> rates;
    private final List<Contender> contenders;
    private final DatabaseCluster cluster;
    /** Held while somebody counts, so that the counts stay in order. */
    private final ReentrantLock counting = new ReentrantLock();

    private final List<ConnectCount> connects = new CopyOnWriteArrayList<>();

    private final Map<String, ContenderStatus> latest = new ConcurrentHashMap<>();
    private volatile long lastTroubleNanos;
    private volatile Next next = new Next("", 0);

    Announcer(int seconds, Stopwatch clock, Company company, NodeWatch watch, Display display) {
        contenders = company.contenders();
        cluster = company.cluster();
        rates = contenders.stream().map(Rate::new).toList();
        this.seconds = seconds;
        this.clock = clock;
        this.watch = watch;
        this.display = display;
        periodic = Periodic.start("holdfast-drill-display", INTERVAL, this::tell);
    }

    void announce(String title, long nanos) {
        next = new Next(title, nanos);
    }

    boolean serves(Contender contender) {
        ContenderStatus status = latest.get(contender.name());
        return status == null || status.serves();
    }

    /** For how long everybody has served, by now. */
    long everybodyServedNanos() {
        return clock.nanos() - lastTroubleNanos;
    }

    /** How many connections had been tried, since it began to tell. */
    List<ConnectCount> connects() {
        return List.copyOf(connects);
    }

    /** Counts the connections now, besides several times a second: what lies between two events is theirs. */
    void countConnects() {
        counting.lock();
        try {
            connects.add(count(clock.nanos()));
        } finally {
            counting.unlock();
        }
    }

    private void tell() {
        long now = clock.nanos();
        countConnects();
        List<ContenderStatus> statuses =
                rates.stream().map(rate -> rate.measure(now)).toList();
        statuses.forEach(status -> latest.put(status.name(), status));
        if (!statuses.stream().allMatch(ContenderStatus::serves)) {
            lastTroubleNanos = now;
        }
        Next coming = next;
        display.status(new Status(now, seconds, watch.latest(), statuses, coming.title(), coming.nanos()));
    }

    private ConnectCount count(long now) {
        return new ConnectCount(
                now,
                contenders.stream().collect(Collectors.toMap(Contender::name, Contender::connectsByProcess)),
                cluster.nodes().stream()
                        .collect(Collectors.toMap(
                                DatabaseNode::name, node -> node.proxy().connectionsAccepted())));
    }

    @Override
    public void close() {
        periodic.close();
    }
}
