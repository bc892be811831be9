package io.holdfast.drills.alerts;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads Prometheus' text format 0.0.4, without times: an exporter that gives them is none of ours. */
final class Exposition {

    private static final Pattern SAMPLE =
            Pattern.compile("([a-zA-Z_:][\\w:]*)[ \\t]*(?:\\{(.*)})?[ \\t]*([^ \\t{}\"]+)[ \\t]*");
    private static final Pattern LABEL =
            Pattern.compile("[ \\t]*([a-zA-Z_]\\w*)[ \\t]*=[ \\t]*\"((?:[^\"\\\\]|\\\\.)*)\"[ \\t]*(?:,[ \\t]*|$)");
    private static final Pattern ESCAPE = Pattern.compile("\\\\(.)");

    /** Gets what was read, in the order of the text. */
    interface Sink {
        void sample(Labels labels, double value);
    }

    private Exposition() {}

    /** @throws IllegalArgumentException if a line is not in the format */
    static void read(String text, Sink sink) {
        text.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).forEach(line -> {
            Matcher sample = SAMPLE.matcher(line);
            if (!sample.matches()) {
                throw error(line);
            }
            Map<String, String> labels = new LinkedHashMap<>();
            labels.put(Labels.NAME, sample.group(1));
            if (sample.group(2) != null) {
                labels(sample.group(2), line, labels);
            }
            sink.sample(Labels.of(labels), value(sample.group(3), line));
        });
    }

    private static void labels(String text, String line, Map<String, String> labels) {
        Matcher label = LABEL.matcher(text);
        int at = 0;
        while (at < text.length()) {
            if (!label.region(at, text.length()).lookingAt()) {
                throw error(line);
            }
            labels.put(label.group(1), unescaped(label.group(2)));
            at = label.end();
        }
    }

    private static String unescaped(String text) {
        return ESCAPE.matcher(text)
                .replaceAll(escape -> Matcher.quoteReplacement(escape.group(1).equals("n") ? "\n" : escape.group(1)));
    }

    private static double value(String text, String line) {
        try {
            return switch (text) {
                case "+Inf" -> Double.POSITIVE_INFINITY;
                case "-Inf" -> Double.NEGATIVE_INFINITY;
                default -> Double.parseDouble(text);
            };
        } catch (NumberFormatException e) {
            throw error(line);
        }
    }

    private static IllegalArgumentException error(String line) {
        return new IllegalArgumentException("No line of Prometheus' text format 0.0.4 without times: " + line);
    }
}
