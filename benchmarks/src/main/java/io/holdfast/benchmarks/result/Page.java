package io.holdfast.benchmarks.result;

import io.holdfast.benchmarks.result.BarChart.Bar;
import io.holdfast.benchmarks.result.BarChart.Group;
import java.util.List;
import java.util.Locale;

/** A result as one HTML file with inline SVG: no scripts, nothing loaded. */
final class Page {

    private static final String STYLE = """
            :root { color-scheme: light dark; --ink: #1c2733; --soft: #66727e; --line: #d8dee4; --back: #ffffff;
                    --ours: #0b6e63; --other: #9fb0bf; }
            @media (prefers-color-scheme: dark) { :root { --ink: #e6ebf0; --soft: #9aa7b3; --line: #333d47;
                    --back: #14191f; --ours: #35c2ad; --other: #5c6d7c; } }
            body { font: 15px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--back);
                   max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
            h1 { font-size: 1.5rem; } h2 { font-size: 1.1rem; margin-top: 2.2rem; }
            ul.conditions { color: var(--soft); padding-left: 1.1rem; }
            .wide { overflow-x: auto; }
            table { border-collapse: collapse; font-variant-numeric: tabular-nums; }
            th, td { padding: .2rem .7rem; border-bottom: 1px solid var(--line); text-align: right; white-space: nowrap; }
            th:first-child, td:first-child { text-align: left; }
            svg { width: 100%; height: auto; } svg text { fill: var(--ink); font-size: 12px; }
            svg text.soft { fill: var(--soft); } svg .ours { fill: var(--ours); } svg .other { fill: var(--other); }
            """;

    private static final int WIDTH = 900;
    private static final int LABELS = 210;
    private static final int VALUES = 110;
    private static final int BAR = 15;
    private static final int STEP = 19;

    private Page() {}

    static String of(Result result) {
        StringBuilder page = new StringBuilder("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">")
                .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>")
                .append(escaped(result.title()))
                .append("</title><style>\n")
                .append(STYLE)
                .append("</style></head><body>\n<h1>")
                .append(escaped(result.title()))
                .append("</h1>\n");
        list(page, result.conditions());
        result.charts().forEach(chart -> append(page, chart));
        result.tables().forEach(table -> append(page, table));
        if (!result.notes().isEmpty()) {
            page.append("<h2>Notes</h2>\n");
            list(page, result.notes());
        }
        return page.append("</body></html>\n").toString();
    }

    private static void list(StringBuilder page, List<String> lines) {
        page.append("<ul class=\"conditions\">");
        lines.forEach(line -> page.append("<li>").append(escaped(line)).append("</li>"));
        page.append("</ul>\n");
    }

    private static void append(StringBuilder page, Table table) {
        page.append("<h2>").append(escaped(table.title())).append("</h2>\n<div class=\"wide\"><table><tr>");
        table.header().forEach(cell -> page.append("<th>").append(escaped(cell)).append("</th>"));
        page.append("</tr>\n");
        for (List<String> row : table.rows()) {
            page.append("<tr>");
            row.forEach(cell -> page.append("<td>").append(escaped(cell)).append("</td>"));
            page.append("</tr>\n");
        }
        page.append("</table></div>\n");
    }

    private static void append(StringBuilder page, BarChart chart) {
        boolean logarithmic = chart.logarithmic();
        String unit = chart.unit() + (logarithmic ? ", logarithmic: each step of the scale is ten times the last" : "");
        page.append("<h2>").append(escaped(chart.title())).append("</h2>\n");
        StringBuilder shapes = new StringBuilder();
        int y = 6;
        for (Group group : chart.groups()) {
            y += 20;
            text(shapes, "soft", 0, y - 5, "start", group.title());
            for (Bar bar : group.bars()) {
                double share = share(chart, logarithmic, bar.value());
                double length = share * (WIDTH - LABELS - VALUES);
                String kind = bar.label().contains("holdfast") ? "ours" : "other";
                text(shapes, "", LABELS - 8, y + BAR - 3, "end", bar.label());
                shapes.append(String.format(
                        Locale.ROOT,
                        "<rect class=\"%s\" x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"%d\" rx=\"2\"/>",
                        kind,
                        LABELS,
                        y,
                        Math.max(1, length),
                        BAR));
                text(shapes, "", LABELS + Math.max(1, length) + 6, y + BAR - 3, "start", Numbers.shown(bar.value()));
                y += STEP;
            }
            y += 8;
        }
        page.append("<svg viewBox=\"0 0 ")
                .append(WIDTH)
                .append(' ')
                .append(y + 22)
                .append("\" role=\"img\" aria-label=\"")
                .append(escaped(chart.title()))
                .append("\">")
                .append(shapes);
        text(page, "soft", LABELS, y + 12, "start", unit);
        page.append("</svg>\n");
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
                "<text class=\"%s\" x=\"%.1f\" y=\"%d\" text-anchor=\"%s\">%s</text>",
                kind,
                x,
                y,
                anchor,
                escaped(content)));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
