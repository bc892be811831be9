package io.holdfast.drills.report;

import io.holdfast.drills.result.ConnectCount;
import io.holdfast.drills.result.ContenderResult;
import io.holdfast.drills.result.Observations;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How many connections each contender tried to open, half second by half second, on one scale for all. */
final class ConnectLane {

    private static final long WIDTH_NANOS = Duration.ofMillis(500).toNanos();
    private static final int HEIGHT = 34;

    private final Canvas canvas;
    private final Map<String, long[]> tried = new HashMap<>();
    private final long most;

    ConnectLane(Canvas canvas, Observations seen) {
        this.canvas = canvas;
        int size = (int) (seen.durationNanos() / WIDTH_NANOS) + 1;
        List<ConnectCount> counts = seen.monitoring().connects();
        long highest = 0;
        for (ContenderResult contender : seen.contenders()) {
            long[] buckets = new long[size];
            long before = counts.isEmpty() ? 0 : counts.get(0).all(contender.name());
            for (ConnectCount count : counts) {
                int bucket = (int) Math.min(size - 1, Math.max(0, count.atNanos() / WIDTH_NANOS));
                buckets[bucket] += count.all(contender.name()) - before;
                before = count.all(contender.name());
                highest = Math.max(highest, buckets[bucket]);
            }
            tried.put(contender.name(), buckets);
        }
        most = highest;
    }

    void draw(String contender) {
        long[] buckets = tried.getOrDefault(contender, new long[0]);
        int top = canvas.y();
        canvas.label("opened", top + 12);
        canvas.label(most == 0 ? "none" : "≤ " + most, top + 26);
        canvas.rectangle("ground", Canvas.GUTTER, top, canvas.plotWidth(), HEIGHT);
        for (int i = 0; i < buckets.length; i++) {
            if (buckets[i] > 0) {
                double high = HEIGHT * buckets[i] / (double) most;
                double left = canvas.x(i * WIDTH_NANOS);
                String tip =
                        buckets[i] + " connections opened or tried from " + i / 2.0 + " s to " + (i + 1) / 2.0 + " s";
                canvas.rectangle(
                        "connect", left, top + HEIGHT - high, canvas.x((i + 1) * WIDTH_NANOS) - left, high, tip);
            }
        }
        canvas.moveDown(HEIGHT);
    }
}
