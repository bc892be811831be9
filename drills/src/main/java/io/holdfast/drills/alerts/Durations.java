package io.holdfast.drills.alerts;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as Prometheus writes them: {@code 5m}, {@code 1h30m}. */
final class Durations {

    private static final Pattern WHOLE = Pattern.compile("(?:\\d+(?:ms|[smhdwy]))+");
    private static final Pattern PART = Pattern.compile("(\\d+)(ms|[smhdwy])");

    private Durations() {}

    /** @throws IllegalArgumentException if it is none */
    static long nanos(String text) {
        if (!WHOLE.matcher(text).matches()) {
            throw new IllegalArgumentException("'" + text + "' is no duration such as 5m or 1h30m");
        }
        long nanos = 0;
        Matcher part = PART.matcher(text);
        while (part.find()) {
            nanos = Math.addExact(nanos, Math.multiplyExact(Long.parseLong(part.group(1)), unit(part.group(2))));
        }
        return nanos;
    }

    private static long unit(String name) {
        return 1_000_000L
                * switch (name) {
                    case "ms" -> 1;
                    case "s" -> 1_000;
                    case "m" -> 60_000;
                    case "h" -> 3_600_000;
                    case "d" -> 86_400_000;
                    case "w" -> 7 * 86_400_000L;
                    default -> 365 * 86_400_000L;
                };
    }
}
