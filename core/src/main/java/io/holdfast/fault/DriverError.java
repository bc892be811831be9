package io.holdfast.fault;

import static io.holdfast.fault.Fault.ACCESS_DENIED;
import static io.holdfast.fault.Fault.LINK_FOUND_CLOSED;
import static io.holdfast.fault.Fault.LINK_LOST_UNSENT;
import static io.holdfast.fault.Fault.NONE;
import static io.holdfast.fault.Fault.UNREACHABLE;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One row of the table of errors that the drivers make up themselves and that mean something else than their SQLSTATE, with
 * the numbers of {@code docs/faults.md}. Seen with Connector/J 9.7 and 26.10 and MariaDB Connector/J 3.5 and 4.0, whose texts
 * exist in English only.
 *
 * <p>What is not here goes by state and causes: 08S01, 08000, 08001, 08006, 08007, the AWS wrapper's 08S02.
 *
 * @param state the SQLSTATE
 * @param code the vendor code; null for any
 * @param text a part of the message; empty for any
 * @param connecting the fault while a connection is being opened; null if the row does not hold then
 * @param sent the fault afterwards; null if the row does not hold then
 */
record DriverError(
        String state,
        @Nullable Integer code,
        String text,
        @Nullable Fault connecting,
        @Nullable Fault sent) {

    private static final List<DriverError> TABLE = List.of(
            // 61-75: MySQL Connector/J.
            refusal("08001", "SSL Connection required, but not provided by server"), // sslMode=REQUIRED, plain server
            refusal("08001", "Public Key Retrieval is not allowed"), // caching_sha2_password over a plain connection
            refusal("08000", "TLS protocols"), // tlsVersions names none that there is
            refusal("S1009", ""), // settings that make no sense
            refusal("01S00", ""), // the same, and a URL that cannot work, by our own word
            established("08S01", "See wait_timeout and interactive_timeout", LINK_LOST_UNSENT), // the server's 4031
            anytime("08S01", "Referenced trigger", NONE, NONE), // MariaDB's 4031, which the driver takes for MySQL's
            established("08003", "Can't call rollback when autocommit=true", NONE), // the application's mistake
            established("08003", "", LINK_FOUND_CLOSED), // the causes tell what closed it, once
            // Of a batch whose link broke: tidying up fails, and hides everything else.
            established("S1009", "No operations allowed after statement closed", LINK_FOUND_CLOSED),

            // 76-87: MariaDB Connector/J.
            new DriverError("08000", 1220, "", UNREACHABLE, LINK_FOUND_CLOSED),
            refusal("08006", "SSL hostname verification failed"),
            refusal("08000", "ssl not enabled in the server"), // the default of 4.0, plain server
            refusal("08000", "if SSL is not enabled"), // an authentication plugin that wants TLS
            refusal("08000", "Self signed certificates"),
            refusal("08000", "keyStore"),
            refusal("08000", "keystore"),
            established("08000", "max_allowed_packet", NONE), // the driver closes the connection, as the server would
            established("08000", "character set was changed", NONE), // the same, after SET NAMES latin1
            // A pool validates a connection that is closed: 42000 is what this driver makes of an error without a
            // state.
            anytime("42000", "cannot be called on a closed connection", UNREACHABLE, LINK_FOUND_CLOSED),
            anytime("42000", "Cannot set the network timeout", UNREACHABLE, LINK_FOUND_CLOSED));

    private static DriverError refusal(String state, String text) {
        return new DriverError(state, null, text, ACCESS_DENIED, null);
    }

    private static DriverError established(String state, String text, Fault fault) {
        return new DriverError(state, null, text, null, fault);
    }

    private static DriverError anytime(String state, String text, Fault connecting, Fault sent) {
        return new DriverError(state, null, text, connecting, sent);
    }

    /** What an exception means; null if it is not in the table. */
    static @Nullable Fault of(Chain.Link link, Phase phase) {
        for (DriverError row : TABLE) {
            Fault fault = phase == Phase.CONNECTING ? row.connecting : row.sent;
            if (fault != null && row.matches(link)) {
                return fault;
            }
        }
        return null;
    }

    private boolean matches(Chain.Link link) {
        return state.equals(link.state())
                && (code == null || code == link.code())
                && link.words().contains(text);
    }
}
