package io.holdfast.drills.redcrow;

import static io.holdfast.drills.result.Figures.count;
import static io.holdfast.drills.result.Figures.seconds;

import io.holdfast.drills.result.ContenderResult;
import io.holdfast.drills.result.DrillEvent;
import io.holdfast.drills.result.Observations;
import io.holdfast.drills.result.Remark;
import io.holdfast.drills.result.Remark.Kind;
import io.holdfast.drills.result.Ruling;
import io.holdfast.drills.result.Sample;
import io.holdfast.drills.result.Sample.NodeState;
import io.holdfast.drills.result.Sample.Role;
import io.holdfast.drills.result.Verdict;
import io.holdfast.drills.rules.Honest;
import io.holdfast.drills.rules.Rules;
import io.holdfast.drills.rules.Watching;
import io.holdfast.drills.stage.Entrants;
import io.holdfast.event.Incident.Cause;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * When the drill passes. Pure.
 *
 * <p>That nothing acknowledged is lost is not among the rules: the servers lose it, to both applications. It must be said.
 */
final class RedcrowRules {

    private static final Duration WRITES_WITHIN = Duration.ofSeconds(3);

    /** Of Holdfast's application on a replica: the monitor's connection, and the one that takes its place. */
    private static final int MONITOR = 2;

    private RedcrowRules() {}

    static Verdict judge(Observations seen) {
        DrillEvent overload = seen.event(RedcrowDrill.OVERLOAD);
        DrillEvent relief = seen.event(RedcrowDrill.RELIEF);
        DrillEvent kill = seen.event(RedcrowDrill.KILL);
        ContenderResult plain = seen.contender(Entrants.PLAIN);
        ContenderResult holdfast = seen.contender(Entrants.HOLDFAST);
        Watching watching = Watching.of(seen);
        return Rules.of(seen)
                .add(told(seen, "a conflict stops a replica", RedcrowDrill.CONFLICT, RedcrowDrill::tellsOfConflict))
                .add(told(seen, "it goes on", RedcrowDrill.REPAIRED, RedcrowDrill::tellsOfRepair))
                .add(lagKnown(seen))
                .add(told(seen, "a replica has diverged", RedcrowDrill.DIVERGED, RedcrowDrill::tellsOfDivergence))
                .add(watching.fires(
                        "An alert fires before it hurts",
                        "HoldfastReplicationStopped",
                        seen.event(RedcrowDrill.DIVERGED).startNanos(),
                        kill.startNanos()))
                .add(nobodyReads(seen, kill))
                .add(timeOuts(plain, holdfast, overload, relief))
                .add(noFailover(seen, overload, kill))
                .none(
                        "None of Holdfast's writes is applied more than once",
                        holdfast.invariants().duplicated())
                .none(
                        "None that was reported to it as not applied is there",
                        holdfast.invariants().misreported())
                .holdfastRecoversFrom("the overload and from the loss of the writer")
                .holdfastWritesSoonAfter(RedcrowDrill.PROMOTE, "there is another writer", WRITES_WITHIN)
                .noFailureBut(Honest.NOT_APPLIED, Honest.UNKNOWN, Honest.NO_CONNECTION)
                .add(told(seen, "the new writer lacks transactions", RedcrowDrill.PROMOTE, RedcrowDrill::tellsOfLoss))
                .add(number(seen))
                .add(watching.fires(
                        "An alert fires because of them",
                        "HoldfastTransactionsLost",
                        kill.startNanos(),
                        Long.MAX_VALUE))
                .add(noOtherLoss(seen, plain, holdfast))
                .add(plainSaysNothing(plain, seen.event(RedcrowDrill.PROMOTE)))
                .verdict();
    }

    private static Ruling told(Observations seen, String what, String event, Predicate<Remark> words) {
        return Watching.of(seen)
                .said(
                        "Holdfast tells at most " + RedcrowDrill.TOLD_WITHIN.toSeconds() + " s later that " + what,
                        Kind.NOTICED,
                        words,
                        seen.event(event).startNanos(),
                        RedcrowDrill.TOLD_WITHIN);
    }

    private static Ruling lagKnown(Observations seen) {
        long from = seen.event(RedcrowDrill.LAG).endNanos();
        Optional<Long> after = seen.findEvent(RedcrowDrill.LAG_SEEN).map(event -> event.startNanos() - from);
        return new Ruling(
                "A replica's lag is a metric at most " + RedcrowDrill.LAG_KNOWN_WITHIN.toSeconds()
                        + " s after it began",
                after.isPresent() && after.get() <= RedcrowDrill.LAG_KNOWN_WITHIN.toNanos(),
                after.map(nanos -> "after " + seconds(nanos / 1_000_000)).orElse("never"));
    }

    /** As long as the first writer is one. */
    private static Ruling nobodyReads(Observations seen, DrillEvent kill) {
        int most = 0;
        int onWriter = 0;
        for (Sample sample : seen.samples()) {
            if (sample.atNanos() < kill.startNanos()) {
                for (NodeState node : sample.nodes()) {
                    int open = node.connections(Entrants.HOLDFAST);
                    onWriter = node.role() == Role.WRITER ? Math.max(onWriter, open) : onWriter;
                    most = node.role() == Role.WRITER ? most : Math.max(most, open);
                }
            }
        }
        return new Ruling(
                "No replica serves reads: of Holdfast's application it has no connection but the monitor's",
                most <= MONITOR && onWriter > MONITOR,
                "at most " + most + " on a replica, and " + onWriter + " on the writer");
    }

    private static Ruling timeOuts(
            ContenderResult plain, ContenderResult holdfast, DrillEvent overload, DrillEvent relief) {
        long ofPlain = failures(plain, overload.startNanos(), relief.endNanos());
        long ofHoldfast = failures(holdfast, overload.startNanos(), relief.endNanos());
        return new Ruling(
                "The writer is so overloaded that calls of both applications time out",
                ofPlain > 0 && ofHoldfast > 0,
                count(ofPlain) + " of plain and " + count(ofHoldfast) + " of holdfast");
    }

    static long failures(ContenderResult contender, long fromNanos, long untilNanos) {
        return contender.failuresBetween(fromNanos, untilNanos).values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    /**
     * Nobody is promoted meanwhile, so that an incident could not end otherwise: it is the judgement that counts, the writer being given
     * up as silent, by which a replica that somebody had promoted would have been followed.
     */
    private static Ruling noFailover(Observations seen, DrillEvent overload, DrillEvent kill) {
        List<Remark> ended = seen.monitoring().remarks(Kind.CLOSED, overload.startNanos(), kill.startNanos());
        long moved = ended.stream().filter(remark -> !endedWithTheSame(remark)).count();
        long dead = seen.monitoring().remarks(Kind.OPENED, overload.startNanos(), kill.startNanos()).stream()
                .filter(remark -> remark.topic().equals(Cause.SILENT.id()))
                .count();
        long others = seen.samples().stream()
                .filter(sample -> sample.atNanos() >= overload.startNanos() && sample.atNanos() < kill.startNanos())
                .filter(sample -> sample.connectionsElsewhere(Entrants.HOLDFAST)
                        > MONITOR * (sample.nodes().size() - 1))
                .count();
        return new Ruling(
                "Slow is not dead: the overload is no reason for Holdfast to take the writer for dead, or to go elsewhere",
                dead == 0 && moved == 0 && others == 0,
                ended.size() + " doubts, of which " + moved + " ended with another writer; taken for dead " + dead
                        + " times; connections elsewhere in " + others + " samples");
    }

    /** As an incident writes it. */
    static boolean endedWithTheSame(Remark closed) {
        return closed.text().contains("the writer is still ");
    }

    private static Ruling number(Observations seen) {
        Announced number = Announced.of(seen);
        return new Ruling(
                "It says how many at least: more than half of those that are missing, and no more than there were",
                number.isFair(),
                "at least " + count(number.announced()) + "; the replicas had received " + count(number.missing())
                        + " of them, and " + number.inFlight() + " sessions wrote");
    }

    /** What is missing of the acknowledged, is among what was announced as missing. */
    private static Ruling noOtherLoss(Observations seen, ContenderResult plain, ContenderResult holdfast) {
        long lost = plain.invariants().lost() + holdfast.invariants().lost();
        long missing = Announced.of(seen).missing();
        return new Ruling(
                "Acknowledged writes are lost, to both applications, and none but those that the new writer lacks",
                plain.invariants().lost() > 0 && holdfast.invariants().lost() > 0 && lost <= missing,
                count(plain.invariants().lost()) + " of plain and "
                        + count(holdfast.invariants().lost()) + " of holdfast, of " + count(missing));
    }

    /** It has nothing to be told by: whoever runs it learns of a broken link, and that is over. */
    private static Ruling plainSaysNothing(ContenderResult plain, DrillEvent promoted) {
        long lost = plain.invariants().lost();
        boolean goesOn = plain.firstAcknowledgedAfter(promoted.endNanos()).isPresent();
        return new Ruling(
                "The plain pool loses writes and goes on as if nothing had happened",
                lost > 0 && goesOn,
                count(lost) + " writes; it " + (goesOn ? "went on, and nobody was told" : "did not go on"));
    }
}
