package io.holdfast.drills.cronofy;

import io.holdfast.drills.result.ContenderResult;
import io.holdfast.drills.result.DrillEvent;
import io.holdfast.drills.result.FailureCode;
import io.holdfast.drills.result.Observations;
import io.holdfast.drills.result.Recovery;
import io.holdfast.drills.result.Sample;
import io.holdfast.drills.result.Sample.Role;
import io.holdfast.drills.result.Story;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
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

    private List<String> paragraphs() {
        DrillEvent kill = seen.event(CronofyDrill.KILL);
        DrillEvent switchover = seen.event(CronofyDrill.SWITCHOVER);
        Optional<DrillEvent> restart = seen.findEvent(CronofyDrill.RESTART);
        List<String> told = new ArrayList<>();
        told.add(beginning(kill));
        told.add(killed(kill));
        long killOver = restart.map(DrillEvent::startNanos).orElse(switchover.startNanos());
        seen.contenders().forEach(contender -> told.add(course(contender, kill, killOver)));
        restart.ifPresent(event -> told.add("At " + at(event.startNanos()) + " the connections of "
                + restarted()
                + " were replaced by hand, as if its processes had been restarted: what ended the real outage."
                + " From here on it counts as not recovered, whatever comes."));
        told.add("At " + at(switchover.startNanos()) + ", as in planned maintenance, another node was made the writer."
                + " Nothing was killed: every connection to the old writer stayed open, on a node that only reads. From "
                + at(seen.event(CronofyDrill.ENDPOINT_AFTER_SWITCHOVER).endNanos())
                + " on, the endpoint led to the new writer.");
        seen.contenders().forEach(contender -> told.add(course(contender, switchover, seen.durationNanos())));
        seen.contenders().forEach(contender -> told.add(books(contender)));
        return told;
    }

    private String beginning(DrillEvent kill) {
        String rates = seen.contenders().stream()
                .map(contender -> count(Math.round(
                                contender.acknowledgedBetween(0, kill.startNanos()) / (kill.startNanos() / 1e9)))
                        + " with " + contender.name())
                .collect(Collectors.joining(" and "));
        int threads = seen.contenders().get(0).threads();
        return "Each copy has " + threads + " threads. Half of its operations are single inserts, the other half"
                + " transactions of three statements, which it runs again if and only if it is told that they were not"
                + " applied (SQLSTATE 40001). Until the first fault that made " + rates
                + " acknowledged operations per second.";
    }

    private String killed(DrillEvent kill) {
        DrillEvent promote = seen.event(CronofyDrill.PROMOTE);
        DrillEvent returned = seen.event(CronofyDrill.RETURN);
        DrillEvent endpoint = seen.event(CronofyDrill.ENDPOINT_AFTER_KILL);
        return "At " + at(kill.startNanos()) + " the writer was killed, and "
                + seconds(promote.endNanos() - kill.startNanos())
                + " later a replica had taken over. For " + seconds(seen.serverGapMillis() * 1_000_000)
                + ", the longest time in this run, no server accepted a write. At " + at(returned.endNanos())
                + " the old writer was back, as a read-only replica; the endpoint led fresh connections to it until "
                + at(endpoint.endNanos()) + ".";
    }

    private String restarted() {
        return seen.contenders().stream()
                .filter(ContenderResult::restartedByHand)
                .map(ContenderResult::name)
                .collect(Collectors.joining(" and "));
    }

    private String course(ContenderResult contender, DrillEvent fault, long untilNanos) {
        Recovery recovery = contender.recovery(fault.id());
        Map<String, Long> failures = contender.failuresBetween(fault.startNanos(), untilNanos);
        String failed = failures.isEmpty()
                ? "none of its operations failed"
                : failures.entrySet().stream()
                                .map(failure -> count(failure.getValue()) + " × " + failure.getKey() + " ("
                                        + FailureCode.meaning(failure.getKey()) + ")")
                                .collect(Collectors.joining(", "))
                        + " failed";
        return contender.name() + ": " + failed + ". " + end(contender, recovery, untilNanos);
    }

    private String end(ContenderResult contender, Recovery recovery, long untilNanos) {
        String where = where(contender, untilNanos);
        if (!recovery.calmAfter()) {
            return "It had not recovered by " + at(untilNanos) + ": " + where + ".";
        }
        if (recovery.healedAfterMillis() == 0) {
            return "Nothing was to be seen of the event; " + where + ".";
        }
        return seconds(recovery.healedAfterMillis() * 1_000_000) + " after the event all was well again; " + where
                + ".";
    }

    /** Where its connections were, by what the servers said last. */
    private String where(ContenderResult contender, long atNanos) {
        Sample last = seen.samples().get(0);
        for (Sample sample : seen.samples()) {
            if (sample.atNanos() <= atNanos) {
                last = sample;
            }
        }
        return "of its connections " + last.connections(contender.name(), Role.WRITER) + " were then on the writer and "
                + last.connections(contender.name(), Role.READ_ONLY) + " on read-only nodes";
    }

    private static String books(ContenderResult contender) {
        var found = contender.invariants();
        if (found.clean()) {
            return "In the end the database held exactly what " + contender.name()
                    + " had been told: nothing acknowledged was missing, nothing was there twice, and nothing that had"
                    + " been reported as not applied.";
        }
        return "In the end the database did not hold what " + contender.name() + " had been told: " + found.lost()
                + " acknowledged writes were missing, " + found.duplicated() + " were there too often, and "
                + found.misreported() + " were there although they had been reported as not applied.";
    }

    // ---- figures ----

    private static String at(long nanos) {
        return String.format(Locale.ROOT, "%.1f s", nanos / 1e9);
    }

    private static String seconds(long nanos) {
        return String.format(Locale.ROOT, "%.2f s", nanos / 1e9);
    }

    private static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
