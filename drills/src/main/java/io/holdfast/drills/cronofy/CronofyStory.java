package io.holdfast.drills.cronofy;

import static io.holdfast.drills.result.Figures.moment;
import static io.holdfast.drills.result.Figures.seconds;

import io.holdfast.drills.result.ContenderResult;
import io.holdfast.drills.result.DrillEvent;
import io.holdfast.drills.result.Observations;
import io.holdfast.drills.result.RealOutage;
import io.holdfast.drills.result.RealOutage.Moment;
import io.holdfast.drills.result.Story;
import io.holdfast.drills.story.Telling;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Tells what was seen. */
final class CronofyStory {

    private static final String TITLE = "Connections left on the demoted node";

    private static final String INTRODUCTION =
            "In April 2023 a database primary failed at Cronofy, a scheduling service, and its partner took over within"
                    + " minutes. The failed node came back as the read-only partner, some of the application's connections"
                    + " ended up on it, and there they stayed: requests failed for more than two hours, until every"
                    + " process was restarted by hand. This drill stages that chain of events.";

    private static final RealOutage REAL = new RealOutage(
            "Cronofy, April 2023",
            Duration.ofMinutes(139),
            List.of(
                    new Moment(Duration.ZERO, "03:16: the primary fails, its partner takes over"),
                    new Moment(Duration.ofMinutes(14), "03:30: the metrics look healthy, the incident is closed"),
                    new Moment(
                            Duration.ofMinutes(20),
                            "the failed node is back as the read-only partner, and connections stay on it (time estimated); 17 to"
                                    + " 20 % of all requests fail from now on"),
                    new Moment(Duration.ofMinutes(139), "05:35: every process has been restarted by hand")));

    private CronofyStory() {}

    private static String blind(Observations seen) {
        DrillEvent blind = seen.event(CronofyDrill.BLIND);
        return "In the real outage an alarm stayed silent because it took missing data for the absence of errors. From "
                + moment(blind.startNanos()) + " on nobody got any metrics here either; "
                + (seen.monitoring()
                                .fired(blind.startNanos(), seen.durationNanos())
                                .isEmpty()
                        ? "no alert fired."
                        : "alerts fired, as missing data is one of the things that the rules of Holdfast look for.");
    }

    static Story of(Observations seen) {
        DrillEvent kill = seen.event(CronofyDrill.KILL);
        DrillEvent switchover = seen.event(CronofyDrill.SWITCHOVER);
        Optional<DrillEvent> restart = seen.findEvent(CronofyDrill.RESTART);
        Telling telling = Telling.of(seen)
                .after(REAL)
                .paragraph("The writer is killed", killed(seen, kill))
                .courses(kill, restart.map(DrillEvent::startNanos).orElse(switchover.startNanos()));
        restart.ifPresent(event -> telling.paragraph("A restart by hand", restarted(seen, event)));
        return telling.paragraph("A planned switchover", switchedOver(seen, switchover))
                .courses(switchover, seen.durationNanos())
                .paragraph("Nothing is reported any more", blind(seen))
                .story(TITLE, INTRODUCTION);
    }

    private static String killed(Observations seen, DrillEvent kill) {
        DrillEvent promote = seen.event(CronofyDrill.PROMOTE);
        DrillEvent returned = seen.event(CronofyDrill.RETURN);
        DrillEvent endpoint = seen.event(CronofyDrill.ENDPOINT_AFTER_KILL);
        return "At " + moment(kill.startNanos()) + " the writer was killed, and "
                + seconds((promote.startNanos() - kill.startNanos()) / 1_000_000)
                + " later a replica had taken over. At "
                + moment(returned.startNanos())
                + " the old writer was back, as a read-only replica; the endpoint led fresh connections to it until "
                + moment(endpoint.startNanos()) + ". In the whole run there was no longer time than "
                + seconds(seen.serverGapMillis()) + " in which no server accepted a write.";
    }

    private static String restarted(Observations seen, DrillEvent restart) {
        String names = seen.contenders().stream()
                .filter(ContenderResult::restartedByHand)
                .map(ContenderResult::name)
                .collect(Collectors.joining(" and "));
        return "At " + moment(restart.startNanos()) + " all connections of " + names
                + " were replaced by hand, as if its processes had been restarted: that is what ended the real outage. It"
                + " lets the next event start with everybody serving. Who needed it does not count as recovered.";
    }

    private static String switchedOver(Observations seen, DrillEvent switchover) {
        return "At " + moment(switchover.startNanos())
                + ", as in planned maintenance, another server was made the writer."
                + " Nothing was killed: every connection to the old writer stayed open, on a server that from then on only"
                + " reads. From "
                + moment(seen.event(CronofyDrill.ENDPOINT_AFTER_SWITCHOVER).startNanos())
                + " on, the endpoint led to the new writer.";
    }
}
