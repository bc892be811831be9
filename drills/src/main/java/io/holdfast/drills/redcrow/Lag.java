package io.holdfast.drills.redcrow;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What Holdfast's metrics say of replicas that are behind. Pure. */
final class Lag {

    private static final Pattern LINE =
            Pattern.compile("^holdfast_node_lag_seconds\\{[^}]*} ([0-9.E+]+)$", Pattern.MULTILINE);

    private Lag() {}

    /**
     * The longest lag of any node, in whole seconds; 0 if none is known.
     *
     * @param metrics as Prometheus reads them, of each process
     */
    static long longestSeconds(List<String> metrics) {
        double longest = 0;
        for (String text : metrics) {
            Matcher line = LINE.matcher(text);
            while (line.find()) {
                longest = Math.max(longest, Double.parseDouble(line.group(1)));
            }
        }
        return (long) longest;
    }
}
