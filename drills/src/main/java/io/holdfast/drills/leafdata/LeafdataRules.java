package io.holdfast.drills.leafdata;

import static io.holdfast.drills.result.Figures.seconds;

import io.holdfast.drills.result.ContenderResult;
import io.holdfast.drills.result.DrillEvent;
import io.holdfast.drills.result.Observations;
import io.holdfast.drills.result.Remark;
import io.holdfast.drills.result.Remark.Kind;
import io.holdfast.drills.result.Ruling;
import io.holdfast.drills.result.Verdict;
import io.holdfast.drills.rules.Honest;
import io.holdfast.drills.rules.Rules;
import io.holdfast.drills.rules.Waits;
import io.holdfast.drills.rules.Watching;
import io.holdfast.drills.stage.Entrants;
import java.time.Duration;
import java.util.List;

/** When the drill passes. Pure. */
final class LeafdataRules {

    private static final Duration ANSWERED_WITHIN = Duration.ofMillis(50);
    /** What a call that was let in last may take: it waits as long as the application wants to. */
    private static final Duration NO_WAIT = LeafdataDrill.PATIENCE;

    private static final Duration TOLD_WITHIN = Duration.ofSeconds(3);
    private static final Duration BACK_WITHIN = Duration.ofSeconds(2);
    /** How much longer than the application's patience it may take until an outage is known: calls that were let in last. */
    private static final Duration UNTIL_KNOWN = LeafdataDrill.PATIENCE.plusMillis(500);

    private LeafdataRules() {}

    static Verdict judge(Observations seen) {
        DrillEvent blip = seen.event(LeafdataDrill.BLIP);
        DrillEvent refused = seen.event(LeafdataDrill.REFUSED);
        DrillEvent open = seen.event(LeafdataDrill.OPEN);
        long known = knownNanos(seen);
        Watching watching = Watching.of(seen);
        return Rules.of(seen)
                .none(
                        "No call of Holdfast's application fails because of the one broken connection",
                        seen
                                .contender(Entrants.HOLDFAST)
                                .failuresBetween(blip.startNanos(), refused.startNanos())
                                .values()
                                .stream()
                                .mapToLong(Long::longValue)
                                .sum())
                .add(watching.quiet("Nobody is disturbed because of it", blip.startNanos(), refused.startNanos()))
                .theBooksBalance()
                .answersWithin("Once the outage is known", 0.99, ANSWERED_WITHIN, known, open.startNanos())
                .noThreadWaits("Once the outage is known", NO_WAIT, known, open.startNanos())
                .noFailureBut(Honest.NOT_APPLIED, Honest.UNKNOWN, Honest.UNAVAILABLE)
                .add(watching.said(
                        "A warning names host, error and start at most " + TOLD_WITHIN.toSeconds()
                                + " s after the outage began",
                        Kind.ESCALATED,
                        LeafdataRules::namesAll,
                        refused.startNanos(),
                        TOLD_WITHIN))
                .add(once(seen, refused.startNanos()))
                .add(watching.fires(
                        "An alert fires during the outage",
                        "HoldfastApplicationsToldUnavailable",
                        refused.startNanos(),
                        open.startNanos()))
                .holdfastWritesSoonAfter(LeafdataDrill.OPEN, "the first server takes connections", BACK_WITHIN)
                .holdfastRecoversFrom("the outage")
                .add(plainPilesUp(seen.contender(Entrants.PLAIN), known, open.startNanos()))
                .verdict();
    }

    static long knownNanos(Observations seen) {
        return seen.event(LeafdataDrill.REFUSED).endNanos() + UNTIL_KNOWN.toNanos();
    }

    private static boolean namesAll(Remark remark) {
        return remark.text().contains("127.0.0.1:")
                && remark.text().contains("refused")
                && remark.text().contains("since");
    }

    private static Ruling once(Observations seen, long fromNanos) {
        List<Remark> warnings = seen.monitoring().remarks(Kind.ESCALATED, fromNanos, Long.MAX_VALUE);
        return new Ruling("It is said once", warnings.size() == 1, String.valueOf(warnings.size()));
    }

    private static Ruling plainPilesUp(ContenderResult plain, long fromNanos, long untilNanos) {
        long waiting = 0;
        for (int thread = 0; thread < plain.threads(); thread++) {
            if (Waits.longest(plain.attempts(), thread, fromNanos, untilNanos) >= untilNanos - fromNanos) {
                waiting++;
            }
        }
        return new Ruling(
                "The plain pool lets its threads wait",
                waiting > plain.threads() / 2,
                waiting + " of " + plain.threads() + " threads had no answer at all in "
                        + seconds((untilNanos - fromNanos) / 1_000_000));
    }
}
