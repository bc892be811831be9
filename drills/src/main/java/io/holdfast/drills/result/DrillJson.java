package io.holdfast.drills.result;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** What {@code --json} writes. Its names and types are a contract; scripts read it. */
public final class DrillJson {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private DrillJson() {}

    @JsonPropertyOrder({"drill", "engine", "seconds", "seed", "contenders", "serverGapMillis", "verdict"})
    private record Document(
            String drill,
            String engine,
            int seconds,
            long seed,
            List<Contender> contenders,
            long serverGapMillis,
            String verdict) {}

    @JsonPropertyOrder({
        "name",
        "ok",
        "failed",
        "failures",
        "lost",
        "duplicated",
        "misreported",
        "longestGapMillis",
        "recovered",
        "connectsDuringFault"
    })
    private record Contender(
            String name,
            long ok,
            long failed,
            Map<String, Long> failures,
            long lost,
            long duplicated,
            long misreported,
            long longestGapMillis,
            boolean recovered,
            long connectsDuringFault) {}

    @JsonPropertyOrder({"drill", "drills", "verdict"})
    private record Several(String drill, List<Document> drills, String verdict) {}

    /** The result as JSON text that ends with a line break. */
    public static String of(DrillResult result) {
        return text(document(result));
    }

    /** The results of several drills; {@code verdict} is {@code pass} if all passed. */
    public static String of(List<DrillResult> results) {
        boolean pass = results.stream().allMatch(result -> result.verdict().pass());
        return text(new Several("all", results.stream().map(DrillJson::document).toList(), pass ? "pass" : "fail"));
    }

    private static String text(Object document) {
        return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(document) + "\n";
    }

    private static Document document(DrillResult result) {
        Observations seen = result.seen();
        return new Document(
                seen.drill(),
                seen.engine(),
                seen.seconds(),
                seen.seed(),
                seen.contenders().stream().map(DrillJson::contender).toList(),
                seen.serverGapMillis(),
                result.verdict().word());
    }

    private static Contender contender(ContenderResult result) {
        return new Contender(
                result.name(),
                result.ok(),
                result.failed(),
                result.failures(),
                result.invariants().lost(),
                result.invariants().duplicated(),
                result.invariants().misreported(),
                result.longestGapMillis(),
                result.recovered(),
                result.connectsDuringFault());
    }
}
