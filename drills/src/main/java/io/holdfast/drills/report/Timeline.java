package io.holdfast.drills.report;

import io.holdfast.drills.result.ContenderResult;
import io.holdfast.drills.result.DrillEvent;
import io.holdfast.drills.result.Observations;
import io.holdfast.drills.result.Sample;
import io.holdfast.drills.result.Sample.NodeState;
import io.holdfast.drills.result.Sample.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * The drill along one time axis: events, what each contender had acknowledged and failed, where its connections were, and
 * what each node was.
 *
 * <p>Drawn for one width in pixels, so that its letters are as large as those around it. Marks are placed so that no two
 * overlap, whatever the times.
 */
final class Timeline {

    private static final int GUTTER = 62;
    private static final int RIGHT = 8;
    private static final int MARK_RADIUS = 10;
    private static final int MARK_ROW = 24;
    private static final int TITLE_HEIGHT = 24;
    private static final int CHART_HEIGHT = 120;
    private static final int BAND_HEIGHT = 16;
    private static final int BAND_GAP = 6;
    private static final int LANE_GAP = 18;
    private static final int AXIS_HEIGHT = 24;
    /** What a letter is wide at most, in these sizes. */
    private static final int LETTER = 8;

    private final Observations seen;
    private final int width;
    private final boolean tips;
    private final Markup svg;
    private final List<DrillEvent> events;
    /** Drawn last, so that no line crosses them out. */
    private final Markup bandTexts = new Markup();

    private int y;

    private Timeline(Observations seen, int width, boolean tips, Markup svg) {
        this.seen = seen;
        this.width = width;
        this.tips = tips;
        this.svg = svg;
        this.events = seen.events();
    }

    /**
     * Draws it.
     *
     * @param tips whether each tenth of a second says its figures under the pointer
     */
    static void draw(Observations seen, int width, boolean tips, String cssClass, Markup page) {
        Markup svg = new Markup();
        Timeline timeline = new Timeline(seen, width, tips, svg);
        timeline.y = timeline.placeMarks();
        List<Buckets> all = seen.contenders().stream()
                .map(contender -> Buckets.of(contender.attempts(), seen.durationNanos()))
                .toList();
        int mostOk = Math.max(1, all.stream().mapToInt(Buckets::mostOk).max().orElse(1));
        int mostFailed = all.stream().mapToInt(Buckets::mostFailed).max().orElse(0);
        for (int i = 0; i < all.size(); i++) {
            timeline.contender(seen.contenders().get(i), all.get(i), mostOk, mostFailed);
        }
        timeline.nodes();
        int contentBottom = timeline.y;
        timeline.axis();
        timeline.marks(contentBottom);

        page.open(
                "svg",
                "class",
                "timeline " + cssClass,
                "viewBox",
                "0 0 " + width + " " + timeline.y,
                "role",
                "img",
                "aria-label",
                "Timeline of the drill; what it shows is told in the text below");
        page.markup(svg).markup(timeline.bandTexts);
        page.close().line();
    }

    private double x(long nanos) {
        double share = Math.min(1, Math.max(0, nanos / (double) seen.durationNanos()));
        return GUTTER + share * (width - GUTTER - RIGHT);
    }

    // ---- events ----

    private int[] markRows = {};

    /** Gives each mark the first row in which it touches no other; returns where the rows end. */
    private int placeMarks() {
        markRows = new int[events.size()];
        List<Double> rowEnds = new ArrayList<>();
        for (int i = 0; i < events.size(); i++) {
            double left = x(events.get(i).startNanos()) - MARK_RADIUS - 1;
            int row = 0;
            while (row < rowEnds.size() && rowEnds.get(row) > left) {
                row++;
            }
            if (row == rowEnds.size()) {
                rowEnds.add(0.0);
            }
            rowEnds.set(row, left + 2 * MARK_RADIUS + 2);
            markRows[i] = row;
        }
        return rowEnds.size() * MARK_ROW + 4;
    }

    private void marks(int bottom) {
        for (int i = 0; i < events.size(); i++) {
            DrillEvent event = events.get(i);
            double x = x(event.startNanos());
            int centre = markRows[i] * MARK_ROW + MARK_RADIUS + 2;
            svg.empty("line", "class", "event", "x1", at(x), "x2", at(x), "y1", at(centre), "y2", at(bottom));
            svg.open("g").element("title", event.title());
            svg.empty("circle", "class", "mark", "cx", at(x), "cy", at(centre), "r", at(MARK_RADIUS));
            svg.element(
                    "text",
                    String.valueOf(i + 1),
                    "class",
                    "mark-number",
                    "x",
                    at(x),
                    "y",
                    at(centre + 4),
                    "text-anchor",
                    "middle");
            svg.close();
        }
    }

    // ---- contenders ----

    private void contender(ContenderResult contender, Buckets buckets, int mostOk, int mostFailed) {
        title(contender.name());
        double scale = CHART_HEIGHT / (double) (mostOk + mostFailed);
        double zero = y + mostOk * scale;
        rectangle("ground", GUTTER, y, width - GUTTER - RIGHT, CHART_HEIGHT);
        svg.empty("path", "class", "ok", "d", bars(buckets.ok(), zero, -scale));
        svg.empty("path", "class", "failed", "d", bars(buckets.failed(), zero, scale));
        svg.empty("line", "class", "zero", "x1", at(GUTTER), "x2", at(width - RIGHT), "y1", at(zero), "y2", at(zero));
        label(String.valueOf(mostOk), y + 10);
        if (zero - y > 24) {
            label("0", (int) Math.min(zero + 4, y + CHART_HEIGHT));
        }
        if (mostFailed * scale > 28) {
            label(String.valueOf(mostFailed), y + CHART_HEIGHT);
        }
        if (tips) {
            tips(buckets);
        }
        y += CHART_HEIGHT + 4;
        connections(contender.name());
        y += LANE_GAP;
    }

    private void title(String text) {
        svg.element("text", text, "class", "lane", "x", "0", "y", at(y + TITLE_HEIGHT - 8));
        y += TITLE_HEIGHT;
    }

    private void label(String text, int baseline) {
        svg.element("text", text, "class", "tick", "x", at(GUTTER - 6), "y", at(baseline), "text-anchor", "end");
    }

    private String bars(int[] counts, double zero, double scale) {
        StringBuilder path = new StringBuilder();
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] > 0) {
                double left = x(i * Buckets.WIDTH_NANOS);
                double right = x((i + 1) * Buckets.WIDTH_NANOS);
                path.append('M').append(at(left)).append(' ').append(at(zero));
                path.append('V').append(at(zero + counts[i] * scale));
                path.append('H').append(at(right)).append('V').append(at(zero)).append('z');
            }
        }
        return path.isEmpty() ? "M0 0" : path.toString();
    }

    private void tips(Buckets buckets) {
        for (int i = 0; i < buckets.size(); i++) {
            double left = x(i * Buckets.WIDTH_NANOS);
            svg.open(
                    "rect",
                    "class",
                    "tip",
                    "x",
                    at(left),
                    "y",
                    at(y),
                    "width",
                    at(x((i + 1) * Buckets.WIDTH_NANOS) - left),
                    "height",
                    at(CHART_HEIGHT));
            svg.element(
                    "title",
                    String.format(
                            Locale.ROOT,
                            "%.1f s: %d acknowledged, %d failed",
                            i / 10.0,
                            buckets.ok()[i],
                            buckets.failed()[i]));
            svg.close();
        }
    }

    /** The shares of its connections that were on the writer and elsewhere. */
    private void connections(String contender) {
        label("conns", y + 12);
        List<Sample> samples = seen.samples();
        int from = 0;
        for (int i = 1; i <= samples.size(); i++) {
            int onWriter = samples.get(from).connections(contender, Role.WRITER);
            int elsewhere = samples.get(from).connections(contender, Role.READ_ONLY);
            boolean same = i < samples.size()
                    && samples.get(i).connections(contender, Role.WRITER) == onWriter
                    && samples.get(i).connections(contender, Role.READ_ONLY) == elsewhere;
            if (!same) {
                connectionsPiece(onWriter, elsewhere, start(from), end(i - 1));
                from = i;
            }
        }
        y += BAND_HEIGHT;
    }

    private void connectionsPiece(int onWriter, int elsewhere, double left, double right) {
        int all = onWriter + elsewhere;
        if (all == 0) {
            return;
        }
        double split = BAND_HEIGHT * onWriter / (double) all;
        svg.open("g").element("title", onWriter + " connections on the writer, " + elsewhere + " on read-only servers");
        rectangle("writer", left, y, right - left, split);
        rectangle("stray", left, y + split, right - left, BAND_HEIGHT - split);
        svg.close();
    }

    private void rectangle(String cssClass, double left, double top, double width, double height) {
        svg.empty(
                "rect",
                "class",
                cssClass,
                "x",
                at(left),
                "y",
                at(top),
                "width",
                at(Math.max(0, width)),
                "height",
                at(Math.max(0, height)));
    }

    /** Where a sample's time begins; what the first one saw was so before. */
    private double start(int sample) {
        return x(sample == 0 ? 0 : seen.samples().get(sample).atNanos());
    }

    private double end(int sample) {
        return x(
                sample + 1 < seen.samples().size()
                        ? seen.samples().get(sample + 1).atNanos()
                        : seen.durationNanos());
    }

    // ---- nodes ----

    private void nodes() {
        title("servers");
        for (NodeState node : seen.samples().get(0).nodes()) {
            label(node.name(), y + 12);
            band(sample -> sample.role(node.name()).toString(), Timeline::cssClass);
        }
        label("endpoint", y + 12);
        band(Sample::endpoint, (sample, target) -> sample.role(target) == Role.WRITER ? "leads-right" : "leads-wrong");
        y += 2;
    }

    private static String cssClass(Sample sample, String role) {
        return role.equals(Role.WRITER.toString()) ? "writer" : role.equals(Role.DOWN.toString()) ? "down" : "reader";
    }

    private interface CssClass {
        String of(Sample sample, String text);
    }

    /** A band of pieces, each with its text if that fits into it. */
    private void band(Function<Sample, String> textOf, CssClass cssClassOf) {
        List<Sample> samples = seen.samples();
        int from = 0;
        for (int i = 1; i <= samples.size(); i++) {
            String text = textOf.apply(samples.get(from));
            String cssClass = cssClassOf.of(samples.get(from), text);
            boolean same = i < samples.size()
                    && textOf.apply(samples.get(i)).equals(text)
                    && cssClassOf.of(samples.get(i), text).equals(cssClass);
            if (!same) {
                bandPiece(text, cssClass, start(from), end(i - 1));
                from = i;
            }
        }
        y += BAND_HEIGHT + BAND_GAP;
    }

    private void bandPiece(String text, String cssClass, double left, double right) {
        svg.open("g").element("title", text);
        rectangle(cssClass, left, y, right - left, BAND_HEIGHT);
        if (right - left > text.length() * LETTER + 10) {
            bandTexts.element("text", text, "class", "on-" + cssClass, "x", at(left + 5), "y", at(y + 12));
        }
        svg.close();
    }

    // ---- time ----

    private void axis() {
        int whole = (int) (seen.durationNanos() / 1_000_000_000L);
        int step = step(whole);
        for (int second = 0; second <= whole; second += step) {
            double x = x(second * 1_000_000_000L);
            boolean last = x > width - RIGHT - 2 * LETTER;
            svg.element(
                    "text",
                    second + " s",
                    "class",
                    "tick",
                    "x",
                    at(last ? width - RIGHT : x),
                    "y",
                    at(y + 14),
                    "text-anchor",
                    last ? "end" : "middle");
        }
        y += AXIS_HEIGHT;
    }

    /** Seconds between two labels, so that they do not touch. */
    private int step(int seconds) {
        int room = Math.max(1, (width - GUTTER - RIGHT) / (7 * LETTER));
        for (int step : new int[] {1, 2, 5, 10, 20, 30, 60, 120}) {
            if (seconds / step <= room) {
                return step;
            }
        }
        return 300;
    }

    private static String at(double coordinate) {
        return String.format(Locale.ROOT, "%.1f", coordinate);
    }
}
