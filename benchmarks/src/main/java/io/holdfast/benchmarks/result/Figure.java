package io.holdfast.benchmarks.result;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * One figure; a row of the JSON.
 *
 * @param kase what was measured; under its English name in the JSON, which Java does not allow
 * @param error half of the interval around the value, in its unit; 0 where there is none
 * @param bytesPerOp what one operation allocates; null where that was not measured
 */
public record Figure(
        String contender,
        @JsonProperty("case") String kase,
        double value,
        String unit,
        double error,
        @Nullable Double bytesPerOp) {

    public static Figure of(String contender, String kase, double value, String unit) {
        return new Figure(contender, kase, value, unit, 0, null);
    }
}
