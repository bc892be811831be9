package io.holdfast.drills.leafdata;

import static io.holdfast.drills.result.Figures.count;
import static io.holdfast.drills.result.Figures.moment;
import static io.holdfast.drills.result.Figures.seconds;

import io.holdfast.drills.result.DrillEvent;
import io.holdfast.drills.result.Observations;
import io.holdfast.drills.result.RealOutage;
import io.holdfast.drills.result.RealOutage.Moment;
import io.holdfast.drills.result.Story;
import io.holdfast.drills.stage.Entrants;
import io.holdfast.drills.story.Telling;
import java.time.Duration;
import java.util.List;

/** Tells what was seen. */
final class LeafdataStory {

    private static final String TITLE = "Nobody could connect, and nobody knew";

    private static final String INTRODUCTION =
            "In July 2021 a single connection of an application to its database broke, at 05:59, and all was well again at once. At"
                    + " 09:27 every connect was refused, and it stayed so for fourteen hours; six and a half of them went by before"
                    + " anybody said so. This drill stages both: what must not be noticed, and what must be.";

    /** Counted from the blip; the notice is the first that went out. */
    private static final RealOutage REAL = new RealOutage(
            "Leafdata, July 2021",
            Duration.ofMinutes(17 * 60 + 28),
            List.of(
                    new Moment(Duration.ZERO, "05:59: one connection breaks; the next one works"),
                    new Moment(Duration.ofMinutes(208), "09:27: every connect is refused (error 2003)"),
                    new Moment(Duration.ofMinutes(598), "about 16:00: the first notice to users"),
                    new Moment(Duration.ofMinutes(17 * 60 + 28), "after 14 hours: connections are accepted again")));

    private LeafdataStory() {}

    static Story of(Observations seen) {
        DrillEvent refused = seen.event(LeafdataDrill.REFUSED);
        DrillEvent open = seen.event(LeafdataDrill.OPEN);
        return Telling.of(seen)
                .after(REAL)
                .paragraph(
                        "One connection breaks",
                        "At " + moment(seen.event(LeafdataDrill.BLIP).startNanos())
                                + " one connection of each application was reset, once.")
                .paragraph(
                        "Every connect is refused",
                        "From " + moment(refused.startNanos()) + " to " + moment(open.endNanos())
                                + " nobody could connect to any server. Holdfast's application had said that it waits "
                                + seconds(LeafdataDrill.PATIENCE.toMillis())
                                + " for a writer (holdfast.failoverTimeout); once an outage is older than that, calls fail at once."
                                + " In this time " + answers(seen, Entrants.PLAIN, refused, open) + ", "
                                + answers(seen, Entrants.HOLDFAST, refused, open) + ".")
                .courses(refused, seen.durationNanos())
                .story(TITLE, INTRODUCTION);
    }

    private static String answers(Observations seen, String name, DrillEvent refused, DrillEvent open) {
        long answers = seen.contender(name).attempts().stream()
                .filter(attempt -> attempt.endNanos() >= refused.endNanos() && attempt.endNanos() < open.startNanos())
                .count();
        return name + " got " + count(answers) + " answers";
    }
}
