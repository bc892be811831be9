package io.holdfast.drills.report;

import io.holdfast.drills.result.Observations;
import java.util.List;
import java.util.Locale;
import java.util.function.IntUnaryOperator;

/**
 * The drill along one time axis: events, what each contender had acknowledged and failed, where its connections were, and
 * what each node was.
 *
 * <p>Drawn for one width in pixels, so that its letters are as large as those around it.
 */
final class Timeline {

    private static final int CHART_HEIGHT = 120;
    private static final int LANE_GAP = 18;
    private static final int SMALL_GAP = 4;
    private static final int AXIS_HEIGHT = 24;
    /** Labels of a chart need so much room between them. */
    private static final int LABEL_ROOM = 24;

    /** Narrower ones than these no pointer would hit, and they would make the page large. */
    private static final int MOST_TIPS = 1_200;

    private static final String DESCRIPTION = "Timeline of the drill; the text below tells what it shows";

    private final Observations seen;
    private final Canvas canvas;
    private final boolean tips;

    private Timeline(Observations seen, int width, boolean tips) {
        this.seen = seen;
        this.tips = tips;
        canvas = new Canvas(width, seen.durationNanos());
    }

    /**
     * Draws it on a page.
     *
     * @param tips whether each tenth of a second says its figures under the pointer
     */
    static void draw(Observations seen, int width, boolean tips, String cssClass, Markup page) {
        Timeline timeline = new Timeline(seen, width, tips);
        timeline.draw();
        timeline.canvas.appendTo(page, "timeline " + cssClass, DESCRIPTION);
    }

    private void draw() {
        EventMarks marks = new EventMarks(canvas, EventMarks.of(seen.events()));
        Bands bands = new Bands(canvas, seen);
        List<Buckets> all = seen.contenders().stream()
                .map(contender -> Buckets.of(contender.attempts(), seen.durationNanos()))
                .toList();
        ConnectLane connects = new ConnectLane(canvas, seen);
        // One scale for all, or they could not be compared.
        int mostOk = Math.max(1, all.stream().mapToInt(Buckets::mostOk).max().orElse(1));
        int mostFailed = all.stream().mapToInt(Buckets::mostFailed).max().orElse(0);
        for (int i = 0; i < all.size(); i++) {
            String name = seen.contenders().get(i).name();
            canvas.title(name);
            chart(all.get(i), mostOk, mostFailed);
            bands.connections(name);
            canvas.moveDown(SMALL_GAP);
            connects.draw(name);
            canvas.moveDown(LANE_GAP);
        }
        bands.servers();
        new WatchLanes(canvas, seen.monitoring(), seen.durationNanos()).draw();
        marks.draw(canvas.y());
        axis();
    }

    // ---- operations ----

    private void chart(Buckets buckets, int mostOk, int mostFailed) {
        int top = canvas.y();
        double scale = CHART_HEIGHT / (double) (mostOk + mostFailed);
        double zero = top + mostOk * scale;
        canvas.rectangle("ground", Canvas.GUTTER, top, canvas.plotWidth(), CHART_HEIGHT);
        canvas.path("ok", bars(buckets.size(), buckets::ok, zero, -scale));
        canvas.path("slow", bars(buckets.size(), buckets::slow, zero, -scale));
        canvas.path("failed", bars(buckets.size(), buckets::failed, zero, scale));
        canvas.line("zero", Canvas.GUTTER, zero, canvas.right(), zero);
        canvas.label(String.valueOf(mostOk), top + 10);
        if (zero - top > LABEL_ROOM) {
            canvas.label("0", Math.min(zero + 4, top + CHART_HEIGHT));
        }
        if (mostFailed * scale > LABEL_ROOM) {
            canvas.label(String.valueOf(mostFailed), top + CHART_HEIGHT);
        }
        if (tips && buckets.size() <= MOST_TIPS) {
            tips(buckets);
        }
        canvas.moveDown(CHART_HEIGHT + 4);
    }

    private String bars(int size, IntUnaryOperator count, double zero, double scale) {
        StringBuilder path = new StringBuilder("M0 0");
        for (int i = 0; i < size; i++) {
            if (count.applyAsInt(i) > 0) {
                path.append('M').append(Canvas.at(left(i))).append(' ').append(Canvas.at(zero));
                path.append('V').append(Canvas.at(zero + count.applyAsInt(i) * scale));
                path.append('H').append(Canvas.at(left(i + 1)));
                path.append('V').append(Canvas.at(zero)).append('z');
            }
        }
        return path.toString();
    }

    private double left(int bucket) {
        return canvas.x(bucket * Buckets.WIDTH_NANOS);
    }

    private void tips(Buckets buckets) {
        for (int i = 0; i < buckets.size(); i++) {
            String tip = String.format(
                    Locale.ROOT, "%.1f s: %d acknowledged, %d failed", i / 10.0, buckets.ok(i), buckets.failed(i));
            canvas.rectangle("tip", left(i), canvas.y(), left(i + 1) - left(i), CHART_HEIGHT, tip);
        }
    }

    // ---- time ----

    private void axis() {
        int whole = (int) (seen.durationNanos() / 1_000_000_000L);
        int step = step(whole);
        for (int second = 0; second <= whole; second += step) {
            double x = canvas.x(second * 1_000_000_000L);
            boolean last = x > canvas.right() - 2 * Canvas.LETTER;
            canvas.text("tick", second + " s", last ? canvas.right() : x, canvas.y() + 14, last ? "end" : "middle");
        }
        canvas.moveDown(AXIS_HEIGHT);
    }

    /** Seconds between two labels, so that they do not touch. */
    private int step(int seconds) {
        int room = Math.max(1, canvas.plotWidth() / (7 * Canvas.LETTER));
        for (int step : new int[] {1, 2, 5, 10, 20, 30, 60, 120}) {
            if (seconds / step <= room) {
                return step;
            }
        }
        return 300;
    }
}
