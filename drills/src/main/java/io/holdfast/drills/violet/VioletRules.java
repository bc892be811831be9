package io.holdfast.drills.violet;

import static io.holdfast.drills.result.Figures.count;
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
import io.holdfast.drills.stage.Entrants;
import io.holdfast.event.Incident;
import io.holdfast.testkit.workload.Attempt;
import io.holdfast.testkit.workload.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** When the drill passes. Pure. */
final class VioletRules {

    private static final Duration KNOWN_WITHIN = Duration.ofSeconds(2);
    private static final double CONNECTS_PER_SECOND = 2;
    private static final double TURNED_AWAY_SHARE = 0.01;
    /** Both look for the servers with pauses, which end when they end: Holdfast's are 1.5 to 1.8 s. */
    private static final Duration BY_CHANCE = Duration.ofSeconds(1);

    private VioletRules() {}

    static Verdict judge(Observations seen) {
        ContenderResult plain = seen.contender(Entrants.PLAIN);
        ContenderResult holdfast = seen.contender(Entrants.HOLDFAST);
        return Rules.of(seen)
                .add(known(seen, holdfast))
                .add(saidOnce(seen, holdfast))
                .add(connects(seen, holdfast))
                .theBooksBalance()
                .noFailureBut(Honest.NOT_APPLIED, Honest.UNKNOWN, Honest.UNAVAILABLE)
                .holdfastRecoversFrom("the crash loop")
                .add(turnedAway(plain, holdfast))
                .add(fullService(seen, plain, holdfast))
                .verdict();
    }

    /** Each process says something soon after its first failure. */
    private static Ruling known(Observations seen, ContenderResult holdfast) {
        int perProcess = holdfast.threads() / holdfast.processes();
        Map<Integer, Long> firstFailure = new HashMap<>();
        long crash = seen.event(VioletDrill.CRASH + 1).startNanos();
        for (Attempt attempt : holdfast.attempts()) {
            if (attempt.outcome() != Outcome.ACKNOWLEDGED && attempt.endNanos() >= crash) {
                firstFailure.putIfAbsent(attempt.thread() / perProcess, attempt.endNanos());
            }
        }
        Map<Integer, Long> firstWord = new HashMap<>();
        for (Remark remark : seen.monitoring().remarks(Kind.OPENED, crash, Long.MAX_VALUE)) {
            firstWord.putIfAbsent(remark.process(), remark.atNanos());
        }
        long latest = 0;
        for (int process = 0; process < holdfast.processes(); process++) {
            long word = firstWord.getOrDefault(process, Long.MAX_VALUE);
            long failure = firstFailure.getOrDefault(process, crash);
            latest = Math.max(latest, word == Long.MAX_VALUE ? Long.MAX_VALUE : word - failure);
        }
        return new Ruling(
                "Each process of Holdfast's fleet tells of an incident at most " + KNOWN_WITHIN.toSeconds()
                        + " s after its first failure",
                latest <= KNOWN_WITHIN.toNanos(),
                latest == Long.MAX_VALUE
                        ? "not all of them did"
                        : latest <= 0 ? "before it, or at once" : "the latest after " + seconds(latest / 1_000_000));
    }

    /** What is logged as a warning: the listener is told more than once, the log once. */
    private static Ruling saidOnce(Observations seen, ContenderResult holdfast) {
        Map<Integer, Integer> said = new HashMap<>();
        boolean wrongWord = false;
        for (Remark remark : seen.monitoring().remarks(Kind.ESCALATED, 0, Long.MAX_VALUE)) {
            if (remark.inARow() == Incident.CRASH_LOOP && remark.text().contains("crash loop")) {
                said.merge(remark.process(), 1, Integer::sum);
            }
            wrongWord |= remark.text().toLowerCase(Locale.ROOT).contains("pool exhausted");
        }
        boolean once =
                said.size() == holdfast.processes() && said.values().stream().allMatch(times -> times == 1);
        return new Ruling(
                "One warning of each process says that it is a crash loop, and none that the pool is exhausted",
                once && !wrongWord,
                said.size() + " of " + holdfast.processes() + " processes said so, "
                        + said.values().stream().mapToInt(Integer::intValue).sum() + " times in all");
    }

    /** The times in which no server was up. */
    static List<long[]> downtimes(Observations seen) {
        List<long[]> times = new ArrayList<>();
        for (int crash = 1; ; crash++) {
            int number = crash;
            var begun = seen.findEvent(VioletDrill.CRASH + number);
            if (begun.isEmpty()) {
                return times;
            }
            DrillEvent up = seen.findEvent(VioletDrill.UP + number).orElseGet(() -> seen.event(VioletDrill.BACK));
            times.add(new long[] {begun.get().endNanos(), up.startNanos()});
        }
    }

    /** How many connections the busiest process of a contender tried to open for each second without a server. */
    static double connectsPerSecond(Observations seen, ContenderResult contender) {
        Map<Integer, Long> tried = new HashMap<>();
        double down = 0;
        for (long[] time : downtimes(seen)) {
            down += (time[1] - time[0]) / 1e9;
            seen.monitoring()
                    .connects(contender.name(), time[0], time[1])
                    .forEach((process, connects) -> tried.merge(process, connects, Long::sum));
        }
        return tried.values().stream().mapToLong(Long::longValue).max().orElse(0) / Math.max(1e-9, down);
    }

    private static Ruling connects(Observations seen, ContenderResult holdfast) {
        double rate = connectsPerSecond(seen, holdfast);
        return new Ruling(
                String.format(
                        Locale.ROOT,
                        "While all servers are down no process of Holdfast's fleet tries more than %.0f connections per second",
                        CONNECTS_PER_SECOND),
                rate <= CONNECTS_PER_SECOND,
                String.format(Locale.ROOT, "the busiest %.2f", rate));
    }

    private static Ruling turnedAway(ContenderResult plain, ContenderResult holdfast) {
        return new Ruling(
                "Of Holdfast's fleet at most a hundredth as many connections are turned away as too many as of the plain one",
                plain.turnedAway() > 0 && holdfast.turnedAway() <= plain.turnedAway() * TURNED_AWAY_SHARE,
                count(holdfast.turnedAway()) + "; the plain fleet " + count(plain.turnedAway()));
    }

    private static Ruling fullService(Observations seen, ContenderResult plain, ContenderResult holdfast) {
        long back = seen.event(VioletDrill.BACK).endNanos();
        long mine = fullServiceNanos(holdfast, back);
        long theirs = fullServiceNanos(plain, back);
        return new Ruling(
                "Holdfast's fleet is in full service no more than a second later than the plain one",
                mine != Long.MAX_VALUE && (theirs == Long.MAX_VALUE || mine <= theirs + BY_CHANCE.toNanos()),
                words(mine) + "; the plain one " + words(theirs));
    }

    private static String words(long nanos) {
        return nanos == Long.MAX_VALUE ? "never" : "after " + seconds(nanos / 1_000_000);
    }

    /** When the last of its threads had something acknowledged, since a moment. */
    static long fullServiceNanos(ContenderResult contender, long sinceNanos) {
        long[] first = new long[contender.threads()];
        for (Attempt attempt : contender.attempts()) {
            if (attempt.outcome() == Outcome.ACKNOWLEDGED
                    && attempt.endNanos() > sinceNanos
                    && first[attempt.thread()] == 0) {
                first[attempt.thread()] = attempt.endNanos() - sinceNanos;
            }
        }
        long last = 0;
        for (long time : first) {
            last = Math.max(last, time == 0 ? Long.MAX_VALUE : time);
        }
        return last;
    }
}
