package io.holdfast.fault;

import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.channels.ClosedChannelException;
import java.nio.file.NoSuchFileException;
import java.security.GeneralSecurityException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.jspecify.annotations.Nullable;

/** An exception, its causes and its next exceptions, nearest first, each once, as plain data. */
final class Chain {

    /** Real chains have about five links; the bound is for those that never end. */
    private static final int MOST_LINKS = 32;

    private static final Pattern SOCKET_TROUBLE =
            Pattern.compile("java\\.net\\.Socket|java\\.io\\.(EOF|IO)Exception|javax\\.net\\.ssl\\.");

    /** One SQLException of the chain. */
    record Link(@Nullable String state, int code, String message, String words, boolean speaksOfTheLink) {

        boolean hasStateOfClass(String prefix) {
            return state != null && state.startsWith(prefix);
        }
    }

    private final List<Link> links = new ArrayList<>();
    private boolean broken;
    private boolean distrusted;
    private boolean anyIo;
    private boolean timeout;

    private Chain() {}

    static Chain of(Throwable failure) {
        Chain chain = new Chain();
        List<Throwable> seen = new ArrayList<>();
        Deque<Throwable> open = new ArrayDeque<>();
        open.add(failure);
        while (!open.isEmpty() && seen.size() < MOST_LINKS) {
            Throwable link = open.poll();
            if (containsSame(seen, link)) {
                continue;
            }
            seen.add(link);
            chain.add(link);
            addIfThere(open, ask(link::getCause));
            if (link instanceof SQLException e) {
                addIfThere(open, ask(e::getNextException));
            }
        }
        return chain;
    }

    List<Link> links() {
        return links;
    }

    /** A connection was not made, or ended, by the network's or the server's doing. */
    boolean isBroken() {
        return broken;
    }

    /** One side did not accept the other's certificate or cipher, or a key store cannot be used. */
    boolean isDistrusted() {
        return distrusted;
    }

    /** Nobody said anything for so long that waiting was given up. */
    boolean isTimeout() {
        return timeout;
    }

    boolean hasIo() {
        return anyIo;
    }

    /** Some message names a class that only a network's failure is made of. */
    boolean tellsOfSocket() {
        for (Link link : links) {
            if (SOCKET_TROUBLE.matcher(link.message).find()) {
                return true;
            }
        }
        return false;
    }

    private void add(Throwable link) {
        broken |= link instanceof SocketException // refused, no route, reset
                || link instanceof SocketTimeoutException
                || link instanceof UnknownHostException
                || link instanceof EOFException
                || link instanceof ClosedChannelException;
        distrusted |= link instanceof SSLHandshakeException
                || link instanceof SSLPeerUnverifiedException
                || link instanceof GeneralSecurityException // CertificateException, CertPathValidatorException, ...
                || link instanceof FileNotFoundException
                || link instanceof NoSuchFileException;
        anyIo |= link instanceof IOException;
        timeout |= link instanceof SocketTimeoutException;
        if (link instanceof SQLException e) {
            String state = ask(e::getSQLState);
            Integer code = ask(e::getErrorCode);
            // The type counts where there is no state; else it proves nothing: our own InvalidUrlException has it, too.
            boolean speaksOfTheLink = e instanceof SQLRecoverableException
                    || (state == null ? e instanceof SQLNonTransientConnectionException : state.startsWith("08"));
            String message = Objects.requireNonNullElse(ask(e::getMessage), "");
            links.add(new Link(state, code == null ? 0 : code, message, words(message), speaksOfTheLink));
        }
    }

    /**
     * What the server or the driver says, without what drivers add: MariaDB's puts {@code (conn=165)} in front, which must not
     * be taken for an error number, and both append, in lines of their own, the application's SQL, which may contain anything.
     */
    private static String words(String message) {
        int end = message.indexOf('\n');
        String line = end < 0 ? message : message.substring(0, end);
        int prefix = line.startsWith("(conn=") ? line.indexOf(") ") : -1;
        return prefix < 0 ? line : line.substring(prefix + 2);
    }

    /** What an exception says about itself, or null if saying it fails: the failure at hand is the one to be told. */
    private static <T> @Nullable T ask(Supplier<? extends @Nullable T> question) {
        try {
            return question.get();
        } catch (RuntimeException | Error failedItself) {
            return null;
        }
    }

    private static void addIfThere(Deque<Throwable> open, @Nullable Throwable link) {
        if (link != null) {
            open.add(link);
        }
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
