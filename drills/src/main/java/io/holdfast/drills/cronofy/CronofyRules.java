package io.holdfast.drills.cronofy;

import static io.holdfast.drills.result.Figures.seconds;

import io.holdfast.drills.result.ContenderResult;
import io.holdfast.drills.result.DrillEvent;
import io.holdfast.drills.result.Observations;
import io.holdfast.drills.result.Recovery;
import io.holdfast.drills.result.Ruling;
import io.holdfast.drills.result.Verdict;
import io.holdfast.testkit.workload.Attempt;
import io.holdfast.testkit.workload.Attempt.Kind;
import io.holdfast.testkit.workload.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** When the drill passes. Pure: the same observations, the same verdict. */
final class CronofyRules {

    /** How much longer than the servers Holdfast may be without an acknowledgement. */
    static final long GAP_ALLOWANCE_MILLIS = 1_000;

    /** How many failures one thread may see, at most. */
    static final int FAILURES_PER_THREAD = 2;

    private static final String NOT_APPLIED = "40001/";
    private static final String UNKNOWN = "08007/";

    private CronofyRules() {}

    static Verdict judge(Observations seen) {
        ContenderResult holdfast = seen.contender(CronofyDrill.HOLDFAST);
        List<Ruling> rulings = new ArrayList<>();
        rulings.add(none(
                "No write that was acknowledged to Holdfast's application is lost",
                holdfast.invariants().lost()));
        rulings.add(none("None is applied more than once", holdfast.invariants().duplicated()));
        rulings.add(none(
                "None that was reported as not applied is there",
                holdfast.invariants().misreported()));
        rulings.add(recovered(holdfast));
        rulings.add(gap(holdfast, seen.serverGapMillis()));
        rulings.add(codes(holdfast));
        rulings.add(inFlight(holdfast, seen));
        rulings.add(few(holdfast));
        rulings.add(autocommitAtSwitchover(holdfast, seen.event(CronofyDrill.SWITCHOVER)));
        rulings.add(plainDoesNotRecover(seen.contender(CronofyDrill.PLAIN)));
        return new Verdict(List.copyOf(rulings));
    }

    private static Ruling none(String rule, long count) {
        return new Ruling(rule, count == 0, String.valueOf(count));
    }

    private static Ruling recovered(ContenderResult holdfast) {
        String seen = holdfast.recoveries().stream()
                .map(recovery -> recovery.event() + ": " + recovery.inWords())
                .collect(Collectors.joining(", "));
        return new Ruling(
                "Holdfast recovers from both events by itself",
                holdfast.recovered(),
                holdfast.restartedByHand() ? seen + "; restarted by hand" : seen);
    }

    private static Ruling gap(ContenderResult holdfast, long serverGapMillis) {
        return new Ruling(
                "Holdfast is never without an acknowledgement for more than " + seconds(GAP_ALLOWANCE_MILLIS)
                        + " longer than the servers were without a writer",
                holdfast.longestGapMillis() <= serverGapMillis + GAP_ALLOWANCE_MILLIS,
                seconds(holdfast.longestGapMillis()) + "; the servers " + seconds(serverGapMillis));
    }

    private static Ruling codes(ContenderResult holdfast) {
        Map<String, Long> others = holdfast.failures().entrySet().stream()
                .filter(failure -> !isHonest(failure.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        return new Ruling(
                "Holdfast's application sees no failure but 40001 (not applied) and 08007 (unknown)",
                others.isEmpty(),
                others.isEmpty() ? "no other" : others.toString());
    }

    private static boolean isHonest(String code) {
        return code.startsWith(NOT_APPLIED) || code.startsWith(UNKNOWN);
    }

    /**
     * At the kill whatever was under way may fail. At the switchover no link is lost: only a transaction that was open on the
     * demoted node may, and of that it is known that it was not applied.
     */
    private static Ruling inFlight(ContenderResult holdfast, Observations seen) {
        DrillEvent kill = seen.event(CronofyDrill.KILL);
        DrillEvent switchover = seen.event(CronofyDrill.SWITCHOVER);
        List<Attempt> others = failures(holdfast).stream()
                .filter(attempt -> !isInFlight(attempt, kill))
                .filter(attempt -> !(isInFlight(attempt, switchover)
                        && attempt.kind() == Kind.TRANSACTION
                        && attempt.code().startsWith(NOT_APPLIED)))
                .toList();
        return new Ruling(
                "What fails was under way when the writer was killed, or a transaction at the switchover",
                others.isEmpty(),
                others.isEmpty() ? "all of it" : others.size() + " not, " + describe(others.get(0)));
    }

    private static boolean isInFlight(Attempt attempt, DrillEvent event) {
        return attempt.startNanos() <= event.endNanos() && attempt.endNanos() >= event.startNanos();
    }

    private static String describe(Attempt attempt) {
        return String.format(
                Locale.ROOT,
                "the first from %.3f s to %.3f s, %s, %s",
                attempt.startNanos() / 1e9,
                attempt.endNanos() / 1e9,
                attempt.kind().name().toLowerCase(Locale.ROOT),
                attempt.code());
    }

    private static Ruling few(ContenderResult holdfast) {
        int most = holdfast.threads() * FAILURES_PER_THREAD;
        return new Ruling(
                "No more than " + most + " operations of Holdfast's application fail",
                holdfast.failed() <= most,
                String.valueOf(holdfast.failed()));
    }

    /** Counted from the switchover to the end: nothing but the switchover happens there. */
    private static Ruling autocommitAtSwitchover(ContenderResult holdfast, DrillEvent switchover) {
        long count = failures(holdfast).stream()
                .filter(attempt -> attempt.kind() == Kind.AUTOCOMMIT && attempt.endNanos() >= switchover.startNanos())
                .count();
        return none("The planned switchover fails no autocommit operation of Holdfast's application", count);
    }

    private static List<Attempt> failures(ContenderResult contender) {
        return contender.attempts().stream()
                .filter(attempt -> attempt.outcome() != Outcome.ACKNOWLEDGED)
                .toList();
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
