package io.holdfast.drills.splitbrain;

import io.holdfast.drills.result.ContenderResult;
import io.holdfast.drills.result.DrillEvent;
import io.holdfast.drills.result.Observations;
import io.holdfast.drills.result.Ruling;
import io.holdfast.drills.result.Verdict;
import io.holdfast.drills.rules.Honest;
import io.holdfast.drills.rules.Rules;
import io.holdfast.drills.stage.Entrants;
import java.time.Duration;
import java.util.Set;

/** When the drill passes. Pure. */
final class SplitBrainRules {

    private static final Duration GAP_ALLOWANCE = Duration.ofSeconds(1);
    private static final int FAILURES_PER_THREAD = 2;

    private SplitBrainRules() {}

    static Verdict judge(Observations seen) {
        DrillEvent kill = seen.event(SplitBrainDrill.KILL);
        return Rules.of(seen)
                .add(thereAreTwo(seen))
                .theBooksBalance()
                .add(nothingAstray(seen.contender(Entrants.HOLDFAST), seen))
                .holdfastRecoversFrom("the kill")
                .gapOfTheServersAnd(GAP_ALLOWANCE)
                .noFailureBut(Honest.NOT_APPLIED, Honest.UNKNOWN)
                .onlyFailsWhere(
                        "What fails was under way when the writer was killed",
                        attempt -> Rules.isUnderWay(attempt, kill))
                .fewFailures(FAILURES_PER_THREAD)
                .add(plainGoesAstray(seen.contender(Entrants.PLAIN), seen))
                .verdict();
    }

    /** Or the rest means nothing. */
    private static Ruling thereAreTwo(Observations seen) {
        Set<String> second = Destinations.secondWriters(seen);
        return new Ruling(
                "For a while two servers accept writes, one of which is not the writer",
                second.size() == 1,
                second.isEmpty() ? "no second writer was seen" : String.join(", ", second) + " beside the writer");
    }

    private static Ruling nothingAstray(ContenderResult holdfast, Observations seen) {
        Destinations went = Destinations.of(holdfast, seen);
        return new Ruling(
                "What Holdfast's application writes meanwhile goes to the writer, and nothing to the other one",
                went.wrong() == 0 && went.right() > 0,
                words(went));
    }

    private static Ruling plainGoesAstray(ContenderResult plain, Observations seen) {
        Destinations went = Destinations.of(plain, seen);
        long lost = plain.invariants().lost();
        return new Ruling(
                "The plain pool writes to the other one, and what was acknowledged to it there is lost",
                went.wrong() > 0 && lost > 0,
                words(went) + "; " + lost + " acknowledged writes lost");
    }

    private static String words(Destinations went) {
        return went.right() + " rows on the writer, " + went.wrong() + " on the other one";
    }
}
