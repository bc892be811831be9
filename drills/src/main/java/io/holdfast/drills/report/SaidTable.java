package io.holdfast.drills.report;

import io.holdfast.drills.alerts.AlertSpan;
import io.holdfast.drills.result.Figures;
import io.holdfast.drills.result.Monitoring;
import io.holdfast.drills.result.Remark;
import io.holdfast.drills.result.Remark.Kind;
import java.util.List;

/** Word for word what Holdfast said, and what the alerts would have said. */
final class SaidTable {

    /** More than a reader reads; a fleet says a lot. */
    private static final int MOST = 40;

    private SaidTable() {}

    static void draw(Monitoring monitoring, Markup page) {
        if (monitoring.remarks().isEmpty() && monitoring.alerts().isEmpty()) {
            return;
        }
        page.element("h2", "What Holdfast said").line();
        boolean several = monitoring.remarks().stream().anyMatch(remark -> remark.process() > 0);
        page.open("div", "class", "scroll").open("table").line();
        List<Remark> told = monitoring.remarks().stream()
                .filter(remark -> remark.kind() != Kind.OPENED)
                .toList();
        told.stream().limit(MOST).forEach(remark -> {
            page.open("tr").element("td", Figures.moment(remark.atNanos()), "class", "figure");
            if (several) {
                page.element("td", "JVM " + (remark.process() + 1));
            }
            page.element("td", word(remark.kind())).open("td");
            remark.text()
                    .lines()
                    .forEach(
                            line -> page.element("div", line.strip(), "class", line.startsWith(" ") ? "soft" : "said"));
            page.close().close().line();
        });
        page.close().close().line();
        if (told.size() > MOST) {
            page.element("p", "And " + (told.size() - MOST) + " more.", "class", "soft")
                    .line();
        }
        alerts(monitoring, page);
    }

    private static void alerts(Monitoring monitoring, Markup page) {
        page.element("h2", "What would have been alerted").line();
        page.element(
                        "p",
                        "The rules of ops/prometheus, evaluated over Holdfast's metrics four times a second. Their waiting times are divided by "
                                + monitoring.alertsFaster()
                                + ", so that a minute of them is a second here; their thresholds are not.",
                        "class",
                        "soft")
                .line();
        List<AlertSpan> fired =
                monitoring.alerts().stream().filter(AlertSpan::fired).toList();
        if (fired.isEmpty()) {
            page.element("p", "No alert fired.").line();
        }
        page.open("ul").line();
        for (AlertSpan alert : fired) {
            String end = alert.resolvedNanos() < 0 ? "to the end" : "to " + Figures.moment(alert.resolvedNanos());
            String node = alert.labels().getOrDefault("node", "");
            page.open("li")
                    .element("strong", alert.alert())
                    .text((node.isEmpty() ? "" : " (" + node + ")") + " from " + Figures.moment(alert.firingNanos())
                            + " " + end + ": " + alert.description());
            page.close().line();
        }
        page.close().line();
        if (!monitoring.outOfReach().isEmpty()) {
            page.element(
                            "p",
                            "Not to be had in so short a time: " + String.join(", ", monitoring.outOfReach()) + ".",
                            "class",
                            "soft")
                    .line();
        }
    }

    private static String word(Kind kind) {
        return switch (kind) {
            case OPENED -> "begins";
            case ESCALATED -> "warning";
            case CLOSED -> "over";
            case NOTICED -> "notice";
        };
    }
}
