package io.holdfast.drills.story;

import static io.holdfast.drills.result.Figures.count;
import static io.holdfast.drills.result.Figures.moment;
import static io.holdfast.drills.result.Figures.seconds;

import io.holdfast.drills.result.ContenderResult;
import io.holdfast.drills.result.DrillEvent;
import io.holdfast.drills.result.FailureCode;
import io.holdfast.drills.result.Observations;
import io.holdfast.drills.result.RealOutage;
import io.holdfast.drills.result.Recovery;
import io.holdfast.drills.result.Sample;
import io.holdfast.drills.result.Sample.Role;
import io.holdfast.drills.result.Story;
import io.holdfast.drills.result.Story.Paragraph;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Tells what was seen: the sentences that all drills have in common, and between them the drill's own. It tells of a failure
 * as it tells of a success. Not thread-safe.
 */
public final class Telling {

    private static final String STAGING =
            " The same application runs twice, at the same time, against the same real servers on one machine: once with a"
                    + " plain connection pool, once with Holdfast in between.";

    private final Observations seen;
    private final List<Paragraph> told = new ArrayList<>();
    private final Map<String, String> more = new HashMap<>();
    private @Nullable RealOutage real;

    private Telling(Observations seen) {
        this.seen = seen;
    }

    /** Begins with the applications and how they did before anything happened. */
    public static Telling of(Observations seen) {
        Telling telling = new Telling(seen);
        return telling.paragraph("The applications", telling.beginning());
    }

    /** A paragraph of the drill's own. */
    public Telling paragraph(String lead, String text) {
        told.add(new Paragraph(lead, text));
        return this;
    }

    /** Says which outage the drill is after. */
    public Telling after(RealOutage outage) {
        real = outage;
        return this;
    }

    /** One sentence more about what became of a contender. */
    public Telling headline(String contender, String sentence) {
        more.put(contender, " " + sentence);
        return this;
    }

    /** What became of each contender from a fault until this moment. */
    public Telling courses(DrillEvent fault, long untilNanos) {
        seen.contenders().forEach(contender -> paragraph(contender.name(), course(contender, fault, untilNanos)));
        return this;
    }

    /**
     * Ends with what the database holds.
     *
     * @param introduction what is staged and why; how it is staged follows
     */
    public Story story(String title, String introduction) {
        paragraph(
                "What the database holds",
                seen.contenders().stream().map(Telling::books).collect(Collectors.joining(" ")));
        Map<String, String> headlines = new LinkedHashMap<>();
        seen.contenders()
                .forEach(contender ->
                        headlines.put(contender.name(), headline(contender) + more.getOrDefault(contender.name(), "")));
        return new Story(title, introduction + STAGING, headlines, List.copyOf(told), real);
    }

    // ---- the words ----

    private static String headline(ContenderResult contender) {
        String failed = contender.failed() == 0
                ? "No operation failed."
                : count(contender.failed()) + " of " + count(contender.ok() + contender.failed())
                        + " operations failed.";
        String lost = contender.invariants().lost() == 0
                ? ""
                : " " + count(contender.invariants().lost()) + " acknowledged writes are missing.";
        String helped = contender.restartedByHand() ? " Somebody had to restart it in between." : "";
        return ending(contender) + " " + failed + lost + helped;
    }

    private static String ending(ContenderResult contender) {
        int all = contender.recoveries().size();
        if (contender.recovered()) {
            return "Recovered by itself" + (all == 1 ? "." : all == 2 ? ", both times." : ", each time.");
        }
        long recovered =
                contender.recoveries().stream().filter(Recovery::calmAfter).count();
        if (all == 1) {
            return recovered == 1 ? "Recovered with somebody's help." : "Did not recover.";
        }
        String events = all == 2 ? "two" : String.valueOf(all);
        return recovered == 0
                ? all == 2 ? "Recovered from neither event." : "Recovered from none of the " + events + " events."
                : "Recovered from " + (recovered == 1 ? "one" : String.valueOf(recovered)) + " of the " + events
                        + " events.";
    }

    private String beginning() {
        ContenderResult any = seen.contenders().get(0);
        long calm = seen.event(any.recoveries().get(0).event()).startNanos();
        String rates = seen.contenders().stream()
                .map(contender -> contender.name() + " had "
                        + count(Math.round(contender.acknowledgedBetween(0, calm) / (calm / 1e9))))
                .collect(Collectors.joining(" and "));
        String processes = any.processes() == 1 ? "" : " in " + any.processes() + " processes";
        return "Each copy has " + any.threads() + " threads" + processes
                + ". Half of its operations are single inserts, the other half"
                + " transactions of three statements, which it runs again if and only if it is told that they were not"
                + " applied (SQLSTATE 40001). Until the first fault, " + rates
                + " operations per second acknowledged.";
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
        int reading = last.connections(contender.name(), Role.READ_ONLY);
        int astray = last.connections(contender.name(), Role.SECOND_WRITER);
        String where = " Of its " + (onWriter + reading + astray) + " connections " + onWriter
                + " were then on the writer and " + reading + " on read-only servers"
                + (astray == 0 ? "." : ", and " + astray + " on a server that accepts writes and is not the writer.");
        if (!recovery.calmAfter()) {
            return "It had not recovered by " + moment(untilNanos) + "." + where;
        }
        String well = recovery.healedAfterMillis() == 0
                ? "Nothing else was to be seen of the event."
                : "All was well again " + seconds(recovery.healedAfterMillis()) + " after the event.";
        String idle = reading > 0 ? " What was left there was idle: no operation had used it since." : "";
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
