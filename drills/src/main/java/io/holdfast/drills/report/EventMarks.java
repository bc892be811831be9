package io.holdfast.drills.report;

import io.holdfast.drills.result.DrillEvent;
import java.util.ArrayList;
import java.util.List;

/** The numbered marks of the events, each in the first row in which it touches no other, whatever the times. */
final class EventMarks {

    private static final int RADIUS = 10;
    private static final int ROW = 24;

    private final Canvas canvas;
    private final List<DrillEvent> events;
    /** The row of each event, from 0. */
    private final List<Integer> rows = new ArrayList<>();

    /** Takes the room that the marks need. */
    EventMarks(Canvas canvas, List<DrillEvent> events) {
        this.canvas = canvas;
        this.events = events;
        List<Double> rowEnds = new ArrayList<>();
        for (DrillEvent event : events) {
            double left = canvas.x(event.startNanos()) - RADIUS - 1;
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

    /** Draws them, each with a line down to this height. */
    void draw(int bottom) {
        for (int i = 0; i < events.size(); i++) {
            DrillEvent event = events.get(i);
            double x = canvas.x(event.startNanos());
            int centre = rows.get(i) * ROW + RADIUS + 2;
            canvas.line("event", x, centre, x, bottom);
            canvas.mark(String.valueOf(i + 1), x, centre, RADIUS, event.title());
        }
    }
}
