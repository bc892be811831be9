package io.holdfast.drills.show;

import io.holdfast.drills.result.ContenderResult;
import io.holdfast.drills.result.DrillResult;
import io.holdfast.drills.result.FailureCode;
import io.holdfast.drills.result.Figures;
import io.holdfast.drills.result.Observations;
import io.holdfast.drills.result.Recovery;
import io.holdfast.drills.result.Ruling;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;

/** The end of a drill on a terminal: the figures side by side, then the verdict, rule by rule. */
public final class ResultTable {

    private static final int LABEL_WIDTH = 46;
    private static final int COLUMN_WIDTH = 12;

    private final DrillResult result;
    private final List<String> lines = new ArrayList<>();

    private ResultTable(DrillResult result) {
        this.result = result;
    }

    public static List<String> of(DrillResult result) {
        ResultTable table = new ResultTable(result);
        table.figures();
        table.verdict();
        return List.copyOf(table.lines);
    }

    private void figures() {
        Observations seen = result.seen();
        row("", ContenderResult::name);
        row("acknowledged", contender -> String.valueOf(contender.ok()));
        row("failed", contender -> String.valueOf(contender.failed()));
        for (String code : codes(seen)) {
            row(
                    "  " + code + "  " + FailureCode.meaning(code),
                    contender -> String.valueOf(contender.failures().getOrDefault(code, 0L)));
        }
        row("lost", contender -> String.valueOf(contender.invariants().lost()));
        row("duplicated", contender -> String.valueOf(contender.invariants().duplicated()));
        row("misreported", contender -> String.valueOf(contender.invariants().misreported()));
        for (String node : seen.contenders().get(0).arrivals().keySet()) {
            row(
                    "rows written on " + node + " while two accepted writes",
                    contender -> String.valueOf(contender.arrivals().getOrDefault(node, 0L)));
        }
        row(
                "longest gap (servers: " + seen.serverGapMillis() + " ms)",
                contender -> contender.longestGapMillis() + " ms");
        for (Recovery fault : seen.contenders().get(0).recoveries()) {
            row("recovered from: " + fault.event(), contender -> recovery(contender, fault.event()));
        }
        row("connects during the faults", contender -> String.valueOf(contender.connectsDuringFault()));
        row("latency, median", contender -> Figures.millis(contender.latency().p50()));
        row("latency, 99 %", contender -> Figures.millis(contender.latency().p99()));
        lines.add("");
    }

    private static Set<String> codes(Observations seen) {
        Set<String> codes = new LinkedHashSet<>();
        seen.contenders().forEach(contender -> codes.addAll(contender.failures().keySet()));
        return codes;
    }

    private static String recovery(ContenderResult contender, String event) {
        Recovery recovery = contender.recovery(event);
        return recovery.calmAfter() ? recovery.healedAfterMillis() + " ms" : "no";
    }

    private void row(String label, Function<ContenderResult, String> figure) {
        StringBuilder line = new StringBuilder(String.format(Locale.ROOT, "%-" + LABEL_WIDTH + "s", label));
        for (ContenderResult contender : result.seen().contenders()) {
            line.append(String.format(Locale.ROOT, "%" + COLUMN_WIDTH + "s", figure.apply(contender)));
        }
        lines.add(line.toString());
    }

    private void verdict() {
        for (Ruling ruling : result.verdict().rulings()) {
            lines.add((ruling.holds() ? "  ok    " : "  FAILS ") + ruling.rule() + ": " + ruling.seen());
        }
        lines.add("");
        lines.add("verdict: " + result.verdict().word());
    }
}
