package io.holdfast.drills.cronofy;

import static io.holdfast.drills.result.Figures.count;
import static io.holdfast.drills.result.Figures.moment;
import static io.holdfast.drills.result.Figures.seconds;

import io.holdfast.drills.result.ContenderResult;
import io.holdfast.drills.result.DrillEvent;
import io.holdfast.drills.result.FailureCode;
import io.holdfast.drills.result.Observations;
import io.holdfast.drills.result.Recovery;
import io.holdfast.drills.result.Sample;
import io.holdfast.drills.result.Sample.Role;
import io.holdfast.drills.result.Story;
import io.holdfast.drills.result.Story.Paragraph;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Tells what was seen. Every sentence follows from the observations: it tells of a failure as it tells of a success. */
final class CronofyStory {

    private static final String TITLE = "Connections left on the demoted node";

    private static final String INTRODUCTION =
            "In April 2023 a database primary failed at Cronofy, a scheduling service, and its partner took over within"
                    + " minutes. The failed node came back as the read-only partner, some of the application's connections"
                    + " ended up on it, and there they stayed: requests failed for more than two hours, until every"
                    + " process was restarted by hand. This drill stages that chain of events on real servers on one"
                    + " machine. The same application runs twice, at the same time, against the same servers: once with a"
                    + " plain connection pool, once with Holdfast in between.";

    private final Observations seen;

    private CronofyStory(Observations seen) {
        this.seen = seen;
    }

    static Story of(Observations seen) {
        CronofyStory story = new CronofyStory(seen);
        return new Story(TITLE, INTRODUCTION, story.headlines(), story.paragraphs());
    }

    // ---- what became of each ----

    private Map<String, String> headlines() {
        Map<String, String> headlines = new LinkedHashMap<>();
        seen.contenders().forEach(contender -> headlines.put(contender.name(), headline(contender)));
        return headlines;
    }

    private static String headline(ContenderResult contender) {
        String failed = contender.failed() == 0
                ? "No operation failed."
                : count(contender.failed()) + " of " + count(contender.ok() + contender.failed())
                        + " operations failed.";
        if (contender.recovered()) {
            return "Recovered by itself, both times. " + failed;
        }
        long recovered =
                contender.recoveries().stream().filter(Recovery::calmAfter).count();
        String after = recovered == 0 ? "Recovered from neither event. " : "Recovered from one of the two events. ";
        return after + failed + (contender.restartedByHand() ? " Somebody had to restart it in between." : "");
    }

    // ---- what happened, in order ----

    private List<Paragraph> paragraphs() {
        DrillEvent kill = seen.event(CronofyDrill.KILL);
        DrillEvent switchover = seen.event(CronofyDrill.SWITCHOVER);
        Optional<DrillEvent> restart = seen.findEvent(CronofyDrill.RESTART);
        List<Paragraph> told = new ArrayList<>();
        told.add(new Paragraph("The applications", beginning(kill)));
        told.add(new Paragraph("The writer is killed", killed(kill)));
        long killOver = restart.map(DrillEvent::startNanos).orElse(switchover.startNanos());
        courses(kill, killOver, told);
        restart.ifPresent(event -> told.add(new Paragraph("A restart by hand", restarted(event))));
        told.add(new Paragraph("A planned switchover", switchedOver(switchover)));
        courses(switchover, seen.durationNanos(), told);
        told.add(new Paragraph(
                "What the database holds",
                seen.contenders().stream().map(CronofyStory::books).collect(Collectors.joining(" "))));
        return told;
    }

    private void courses(DrillEvent fault, long untilNanos, List<Paragraph> told) {
        seen.contenders()
                .forEach(contender -> told.add(new Paragraph(contender.name(), course(contender, fault, untilNanos))));
    }

    private String beginning(DrillEvent kill) {
        String rates = seen.contenders().stream()
                .map(contender -> contender.name() + " had "
                        + count(Math.round(
                                contender.acknowledgedBetween(0, kill.startNanos()) / (kill.startNanos() / 1e9))))
                .collect(Collectors.joining(" and "));
        int threads = seen.contenders().get(0).threads();
        return "Each copy has " + threads + " threads. Half of its operations are single inserts, the other half"
                + " transactions of three statements, which it runs again if and only if it is told that they were not"
                + " applied (SQLSTATE 40001). Until the first fault, " + rates
                + " operations per second acknowledged.";
    }

    private String killed(DrillEvent kill) {
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

    private String restarted(DrillEvent restart) {
        String names = seen.contenders().stream()
                .filter(ContenderResult::restartedByHand)
                .map(ContenderResult::name)
                .collect(Collectors.joining(" and "));
        return "At " + moment(restart.startNanos()) + " all connections of " + names
                + " were replaced by hand, as if its processes had been restarted: that is what ended the real outage. It"
                + " lets the next event start with everybody serving. Who needed it does not count as recovered.";
    }

    private String switchedOver(DrillEvent switchover) {
        return "At " + moment(switchover.startNanos())
                + ", as in planned maintenance, another server was made the writer."
                + " Nothing was killed: every connection to the old writer stayed open, on a server that from then on only"
                + " reads. From "
                + moment(seen.event(CronofyDrill.ENDPOINT_AFTER_SWITCHOVER).startNanos())
                + " on, the endpoint led to the new writer.";
    }

    private String course(ContenderResult contender, DrillEvent fault, long untilNanos) {
        Recovery recovery = contender.recovery(fault.id());
        Map<String, Long> failures = contender.failuresBetween(fault.startNanos(), untilNanos);
        String failed = failures.isEmpty()
                ? "No operation failed."
                : count(failures.values().stream().mapToLong(Long::longValue).sum()) + " operations failed: "
                        + failures.entrySet().stream()
                                .map(failure -> count(failure.getValue()) + " × " + failure.getKey() + " ("
                                        + FailureCode.meaning(failure.getKey()) + ")")
                                .collect(Collectors.joining(", "))
                        + ".";
        return failed + " " + end(contender, recovery, untilNanos);
    }

    private String end(ContenderResult contender, Recovery recovery, long untilNanos) {
        Sample last = seen.lastSampleBefore(untilNanos);
        int onWriter = last.connections(contender.name(), Role.WRITER);
        int elsewhere = last.connections(contender.name(), Role.READ_ONLY);
        String where = " Of its " + (onWriter + elsewhere) + " connections " + onWriter
                + " were then on the writer and " + elsewhere + " on read-only servers.";
        if (!recovery.calmAfter()) {
            return "It had not recovered by " + moment(untilNanos) + "." + where;
        }
        String well = recovery.healedAfterMillis() == 0
                ? "Nothing else was to be seen of the event."
                : "All was well again " + seconds(recovery.healedAfterMillis()) + " after the event.";
        String idle = elsewhere > 0 ? " What was left there was idle: no operation had used it since." : "";
        return well + where + idle;
    }

    private static String books(ContenderResult contender) {
        var found = contender.invariants();
        if (found.clean()) {
            return "Exactly what " + contender.name() + " had been told: nothing acknowledged is missing, nothing is"
                    + " there twice, nothing that was reported as not applied is there.";
        }
        return "Not what " + contender.name() + " had been told: " + found.lost()
                + " acknowledged writes are missing, " + found.duplicated() + " are there too often, and "
                + found.misreported() + " are there although they were reported as not applied.";
    }
}
