package io.holdfast.benchmarks.result;

import io.holdfast.benchmarks.result.BarChart.Bar;
import io.holdfast.benchmarks.result.BarChart.Group;
import java.util.Locale;

/** A chart as SVG that stands by itself, in light and in dark: for the page, and for a manual that shows it as an image. */
final class Drawing {

    private static final String STYLE = """
            text { fill: #1c2733; font: 12px system-ui, sans-serif; } .soft { fill: #66727e; } .ours { fill: #0b6e63; } .other { fill: #9fb0bf; }
            @media (prefers-color-scheme: dark) { text { fill: #e6ebf0; } .soft { fill: #9aa7b3; } .ours { fill: #35c2ad; }
              .other { fill: #5c6d7c; } }
            """;

    private static final int WIDTH = 900;
    private static final int LABELS = 210;

    /** For labels that are a little too long. */
    private static final int MARGIN = 16;

    private static final int VALUES = 110;
    private static final int BAR = 15;
    private static final int STEP = 19;

    private Drawing() {}

    static String of(BarChart chart) {
        boolean logarithmic = chart.logarithmic();
        StringBuilder shapes = new StringBuilder();
        int y = 6;
        for (Group group : chart.groups()) {
            y += 20;
            text(shapes, "soft", 0, y - 5, "start", group.title());
            for (Bar bar : group.bars()) {
                double length = Math.max(1, share(chart, logarithmic, bar.value()) * (WIDTH - LABELS - VALUES));
                text(shapes, "", LABELS - 8, y + BAR - 3, "end", bar.label());
                shapes.append(String.format(
                        Locale.ROOT,
                        "<rect class=\"%s\" x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"%d\" rx=\"2\"/>%n",
                        bar.label().contains("holdfast") ? "ours" : "other",
                        LABELS,
                        y,
                        length,
                        BAR));
                text(shapes, "", LABELS + length + 6, y + BAR - 3, "start", Numbers.shown(bar.value()));
                y += STEP;
            }
            y += 8;
        }
        text(
                shapes,
                "soft",
                LABELS,
                y + 12,
                "start",
                chart.unit() + (logarithmic ? "; logarithmic: what is as much longer is as many times more" : ""));
        return String.format(
                Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"-%d 0 %d %d\" role=\"img\" aria-label=\"%s\"><style>%n%s</style>%n%s</svg>%n",
                MARGIN,
                MARGIN + WIDTH,
                y + 22,
                Page.escaped(chart.title()),
                STYLE,
                shapes);
    }

    /** On a logarithmic scale the smallest value still has a bar: a decade below it is the origin. */
    private static double share(BarChart chart, boolean logarithmic, double value) {
        if (!logarithmic) {
            return chart.most() == 0 ? 0 : Math.max(0, value) / chart.most();
        }
        double origin = Math.floor(Math.log10(chart.leastAboveZero())) - 0.2;
        return value <= 0 ? 0 : (Math.log10(value) - origin) / (Math.log10(chart.most()) - origin);
    }

    private static void text(StringBuilder to, String kind, double x, int y, String anchor, String content) {
        to.append(String.format(
                Locale.ROOT,
                "<text class=\"%s\" x=\"%.1f\" y=\"%d\" text-anchor=\"%s\">%s</text>%n",
                kind,
                x,
                y,
                anchor,
                Page.escaped(content)));
    }
}
