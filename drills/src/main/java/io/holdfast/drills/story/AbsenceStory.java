package io.holdfast.drills.story;

import static io.holdfast.drills.result.Figures.count;
import static io.holdfast.drills.result.Figures.moment;
import static io.holdfast.drills.result.Figures.seconds;

import io.holdfast.drills.result.ContenderResult;
import io.holdfast.drills.result.DrillEvent;
import io.holdfast.drills.result.Observations;
import io.holdfast.drills.stage.Absence;
import io.holdfast.drills.stage.Entrants;
import java.util.OptionalLong;

/** The sentences of drills in which the writer is away for a while. */
public final class AbsenceStory {

    private AbsenceStory() {}

    /** How much later than there was another writer each application wrote again. */
    public static Telling telling(Observations seen) {
        Telling telling = Telling.of(seen);
        long promoted = seen.event(Absence.PROMOTE).endNanos();
        for (ContenderResult contender : seen.contenders()) {
            OptionalLong first = contender.firstAcknowledgedAfter(promoted);
            telling.headline(
                    contender.name(),
                    first.isPresent()
                            ? "It wrote again " + seconds((first.getAsLong() - promoted) / 1_000_000)
                                    + " after there was another writer."
                            : "It never wrote again.");
        }
        return telling;
    }

    /** That another one took over, and how much each application got done meanwhile. */
    public static String takeOver(Observations seen) {
        DrillEvent promote = seen.event(Absence.PROMOTE);
        DrillEvent endpoint = seen.event(Absence.ENDPOINT);
        long until = seen.event(Absence.RETURN).startNanos();
        return "At " + moment(promote.endNanos()) + " another one was the writer, and from "
                + moment(endpoint.startNanos()) + " on the endpoint led to it. In the "
                + seconds((until - promote.endNanos()) / 1_000_000)
                + " until the old one began to come back, plain had "
                + count(seen.contender(Entrants.PLAIN).acknowledgedBetween(promote.endNanos(), until))
                + " and holdfast "
                + count(seen.contender(Entrants.HOLDFAST).acknowledgedBetween(promote.endNanos(), until))
                + " operations acknowledged.";
    }
}
