package io.holdfast.drills.quorumloss;

import static io.holdfast.drills.result.Figures.moment;
import static io.holdfast.drills.result.Figures.seconds;

import io.holdfast.drills.result.DrillEvent;
import io.holdfast.drills.result.Observations;
import io.holdfast.drills.result.Story;
import io.holdfast.drills.story.Telling;

/** Tells what was seen. */
final class QuorumLossStory {

    private static final String TITLE = "A writer that may not commit";

    private static final String INTRODUCTION =
            "Two of three servers are gone. The writer runs, answers, and accepts statements, but it has promised that nothing"
                    + " it acknowledges can be lost, and there is nobody left to share it with: so it commits nothing. There"
                    + " is no other server to go to either. All that is left to do well is to say so, soon and truly, and"
                    + " to go on by itself as soon as that is possible.";

    private QuorumLossStory() {}

    static Story of(Observations seen) {
        DrillEvent loss = seen.event(QuorumLossDrill.LOSS);
        DrillEvent back = seen.event(QuorumLossDrill.RETURN);
        return Telling.of(seen)
                .paragraph(
                        "Two servers die",
                        "At " + moment(loss.startNanos()) + " both replicas were killed. From "
                                + moment(back.endNanos())
                                + " on the writer could commit again; at "
                                + moment(seen.event(QuorumLossDrill.WHOLE).endNanos())
                                + " all three servers were there. No write was accepted for "
                                + seconds(seen.serverGapMillis())
                                + ". Both applications wait no longer than "
                                + seconds(QuorumLossDrill.ANSWER.toMillis())
                                + " for an answer and " + seconds(QuorumLossDrill.CONNECTION.toMillis())
                                + " for a connection.")
                .courses(loss, seen.durationNanos())
                .story(TITLE, INTRODUCTION);
    }
}
