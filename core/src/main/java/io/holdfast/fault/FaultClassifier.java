package io.holdfast.fault;

import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.jspecify.annotations.Nullable;

/**
 * From an exception and its phase to a {@link Fault}. Pure: the same input gives the same answer, nothing is looked up, and
 * no exception whatever makes it throw.
 *
 * <p>It goes by vendor code first, then by the type of the causes, and by SQLSTATE class 08 last: both drivers use the same
 * 08S01 or 08000 for a refused port, an expired certificate and a link that broke in mid-statement.
 */
public final class FaultClassifier {

    /** Chains are short; the bound is for those that never end. */
    private static final int MOST_LINKS = 32;

    /** MariaDB Connector/J's own code for a connection that is closed already. */
    private static final int MARIADB_CONNECTION_IS_CLOSED = 1220;

    private static final String STATE_CONNECTION_DOES_NOT_EXIST = "08003";
    private static final String STATE_SERVER_REJECTED_CONNECTION = "08004";

    private FaultClassifier() {}

    public static Fault classify(Throwable failure, Phase phase) {
        List<Throwable> chain = chain(failure);
        for (Throwable link : chain) {
            if (link instanceof SQLException e) {
                Fault byCode = byCode(e);
                if (byCode != null) {
                    return byCode;
                }
            }
        }
        for (Throwable link : chain) {
            if (link instanceof SQLException e && saysLinkIsGone(e)) {
                return byCauses(chain, e, phase);
            }
        }
        if (phase == Phase.CONNECTING && has(chain, IOException.class)) {
            return byCauses(chain, null, phase);
        }
        return Fault.NONE;
    }

    private static @Nullable Fault byCode(SQLException e) {
        ServerError error = ServerError.of(e.getErrorCode(), e.getMessage());
        if (error != null) {
            return error.fault();
        }
        if (e.getErrorCode() == MARIADB_CONNECTION_IS_CLOSED && stateStartsWith(e, "08")) {
            return Fault.LINK_LOST_UNSENT;
        }
        // A code of the server's own that is not in the table has nothing to do with node or link, whatever its state
        // says; 1105 and below 1000 are what drivers and proxies make up.
        return null;
    }

    private static Fault byCauses(List<Throwable> chain, @Nullable SQLException e, Phase phase) {
        boolean linkBroke = has(chain, EOFException.class) || hasSocketBreak(chain);
        if (!linkBroke && isTrustFailure(chain)) {
            return Fault.ACCESS_DENIED;
        }
        if (phase == Phase.CONNECTING) {
            return e != null && STATE_SERVER_REJECTED_CONNECTION.equals(e.getSQLState())
                    ? Fault.OVERLOADED
                    : Fault.UNREACHABLE;
        }
        if (e != null && isClosedBefore(e)) {
            return Fault.LINK_LOST_UNSENT;
        }
        return Fault.LINK_LOST;
    }

    private static boolean saysLinkIsGone(SQLException e) {
        return stateStartsWith(e, "08") || e instanceof java.sql.SQLRecoverableException;
    }

    /** Connector/J keeps the failure that closed the connection as a cause, so the causes must not speak here. */
    private static boolean isClosedBefore(SQLException e) {
        if (STATE_CONNECTION_DOES_NOT_EXIST.equals(e.getSQLState())) {
            return true;
        }
        // Connector/J turns the server's notice 4031 into 08S01 without a code; the option names are not translated.
        String message = e.getMessage();
        return message != null && message.contains("interactive_timeout");
    }

    private static boolean isTrustFailure(List<Throwable> chain) {
        return has(chain, SSLHandshakeException.class)
                || has(chain, SSLPeerUnverifiedException.class)
                || has(chain, CertificateException.class)
                || has(chain, CertPathValidatorException.class);
    }

    private static boolean hasSocketBreak(List<Throwable> chain) {
        for (Throwable link : chain) {
            boolean neverConnected = link instanceof ConnectException
                    || link instanceof NoRouteToHostException
                    || link instanceof UnknownHostException;
            if (!neverConnected && (link instanceof SocketException || link instanceof SocketTimeoutException)) {
                return true;
            }
        }
        return false;
    }

    private static boolean stateStartsWith(SQLException e, String prefix) {
        String state = e.getSQLState();
        return state != null && state.startsWith(prefix);
    }

    private static boolean has(List<Throwable> chain, Class<? extends Throwable> type) {
        for (Throwable link : chain) {
            if (type.isInstance(link)) {
                return true;
            }
        }
        return false;
    }

    /** The exception, its causes and its next exceptions, nearest first, each once. */
    private static List<Throwable> chain(Throwable failure) {
        List<Throwable> seen = new ArrayList<>();
        Deque<Throwable> open = new ArrayDeque<>();
        open.add(failure);
        while (!open.isEmpty() && seen.size() < MOST_LINKS) {
            Throwable link = open.poll();
            if (containsSame(seen, link)) {
                continue;
            }
            seen.add(link);
            if (link.getCause() != null) {
                open.add(link.getCause());
            }
            if (link instanceof SQLException e && e.getNextException() != null) {
                open.add(e.getNextException());
            }
        }
        return seen;
    }

    private static boolean containsSame(List<Throwable> seen, Throwable link) {
        for (Throwable other : seen) {
            if (other == link) {
                return true;
            }
        }
        return false;
    }
}
