package io.holdfast.drills.redcrow;

import io.holdfast.drills.result.DrillEvent;
import io.holdfast.drills.result.Observations;
import io.holdfast.drills.result.Remark.Kind;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How many transactions are lost, by the servers' word and by Holdfast's. Pure.
 *
 * @param missing what the replicas had received and the new writer has not applied
 * @param inFlight how many more the old writer may have had, which no replica had received: one for each session that writes
 * @param announced the highest number that Holdfast has given; 0 if none
 */
record Announced(long missing, long inFlight, long announced) {

    private static final Pattern NUMBER = Pattern.compile("at least (\\d{1,18}) transactions");

    static Announced of(Observations seen) {
        long missing = seen.events().stream()
                .map(DrillEvent::id)
                .filter(id -> id.startsWith(RedcrowDrill.LACKS))
                .mapToLong(id -> Long.parseLong(id.substring(RedcrowDrill.LACKS.length())))
                .findFirst()
                .orElse(0);
        long threads = seen.contenders().stream()
                .mapToLong(contender -> contender.threads())
                .sum();
        long announced =
                seen
                        .monitoring()
                        .remarks(Kind.NOTICED, seen.event(RedcrowDrill.KILL).startNanos(), Long.MAX_VALUE)
                        .stream()
                        .filter(RedcrowDrill::tellsOfLoss)
                        .mapToLong(remark -> number(remark.text()))
                        .max()
                        .orElse(0);
        return new Announced(missing, threads + 1, announced); // and the raw probe
    }

    private static long number(String text) {
        Matcher matcher = NUMBER.matcher(text);
        return matcher.find() ? Long.parseLong(matcher.group(1)) : 0;
    }

    /** Whether it is no exaggeration, and most of it: what was written in the last moments nobody but the dead server may know. */
    boolean isFair() {
        return announced > 0 && announced >= missing / 2 && announced <= missing + inFlight;
    }
}
