package io.holdfast.testkit.workload;

import java.time.Duration;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;

/**
 * What a workload saw. Immutable.
 *
 * <p>Windows are given by two values of {@code System.nanoTime()}; what of them lies before the start or after the end does
 * not count.
 */
public final class WorkloadRecord {

    private final String contender;
    private final long run;
    private final long startedAtNanoTime;
    private final long durationNanos;
    private final AttemptColumns attempts;
    private final Map<String, Long> afterwards;
    private final @Nullable Throwable lastFailure;
    private final boolean complete;

    WorkloadRecord(
            String contender,
            long run,
            long startedAtNanoTime,
            long durationNanos,
            AttemptColumns attempts,
            Map<String, Long> afterwards,
            @Nullable Throwable lastFailure,
            boolean complete) {
        this.contender = contender;
        this.run = run;
        this.startedAtNanoTime = startedAtNanoTime;
        this.durationNanos = durationNanos;
        this.attempts = attempts;
        this.afterwards = afterwards;
        this.lastFailure = lastFailure;
        this.complete = complete;
    }

    /** A record made by hand, as of a workload that has stopped. The attempts may be in any order. */
    public static WorkloadRecord of(
            String contender, long run, long startedAtNanoTime, long durationNanos, List<Attempt> attempts) {
        AttemptColumns columns = new AttemptColumns();
        attempts.stream().sorted(Comparator.comparingLong(Attempt::endNanos)).forEach(columns::add);
        return new WorkloadRecord(
                WorkloadTable.checkedContender(contender),
                run,
                startedAtNanoTime,
                durationNanos,
                columns,
                Map.of(),
                null,
                true);
    }

    public String contender() {
        return contender;
    }

    /** What tells the rows of this run of the workload from those of others in the same table. */
    public long run() {
        return run;
    }

    /** {@code System.nanoTime()} at the workload's start, to which all times of the attempts are relative. */
    public long startedAtNanoTime() {
        return startedAtNanoTime;
    }

    /** From the start until the call of {@code stop()}, or until this record was taken. */
    public long durationNanos() {
        return durationNanos;
    }

    /** Whether the workload had stopped, so that no attempt is missing here. */
    public boolean complete() {
        return complete;
    }

    /** All attempts, ordered by their end. Each is made when it is asked for: keep them, or ask once. */
    public List<Attempt> attempts() {
        return new View(attempts);
    }

    public long acknowledged() {
        long count = 0;
        for (int i = 0; i < attempts.size(); i++) {
            if (attempts.acknowledged(i)) {
                count++;
            }
        }
        return count;
    }

    /** Attempts that ended with an exception. */
    public long failed() {
        return attempts.size() - acknowledged();
    }

    /** What the attempt threw that was the last to fail; empty if none did, or the record was made by hand. */
    public Optional<Throwable> lastFailure() {
        return Optional.ofNullable(lastFailure);
    }

    /** How many attempts ended with which {@code SQLSTATE/vendorcode}, the most frequent first. */
    public Map<String, Long> failures() {
        return failuresEnding(0, Long.MAX_VALUE);
    }

    /** The same for the attempts that ended within a window. */
    public Map<String, Long> failures(long fromNanoTime, long toNanoTime) {
        return failuresEnding(fromNanoTime - startedAtNanoTime, toNanoTime - startedAtNanoTime);
    }

    private Map<String, Long> failuresEnding(long fromNanos, long toNanos) {
        Map<String, Long> counts = new HashMap<>();
        for (int i = 0; i < attempts.size(); i++) {
            long end = attempts.endNanos(i);
            if (!attempts.acknowledged(i) && end >= fromNanos && end < toNanos) {
                counts.merge(attempts.code(i), 1L, Long::sum);
            }
        }
        return mostFrequentFirst(counts);
    }

    /**
     * How many calls failed when their attempt already had an outcome, by name of the call and {@code SQLSTATE/vendorcode},
     * as {@code rollback 08S01/0}; the most frequent first. They changed nothing, and are not among the failures.
     */
    public Map<String, Long> afterwards() {
        return mostFrequentFirst(afterwards);
    }

    private static Map<String, Long> mostFrequentFirst(Map<String, Long> counts) {
        Map<String, Long> sorted = new LinkedHashMap<>();
        counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
        return Collections.unmodifiableMap(sorted);
    }

    /** The longest time in which no attempt of any thread was acknowledged, from the start to the end. */
    public long longestGapMillis() {
        return longestGapWithin(0, durationNanos);
    }

    /** The same within a window: a gap that reaches beyond it counts as far as it lies in it. */
    public long longestGapMillis(long fromNanoTime, long toNanoTime) {
        return longestGapWithin(fromNanoTime - startedAtNanoTime, toNanoTime - startedAtNanoTime);
    }

    private long longestGapWithin(long fromNanos, long toNanos) {
        LongestGap gap = new LongestGap(fromNanos, toNanos, 0, durationNanos);
        for (int i = 0; i < attempts.size(); i++) {
            if (attempts.acknowledged(i)) {
                gap.event(attempts.endNanos(i));
            }
        }
        return gap.millis();
    }

    /**
     * The duration that this share of the acknowledged attempts did not exceed; 0 if there are none.
     *
     * @param quantile 0 to 1
     */
    public long latencyNanos(double quantile) {
        if (!(quantile >= 0 && quantile <= 1)) {
            throw new IllegalArgumentException("quantile: " + quantile + "; allowed is 0 to 1");
        }
        long[] durations = new long[attempts.size()];
        int count = 0;
        for (int i = 0; i < attempts.size(); i++) {
            if (attempts.acknowledged(i)) {
                durations[count++] = attempts.durationNanos(i);
            }
        }
        if (count == 0) {
            return 0;
        }
        Arrays.sort(durations, 0, count);
        return durations[Math.max(0, (int) Math.ceil(quantile * count) - 1)];
    }

    /**
     * What ended in a part of the time.
     *
     * @param startNanos when that part began, since the workload's start
     * @param ok attempts acknowledged
     * @param failed attempts that ended with an exception
     */
    public record Bucket(long startNanos, long ok, long failed) {}

    /**
     * The time from the start to the end in parts of this width; the last one may reach beyond the end, and counts what
     * ended later, too.
     */
    public List<Bucket> buckets(Duration width) {
        if (width.isNegative() || width.isZero()) {
            throw new IllegalArgumentException("width: " + width + " is not more than nothing");
        }
        long nanos = width.toNanos();
        int count = Math.max(1, Math.toIntExact((durationNanos + nanos - 1) / nanos));
        long[] ok = new long[count];
        long[] failed = new long[count];
        for (int i = 0; i < attempts.size(); i++) {
            int at = (int) Math.min(count - 1, attempts.endNanos(i) / nanos);
            (attempts.acknowledged(i) ? ok : failed)[at]++;
        }
        Bucket[] buckets = new Bucket[count];
        for (int i = 0; i < count; i++) {
            buckets[i] = new Bucket(i * nanos, ok[i], failed[i]);
        }
        return List.of(buckets);
    }

    @Override
    public String toString() {
        return contender + ": " + acknowledged() + " acknowledged, failed " + failures();
    }

    private static final class View extends AbstractList<Attempt> implements RandomAccess {
        private final AttemptColumns columns;

        View(AttemptColumns columns) {
            this.columns = columns;
        }

        @Override
        public Attempt get(int index) {
            return columns.get(index);
        }

        @Override
        public int size() {
            return columns.size();
        }
    }
}
