package io.holdfast.drills.rules;

import static io.holdfast.drills.result.Figures.count;
import static io.holdfast.drills.result.Figures.millis;
import static io.holdfast.drills.result.Figures.seconds;

import io.holdfast.drills.result.ContenderResult;
import io.holdfast.drills.result.DrillEvent;
import io.holdfast.drills.result.Observations;
import io.holdfast.drills.result.Ruling;
import io.holdfast.drills.result.Verdict;
import io.holdfast.drills.stage.Entrants;
import io.holdfast.testkit.workload.Attempt;
import io.holdfast.testkit.workload.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The rulings of one drill, one after the other: those that drills have in common, in the words that they have in common, and
 * those of the drill's own. Each can fail. Not thread-safe.
 */
public final class Rules {

    private final Observations seen;
    private final ContenderResult holdfast;
    private final List<Ruling> rulings = new ArrayList<>();

    private Rules(Observations seen) {
        this.seen = seen;
        holdfast = seen.contender(Entrants.HOLDFAST);
    }

    public static Rules of(Observations seen) {
        return new Rules(seen);
    }

    public Verdict verdict() {
        return new Verdict(List.copyOf(rulings));
    }

    /** One of the drill's own. */
    public Rules add(Ruling ruling) {
        rulings.add(ruling);
        return this;
    }

    /** Something that must not have happened at all. */
    public Rules none(String rule, long count) {
        return add(new Ruling(rule, count == 0, String.valueOf(count)));
    }

    /** What the database holds is what Holdfast's application was told. */
    public Rules theBooksBalance() {
        none(
                "No write that was acknowledged to Holdfast's application is lost",
                holdfast.invariants().lost());
        none("None is applied more than once", holdfast.invariants().duplicated());
        return none(
                "None that was reported as not applied is there",
                holdfast.invariants().misreported());
    }

    /** @param from what, in words */
    public Rules holdfastRecoversFrom(String from) {
        String words = holdfast.recoveries().stream()
                .map(recovery -> recovery.event() + ": " + recovery.inWords())
                .collect(Collectors.joining(", "));
        return add(new Ruling(
                "Holdfast recovers from " + from + " by itself",
                holdfast.recovered(),
                holdfast.restartedByHand() ? words + "; restarted by hand" : words));
    }

    /** @param allowance how much longer than the servers Holdfast may be without an acknowledgement */
    public Rules gapOfTheServersAnd(Duration allowance) {
        return add(new Ruling(
                "Holdfast is never without an acknowledgement for more than " + seconds(allowance.toMillis())
                        + " longer than the servers were without a writer",
                holdfast.longestGapMillis() <= seen.serverGapMillis() + allowance.toMillis(),
                seconds(holdfast.longestGapMillis()) + "; the servers " + seconds(seen.serverGapMillis())));
    }

    /**
     * Holdfast's application writes soon after an event.
     *
     * @param since what is so from the event's end on, in words
     */
    public Rules holdfastWritesSoonAfter(String event, String since, Duration within) {
        long from = seen.event(event).endNanos();
        OptionalLong first = holdfast.firstAcknowledgedAfter(from);
        String words = first.isPresent() ? seconds((first.getAsLong() - from) / 1_000_000) : "never";
        return add(new Ruling(
                "Holdfast's application writes again at most " + seconds(within.toMillis()) + " after " + since,
                first.isPresent() && first.getAsLong() - from <= within.toNanos(),
                words));
    }

    /** Holdfast's application sees no other failures than these. */
    public Rules noFailureBut(Honest... honest) {
        Map<String, Long> others = failures(holdfast).stream()
                .filter(attempt -> Arrays.stream(honest).noneMatch(code -> code.says(attempt)))
                .collect(Collectors.groupingBy(Attempt::code, TreeMap::new, Collectors.counting()));
        return add(new Ruling(
                "Holdfast's application sees no failure but " + Honest.inWords(honest),
                others.isEmpty(),
                others.isEmpty() ? "no other" : others.toString()));
    }

    /** Holdfast's application sees failures of no other attempts than these. */
    public Rules onlyFailsWhere(String rule, Predicate<Attempt> allowed) {
        List<Attempt> others = failures(holdfast).stream()
                .filter(attempt -> !allowed.test(attempt))
                .toList();
        return add(new Ruling(
                rule,
                others.isEmpty(),
                others.isEmpty() ? "all of it" : others.size() + " not, " + describe(others.get(0))));
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

    /** @param perThread how many failures one thread may see, on average */
    public Rules fewFailures(int perThread) {
        int most = holdfast.threads() * perThread;
        return add(new Ruling(
                "No more than " + most + " operations of Holdfast's application fail",
                holdfast.failed() <= most,
                String.valueOf(holdfast.failed())));
    }

    /** No call of Holdfast's application took longer than this, well or badly. */
    public Rules everyAnswerWithin(Duration limit) {
        long longest = holdfast.attempts().stream()
                .mapToLong(Attempt::durationNanos)
                .max()
                .orElse(0);
        return add(new Ruling(
                "No operation of Holdfast's application takes longer than " + seconds(limit.toMillis()),
                longest <= limit.toNanos(),
                "the longest took " + seconds(longest / 1_000_000)));
    }

    /**
     * Holdfast's application was given its answers soon in some part of the drill.
     *
     * @param when which part, as the beginning of a sentence
     * @param share which share of the answers counts, as 0.99
     */
    public Rules answersWithin(String when, double share, Duration limit, long fromNanos, long untilNanos) {
        long[] durations = holdfast.attempts().stream()
                .filter(attempt -> attempt.startNanos() >= fromNanos && attempt.startNanos() < untilNanos)
                .mapToLong(Attempt::durationNanos)
                .sorted()
                .toArray();
        long reached =
                durations.length == 0 ? Long.MAX_VALUE : durations[(int) Math.ceil(share * durations.length) - 1];
        return add(new Ruling(
                when + " " + Math.round(share * 100) + " % of all calls of Holdfast's application are answered within "
                        + limit.toMillis() + " ms",
                reached <= limit.toNanos(),
                durations.length == 0 ? "there were none" : millis(reached) + ", of " + count(durations.length)));
    }

    /**
     * No thread of Holdfast's application was kept waiting in some part of the drill.
     *
     * @param when which part, as the beginning of a sentence
     * @param limit how long none may be without an answer
     */
    public Rules noThreadWaits(String when, Duration limit, long fromNanos, long untilNanos) {
        long longest = 0;
        for (int thread = 0; thread < holdfast.threads(); thread++) {
            longest = Math.max(longest, Waits.longest(holdfast.attempts(), thread, fromNanos, untilNanos));
        }
        return add(new Ruling(
                when + " no thread of Holdfast's application waits longer than " + seconds(limit.toMillis()),
                longest <= limit.toNanos(),
                "the longest wait was " + seconds(longest / 1_000_000)));
    }

    /** What ended with an exception. */
    public static List<Attempt> failures(ContenderResult contender) {
        return contender.attempts().stream()
                .filter(attempt -> attempt.outcome() != Outcome.ACKNOWLEDGED)
                .toList();
    }

    /** Whether an attempt was under way while something happened. */
    public static boolean isUnderWay(Attempt attempt, DrillEvent event) {
        return attempt.startNanos() <= event.endNanos() && attempt.endNanos() >= event.startNanos();
    }
}
