package io.holdfast.drills.partition;

import static io.holdfast.drills.result.Figures.moment;

import io.holdfast.drills.result.DrillEvent;
import io.holdfast.drills.result.Observations;
import io.holdfast.drills.result.Story;
import io.holdfast.drills.stage.Absence;
import io.holdfast.drills.story.AbsenceStory;

/** Tells what was seen. */
final class PartitionStory {

    private static final String TITLE = "The writer that nobody follows any more";

    private static final String INTRODUCTION =
            "A switch between two racks fails. The database's writer is alive and the applications reach it as ever, but no"
                    + " other server does: what it commits, nobody has, so it cannot say that it is safe. On the other side"
                    + " another server takes over. Nothing is refused and nothing is closed on the old one; calls simply"
                    + " do not come back.";

    private PartitionStory() {}

    static Story of(Observations seen) {
        DrillEvent cut = seen.event(PartitionDrill.CUT);
        DrillEvent back = seen.event(Absence.RETURN);
        return AbsenceStory.telling(seen)
                .paragraph(
                        "The writer is cut off",
                        "At " + moment(cut.startNanos()) + " the writer lost its peers. " + AbsenceStory.takeOver(seen)
                                + " From " + moment(back.startNanos())
                                + " on the network was whole again, and at " + moment(back.endNanos())
                                + " the old writer had come back as a read-only replica.")
                .courses(cut, seen.durationNanos())
                .story(TITLE, INTRODUCTION);
    }
}
