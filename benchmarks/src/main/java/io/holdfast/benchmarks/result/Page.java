package io.holdfast.benchmarks.result;

import java.util.List;

/** A result as one HTML file with inline SVG: no scripts, nothing loaded. */
final class Page {

    private static final String STYLE = """
            :root { color-scheme: light dark; --ink: #1c2733; --soft: #66727e; --line: #d8dee4; --back: #ffffff; }
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
            svg { width: 100%; height: auto; }
            """;

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
        result.charts()
                .forEach(chart -> page.append("<h2>")
                        .append(escaped(chart.title()))
                        .append("</h2>\n")
                        .append(Drawing.of(chart)));
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

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
