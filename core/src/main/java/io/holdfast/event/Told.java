package io.holdfast.event;

import java.util.Locale;

/** What an application was told of a failover: one of the three honest outcomes. */
public enum Told {
    /** Nothing of the transaction is in the database. */
    NOT_APPLIED,
    /** Whether the work is in the database is not known. */
    UNKNOWN,
    /** There was no writer in the time allowed; nothing was executed. */
    UNAVAILABLE;

    /** As it is written in logs and metrics: {@code not_applied}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
