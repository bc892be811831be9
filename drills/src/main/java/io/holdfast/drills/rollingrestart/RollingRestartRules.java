package io.holdfast.drills.rollingrestart;

import static io.holdfast.drills.result.Figures.seconds;

import io.holdfast.drills.result.ContenderResult;
import io.holdfast.drills.result.DrillEvent;
import io.holdfast.drills.result.Observations;
import io.holdfast.drills.result.Recovery;
import io.holdfast.drills.result.Ruling;
import io.holdfast.drills.result.Verdict;
import io.holdfast.drills.rules.Honest;
import io.holdfast.drills.rules.Rules;
import io.holdfast.drills.stage.Entrants;
import io.holdfast.testkit.workload.Attempt.Kind;
import java.time.Duration;

/** When the drill passes. Pure. */
final class RollingRestartRules {

    private static final Duration GAP_ALLOWANCE = Duration.ofSeconds(1);
    /** At the switchover, whatever has a transaction open; nobody ever else. */
    private static final int FAILURES_PER_THREAD = 1;

    private RollingRestartRules() {}

    static Verdict judge(Observations seen) {
        DrillEvent switchover = seen.event(RollingRestartDrill.SWITCHOVER);
        return Rules.of(seen)
                .theBooksBalance()
                .holdfastRecoversFrom("every step")
                .gapOfTheServersAnd(GAP_ALLOWANCE)
                .noFailureBut(Honest.NOT_APPLIED)
                .onlyFailsWhere(
                        "What fails is a transaction that was under way at the switchover",
                        attempt -> attempt.kind() == Kind.TRANSACTION && Rules.isUnderWay(attempt, switchover))
                .fewFailures(FAILURES_PER_THREAD)
                .add(plainStaysBehind(seen, switchover))
                .verdict();
    }

    /** It must have served before, or nothing is shown. */
    private static Ruling plainStaysBehind(Observations seen, DrillEvent switchover) {
        ContenderResult plain = seen.contender(Entrants.PLAIN);
        Recovery recovery = plain.recovery(RollingRestartDrill.SWITCHOVER);
        long until = seen.event(RollingRestartDrill.OLD_WRITER).startNanos();
        long done = plain.acknowledgedBetween(switchover.endNanos(), until);
        String words = done + " operations acknowledged in " + seconds((until - switchover.endNanos()) / 1_000_000);
        return new Ruling(
                "The plain pool gets nothing done from the switchover until the old writer is shut down",
                recovery.servedBefore() && done == 0,
                recovery.servedBefore() ? words : "it did not serve before either, so this run shows nothing");
    }
}
