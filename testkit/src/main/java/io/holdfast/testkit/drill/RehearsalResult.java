package io.holdfast.testkit.drill;

import io.holdfast.testkit.workload.WorkloadRecord;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How an application got through a rehearsal. Each assertion returns this result, or throws an {@link AssertionError} that names
 * the figure, what is allowed, examples, and all that happened; its cause is what the last call that failed had thrown.
 *
 * <p>Safe for use by many threads.
 */
public final class RehearsalResult {

    private final RehearsalFigures figures;
    private final WorkloadRecord record;
    private final String account;
    private volatile boolean judged;

    RehearsalResult(RehearsalFigures figures, WorkloadRecord record, List<Stage.Event> events) {
        this.figures = figures;
        this.record = record;
        this.account = Words.account(figures, events);
    }

    /** The figures, for assertions of one's own. */
    public RehearsalFigures figures() {
        judged = true;
        return figures;
    }

    /** Every single call. */
    public WorkloadRecord record() {
        judged = true;
        return record;
    }

    /** Nothing is lost, duplicated or misreported, and the application recovered by itself. Says all that is not so. */
    public RehearsalResult assertSurvived() {
        return demand(Arrays.asList(lost(), duplicated(), misreported(), notRecovered()), true);
    }

    /** Everything that was acknowledged is in the database. */
    public RehearsalResult assertNothingLost() {
        return demand(lost(), true);
    }

    /** Nothing is in the database more than once. */
    public RehearsalResult assertNothingDuplicated() {
        return demand(duplicated(), true);
    }

    /** Nothing that was reported as not applied is in the database. */
    public RehearsalResult assertNothingMisreported() {
        return demand(misreported(), true);
    }

    /**
     * The application was calm in the end, within the time that the rehearsal {@linkplain Rehearsal#recoverWithin allowed} it
     * after the fault was over.
     */
    public RehearsalResult assertRecovered() {
        return demand(notRecovered(), false);
    }

    /** The same, and the last failure, or the longest visible gap, was over so soon after the fault had begun. */
    public RehearsalResult assertRecoveredWithin(Duration limit) {
        long took = figures.recoveredAfterMillis();
        return demand(
                !figures.recovered()
                        ? notRecovered()
                        : took > limit.toMillis()
                                ? "it took " + Words.seconds(took)
                                        + " from the fault's beginning to recover; allowed are "
                                        + Words.seconds(limit.toMillis())
                                : null,
                false);
    }

    /** Nothing was acknowledged for at most so much longer than nobody could have written. */
    public RehearsalResult assertGapBeyondServersAtMost(Duration allowance) {
        long gap = figures.longestGapMillis();
        long servers = figures.serverGapMillis();
        return demand(
                gap > servers + allowance.toMillis()
                        ? "nothing was acknowledged for " + Words.seconds(gap) + ", and nobody could have written for "
                                + Words.seconds(servers) + " of them; allowed are "
                                + Words.seconds(allowance.toMillis())
                                + " more than that"
                        : null,
                false);
    }

    /** At most so many calls failed. */
    public RehearsalResult assertFailuresAtMost(long most) {
        return demand(figures.failed() > most ? figures.failed() + " calls failed; allowed are " + most : null, false);
    }

    /**
     * No call failed otherwise than with one of these SQLSTATEs.
     *
     * @param sqlStates for instance {@code "40001", "08007"}; with none, nothing may fail
     */
    public RehearsalResult assertFailuresOnly(String... sqlStates) {
        List<String> allowed = List.of(sqlStates);
        Map<String, Long> others = new TreeMap<>(figures.failures());
        others.keySet().removeIf(code -> allowed.contains(code.substring(0, code.lastIndexOf('/'))));
        return demand(
                others.isEmpty()
                        ? null
                        : "calls failed with " + others + "; allowed is "
                                + (allowed.isEmpty() ? "nothing" : "nothing but " + String.join(", ", allowed)),
                false);
    }

    /** Whether somebody has asserted something, or asked for the figures. */
    boolean judged() {
        return judged;
    }

    private @Nullable String lost() {
        return none(figures.lost(), "of " + figures.acknowledged() + " acknowledged operations are lost");
    }

    private @Nullable String duplicated() {
        return none(figures.duplicated(), "operations are in the database more than once");
    }

    private @Nullable String misreported() {
        return none(
                figures.misreported(),
                "operations are in the database, at least in part, although they were reported as not applied, or are there"
                        + " only in part");
    }

    private static @Nullable String none(long count, String what) {
        return count == 0 ? null : count + " " + what + "; allowed are none";
    }

    private @Nullable String notRecovered() {
        return figures.recovered()
                ? null
                : "the application did not recover: in the end there were calls that failed, or threads that got nothing done";
    }

    private RehearsalResult demand(@Nullable String violation, boolean withExamples) {
        return demand(Arrays.asList(violation), withExamples);
    }

    private RehearsalResult demand(List<@Nullable String> violations, boolean withExamples) {
        judged = true;
        List<String> found = new ArrayList<>();
        for (String violation : violations) {
            if (violation != null) {
                found.add(violation);
            }
        }
        if (!found.isEmpty()) {
            throw new AssertionError(
                    Words.complaint(found, withExamples ? figures.examples() : List.of(), account),
                    record.lastFailure().orElse(null));
        }
        return this;
    }

    /** What happened, when, and all figures, in some lines. */
    @Override
    public String toString() {
        return account;
    }
}
