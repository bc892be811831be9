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
import java.util.regex.Pattern;
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

    private static final Pattern SOCKET_TROUBLE =
            Pattern.compile("java\\.net\\.Socket|java\\.io\\.(EOF|IO)Exception|javax\\.net\\.ssl\\.");

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
        return phase == Phase.READING && tellsOfSocket(chain) ? Fault.LINK_LOST : Fault.NONE;
    }

    /**
     * While rows stream in, Connector/J reports a broken link as S1000 without a cause, with the class of what it caught in the
     * text. In other phases such words prove nothing: a parameter's own stream may break, too.
     */
    private static boolean tellsOfSocket(List<Throwable> chain) {
        for (Throwable link : chain) {
            String message = link.getMessage();
            if (link instanceof IOException
                    || message != null && SOCKET_TROUBLE.matcher(message).find()) {
                return true;
            }
        }
        return false;
    }

    private static @Nullable Fault byCode(SQLException e) {
        ServerError error = ServerError.of(e.getErrorCode(), e.getMessage());
        if (error != null) {
            return error.fault();
        }
        if (e.getErrorCode() == MARIADB_CONNECTION_IS_CLOSED && stateStartsWith(e, "08")) {
            return Fault.LINK_FOUND_CLOSED;
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
        if (e != null && STATE_CONNECTION_DOES_NOT_EXIST.equals(e.getSQLState())) {
            return Fault.LINK_FOUND_CLOSED;
        }
        return e != null && isIdleNotice(e) ? Fault.LINK_LOST_UNSENT : Fault.LINK_LOST;
    }

    private static boolean saysLinkIsGone(SQLException e) {
        return stateStartsWith(e, "08") || e instanceof java.sql.SQLRecoverableException;
    }

    /** Connector/J turns the server's notice 4031 into 08S01 without a code; the option names are not translated. */
    private static boolean isIdleNotice(SQLException e) {
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
