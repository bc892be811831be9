package io.holdfast.drills.report;

import static io.holdfast.drills.result.Figures.count;
import static io.holdfast.drills.result.Figures.millis;
import static io.holdfast.drills.result.Figures.seconds;

import io.holdfast.drills.result.ContenderResult;
import io.holdfast.drills.result.FailureCode;
import io.holdfast.drills.result.Observations;
import io.holdfast.drills.result.Recovery;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/** The figures of all contenders side by side. */
final class FigureTable {

    private static final String PLAIN_FIGURE = "figure";
    private static final String BAD_FIGURE = "figure bad";

    private final Observations seen;
    private final Markup page;

    private FigureTable(Observations seen, Markup page) {
        this.seen = seen;
        this.page = page;
    }

    static void draw(Observations seen, Markup page) {
        new FigureTable(seen, page).draw();
    }

    private void draw() {
        page.open("div", "class", "scroll").open("table").line();
        page.open("tr").element("th", "");
        seen.contenders().forEach(contender -> page.element("th", contender.name(), "class", PLAIN_FIGURE));
        page.close().line();
        operations();
        books();
        arrivals();
        times();
        page.close().close().line();
    }

    private void operations() {
        row("Acknowledged operations", "", contender -> count(contender.ok()));
        row("Failed operations", "exceptions that the application saw", contender -> count(contender.failed()));
        for (String code : codes()) {
            row(
                    "of these " + code,
                    FailureCode.meaning(code),
                    contender -> count(contender.failures().getOrDefault(code, 0L)));
        }
    }

    private Set<String> codes() {
        Set<String> codes = new LinkedHashSet<>();
        seen.contenders().forEach(contender -> codes.addAll(contender.failures().keySet()));
        return codes;
    }

    private void books() {
        finding(
                "Lost",
                "acknowledged, and missing from the database",
                contender -> contender.invariants().lost());
        finding(
                "Duplicated",
                "applied more often than acknowledged and unknown attempts allow",
                contender -> contender.invariants().duplicated());
        finding(
                "Misreported",
                "reported as not applied, and found",
                contender -> contender.invariants().misreported());
    }

    /** Only where somebody counted. */
    private void arrivals() {
        Set<String> nodes = new LinkedHashSet<>();
        seen.contenders().forEach(contender -> nodes.addAll(contender.arrivals().keySet()));
        for (String node : nodes) {
            row(
                    "Rows written on " + node,
                    "while two servers accepted writes",
                    contender -> count(contender.arrivals().getOrDefault(node, 0L)));
        }
    }

    private void times() {
        row(
                "Longest time without an acknowledgement",
                "no server accepted a write for " + seconds(seen.serverGapMillis()),
                contender -> seconds(contender.longestGapMillis()));
        for (Recovery fault : seen.contenders().get(0).recoveries()) {
            row(
                    "Recovered from: " + seen.event(fault.event()).title(),
                    "time until the last failure, or the longest gap, was over",
                    contender -> contender.recovery(fault.event()).inWords(),
                    contender -> !contender.recovery(fault.event()).calmAfter());
        }
        row(
                "Connections opened during the faults",
                "or tried; until the endpoint led to the writer again",
                contender -> count(contender.connectsDuringFault()));
        row(
                "Time per acknowledged operation, median",
                "",
                contender -> millis(contender.latency().p50()));
        row("95 % took at most", "", contender -> millis(contender.latency().p95()));
        row("99 % took at most", "", contender -> millis(contender.latency().p99()));
        row("The longest took", "", contender -> millis(contender.latency().max()));
    }

    /** A count that should be 0. */
    private void finding(String label, String note, Function<ContenderResult, Long> figure) {
        row(label, note, contender -> count(figure.apply(contender)), contender -> figure.apply(contender) > 0);
    }

    private void row(String label, String note, Function<ContenderResult, String> figure) {
        row(label, note, figure, contender -> false);
    }

    private void row(
            String label, String note, Function<ContenderResult, String> figure, Predicate<ContenderResult> bad) {
        page.open("tr").open("td").text(label);
        if (!note.isEmpty()) {
            page.element("span", note, "class", "note");
        }
        page.close();
        for (ContenderResult contender : seen.contenders()) {
            page.element("td", figure.apply(contender), "class", bad.test(contender) ? BAD_FIGURE : PLAIN_FIGURE);
        }
        page.close().line();
    }
}
