package io.holdfast.cluster;

import java.sql.SQLException;
import java.util.List;

/** How the wish for a connection to the writer ended. */
public sealed interface ConnectResult {

    record Connected(PhysicalConnection physical) implements ConnectResult {}

    /**
     * The servers refuse this user or database, or are not trusted.
     *
     * @param cause the inner driver's own exception
     * @param why with the node that it is about
     */
    record Rejected(SQLException cause, String why) implements ConnectResult {}

    /**
     * No writer was reached in the time allowed.
     *
     * @param why what each node said last
     * @param failures what went wrong on the way, oldest first, bounded
     */
    record Unavailable(String why, List<SQLException> failures) implements ConnectResult {}

    /** The waiting thread was interrupted; its flag is set again. */
    record Interrupted() implements ConnectResult {}

    /** The caller's own connection was closed or aborted while it waited. */
    record Abandoned() implements ConnectResult {}
}
