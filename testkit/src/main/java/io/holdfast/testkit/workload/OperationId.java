package io.holdfast.testkit.workload;

import java.util.UUID;

/** The id of an operation: which run, and which operation of that run. */
final class OperationId {

    private static final int TICKET_BITS = 32;
    /** Runs are of 31 bits, so that ids are positive. */
    private static final long MOST_RUN = (1L << 31) - 1;

    /** More than any ids have. */
    private static final int MOST_DIGITS = 19;

    private OperationId() {}

    /** One of two billion, and never 0: what an application numbers itself is not taken for an id. */
    static long newRun() {
        return UUID.randomUUID().getMostSignificantBits() & MOST_RUN | 1L << 30;
    }

    static long of(long run, long ticket) {
        return run << TICKET_BITS | ticket;
    }

    /** The ticket that a value of the database names, as a number or as {@code new UUID(0, id)}; 0 if none of this run. */
    static long ticket(long run, String value) {
        long id = parse(value.strip());
        return id >>> TICKET_BITS == run ? id & (1L << TICKET_BITS) - 1 : 0;
    }

    private static long parse(String value) {
        try {
            if (value.length() <= MOST_DIGITS) {
                return Long.parseLong(value);
            }
            UUID uuid = UUID.fromString(value);
            return uuid.getMostSignificantBits() == 0 ? uuid.getLeastSignificantBits() : 0;
        } catch (IllegalArgumentException e) {
            return 0; // Somebody else's.
        }
    }
}
