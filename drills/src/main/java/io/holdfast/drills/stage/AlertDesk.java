package io.holdfast.drills.stage;

import io.holdfast.drills.alerts.AlertRules;
import io.holdfast.drills.alerts.AlertSpan;
import io.holdfast.drills.alerts.AlertWatch;
import io.holdfast.drills.result.Monitoring.Elsewhere;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What a Prometheus with the rules of {@code ops/} would alert of, if its waiting times were as much shorter as a drill is. Safe for
 * use by many threads.
 */
final class AlertDesk implements AutoCloseable {

    /** A minute of a rule is a second here. */
    static final int FASTER = 60;

    /** A quarter of a minute, so to speak. */
    private static final Duration INTERVAL = Duration.ofMillis(250);

    private final AlertRules rules = AlertRules.ofOps().faster(FASTER);
    private final List<Contender> contenders;
    private final Stopwatch clock;
    private final Periodic periodic;

    /** Guards what is below. */
    private final ReentrantLock lock = new ReentrantLock();

    private final AlertWatch watch = new AlertWatch(rules);
    private final List<Elsewhere> elsewhere = new ArrayList<>();
    private boolean blind;

    AlertDesk(List<Contender> contenders, Stopwatch clock) {
        this.contenders = contenders.stream()
                .filter(contender -> contender.name().startsWith(Entrants.HOLDFAST))
                .toList();
        this.clock = clock;
        periodic = Periodic.start("holdfast-drill-alerts", INTERVAL, this::look);
    }

    private void look() {
        lock.lock();
        try {
            long now = clock.nanos();
            long astray = 0;
            for (Contender contender : contenders) {
                List<String> metrics = contender.metrics();
                for (int process = 0; process < metrics.size(); process++) {
                    String instance = String.valueOf(process + 1);
                    if (blind || metrics.get(process).isEmpty()) {
                        watch.missed(now, contender.name(), instance);
                    } else {
                        watch.scraped(now, contender.name(), instance, metrics.get(process));
                        astray += elsewhere(metrics.get(process));
                    }
                }
            }
            watch.evaluate(now);
            elsewhere.add(new Elsewhere(now, astray));
        } finally {
            lock.unlock();
        }
    }

    private static long elsewhere(String metrics) {
        return metrics.lines()
                .filter(line -> line.startsWith("holdfast_connections{") && line.contains("role=\"elsewhere\""))
                .mapToLong(line -> Math.round(Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1))))
                .sum();
    }

    List<Elsewhere> elsewhere() {
        lock.lock();
        try {
            return List.copyOf(elsewhere);
        } finally {
            lock.unlock();
        }
    }

    /** From now on it cannot reach the applications, as if the way to them were broken. */
    void blind() {
        lock.lock();
        try {
            blind = true;
        } finally {
            lock.unlock();
        }
    }

    List<AlertSpan> spans() {
        lock.lock();
        try {
            return watch.spans();
        } finally {
            lock.unlock();
        }
    }

    /** What cannot fire in so short a time, whatever happens. */
    List<String> outOfReach(Duration length) {
        return rules.outOfReach(length);
    }

    @Override
    public void close() {
        periodic.close();
    }
}
