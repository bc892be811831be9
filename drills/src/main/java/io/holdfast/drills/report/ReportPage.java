package io.holdfast.drills.report;

import io.holdfast.drills.result.ContenderResult;
import io.holdfast.drills.result.DrillEvent;
import io.holdfast.drills.result.DrillResult;
import io.holdfast.drills.result.Fact;
import io.holdfast.drills.result.Figures;
import io.holdfast.drills.result.Observations;
import io.holdfast.drills.result.RealOutage;
import io.holdfast.drills.result.RealOutage.Moment;
import io.holdfast.drills.result.Recovery;
import io.holdfast.drills.result.Ruling;
import io.holdfast.drills.result.Story;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * {@code report.html}: what a drill has seen, for somebody who knows neither the drill nor the product. One file without
 * scripts, which refers to nothing else, readable in light and in dark.
 */
public final class ReportPage {

    private final DrillResult result;
    private final Observations seen;
    private final Markup page;

    private ReportPage(DrillResult result, Markup page) {
        this.result = result;
        this.seen = result.seen();
        this.page = page;
    }

    /** The whole page. */
    public static String of(DrillResult result) {
        return of(List.of(result));
    }

    /** One page for several drills, which begins with a look at all of them. */
    public static String of(List<DrillResult> results) {
        Markup page = new Markup();
        page.open("html", "lang", "en").line();
        page.open("head").empty("meta", "charset", "utf-8");
        page.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
        String verdicts = results.stream()
                .map(result -> result.seen().drill() + ": " + result.verdict().word())
                .collect(Collectors.joining(", "));
        page.element("title", "Drill " + verdicts);
        page.style(css()).close().line();
        page.open("body").open("main").line();
        if (results.size() > 1) {
            Overview.draw(results, page);
        }
        for (DrillResult result : results) {
            page.open("section", "id", result.seen().drill(), "class", "drill").line();
            new ReportPage(result, page).sections();
            page.close().line();
        }
        words(page);
        page.close().close().close().line();
        return "<!DOCTYPE html>\n" + page;
    }

    private void sections() {
        head();
        cards();
        timeline();
        real();
        story();
        said();
        page.element("h2", "The figures");
        FigureTable.draw(seen, page);
        rules();
        conditions();
    }

    static String css() {
        try (InputStream in = ReportPage.class.getResourceAsStream("report.css")) {
            if (in == null) {
                throw new IllegalStateException("report.css is missing beside " + ReportPage.class);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read report.css", e);
        }
    }

    // ---- at a glance ----

    private void head() {
        page.element("div", "Holdfast drill “" + seen.drill() + "”", "class", "eyebrow");
        page.element("h1", result.story().title()).line();
        page.element("p", result.story().introduction()).line();
        boolean pass = result.verdict().pass();
        long broken = result.verdict().rulings().stream()
                .filter(ruling -> !ruling.holds())
                .count();
        int rules = result.verdict().rulings().size();
        page.open("div", "class", "verdict " + result.verdict().word());
        page.element("strong", pass ? "Pass" : "Fail");
        page.element("span", pass ? "All " + rules + " rules hold." : broken + " of " + rules + " rules do not hold.");
        page.close().line();
    }

    private void cards() {
        page.open("div", "class", "cards").line();
        for (ContenderResult contender : seen.contenders()) {
            page.open("section", "class", isWell(contender) ? "card well" : "card");
            page.element("h3", contender.name());
            page.element("p", contender.description(), "class", "soft");
            page.element("p", result.story().headlines().getOrDefault(contender.name(), ""), "class", "headline");
            page.open("div", "class", "stats");
            stat(share(contender), "of its operations failed");
            stat(Figures.seconds(contender.longestGapMillis()), "the longest time without success");
            stat(Figures.count(contender.invariants().lost()), "acknowledged writes lost");
            page.close();
            page.close().line();
        }
        page.close().line();
    }

    /** Who serves, and has lost what it was thanked for, is not well. */
    private static boolean isWell(ContenderResult contender) {
        return contender.recovered() && contender.invariants().clean();
    }

    private void stat(String figure, String meaning) {
        page.open("div").element("b", figure).element("span", meaning).close();
    }

    private static String share(ContenderResult contender) {
        double share = 100.0 * contender.failed() / Math.max(1, contender.ok() + contender.failed());
        return String.format(Locale.ROOT, share < 1 ? "%.2f %%" : "%.0f %%", share);
    }

    // ---- the timeline ----

    private void timeline() {
        page.element("h2", "What could be seen").open("div", "class", "panel").line();
        page.open("ul", "class", "legend");
        legend("ok", "acknowledged, per tenth of a second");
        legend("slow", "acknowledged after more than a second");
        legend("failed", "failed");
        legend("writer", "the writer, or a connection to it");
        legend("reader", "a read-only server");
        legend("stray", "a connection to another server, or a second server that accepts writes");
        legend("down", "a server that is down");
        legend("connect", "connections opened or tried, per half second; where nothing listens none is counted");
        legend("incident", "an incident, as Holdfast saw it");
        legend("pending", "an alert that waits whether it lasts");
        legend("firing", "an alert that fires");
        page.close().line();
        Timeline.draw(seen, 1104, true, "wide", page);
        Timeline.draw(seen, 720, false, "middle", page);
        Timeline.draw(seen, 380, false, "narrow", page);
        page.open("ol", "class", "events").line();
        for (int i = 0; i < seen.events().size(); i++) {
            DrillEvent event = seen.events().get(i);
            page.open("li").element("span", String.valueOf(i + 1), "class", "number");
            page.element("span", Figures.moment(event.startNanos()), "class", "time");
            page.element("span", event.detail()).close().line();
        }
        page.close().close().line();
    }

    private void legend(String swatch, String text) {
        page.open("li")
                .element("span", "", "class", "swatch-" + swatch)
                .text(text)
                .close();
    }

    private void said() {
        SaidTable.draw(seen.monitoring(), page);
    }

    private void story() {
        page.element("h2", "What happened").line();
        for (Story.Paragraph paragraph : result.story().paragraphs()) {
            page.open("p").element("strong", paragraph.lead() + ". ").text(paragraph.text());
            page.close().line();
        }
    }

    /** The outage that the drill is after, where there was one. */
    private void real() {
        RealOutage real = result.story().real();
        if (real == null) {
            return;
        }
        page.element("h2", "Beside the real one: " + real.name());
        page.element(
                "p",
                "The share of calls that failed for good, or waited for more than a second, from the drill's first event to its end,"
                        + " drawn over the " + RealOutage.inWords(real.length())
                        + " that the real one lasted. The letters are what"
                        + " happened then; the numbers are the drill's own events, as they are listed above.");
        page.open("div", "class", "panel").line();
        RealTime.draw(seen, real, 1104, "wide", page);
        RealTime.draw(seen, real, 720, "middle", page);
        RealTime.draw(seen, real, 380, "narrow", page);
        page.open("ol", "class", "events real").line();
        for (int i = 0; i < real.moments().size(); i++) {
            Moment moment = real.moments().get(i);
            page.open("li").element("span", RealTime.letter(i), "class", "number");
            page.element("span", RealOutage.inWords(moment.after()), "class", "time");
            page.element("span", moment.what()).close().line();
        }
        page.close().close().line();
    }

    private void rules() {
        page.element("h2", "The verdict, rule by rule")
                .open("div", "class", "scroll")
                .open("table")
                .line();
        page.open("tr").element("th", "").element("th", "What must hold").element("th", "What was seen");
        page.close().line();
        for (Ruling ruling : result.verdict().rulings()) {
            page.open("tr");
            page.element("td", ruling.holds() ? "✓ holds" : "✗ broken", "class", ruling.holds() ? "good" : "bad");
            page.element("td", ruling.rule()).element("td", ruling.seen());
            page.close().line();
        }
        page.close().close().line();
        findings();
    }

    private void findings() {
        List<String> examples = seen.contenders().stream()
                .flatMap(contender ->
                        contender.invariants().examples().stream().map(example -> contender.name() + ": " + example))
                .toList();
        if (!examples.isEmpty()) {
            page.element("h2", "Lost, duplicated, misreported: the first findings")
                    .open("ul")
                    .line();
            examples.forEach(example -> page.element("li", example).line());
            page.close().line();
        }
    }

    // ---- conditions ----

    private void conditions() {
        page.element("h2", "Under which conditions").open("dl").line();
        for (Fact fact : seen.conditions()) {
            entry(fact.name(), fact.value());
        }
        entry("Duration", Figures.moment(seen.durationNanos()) + " of " + seen.seconds() + " s asked for");
        entry("Seed", String.valueOf(seen.seed()));
        page.element("dt", "Again").open("dd").element("code", seen.again());
        page.close().close().line();
        page.element(
                        "p",
                        "Servers and applications share one machine: times say how the two compare, not how fast either is.",
                        "class",
                        "soft")
                .line();
    }

    private static void words(Markup page) {
        page.element("h2", "What the words mean").open("dl").line();
        entry(
                page,
                "Writer",
                "The one server of the cluster that accepts writes; the others are its read-only replicas.");
        entry(
                page,
                "Endpoint",
                "The cluster's name, as a DNS entry would be: it leads to the writer and follows it late.");
        entry(
                page,
                "Pool",
                "Keeps connections open for the application, so that it need not open one for every operation.");
        entry(
                page,
                "Not applied",
                "SQLSTATE 40001, as for a deadlock: nothing of it is in the database; run it again.");
        entry(page, "Unknown", "SQLSTATE 08007: the link died after a commit was sent; look before repeating it.");
        entry(
                page,
                "Recovered",
                "In the last " + Recovery.CALM.toSeconds()
                        + " seconds before the next event, or the end, every thread had"
                        + " operations acknowledged and none failed; and nobody had helped.");
        page.close().line();
    }

    private void entry(String term, String meaning) {
        entry(page, term, meaning);
    }

    private static void entry(Markup page, String term, String meaning) {
        page.element("dt", term).element("dd", meaning).line();
    }
}
