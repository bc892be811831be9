package io.holdfast.drills.report;

import java.util.Locale;

/**
 * A drawing that grows downwards along one time axis, in pixels. Not safe for use by many threads.
 *
 * <p>To the left of the axis is a gutter for labels. Texts come to lie above everything else.
 */
final class Canvas {

    static final int GUTTER = 62;
    static final int RIGHT = 12;
    /** What a letter is wide at most, in the size that is used here. */
    static final int LETTER = 8;

    private static final int TITLE_HEIGHT = 24;

    private final int width;
    private final long durationNanos;
    private final Markup shapes = new Markup();
    private final Markup texts = new Markup();

    private int y;

    Canvas(int width, long durationNanos) {
        this.width = width;
        this.durationNanos = durationNanos;
    }

    // ---- where ----

    /** How far down it has grown. */
    int y() {
        return y;
    }

    void moveDown(int by) {
        y += by;
    }

    int right() {
        return width - RIGHT;
    }

    int plotWidth() {
        return width - GUTTER - RIGHT;
    }

    /** Where a moment lies. */
    double x(long nanos) {
        double share = Math.min(1, Math.max(0, nanos / (double) durationNanos));
        return GUTTER + share * plotWidth();
    }

    /** A coordinate as it is written. */
    static String at(double coordinate) {
        return String.format(Locale.ROOT, "%.1f", coordinate);
    }

    // ---- what ----

    void rectangle(String cssClass, double left, double top, double wide, double high) {
        openRectangle(cssClass, left, top, wide, high).close();
    }

    /** A rectangle that says something under the pointer. */
    void rectangle(String cssClass, double left, double top, double wide, double high, String tip) {
        openRectangle(cssClass, left, top, wide, high).element("title", tip).close();
    }

    private Markup openRectangle(String cssClass, double left, double top, double wide, double high) {
        String width = at(Math.max(0, wide));
        String height = at(Math.max(0, high));
        return shapes.open("rect", "class", cssClass, "x", at(left), "y", at(top), "width", width, "height", height);
    }

    void path(String cssClass, String path) {
        shapes.empty("path", "class", cssClass, "d", path);
    }

    void line(String cssClass, double fromX, double fromY, double toX, double toY) {
        shapes.empty("line", "class", cssClass, "x1", at(fromX), "y1", at(fromY), "x2", at(toX), "y2", at(toY));
    }

    /** A disc with a number or a letter in it. */
    void mark(String number, double centreX, double centreY, double radius, String tip) {
        shapes.open("circle", "class", "mark", "cx", at(centreX), "cy", at(centreY), "r", at(radius));
        shapes.element("title", tip).close();
        text("mark-number", number, centreX, centreY + 4, "middle");
    }

    /** @param anchor which part of the text lies at x: {@code start}, {@code middle}, {@code end} */
    void text(String cssClass, String text, double x, double baseline, String anchor) {
        texts.element("text", text, "class", cssClass, "x", at(x), "y", at(baseline), "text-anchor", anchor);
    }

    /** A text in the gutter. */
    void label(String text, double baseline) {
        text("tick", text, GUTTER - 6, baseline, "end");
    }

    /** A heading, which takes its own height. */
    void title(String text) {
        text("lane", text, 0, y + TITLE_HEIGHT - 8, "start");
        y += TITLE_HEIGHT;
    }

    /** Puts what was drawn on a page. */
    void appendTo(Markup page, String cssClass, String description) {
        String box = "0 0 " + width + " " + y;
        page.open("svg", "class", cssClass, "viewBox", box, "role", "img", "aria-label", description);
        page.markup(shapes).markup(texts).close().line();
    }
}
