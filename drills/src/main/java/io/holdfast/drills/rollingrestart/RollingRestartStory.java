package io.holdfast.drills.rollingrestart;

import static io.holdfast.drills.result.Figures.moment;

import io.holdfast.drills.result.DrillEvent;
import io.holdfast.drills.result.Observations;
import io.holdfast.drills.result.Story;
import io.holdfast.drills.story.Telling;

/** Tells what was seen. */
final class RollingRestartStory {

    private static final String TITLE = "Maintenance, one server after the other";

    private static final String INTRODUCTION =
            "A new minor version, a kernel patch, another parameter: three or four times a year every database server is"
                    + " restarted, the replicas first and the writer last, after a switchover. It is planned, everything"
                    + " goes well, and nobody should have to be awake for it.";

    private RollingRestartStory() {}

    static Story of(Observations seen) {
        DrillEvent replicas = seen.event(RollingRestartDrill.REPLICAS);
        DrillEvent switchover = seen.event(RollingRestartDrill.SWITCHOVER);
        DrillEvent last = seen.event(RollingRestartDrill.OLD_WRITER);
        return Telling.of(seen)
                .paragraph(
                        "The replicas",
                        "From " + moment(replicas.startNanos()) + " to "
                                + moment(seen.event(RollingRestartDrill.OTHER_REPLICA)
                                        .endNanos())
                                + " both replicas were restarted, one after the other.")
                .courses(replicas, switchover.startNanos())
                .paragraph(
                        "The switchover",
                        "At " + moment(switchover.startNanos()) + " the first of them was made the writer; from "
                                + moment(
                                        seen.event(RollingRestartDrill.ENDPOINT).startNanos())
                                + " on the endpoint led to it. Every connection to the old writer stayed open.")
                .courses(switchover, last.startNanos())
                .paragraph(
                        "The old writer",
                        "At " + moment(last.startNanos()) + " the old writer was shut down, and at "
                                + moment(last.endNanos()) + " it was back.")
                .courses(last, seen.durationNanos())
                .story(TITLE, INTRODUCTION);
    }
}
