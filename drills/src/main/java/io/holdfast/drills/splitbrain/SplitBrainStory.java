package io.holdfast.drills.splitbrain;

import static io.holdfast.drills.result.Figures.count;
import static io.holdfast.drills.result.Figures.moment;

import io.holdfast.drills.result.DrillEvent;
import io.holdfast.drills.result.Observations;
import io.holdfast.drills.result.Story;
import io.holdfast.drills.story.Telling;
import java.util.stream.Collectors;

/** Tells what was seen. */
final class SplitBrainStory {

    private static final String TITLE = "Two servers that accept writes";

    private static final String INTRODUCTION =
            "A writer fails, another one takes over, and then the first comes back as if nothing had happened: writable, and"
                    + " ready to acknowledge. The name still leads to it. Nothing fails from then on, which is the trouble:"
                    + " what is written there is thanked for, and gone when somebody puts the cluster in order.";

    private SplitBrainStory() {}

    static Story of(Observations seen) {
        DrillEvent kill = seen.event(SplitBrainDrill.KILL);
        return Telling.of(seen)
                .paragraph(
                        "The writer is killed",
                        "At " + moment(kill.startNanos()) + " the writer was killed; at "
                                + moment(seen.event(SplitBrainDrill.PROMOTE).endNanos())
                                + " another one had taken over.")
                .paragraph("And comes back writable", twoWriters(seen))
                .courses(kill, seen.durationNanos())
                .story(TITLE, INTRODUCTION);
    }

    private static String twoWriters(Observations seen) {
        String went = seen.contenders().stream()
                .map(contender -> {
                    Destinations where = Destinations.of(contender, seen);
                    return contender.name() + " wrote " + count(where.right()) + " rows to the writer and "
                            + count(where.wrong()) + " to the other one";
                })
                .collect(Collectors.joining(", "));
        return "From " + moment(seen.event(SplitBrainDrill.RETURN).endNanos())
                + " on two servers accepted writes. Until "
                + moment(seen.event(SplitBrainDrill.ENDPOINT).startNanos())
                + " the endpoint led fresh connections to the one that had been replaced; at "
                + moment(seen.event(SplitBrainDrill.TAKE_OUT).startNanos())
                + " somebody found it and made it a replica. Meanwhile " + went + ".";
    }
}
