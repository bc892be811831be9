package io.holdfast.cluster;

import io.holdfast.cluster.Telemetry.Change;
import io.holdfast.event.Incident;
import io.holdfast.event.Incident.Cause;
import io.holdfast.event.Incident.Outcome;
import io.holdfast.event.Incident.Step;
import io.holdfast.event.Told;
import io.holdfast.time.Ticker;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The last incidents of a cluster, and the one that is under way. Bounded in number and length.
 *
 * <p>Guarded by the cluster's lock.
 */
final class Incidents {

    static final int MOST_KEPT = 32;

    /** How soon an outage of less than a second has to be followed by another one: an overloaded server has them, and does not crash. */
    private static final long SOON_AFTER_SHORT_NANOS = TimeUnit.SECONDS.toNanos(15);

    /** After a longer one, as every restart takes: a server that is killed every minute has not come back in between. */
    private static final long SOON_NANOS = TimeUnit.SECONDS.toNanos(60);

    /** What lies further apart has nothing to do with each other, however long the outages. The alert's rule looks back as far. */
    private static final long LATE_NANOS = TimeUnit.MINUTES.toNanos(5);

    /** For how long what is told to an application counts for an incident that is over. */
    private static final long AFTERMATH_NANOS = TimeUnit.SECONDS.toNanos(15);

    /** How long a server that comes back is spared what nobody needs yet. */
    private static final long RECOVERING_NANOS = Duration.ofSeconds(10).toNanos();

    /** What is over sooner than that is a blip, and no outage. */
    private static final long OUTAGE_NANOS = TimeUnit.MILLISECONDS.toNanos(Incident.BLIP_MILLIS);

    /** Blips closer to each other than that are one record. */
    private static final long BLIPS_NANOS = TimeUnit.MINUTES.toNanos(1);

    private static final long SERIOUS_NANOS = TimeUnit.MILLISECONDS.toNanos(Incident.SERIOUS_MILLIS);

    private final String cluster;
    private final Ticker ticker;
    private final BiConsumer<Change, Incident> report;
    private final Deque<Entry> entries = new ArrayDeque<>();

    private @Nullable Entry open;
    private long count;
    private int outagesInARow;
    private long lastOutageEndedAt;
    private long lastOutageNanos;

    /** What {@link Incident} says, while it may change. */
    private static final class Entry {
        final long number;
        final long startedNanos;
        final Instant startedAt;
        final Cause cause;
        final String evidence;
        final @Nullable String writerBefore;
        final int blipsBefore;
        final List<Step> steps = new ArrayList<>();
        final long[] told = new long[Told.values().length];

        int inARow;

        @Nullable
        String writer;

        Outcome outcome = Outcome.OPEN;
        long endedNanos;
        boolean serious;

        @Nullable
        Long lost;

        Entry(
                long number,
                long startedNanos,
                Instant startedAt,
                Cause cause,
                String evidence,
                @Nullable String writerBefore,
                int inARow,
                int blipsBefore) {
            this.number = number;
            this.startedNanos = startedNanos;
            this.startedAt = startedAt;
            this.cause = cause;
            this.evidence = evidence;
            this.writerBefore = writerBefore;
            this.inARow = inARow;
            this.blipsBefore = blipsBefore;
        }

        boolean isBlip() {
            return outcome == Outcome.SAME_WRITER && !serious && endedNanos - startedNanos < OUTAGE_NANOS;
        }
    }

    /** @param report gets every incident when it begins, becomes serious and ends */
    Incidents(String cluster, Ticker ticker, BiConsumer<Change, Incident> report) {
        this.cluster = cluster;
        this.ticker = ticker;
        this.report = report;
    }

    /**
     * How soon an outage has to follow on another one, which took so long, to be one in a row with it: a minute, or twice as long as that
     * one took, for a large database recovers for minutes before it can crash again; five minutes at most.
     * Less after one that was shorter than any restart.
     */
    static long soonNanos(long outageNanos) {
        return outageNanos < SERIOUS_NANOS
                ? SOON_AFTER_SHORT_NANOS
                : Math.max(SOON_NANOS, 2 * Math.min(outageNanos, LATE_NANOS / 2));
    }

    /** The writer is in doubt. */
    void begin(Cause cause, String evidence, @Nullable String writer) {
        begin(ticker.nanoTime(), cause, evidence, writer);
    }

    private void begin(long since, Cause cause, String said, @Nullable String writer) {
        String evidence = firstLine(said);
        if (open != null) {
            step(evidence);
            return;
        }
        long now = ticker.nanoTime();
        boolean soon = outagesInARow > 0 && since - lastOutageEndedAt < soonNanos(lastOutageNanos);
        outagesInARow = soon ? outagesInARow : 0;
        Entry before = entries.peekLast();
        boolean blips = before != null && before.isBlip() && since - before.endedNanos < BLIPS_NANOS;
        Entry begun = new Entry(
                ++count,
                since,
                ticker.now().minusNanos(now - since),
                cause,
                evidence,
                writer,
                outagesInARow + 1,
                blips ? before.blipsBefore + 1 : 0);
        entries.add(begun);
        if (entries.size() > MOST_KEPT) {
            entries.remove();
        }
        open = begun;
        step(begun, since, (writer == null ? "no writer is known" : writer + " is in doubt") + ": " + evidence);
        report.accept(Change.OPENED, snapshot(begun));
    }

    /**
     * Time passes without a writer.
     *
     * @param since when the search began
     */
    void searching(long since, String why, @Nullable String writer) {
        long now = ticker.nanoTime();
        if (open == null && now - since >= SERIOUS_NANOS) {
            begin(since, Cause.UNREACHABLE, why, writer); // there has not been one at all
        }
        Entry current = open;
        if (current != null && !current.serious && now - current.startedNanos >= patience(current)) {
            step(why);
            escalate(current);
        }
    }

    /** Whoever has been away twice shortly before is not waited for again. */
    private static long patience(Entry entry) {
        return entry.inARow >= Incident.CRASH_LOOP ? OUTAGE_NANOS : SERIOUS_NANOS;
    }

    private void escalate(Entry entry) {
        entry.serious = true;
        report.accept(Change.ESCALATED, snapshot(entry));
    }

    /** A node changed, or something else that belongs into the story of what is under way. */
    void step(String what) {
        Entry current = open;
        if (current != null) {
            step(current, ticker.nanoTime(), what);
        }
    }

    private static void step(Entry entry, long now, String what) {
        String line = firstLine(what);
        boolean repeats = !entry.steps.isEmpty()
                && entry.steps.get(entry.steps.size() - 1).what().equals(line);
        if (entry.steps.size() < Incident.MOST_STEPS && !repeats && !line.isBlank()) {
            entry.steps.add(new Step(Duration.ofNanos(now - entry.startedNanos), line));
        }
    }

    /** Connector/J's messages go on with how long ago the last packet came, over several lines. */
    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("").strip();
    }

    /** There is a writer. */
    void end(String writer, boolean same) {
        Entry current = open;
        if (current == null) {
            return;
        }
        long now = ticker.nanoTime();
        step(current, now, writer + (same ? " is the writer still" : " is the writer now"));
        current.writer = writer;
        current.outcome = same ? Outcome.SAME_WRITER : Outcome.OTHER_WRITER;
        current.endedNanos = now;
        open = null;
        if (now - current.startedNanos >= OUTAGE_NANOS) {
            outagesInARow = current.inARow;
            lastOutageEndedAt = now;
            lastOutageNanos = now - current.startedNanos;
        } else {
            current.inARow = Math.max(1, outagesInARow); // it was none after all
        }
        if (current.isBlip() && current.blipsBefore > 0) {
            standForTheOneBefore(current);
        }
        report.accept(Change.CLOSED, snapshot(current));
    }

    /** A link that breaks all the time is no reason to forget outages. */
    private void standForTheOneBefore(Entry current) {
        entries.removeLast();
        Entry before = entries.removeLast();
        for (int i = 0; i < current.told.length; i++) {
            current.told[i] += before.told[i];
        }
        entries.addLast(current);
    }

    /** An application was told something; what belongs to an incident that is over still counts there for a while. */
    void told(Told what) {
        Entry last = last();
        if (last != null) {
            last.told[what.ordinal()]++;
        }
    }

    void lost(long transactions, String text) {
        Entry last = last();
        if (last != null) {
            last.lost = transactions;
            step(last, ticker.nanoTime(), text);
            last.serious |= transactions > 0;
        }
    }

    private @Nullable Entry last() {
        if (open != null) {
            return open;
        }
        Entry last = entries.peekLast();
        return last != null && ticker.nanoTime() - last.endedNanos < AFTERMATH_NANOS ? last : null;
    }

    /** The number of the incident that is under way or has just ended; 0 if there is none. */
    long current() {
        Entry last = last();
        return last == null ? 0 : last.number;
    }

    /** For how long there has been no writer; null while there is one. */
    @Nullable
    Duration outage() {
        Entry current = open;
        return current == null ? null : Duration.ofNanos(ticker.nanoTime() - current.startedNanos);
    }

    /** Whether there is an outage, or was one moments ago. */
    boolean recovering() {
        return open != null || (outagesInARow > 0 && ticker.nanoTime() - lastOutageEndedAt < RECOVERING_NANOS);
    }

    Optional<Incident> find(long number) {
        return entries.stream()
                .filter(entry -> entry.number == number || standsFor(entry, number))
                .findFirst()
                .map(this::snapshot);
    }

    private static boolean standsFor(Entry entry, long number) {
        return entry.isBlip() && number < entry.number && number >= entry.number - entry.blipsBefore;
    }

    List<Incident> all() {
        return entries.stream().map(this::snapshot).toList();
    }

    private Incident snapshot(Entry entry) {
        long end = entry.outcome == Outcome.OPEN ? ticker.nanoTime() : entry.endedNanos;
        return new Incident(
                entry.number,
                cluster,
                entry.startedAt,
                Duration.ofNanos(end - entry.startedNanos),
                entry.cause,
                entry.evidence,
                entry.writerBefore,
                entry.writer,
                entry.outcome,
                entry.inARow,
                entry.blipsBefore,
                entry.serious,
                entry.told[Told.NOT_APPLIED.ordinal()],
                entry.told[Told.UNKNOWN.ordinal()],
                entry.told[Told.UNAVAILABLE.ordinal()],
                entry.lost,
                List.copyOf(entry.steps));
    }
}
