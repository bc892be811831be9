package io.holdfast.drills.alerts;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The values of a series as promtool's tests write them: {@code 1 2+3x4 _ stale NaN}. */
final class SeriesNotation {

    private static final String NUMBER = "[+-]?(?:\\d+(?:\\.\\d+)?(?:e[+-]?\\d+)?|NaN|Inf)";
    private static final Pattern ITEM =
            Pattern.compile("(" + NUMBER + "|_|stale)(?:([+-](?:\\d+(?:\\.\\d+)?))?x(\\d+))?");

    private SeriesNotation() {}

    /** One for each interval; null is no sample. The times start at 0. */
    static List<@Nullable Point> points(String values, long intervalNanos) {
        List<@Nullable Point> points = new ArrayList<>();
        for (String item : values.strip().split("\\s+")) {
            Matcher matcher = ITEM.matcher(item);
            if (!matcher.matches()) {
                throw new IllegalArgumentException(item + " in " + values);
            }
            String begin = matcher.group(1);
            boolean isNumber = !begin.equals("_") && !begin.equals("stale");
            double step = matcher.group(2) == null ? 0 : Double.parseDouble(matcher.group(2));
            int more = matcher.group(3) == null ? 0 : Integer.parseInt(matcher.group(3));
            // 1+0x3 are four values, and _x3 are three.
            int count = isNumber ? more + 1 : Math.max(1, more);
            for (int i = 0; i < count; i++) {
                long nanos = points.size() * intervalNanos;
                if (begin.equals("_")) {
                    points.add(null);
                } else {
                    points.add(isNumber ? Point.of(nanos, number(begin) + step * i) : Point.end(nanos));
                }
            }
        }
        return points;
    }

    static double number(String text) {
        return switch (text) {
            case "Inf", "+Inf" -> Double.POSITIVE_INFINITY;
            case "-Inf" -> Double.NEGATIVE_INFINITY;
            default -> Double.parseDouble(text);
        };
    }
}
