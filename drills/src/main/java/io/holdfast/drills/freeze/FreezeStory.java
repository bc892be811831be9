package io.holdfast.drills.freeze;

import static io.holdfast.drills.result.Figures.moment;

import io.holdfast.drills.result.DrillEvent;
import io.holdfast.drills.result.Observations;
import io.holdfast.drills.result.Story;
import io.holdfast.drills.stage.Absence;
import io.holdfast.drills.story.AbsenceStory;

/** Tells what was seen. */
final class FreezeStory {

    private static final String TITLE = "The writer that closes nothing";

    private static final String INTRODUCTION =
            "A machine swaps itself to death, a disk stops answering, a hypervisor pauses a guest: the database server is"
                    + " there, its connections are open, and nothing comes back on them. No error tells anybody to go"
                    + " elsewhere. Whoever waits for an answer without a limit waits for as long as it lasts.";

    private FreezeStory() {}

    static Story of(Observations seen) {
        DrillEvent freeze = seen.event(FreezeDrill.FREEZE);
        DrillEvent back = seen.event(Absence.RETURN);
        return AbsenceStory.telling(seen)
                .paragraph(
                        "The writer freezes",
                        "At " + moment(freeze.startNanos()) + " the writer's server was stopped. "
                                + AbsenceStory.takeOver(seen) + " At " + moment(back.startNanos())
                                + " the old writer went on, and was then made a read-only replica.")
                .courses(freeze, seen.durationNanos())
                .story(TITLE, INTRODUCTION);
    }
}
