package io.holdfast.drills.redcrow;

import static io.holdfast.drills.result.Figures.count;
import static io.holdfast.drills.result.Figures.moment;
import static io.holdfast.drills.result.Figures.seconds;

import io.holdfast.drills.result.DrillEvent;
import io.holdfast.drills.result.Observations;
import io.holdfast.drills.result.RealOutage;
import io.holdfast.drills.result.RealOutage.Moment;
import io.holdfast.drills.result.Remark;
import io.holdfast.drills.result.Remark.Kind;
import io.holdfast.drills.result.Story;
import io.holdfast.drills.rules.Watching;
import io.holdfast.drills.stage.Entrants;
import io.holdfast.drills.story.Telling;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;

/** Tells what was seen. */
final class RedcrowStory {

    private static final String TITLE = "Broken replication, and three false leads";

    private static final String INTRODUCTION =
            "A change that was to speed up replication set a wrong parameter, and primary and secondary diverged. The primary was"
                    + " overwhelmed, and queries timed out. An attack was suspected, the database servers were rebooted, and only after"
                    + " an hour somebody found the error that the replica had been reporting all the time. This drill breaks"
                    + " replication in three ways, overloads the writer, and then lets it die, so that the diverged replica takes"
                    + " over. Acknowledged writes are lost then, by the servers, to both applications: it is about who is told.";

    /** The post-mortem gives the length, the order, and the hour until the error was found. */
    private static final RealOutage REAL = new RealOutage(
            "Redcrow",
            Duration.ofHours(3),
            List.of(
                    new Moment(Duration.ZERO, "primary and secondary have diverged; queries time out"),
                    new Moment(Duration.ofMinutes(15), "an attack is suspected (time estimated)"),
                    new Moment(Duration.ofMinutes(40), "the database servers are rebooted (time estimated)"),
                    new Moment(Duration.ofMinutes(60), "after an hour: the replication error is found"),
                    new Moment(Duration.ofMinutes(180), "after three hours: all is well")));

    private RedcrowStory() {}

    static Story of(Observations seen) {
        DrillEvent overload = seen.event(RedcrowDrill.OVERLOAD);
        DrillEvent kill = seen.event(RedcrowDrill.KILL);
        return Telling.of(seen)
                .after(REAL)
                .paragraph("Replication breaks", broken(seen))
                .paragraph("The writer is overloaded", overloaded(seen, overload, kill))
                .paragraph("The failover", failover(seen, kill))
                .courses(kill, seen.durationNanos())
                .headline(Entrants.PLAIN, "That acknowledged writes are missing nobody was told.")
                .headline(Entrants.HOLDFAST, "The servers lost them; " + announced(seen) + ".")
                .story(TITLE, INTRODUCTION);
    }

    private static String broken(Observations seen) {
        DrillEvent conflict = seen.event(RedcrowDrill.CONFLICT);
        DrillEvent diverged = seen.event(RedcrowDrill.DIVERGED);
        String lag = seen.findEvent(RedcrowDrill.LAG_SEEN)
                .map(event -> "that the other one lags was a metric at " + moment(event.startNanos()))
                .orElse("that the other one lags was not to be seen");
        return "At " + moment(conflict.startNanos()) + " one replica stopped at a conflicting row; Holdfast told "
                + said(seen, conflict, RedcrowDrill::tellsOfConflict) + ". It was repaired; " + lag + ". At "
                + moment(diverged.startNanos())
                + " a replica diverged, and was left so; Holdfast told "
                + said(seen, diverged, RedcrowDrill::tellsOfDivergence) + ".";
    }

    private static String said(Observations seen, DrillEvent event, Predicate<Remark> what) {
        return seen.monitoring().remarks(Kind.NOTICED, event.startNanos(), Long.MAX_VALUE).stream()
                .filter(what)
                .findFirst()
                .map(remark -> "after " + seconds((remark.atNanos() - event.startNanos()) / 1_000_000) + ": “"
                        + Watching.shortened(remark.text()) + "”")
                .orElse("nothing of it");
    }

    private static String overloaded(Observations seen, DrillEvent overload, DrillEvent kill) {
        DrillEvent relief = seen.event(RedcrowDrill.RELIEF);
        List<Remark> doubts = seen.monitoring().remarks(Kind.CLOSED, overload.startNanos(), kill.startNanos());
        boolean stayed = doubts.stream().allMatch(RedcrowRules::endedWithTheSame);
        return "From " + moment(overload.startNanos()) + " to " + moment(relief.endNanos()) + " "
                + timedOut(seen, Entrants.PLAIN, overload, relief) + " and "
                + timedOut(seen, Entrants.HOLDFAST, overload, relief)
                + " failed, for want of an answer. Holdfast doubted the writer "
                + doubts.size() + " times, and "
                + (stayed ? "each time found that it was the writer still." : "took another one for the writer.");
    }

    private static String timedOut(Observations seen, String name, DrillEvent overload, DrillEvent relief) {
        return count(RedcrowRules.failures(seen.contender(name), overload.startNanos(), relief.endNanos()))
                + " calls of " + name;
    }

    private static String failover(Observations seen, DrillEvent kill) {
        Announced number = Announced.of(seen);
        return "At " + moment(kill.startNanos())
                + " the writer was killed, and the diverged replica promoted as it was. "
                + count(number.missing())
                + " transactions that the replicas had received, and the applications had been thanked for, it had never applied:"
                + " they are lost. With plain nobody was told; " + announced(seen) + ".";
    }

    private static String announced(Observations seen) {
        long announced = Announced.of(seen).announced();
        return announced == 0
                ? "Holdfast said nothing of it"
                : "Holdfast said that at least " + count(announced) + " transactions are missing, and which";
    }
}
