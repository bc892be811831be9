package io.holdfast.drills.report;

import io.holdfast.drills.report.EventMarks.Mark;
import io.holdfast.drills.result.ContenderResult;
import io.holdfast.drills.result.DrillEvent;
import io.holdfast.drills.result.Observations;
import io.holdfast.drills.result.RealOutage;
import io.holdfast.drills.result.RealOutage.Moment;
import io.holdfast.testkit.workload.Attempt;
import io.holdfast.testkit.workload.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The drill beside the real outage, on the real one's time axis: what happened then, what happened in the drill, and which share of the calls
 * of each application failed or waited in it, from its first event to its end, as if that had lasted as long.
 */
final class RealTime {

    private static final int PARTS = 120;
    private static final int HEIGHT = 60;
    private static final int GAP = 12;
    private static final int AXIS_HEIGHT = 24;
    private static final int LABELS = 6;

    private final Canvas canvas;
    private final Observations seen;
    private final RealOutage real;
    private final long fromNanos;

    private RealTime(Observations seen, RealOutage real, int width) {
        this.seen = seen;
        this.real = real;
        canvas = new Canvas(width, real.length().toNanos());
        fromNanos = seen.events().stream()
                .mapToLong(DrillEvent::startNanos)
                .findFirst()
                .orElse(0);
    }

    /** Draws it on a page, for one width in pixels. */
    static void draw(Observations seen, RealOutage real, int width, String cssClass, Markup page) {
        RealTime drawing = new RealTime(seen, real, width);
        drawing.draw();
        drawing.canvas.appendTo(
                page,
                "timeline " + cssClass,
                "The drill on the time axis of the real outage; the list below says what the letters are");
    }

    private void draw() {
        canvas.title("then");
        EventMarks then = new EventMarks(canvas, then());
        canvas.title("in the drill");
        EventMarks now = new EventMarks(canvas, now());
        for (ContenderResult contender : seen.contenders()) {
            canvas.title(contender.name());
            share(contender);
            canvas.moveDown(GAP);
        }
        then.draw(canvas.y());
        now.draw(canvas.y());
        axis();
    }

    private List<Mark> then() {
        List<Mark> marks = new ArrayList<>();
        for (Moment moment : real.moments()) {
            marks.add(new Mark(moment.after().toNanos(), letter(marks.size()), moment.what()));
        }
        return marks;
    }

    /** The drill's events by their numbers, each as far from the first one as it would have been. */
    private List<Mark> now() {
        double stretched = real.length().toNanos() / (double) Math.max(1, seen.durationNanos() - fromNanos);
        return EventMarks.of(seen.events()).stream()
                .map(mark -> new Mark(Math.round((mark.nanos() - fromNanos) * stretched), mark.sign(), mark.tip()))
                .toList();
    }

    static String letter(int index) {
        return String.valueOf((char) ('a' + index));
    }

    private void share(ContenderResult contender) {
        int[] all = new int[PARTS];
        int[] bad = new int[PARTS];
        double part = (seen.durationNanos() - fromNanos) / (double) PARTS;
        for (Attempt attempt : contender.attempts()) {
            // A call that waits counts in every part that it waits in, as the user of it would count it.
            int first = (int) Math.floor((attempt.startNanos() - fromNanos) / part);
            int last = (int) Math.floor((attempt.endNanos() - fromNanos) / part);
            for (int i = Math.max(0, first); i <= Math.min(PARTS - 1, last); i++) {
                boolean ends = i == last;
                boolean failed =
                        ends && attempt.outcome() != Outcome.ACKNOWLEDGED && attempt.outcome() != Outcome.NOT_APPLIED;
                if (ends || attempt.durationNanos() >= Buckets.SLOW_NANOS) {
                    all[i]++;
                    bad[i] += failed || attempt.durationNanos() >= Buckets.SLOW_NANOS ? 1 : 0;
                }
            }
        }
        int top = canvas.y();
        canvas.rectangle("ground", Canvas.GUTTER, top, canvas.plotWidth(), HEIGHT);
        double wide = canvas.plotWidth() / (double) PARTS;
        for (int i = 0; i < PARTS; i++) {
            if (bad[i] > 0) {
                double share = bad[i] / (double) all[i];
                String tip = String.format(Locale.ROOT, "%.0f %% failed or waited", share * 100);
                canvas.rectangle(
                        "failed", Canvas.GUTTER + i * wide, top + HEIGHT * (1 - share), wide, HEIGHT * share, tip);
            }
        }
        canvas.label("100 %", top + 10);
        canvas.label("0 %", top + HEIGHT);
        canvas.moveDown(HEIGHT);
    }

    private void axis() {
        for (int i = 0; i <= LABELS; i++) {
            Duration at = real.length().multipliedBy(i).dividedBy(LABELS);
            String text = i == 0 ? "0" : RealOutage.inWords(at);
            String anchor = i == 0 ? "start" : i == LABELS ? "end" : "middle";
            canvas.text("tick", text, canvas.x(at.toNanos()), canvas.y() + 14, anchor);
        }
        canvas.moveDown(AXIS_HEIGHT);
    }
}
