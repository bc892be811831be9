package io.holdfast.drills.stage;

import java.nio.file.Path;
import java.util.List;

/**
 * What the caller wants of a drill.
 *
 * @param engine what the servers are
 * @param seconds how long it is to take
 * @param seed what the drill's choices come from: equal seeds, equal choices
 * @param logs a folder, where processes of the drill may write what drivers and pools have to say
 * @param options what else stands in the URL of Holdfast's application, as {@code holdfast.recovery=report}; empty for nothing
 */
public record DrillSettings(Engine engine, int seconds, long seed, Path logs, String options) {

    /** Who takes part, with the caller's options for Holdfast. */
    List<Entrant> entrants(Drill drill) {
        return drill.entrants(engine).stream()
                .map(entrant -> entrant.name().equals(Entrants.HOLDFAST) ? entrant.withOptions(options) : entrant)
                .toList();
    }
}
