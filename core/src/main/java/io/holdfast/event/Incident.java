package io.holdfast.event;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One time in which it was in doubt who the writer of a cluster is, told as a short story. Immutable: what was known when it was
 * asked for.
 *
 * @param number counts the incidents of a cluster in this JVM, from 1
 * @param cluster the name of the cluster
 * @param startedAt by this machine's clock
 * @param duration how long it took, or has taken until now
 * @param cause what it began with
 * @param evidence the same in the words of the server or driver
 * @param writerBefore the writer's address before; null if none was known
 * @param writer the writer's address afterwards; null while there is none
 * @param outcome how it ended
 * @param inARow how many outages in a row it is the last of: each began within a minute of the end of the one before, or
 *     within twice the time that had taken, and five minutes at most; within 15 s if it had taken less than a second. From
 *     {@value #CRASH_LOOP} on it is called a crash loop
 * @param blipsBefore how many blips ({@link #isBlip}) came right before it, each within a minute of the next. If it is another one it
 *     stands for them all: they are not kept beside it, and what applications were told in them is counted in it
 * @param serious whether people should look: no writer for {@value #SERIOUS_MILLIS} ms, sooner in a crash loop, or lost transactions
 * @param notApplied how many times an application was told so in it
 * @param unknown how many times an application was told so in it
 * @param unavailable how many times an application was told so in it
 * @param lostTransactions how many transactions that the writer before was seen to have are missing on the new one, 0 if none is; null
 *     if that is not known, as where servers use no global transaction identifiers
 * @param steps what happened, in order; at most {@value #MOST_STEPS}
 */
public record Incident(
        long number,
        String cluster,
        Instant startedAt,
        Duration duration,
        Cause cause,
        String evidence,
        @Nullable String writerBefore,
        @Nullable String writer,
        Outcome outcome,
        int inARow,
        int blipsBefore,
        boolean serious,
        long notApplied,
        long unknown,
        long unavailable,
        @Nullable Long lostTransactions,
        List<Step> steps) {

    /** Outages in a row that make a crash loop. */
    public static final int CRASH_LOOP = 3;

    /** Milliseconds without a writer after which people should look. */
    public static final int SERIOUS_MILLIS = 1_000;

    /** What is over sooner than that many milliseconds, with the same writer as before, is a blip and no outage. */
    public static final int BLIP_MILLIS = 250;

    public static final int MOST_STEPS = 64;

    /** What an incident began with. */
    public enum Cause {
        /** The server refused a write, or says that it is read-only. */
        READ_ONLY,
        /** A connection that was in use broke. */
        LINK_LOST,
        /** The server does not take connections. */
        UNREACHABLE,
        /** The server left every question unanswered for the detection time. */
        SILENT,
        /** The server has lost its cluster, or is leaving it. */
        CUT_OFF,
        /** An address leads to another server than before. */
        MOVED;

        /** As it is written in logs and metrics: {@code link_lost}. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** How an incident ended. */
    public enum Outcome {
        /** It goes on. */
        OPEN,
        /** Another server is the writer now. */
        OTHER_WRITER,
        /** The same server is the writer still, or again. */
        SAME_WRITER;

        /** As it is written in logs and metrics: {@code other_writer}. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Something that happened in an incident.
     *
     * @param after since its start
     */
    public record Step(Duration after, String what) {
        @Override
        public String toString() {
            return "+" + after.toMillis() + " ms " + what;
        }
    }

    public boolean isOpen() {
        return outcome == Outcome.OPEN;
    }

    public boolean isCrashLoop() {
        return inARow >= CRASH_LOOP;
    }

    /** Whether it was over before anybody could notice, such as a broken link to a writer that is well. */
    public boolean isBlip() {
        return outcome == Outcome.SAME_WRITER && !serious && duration.compareTo(Duration.ofMillis(BLIP_MILLIS)) < 0;
    }

    /** One line. */
    public String summary() {
        String end = switch (outcome) {
            case OPEN -> "no writer for " + duration.toMillis() + " ms until now";
            case OTHER_WRITER -> "the writer is " + writer + " after " + duration.toMillis() + " ms";
            case SAME_WRITER -> "the writer is still " + writer + " after " + duration.toMillis() + " ms";
        };
        return "#" + number + " " + cluster + ": "
                + (isCrashLoop() ? "crash loop, outage " + inARow + " in a row; " : "")
                + (writerBefore == null ? "no writer was known" : writerBefore + " was the writer") + ", " + cause.id()
                + " (" + evidence + "); " + end
                + (blipsBefore == 0 ? "" : "; after " + blipsBefore + " more blips within a minute of each other")
                + lost();
    }

    private String lost() {
        if (lostTransactions == null) {
            return "";
        }
        return lostTransactions == 0
                ? "; no transaction that was seen is lost"
                : "; at least " + lostTransactions + " transactions are lost";
    }

    /** One line for people who are to look now: what is wrong, since when, and what the nodes say. */
    public String warning() {
        String what = isCrashLoop()
                ? "crash loop: outage " + inARow + " in a row, and never back for long;"
                        + " it is the database that comes and goes, and no pool that is too small"
                : "no writer for " + duration.toMillis() + " ms";
        String last = steps.isEmpty() ? evidence : steps.get(steps.size() - 1).what();
        return cluster + ": " + what + ", since " + startedAt + ": " + last;
    }

    /** The whole story, a line for each step. */
    @Override
    public String toString() {
        return startedAt + " " + summary() + "; told not applied " + notApplied + ", unknown " + unknown
                + ", unavailable " + unavailable
                + steps.stream().map(step -> "\n  " + step).collect(Collectors.joining());
    }
}
