package io.holdfast.drills.rules;

import static io.holdfast.drills.result.Figures.seconds;

import io.holdfast.drills.result.DrillEvent;
import io.holdfast.drills.result.Observations;
import io.holdfast.drills.result.Ruling;
import io.holdfast.drills.stage.Absence;
import io.holdfast.drills.stage.Entrants;

/** What must hold when the writer is away for a while and closes none of its connections. Pure. */
public final class AbsenceRules {

    private static final int FAILURES_PER_THREAD = 2;

    private AbsenceRules() {}

    /**
     * The rules for Holdfast.
     *
     * @param event from what it has to recover, in words
     * @param time when what fails must have begun, in words: from the fault until another one was promoted
     */
    public static Rules of(Observations seen, String event, String time) {
        DrillEvent promote = seen.event(Absence.PROMOTE);
        long fault = seen.events().get(0).startNanos();
        return Rules.of(seen)
                .theBooksBalance()
                .holdfastRecoversFrom(event)
                .gapOfTheServersAnd(Absence.WRITES_WITHIN)
                .holdfastWritesSoonAfter(Absence.PROMOTE, "there is another writer", Absence.WRITES_WITHIN)
                .noFailureBut(Honest.NOT_APPLIED, Honest.UNKNOWN)
                .onlyFailsWhere(
                        "What fails was under way " + time + " and there was no other",
                        attempt -> attempt.startNanos() <= promote.endNanos() && attempt.endNanos() >= fault)
                .fewFailures(FAILURES_PER_THREAD);
    }

    /** From the promotion until the old writer begins to come back. It must have served before, or nothing is shown. */
    public static Ruling plainGetsNothingDone(Observations seen, String rule) {
        long from = seen.event(Absence.PROMOTE).endNanos();
        long until = seen.event(Absence.RETURN).startNanos();
        var plain = seen.contender(Entrants.PLAIN);
        long done = plain.acknowledgedBetween(from, until);
        boolean served = plain.recoveries().get(0).servedBefore();
        String words = done + " operations acknowledged in " + seconds((until - from) / 1_000_000);
        return new Ruling(
                rule,
                served && done == 0,
                served ? words : "it did not serve before either, so this run shows nothing");
    }
}
