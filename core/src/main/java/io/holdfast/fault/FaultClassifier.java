package io.holdfast.fault;

import io.holdfast.fault.Chain.Link;
import org.jspecify.annotations.Nullable;

/**
 * From an exception and its phase to a {@link Fault}. Pure: the same input gives the same answer, nothing is looked up, and
 * no exception whatever makes it throw.
 *
 * <p>It goes by vendor code first ({@link ServerError}), then by what the drivers say of themselves ({@link DriverError}), and
 * by SQLSTATE class 08 last: both drivers use the same 08S01 or 08000 for a refused port, an expired certificate and a link
 * that broke in mid-statement.
 *
 * <p><b>Which exception of a chain speaks</b> depends on the phase. Once a statement has been handed over, the nearest one that
 * has anything to say: what lies behind it is history (Connector/J keeps, behind "connection closed", the error that closed it;
 * the AWS wrapper, behind its own verdict, the errors of its attempts to reconnect), and to believe an old "write refused"
 * would be to run something twice. While a connection is being opened nothing can be run twice, and the innermost reason is the
 * best: pools and drivers wrap it in states of their own.
 */
public final class FaultClassifier {

    private static final int LEAST_SERVER_CODE = 1000;
    private static final String STATE_SERVER_REJECTED_CONNECTION = "08004";

    private FaultClassifier() {}

    public static Fault classify(Throwable failure, Phase phase) {
        Chain chain = Chain.of(failure);
        return phase == Phase.CONNECTING ? whileConnecting(chain) : afterwards(chain, phase);
    }

    /** Whether the network was silent for as long as somebody was ready to wait, which may not have been long. */
    public static boolean isTimeout(Throwable failure) {
        return Chain.of(failure).isTimeout();
    }

    private static Fault afterwards(Chain chain, Phase phase) {
        for (Link link : chain.links()) {
            Fault fault = says(link, phase);
            if (fault != null && fault != Fault.NONE) {
                return fault;
            }
        }
        boolean lost = phase == Phase.READING ? chain.hasIo() || chain.tellsOfSocket() : isBareNetworkFailure(chain);
        return lost ? Fault.LINK_LOST : Fault.NONE;
    }

    private static @Nullable Fault says(Link link, Phase phase) {
        Fault fault = ServerError.of(link.code(), link.words(), phase);
        if (fault == null) {
            fault = DriverError.of(link, phase);
        }
        return fault == null && link.speaksOfTheLink() ? Fault.LINK_LOST : fault;
    }

    /**
     * A network's failure that nobody has given a state. Inside an exception that has one it proves nothing: a parameter's own
     * stream may break, too. (While rows stream in there are no parameters, and Connector/J reports a broken link as S1000
     * without a cause, with the class of what it caught in the text.)
     */
    private static boolean isBareNetworkFailure(Chain chain) {
        if (!chain.isBroken()) {
            return false;
        }
        for (Link link : chain.links()) {
            if (link.state() != null || link.code() != 0) {
                return false;
            }
        }
        return true;
    }

    private static Fault whileConnecting(Chain chain) {
        boolean answered = false;
        for (Link link : chain.links()) {
            Fault fault = ServerError.of(link.code(), link.words(), Phase.CONNECTING);
            if (fault != null && fault != Fault.NONE) {
                return beforeAnythingWasSent(fault);
            }
            answered |= fault != null || link.code() >= LEAST_SERVER_CODE && !link.speaksOfTheLink();
        }
        if (chain.isBroken()) { // in the middle of a TLS handshake too, which JSSE calls a failed handshake
            return Fault.UNREACHABLE;
        }
        for (Link link : chain.links()) {
            Fault fault = DriverError.of(link, Phase.CONNECTING);
            if (fault != null) {
                return fault;
            }
        }
        if (chain.isDistrusted() || isRefused(chain)) {
            return Fault.ACCESS_DENIED;
        }
        if (answered) {
            return Fault.NONE;
        }
        return withoutReason(chain);
    }

    /** A link that breaks before it is up is one that could not be made. */
    private static Fault beforeAnythingWasSent(Fault fault) {
        return fault == Fault.LINK_LOST || fault == Fault.LINK_LOST_UNSENT ? Fault.UNREACHABLE : fault;
    }

    /** By a state that says so, of an error that has no row of its own. */
    private static boolean isRefused(Chain chain) {
        for (Link link : chain.links()) {
            boolean refused = link.hasStateOfClass("28") || link.hasStateOfClass("42");
            if (refused && ServerError.of(link.code(), link.words(), Phase.CONNECTING) == null) {
                return true;
            }
        }
        return false;
    }

    private static Fault withoutReason(Chain chain) {
        for (Link link : chain.links()) {
            if (STATE_SERVER_REJECTED_CONNECTION.equals(link.state())) {
                return Fault.OVERLOADED;
            }
            if (link.speaksOfTheLink()) {
                return Fault.UNREACHABLE;
            }
        }
        return chain.hasIo() ? Fault.UNREACHABLE : Fault.NONE;
    }
}
