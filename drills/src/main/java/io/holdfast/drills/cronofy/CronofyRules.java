package io.holdfast.drills.cronofy;

import io.holdfast.drills.result.ContenderResult;
import io.holdfast.drills.result.DrillEvent;
import io.holdfast.drills.result.Observations;
import io.holdfast.drills.result.Recovery;
import io.holdfast.drills.result.Ruling;
import io.holdfast.drills.result.Verdict;
import io.holdfast.drills.rules.Honest;
import io.holdfast.drills.rules.Rules;
import io.holdfast.drills.rules.Watching;
import io.holdfast.drills.stage.Entrants;
import io.holdfast.testkit.workload.Attempt.Kind;
import java.time.Duration;

/** When the drill passes. Pure: the same observations, the same verdict. */
final class CronofyRules {

    /** How much longer than the servers Holdfast may be without an acknowledgement. */
    static final Duration GAP_ALLOWANCE = Duration.ofSeconds(1);

    private static final int FAILURES_PER_THREAD = 2;

    private CronofyRules() {}

    static Verdict judge(Observations seen) {
        ContenderResult holdfast = seen.contender(Entrants.HOLDFAST);
        DrillEvent kill = seen.event(CronofyDrill.KILL);
        DrillEvent switchover = seen.event(CronofyDrill.SWITCHOVER);
        return Rules.of(seen)
                .theBooksBalance()
                .holdfastRecoversFrom("both events")
                .gapOfTheServersAnd(GAP_ALLOWANCE)
                .noFailureBut(Honest.NOT_APPLIED, Honest.UNKNOWN)
                // At the kill whatever was under way may fail. At the switchover no link is lost: only a transaction
                // that was
                // open on the demoted node may, and of that it is known that it was not applied.
                .onlyFailsWhere(
                        "What fails was under way when the writer was killed, or a transaction at the switchover",
                        attempt -> Rules.isUnderWay(attempt, kill)
                                || (Rules.isUnderWay(attempt, switchover)
                                        && attempt.kind() == Kind.TRANSACTION
                                        && Honest.NOT_APPLIED.says(attempt)))
                .fewFailures(FAILURES_PER_THREAD)
                .none(
                        "The planned switchover fails no autocommit operation of Holdfast's application",
                        autocommitSince(holdfast, switchover))
                .add(elsewhereIsSeen(seen, switchover.startNanos()))
                .add(Watching.of(seen)
                        .fires(
                                "That nothing is reported any more is an alarm, and not taken for good news",
                                "HoldfastMetricsAbsent",
                                seen.event(CronofyDrill.BLIND).startNanos(),
                                seen.durationNanos()))
                .add(plainDoesNotRecover(seen.contender(Entrants.PLAIN)))
                .verdict();
    }

    /** To the end: nothing but the switchover happens there. */
    private static long autocommitSince(ContenderResult holdfast, DrillEvent switchover) {
        return Rules.failures(holdfast).stream()
                .filter(attempt -> attempt.kind() == Kind.AUTOCOMMIT && attempt.endNanos() >= switchover.startNanos())
                .count();
    }

    /** What the switchover leaves behind: connections that nobody has used since. */
    private static Ruling elsewhereIsSeen(Observations seen, long fromNanos) {
        long most = seen.monitoring().mostElsewhere(fromNanos, Long.MAX_VALUE);
        return new Ruling(
                "A metric shows connections of Holdfast's application that are on a node of the wrong role",
                most > 0,
                "holdfast_connections{role=\"elsewhere\"} rose to " + most);
    }

    /** It must have served before, or nothing is shown. */
    private static Ruling plainDoesNotRecover(ContenderResult plain) {
        Recovery recovery = plain.recovery(CronofyDrill.SWITCHOVER);
        String seen;
        if (!recovery.servedBefore()) {
            seen = "it did not serve before either, so this run shows nothing";
        } else {
            seen = recovery.calmAfter()
                    ? "it recovered " + recovery.inWords()
                    : "it served before, and failed until the end";
        }
        return new Ruling(
                "The plain pool does not recover from the switchover",
                recovery.servedBefore() && !recovery.calmAfter(),
                seen);
    }
}
