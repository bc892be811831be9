package io.holdfast.drills.result;

import java.time.Duration;
import java.util.List;

/**
 * The outage that a drill is after, as its post-mortem tells it.
 *
 * @param name whose and when: {@code Cronofy, April 2023}
 * @param length from the first failure to the end
 * @param moments what happened, in order
 */
public record RealOutage(String name, Duration length, List<Moment> moments) {

    /**
     * Something that happened.
     *
     * @param after since the first failure
     */
    public record Moment(Duration after, String what) {}

    /** {@code 2 h 19 min}. */
    public static String inWords(Duration length) {
        long days = length.toDays();
        if (days > 0) {
            long hours = length.minusDays(days).toHours();
            return days + " d" + (hours == 0 ? "" : " " + hours + " h");
        }
        long hours = length.toHours();
        long minutes = length.toMinutesPart();
        if (hours == 0) {
            return minutes + " min";
        }
        return hours + " h" + (minutes == 0 ? "" : " " + minutes + " min");
    }
}
