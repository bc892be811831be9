package io.holdfast.testkit.drill;

import java.util.List;
import java.util.Locale;

/** A rehearsal in words. Pure functions. */
final class Words {

    private static final int MOST_EXAMPLES = 5;

    private Words() {}

    static String seconds(long millis) {
        return String.format(Locale.ROOT, "%.2f s", millis / 1e3);
    }

    static String complaint(List<String> violations, List<String> examples, String account) {
        StringBuilder text = new StringBuilder(String.join("; and ", violations));
        examples.stream()
                .limit(MOST_EXAMPLES)
                .forEach(example -> text.append("\n  - ").append(example));
        return text.append('\n').append(account).toString();
    }

    static String account(RehearsalFigures figures, List<Stage.Event> events) {
        StringBuilder text = new StringBuilder()
                .append(figures.fault())
                .append(": ")
                .append(figures.fault().summary());
        long begin = events.get(0).nanoTime();
        for (Stage.Event event : events) {
            text.append("\n  ")
                    .append(String.format(Locale.ROOT, "%6.2f s  ", (event.nanoTime() - begin) / 1e9))
                    .append(event.words());
        }
        text.append("\n  acknowledged ")
                .append(figures.acknowledged())
                .append(", failed ")
                .append(figures.failed());
        if (figures.failed() > 0) {
            text.append(' ').append(figures.failures());
        }
        return text.append("\n  lost ")
                .append(figures.lost())
                .append(", duplicated ")
                .append(figures.duplicated())
                .append(", misreported ")
                .append(figures.misreported())
                .append("\n  ")
                .append(recovery(figures))
                .append(", longest time without an acknowledgement ")
                .append(seconds(figures.longestGapMillis()))
                .append(", in which nobody could have written ")
                .append(seconds(figures.serverGapMillis()))
                .toString();
    }

    private static String recovery(RehearsalFigures figures) {
        if (!figures.recovered()) {
            return "not recovered";
        }
        return figures.recoveredAfterMillis() == 0
                ? "nothing to recover from"
                : "recovered after " + seconds(figures.recoveredAfterMillis());
    }
}
