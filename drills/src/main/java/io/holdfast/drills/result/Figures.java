package io.holdfast.drills.result;

import java.util.Locale;

/** How figures are written, the same everywhere. */
public final class Figures {

    private Figures() {}

    /** {@code 12,345}. */
    public static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** A length of time: {@code 0.35 s}. */
    public static String seconds(long millis) {
        return String.format(Locale.ROOT, "%.2f s", millis / 1e3);
    }

    /** A moment of the drill: {@code 10.3 s}. */
    public static String moment(long nanos) {
        return String.format(Locale.ROOT, "%.1f s", nanos / 1e9);
    }

    /** A short length of time: {@code 6.2 ms}. */
    public static String millis(long nanos) {
        return String.format(Locale.ROOT, "%.1f ms", nanos / 1e6);
    }
}
