package io.holdfast.cluster;

import io.holdfast.fault.CertificateTrouble;
import io.holdfast.server.Dialect;
import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Asks one node for its role, again and again; asked once more only after its last answer. The answer comes later, on a thread of the
 * probe's, or not at all. {@link #hangUp} is not called while an answer is due, or from within it; everything else is for any thread.
 */
interface NodeProbe {

    /** What to ask a node: its role, as a rule; where it replicates from, in place of that or as well. */
    enum About {
        ROLE,
        CHANNELS,
        BOTH
    }

    /** Makes the probes of a watch. */
    @FunctionalInterface
    interface Maker {
        /** @param expected the server that must answer there, since somebody else gave the address; null for an address of the user's */
        NodeProbe probe(Node node, @Nullable String expected);
    }

    /**
     * @param isWriter whether the node is thought to be the writer, and so is not expected to lead elsewhere
     * @param then gets the answer, with where it replicates from if that was asked; null if asking ended in an error of the machine
     */
    void ask(boolean isWriter, About about, Consumer<@Nullable NodeReport> then);

    /** The dialect that the server was last recognised to need. */
    @Nullable
    Dialect dialect();

    /** When the certificate expires that the server last showed; null if it showed none. */
    @Nullable
    Instant certificateExpires();

    /** Why the last attempt to connect found the server's certificate wanting; null if it did not. An older connection may live on. */
    @Nullable
    CertificateTrouble certificateTrouble();

    /** The next question is a reason to look at the certificate, by a new connection. */
    void doubtCertificate();

    /** How many attempts in a row came to nothing. */
    int failedConnects();

    /** Lets the next attempts be as frequent as the first ones. */
    void forgetFailures();

    /** Gives back what it holds. */
    void hangUp();
}
