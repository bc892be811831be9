package io.holdfast.testkit.containers;

import io.holdfast.testkit.ClusterException;
import java.util.Arrays;
import java.util.stream.Stream;

/**
 * A set of transactions as MySQL writes it: {@code uuid:1-5:7,uuid:tag:1}. Sets of servers with one history are contained in
 * each other; to compare them otherwise is left to the servers.
 */
record GtidSet(String text) {

    GtidSet(String text) {
        this.text = text.replaceAll("\\s", "");
    }

    boolean isEmpty() {
        return text.isEmpty();
    }

    /** All of both, as a server reads it. */
    GtidSet and(GtidSet other) {
        return isEmpty() ? other : other.isEmpty() ? this : new GtidSet(text + "," + other.text);
    }

    /** How many transactions there are, if none is named twice. */
    long size() {
        return parts().flatMap(part -> Arrays.stream(part.split(":")).skip(1))
                .filter(interval -> Character.isDigit(interval.charAt(0))) // and not a tag
                .mapToLong(GtidSet::length)
                .sum();
    }

    private static long length(String interval) {
        int dash = interval.indexOf('-');
        try {
            return dash < 0
                    ? 1
                    : Long.parseLong(interval.substring(dash + 1)) - Long.parseLong(interval.substring(0, dash)) + 1;
        } catch (NumberFormatException e) {
            throw new ClusterException("not an interval of a GTID set: " + interval, e);
        }
    }

    /** Whether all of them came from this server. */
    boolean isAllOf(String serverUuid) {
        return parts().allMatch(part -> part.startsWith(serverUuid + ":"));
    }

    private Stream<String> parts() {
        return isEmpty() ? Stream.empty() : Arrays.stream(text.split(","));
    }

    @Override
    public String toString() {
        return isEmpty() ? "nothing" : text;
    }
}
