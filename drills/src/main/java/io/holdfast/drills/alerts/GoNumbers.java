package io.holdfast.drills.alerts;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Numbers as Prometheus writes them into the text of an alert. */
final class GoNumbers {

    private static final int MOST_DIGITS = 17;
    private static final long MINUTE = 60;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;
    private static final String SMALLER = "munpfazy";

    private GoNumbers() {}

    /** {@code %v}: as many digits as tell it from all other numbers; from a million on with an exponent, as Go does it. */
    static String shortest(double value) {
        if (isSpecial(value) || value == 0) {
            return special(value);
        }
        int digits = 1;
        while (digits < MOST_DIGITS && rounded(value, digits).doubleValue() != value) {
            digits++;
        }
        return general(rounded(value, digits), 6);
    }

    /** {@code %.4g}. */
    static String fourDigits(double value) {
        return isSpecial(value) || value == 0 ? special(value) : general(rounded(value, 4), 4);
    }

    /** {@code %.0f}. */
    static String whole(double value) {
        return isSpecial(value) || value == 0
                ? special(value)
                : (value < 0 ? "-" : "")
                        + new BigDecimal(value)
                                .abs()
                                .setScale(0, RoundingMode.HALF_EVEN)
                                .toPlainString();
    }

    /** {@code humanizePercentage}. */
    static String percentage(double ratio) {
        return fourDigits(ratio * 100) + "%";
    }

    /** {@code humanizeDuration}. */
    static String duration(double seconds) {
        if (isSpecial(seconds)) {
            return special(seconds);
        }
        double length = Math.abs(seconds);
        if (length < 1 && length > 0) {
            return fraction(seconds);
        }
        String sign = seconds < 0 ? "-" : "";
        long whole = (long) length;
        if (whole < MINUTE) {
            return sign + fourDigits(length) + "s";
        }
        String text = whole / MINUTE % 60 + "m " + whole % 60 + "s";
        if (whole >= HOUR) {
            text = whole / HOUR % 24 + "h " + text;
        }
        return sign + (whole >= DAY ? whole / DAY + "d " + text : text);
    }

    private static String fraction(double seconds) {
        double value = seconds;
        String unit = "";
        for (int i = 0; i < SMALLER.length() && Math.abs(value) < 1; i++) {
            unit = SMALLER.substring(i, i + 1);
            value *= 1000;
        }
        return fourDigits(value) + unit + "s";
    }

    private static boolean isSpecial(double value) {
        return Double.isNaN(value) || Double.isInfinite(value);
    }

    private static String special(double value) {
        if (Double.isInfinite(value)) {
            return value > 0 ? "+Inf" : "-Inf";
        }
        return Double.isNaN(value) ? "NaN" : Double.compare(value, 0) < 0 ? "-0" : "0";
    }

    private static BigDecimal rounded(double value, int digits) {
        return new BigDecimal(value).round(new MathContext(digits, RoundingMode.HALF_EVEN));
    }

    /** {@code %g}, with an exponent from this one on. */
    private static String general(BigDecimal value, int mostExponent) {
        BigDecimal digits = value.stripTrailingZeros();
        int exponent = digits.precision() - digits.scale() - 1;
        if (exponent >= -4 && exponent < mostExponent) {
            return digits.toPlainString();
        }
        String mantissa = digits.movePointLeft(exponent).toPlainString();
        String size = Math.abs(exponent) < 10 ? "0" + Math.abs(exponent) : String.valueOf(Math.abs(exponent));
        return mantissa + "e" + (exponent < 0 ? "-" : "+") + size;
    }
}
