package io.holdfast.drills.stage;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What the caller wants of a drill.
 *
 * @param engine what the servers are
 * @param seconds how long it is to take
 * @param seed what the drill's choices come from: equal seeds, equal choices
 * @param logs a folder, where processes of the drill may write what drivers and pools have to say
 * @param options what else stands in the URL of Holdfast's application, as {@code holdfast.recovery=report}; empty for nothing
 * @param prefix what that URL begins with instead, as {@code jdbc:mysql://}, to see the rules without Holdfast; empty for Holdfast
 */
public record DrillSettings(Engine engine, int seconds, long seed, Path logs, String options, String prefix) {

    /** What no shell reads as anything but itself. */
    private static final Pattern PLAIN_WORD = Pattern.compile("[\\w./:=,@%+-]+");

    /** Who takes part, with the caller's wishes for Holdfast. */
    List<Entrant> entrants(Drill drill) {
        return drill.entrants(engine).stream()
                .map(entrant -> entrant.name().equals(Entrants.HOLDFAST)
                        ? entrant.withOptions(options).withPrefix(prefix)
                        : entrant)
                .toList();
    }

    /** The command that runs this drill in the same way again. */
    String command(Drill drill) {
        return "bin/drill " + drill.name() + " --engine " + engine + " --seconds " + seconds + " --seed " + seed
                + option("--options", options) + option("--prefix", prefix);
    }

    private static String option(String name, String value) {
        if (value.isEmpty()) {
            return "";
        }
        boolean plain = PLAIN_WORD.matcher(value).matches();
        return " " + name + " " + (plain ? value : "'" + value.replace("'", "'\\''") + "'");
    }
}
