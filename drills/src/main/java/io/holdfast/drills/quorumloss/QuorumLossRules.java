package io.holdfast.drills.quorumloss;

import io.holdfast.drills.result.ContenderResult;
import io.holdfast.drills.result.DrillEvent;
import io.holdfast.drills.result.Observations;
import io.holdfast.drills.result.Ruling;
import io.holdfast.drills.result.Verdict;
import io.holdfast.drills.rules.Honest;
import io.holdfast.drills.rules.Rules;
import io.holdfast.drills.stage.Entrants;
import io.holdfast.testkit.workload.Attempt;
import io.holdfast.testkit.workload.Outcome;
import java.time.Duration;

/** When the drill passes. Pure. */
final class QuorumLossRules {

    private static final Duration WRITES_WITHIN = Duration.ofSeconds(3);

    /** A connection from the pool, one answer that does not come, one search for a writer; and what a busy machine adds. */
    private static final Duration ANSWER_WITHIN = QuorumLossDrill.CONNECTION
            .plus(QuorumLossDrill.ANSWER)
            .plus(QuorumLossDrill.ANSWER)
            .plusMillis(500);

    private QuorumLossRules() {}

    static Verdict judge(Observations seen) {
        DrillEvent loss = seen.event(QuorumLossDrill.LOSS);
        DrillEvent back = seen.event(QuorumLossDrill.RETURN);
        return Rules.of(seen)
                .none(
                        "Nothing is acknowledged to anybody while there are too few servers",
                        acknowledged(seen, loss.endNanos(), back.startNanos()))
                .theBooksBalance()
                .add(everybodyIsTold(seen.contender(Entrants.HOLDFAST), loss.endNanos(), back.startNanos()))
                .everyAnswerWithin(ANSWER_WITHIN)
                .noFailureBut(Honest.NOT_APPLIED, Honest.UNKNOWN, Honest.UNAVAILABLE, Honest.NO_CONNECTION)
                .holdfastWritesSoonAfter(QuorumLossDrill.RETURN, "there are enough servers again", WRITES_WITHIN)
                .holdfastRecoversFrom("the loss")
                .verdict();
    }

    /** What was begun before may have been committed, and its answer on the way. */
    private static long acknowledged(Observations seen, long fromNanos, long untilNanos) {
        return seen.contenders().stream()
                .flatMap(contender -> contender.attempts().stream())
                .filter(attempt -> attempt.outcome() == Outcome.ACKNOWLEDGED
                        && attempt.startNanos() >= fromNanos
                        && attempt.endNanos() <= untilNanos)
                .count();
    }

    private static Ruling everybodyIsTold(ContenderResult holdfast, long fromNanos, long untilNanos) {
        long told = Rules.failures(holdfast).stream()
                .filter(attempt -> attempt.endNanos() >= fromNanos && attempt.endNanos() <= untilNanos)
                .mapToInt(Attempt::thread)
                .distinct()
                .count();
        return new Ruling(
                "Every thread of Holdfast's application is told of it while it lasts",
                told == holdfast.threads(),
                told + " of " + holdfast.threads());
    }
}
