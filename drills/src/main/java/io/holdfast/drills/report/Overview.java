package io.holdfast.drills.report;

import io.holdfast.drills.result.ContenderResult;
import io.holdfast.drills.result.DrillResult;
import io.holdfast.drills.result.Figures;
import java.util.List;

/** What became of several drills, at a glance. */
final class Overview {

    private Overview() {}

    static void draw(List<DrillResult> results, Markup page) {
        long passed = results.stream().filter(result -> result.verdict().pass()).count();
        boolean all = passed == results.size();
        page.element("div", "Holdfast drills", "class", "eyebrow");
        page.element("h1", "Real outages, staged again").line();
        page.open("div", "class", all ? "verdict pass" : "verdict fail");
        page.element("strong", all ? "Pass" : "Fail");
        page.element("span", passed + " of " + results.size() + " drills passed.")
                .close()
                .line();
        page.open("div", "class", "scroll").open("table").line();
        page.open("tr");
        for (String title :
                new String[] {"Drill", "Application", "What became of it", "Failed", "Longest gap", "Lost"}) {
            page.element("th", title);
        }
        page.close().line();
        results.forEach(result -> rows(result, page));
        page.close().close().line();
    }

    private static void rows(DrillResult result, Markup page) {
        boolean first = true;
        for (ContenderResult contender : result.seen().contenders()) {
            page.open("tr").open("td");
            if (first) {
                String name = result.seen().drill();
                page.open("a", "href", "#" + name).text(name).close();
                page.element(
                        "div",
                        result.verdict().word(),
                        "class",
                        result.verdict().pass() ? "good" : "bad");
            }
            page.close();
            page.element("td", contender.name());
            page.element("td", result.story().headlines().getOrDefault(contender.name(), ""));
            page.element("td", Figures.count(contender.failed()), "class", "figure");
            page.element("td", Figures.seconds(contender.longestGapMillis()), "class", "figure");
            page.element("td", Figures.count(contender.invariants().lost()), "class", "figure");
            page.close().line();
            first = false;
        }
    }
}
