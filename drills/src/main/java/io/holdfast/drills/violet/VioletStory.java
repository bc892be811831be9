package io.holdfast.drills.violet;

import static io.holdfast.drills.result.Figures.count;
import static io.holdfast.drills.result.Figures.moment;

import io.holdfast.drills.result.DrillEvent;
import io.holdfast.drills.result.Observations;
import io.holdfast.drills.result.RealOutage;
import io.holdfast.drills.result.RealOutage.Moment;
import io.holdfast.drills.result.Story;
import io.holdfast.drills.stage.Entrants;
import io.holdfast.drills.story.Telling;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** Tells what was seen. */
final class VioletStory {

    private static final String TITLE = "A cluster in a crash loop";

    private static final String INTRODUCTION =
            "In March 2024 a defect in the storage below an Aurora MySQL cluster had it crash and recover in a loop, for 97 minutes. The"
                    + " first alert came eight minutes late; the first suspect was a tool of their own that exhausts the connection"
                    + " pool. Before the end all processes were shut down, so that the cluster would not be overwhelmed when it came"
                    + " back. This drill stages the loop, and the return, with six processes in each fleet.";

    /** What the post-mortem says of the order; its times between the first alert and the end are estimates. */
    private static final RealOutage REAL = new RealOutage(
            "Violet, March 2024",
            Duration.ofMinutes(97),
            List.of(
                    new Moment(Duration.ZERO, "the cluster begins to crash and recover in a loop"),
                    new Moment(Duration.ofMinutes(8), "the first alert; a tool that exhausts the pool is suspected"),
                    new Moment(Duration.ofMinutes(30), "the cluster is rebooted by hand (time estimated)"),
                    new Moment(Duration.ofMinutes(60), "all pods are scaled to zero (time estimated)"),
                    new Moment(Duration.ofMinutes(97), "the cluster is well; the pods are started again by hand")));

    private VioletStory() {}

    static Story of(Observations seen) {
        DrillEvent first = seen.event(VioletDrill.CRASH + 1);
        DrillEvent back = seen.event(VioletDrill.BACK);
        int crashes = VioletRules.downtimes(seen).size();
        return Telling.of(seen)
                .after(REAL)
                .paragraph(
                        "The loop",
                        "From " + moment(first.startNanos()) + " to " + moment(back.startNanos())
                                + " all servers crashed "
                                + crashes + " times. While none was up, the busiest process of the plain fleet tried "
                                + rate(seen, Entrants.PLAIN) + " connections per second, of Holdfast's "
                                + rate(seen, Entrants.HOLDFAST) + ".")
                .paragraph(
                        "The return",
                        "At " + moment(back.endNanos()) + " the servers were back, slow, and allowed each fleet "
                                + VioletDrill.FEW_CONNECTIONS + " connections, where its "
                                + VioletDrill.FLEET.processes() + " processes have pools of "
                                + VioletDrill.FLEET.poolSize() + " each. They turned "
                                + count(seen.contender(Entrants.PLAIN).turnedAway())
                                + " connections of the plain fleet away and "
                                + count(seen.contender(Entrants.HOLDFAST).turnedAway()) + " of Holdfast's. From "
                                + moment(seen.event(VioletDrill.FULL).endNanos()) + " on they were as before.")
                .courses(first, seen.durationNanos())
                .story(TITLE, INTRODUCTION);
    }

    private static String rate(Observations seen, String name) {
        return String.format(Locale.ROOT, "%.1f", VioletRules.connectsPerSecond(seen, seen.contender(name)));
    }
}
