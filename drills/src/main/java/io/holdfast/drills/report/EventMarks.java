package io.holdfast.drills.report;

import io.holdfast.drills.result.DrillEvent;
import java.util.ArrayList;
import java.util.List;

/** The marks of what happened, each in the first row in which it touches no other, whatever the times. */
final class EventMarks {

    private static final int RADIUS = 10;
    private static final int ROW = 24;

    /**
     * What is marked.
     *
     * @param nanos when, on the canvas's axis
     * @param sign a number or a letter
     * @param tip in words
     */
    record Mark(long nanos, String sign, String tip) {}

    private final Canvas canvas;
    private final int top;
    private final List<Mark> events;
    /** The row of each event, from 0. */
    private final List<Integer> rows = new ArrayList<>();

    /** Takes the room that the marks need. */
    EventMarks(Canvas canvas, List<Mark> events) {
        this.canvas = canvas;
        this.top = canvas.y();
        this.events = events;
        List<Double> rowEnds = new ArrayList<>();
        for (Mark event : events) {
            double left = canvas.x(event.nanos()) - RADIUS - 1;
            int row = 0;
            while (row < rowEnds.size() && rowEnds.get(row) > left) {
                row++;
            }
            if (row == rowEnds.size()) {
                rowEnds.add(left);
            }
            rowEnds.set(row, left + 2 * RADIUS + 2);
            rows.add(row);
        }
        canvas.moveDown(rowEnds.size() * ROW + 4);
    }

    /** The events of a drill, numbered. */
    static List<Mark> of(List<DrillEvent> events) {
        List<Mark> marks = new ArrayList<>();
        for (DrillEvent event : events) {
            marks.add(new Mark(event.startNanos(), String.valueOf(marks.size() + 1), event.title()));
        }
        return marks;
    }

    /** Draws them, each with a line down to this height. */
    void draw(int bottom) {
        for (int i = 0; i < events.size(); i++) {
            Mark event = events.get(i);
            double x = canvas.x(event.nanos());
            int centre = top + rows.get(i) * ROW + RADIUS + 2;
            canvas.line("event", x, centre, x, bottom);
            canvas.mark(event.sign(), x, centre, RADIUS, event.tip());
        }
    }
}
