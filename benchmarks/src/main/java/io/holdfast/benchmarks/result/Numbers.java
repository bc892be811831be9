package io.holdfast.benchmarks.result;

import java.util.Locale;

/** How figures are written. */
public final class Numbers {

    private Numbers() {}

    /** With three significant digits where it has decimals, and groups of thousands. */
    public static String shown(double value) {
        double size = Math.abs(value);
        String format = size >= 100 || size == Math.rint(size) ? "%,.0f" : size >= 10 ? "%,.1f" : "%,.2f";
        return String.format(Locale.ROOT, format, value);
    }
}
