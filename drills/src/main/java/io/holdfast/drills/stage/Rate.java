package io.holdfast.drills.stage;

import io.holdfast.drills.show.Status.ContenderStatus;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/** How a contender did in the last second. Not safe for use by many threads. */
final class Rate {

    private static final long WINDOW = Duration.ofSeconds(1).toNanos();

    private record Point(long nanos, long ok, long failed) {}

    private final String name;
    private final Contender contender;
    private final Deque<Point> points = new ArrayDeque<>();

    Rate(Contender contender) {
        name = contender.name();
        this.contender = contender;
    }

    /** Takes another point and compares it with the youngest one that is a second old. */
    ContenderStatus measure(long nowNanos) {
        Point now = new Point(nowNanos, contender.acknowledged(), contender.failed());
        points.addLast(now);
        Point before = points.getFirst();
        while (points.size() > 1 && nowNanos - before.nanos() > WINDOW) {
            points.removeFirst();
            before = points.getFirst();
        }
        double seconds = Math.max(1, nowNanos - before.nanos()) / 1e9;
        return new ContenderStatus(
                name,
                perSecond(now.ok() - before.ok(), seconds),
                perSecond(now.failed() - before.failed(), seconds),
                now.ok(),
                now.failed());
    }

    /** Rounded up: what happened once did happen. */
    private static long perSecond(long count, double seconds) {
        return (long) Math.ceil(count / seconds);
    }
}
