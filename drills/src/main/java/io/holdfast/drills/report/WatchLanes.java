package io.holdfast.drills.report;

import io.holdfast.drills.alerts.AlertSpan;
import io.holdfast.drills.result.Monitoring;
import io.holdfast.drills.result.Remark;
import io.holdfast.drills.result.Remark.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What somebody who watches would have seen, in the same time: Holdfast's incidents and notices, and the alerts. */
final class WatchLanes {

    private static final int HEIGHT = 14;
    private static final int GAP = 5;
    private static final int BASELINE = 11;
    private static final int PADDING = 5;

    private final Canvas canvas;
    private final Monitoring monitoring;
    private final long endNanos;

    WatchLanes(Canvas canvas, Monitoring monitoring, long endNanos) {
        this.canvas = canvas;
        this.monitoring = monitoring;
        this.endNanos = endNanos;
    }

    void draw() {
        if (!monitoring.remarks().isEmpty()) {
            canvas.title("what Holdfast said");
            processes().forEach(this::process);
        }
        Map<String, List<AlertSpan>> alerts = new LinkedHashMap<>();
        monitoring
                .alerts()
                .forEach(alert -> alerts.computeIfAbsent(alert.alert(), name -> new ArrayList<>())
                        .add(alert));
        if (!alerts.isEmpty()) {
            canvas.title("alerts");
            alerts.forEach(this::alert);
        }
    }

    private List<Integer> processes() {
        return monitoring.remarks().stream()
                .map(Remark::process)
                .distinct()
                .sorted()
                .toList();
    }

    /** Incidents as bands, from their beginning to their end; whatever was said at once as marks. */
    private void process(int process) {
        List<Remark> said = monitoring.remarks().stream()
                .filter(remark -> remark.process() == process)
                .toList();
        canvas.label(processes().size() == 1 ? "said" : "JVM " + (process + 1), canvas.y() + BASELINE);
        canvas.rectangle("ground", Canvas.GUTTER, canvas.y(), canvas.plotWidth(), HEIGHT);
        for (Remark opened : said) {
            if (opened.kind() == Kind.OPENED) {
                Remark closed = find(said, Kind.CLOSED, opened.incident());
                double left = canvas.x(opened.atNanos());
                double right = Math.max(left + 2, canvas.x(closed == null ? endNanos : closed.atNanos()));
                String words = (closed == null ? opened : closed).text();
                canvas.rectangle("incident", left, canvas.y(), right - left, HEIGHT, words);
                inside("on-incident", opened.topic(), left, right);
            }
        }
        for (Remark remark : said) {
            if (remark.kind() == Kind.ESCALATED || remark.kind() == Kind.NOTICED) {
                canvas.rectangle(
                        "warning", canvas.x(remark.atNanos()) - 1, canvas.y() - 1, 3, HEIGHT + 2, remark.text());
            }
        }
        canvas.moveDown(HEIGHT + GAP);
    }

    private static @Nullable Remark find(List<Remark> said, Kind kind, long incident) {
        return said.stream()
                .filter(remark -> remark.kind() == kind && remark.incident() == incident)
                .findFirst()
                .orElse(null);
    }

    private void inside(String cssClass, String text, double left, double right) {
        if (right - left > text.length() * Canvas.LETTER + 2 * PADDING) {
            canvas.text(cssClass, text, left + PADDING, canvas.y() + BASELINE, "start");
        }
    }

    /** All times of one alert in one row, its name above it: it is too long to stand beside. */
    private void alert(String name, List<AlertSpan> spans) {
        canvas.text("tick", name, Canvas.GUTTER, canvas.y() + BASELINE, "start");
        canvas.moveDown(HEIGHT);
        canvas.rectangle("ground", Canvas.GUTTER, canvas.y(), canvas.plotWidth(), HEIGHT);
        for (AlertSpan span : spans) {
            double resolved = canvas.x(span.resolvedNanos() < 0 ? endNanos : span.resolvedNanos());
            double firing = span.fired() ? canvas.x(span.firingNanos()) : resolved;
            double pending = canvas.x(span.pendingNanos());
            canvas.rectangle("pending", pending, canvas.y(), firing - pending, HEIGHT, "waits: " + span.summary());
            canvas.rectangle("firing", firing, canvas.y(), resolved - firing, HEIGHT, span.description());
        }
        canvas.moveDown(HEIGHT + GAP);
    }
}
