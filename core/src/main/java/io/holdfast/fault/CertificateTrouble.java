package io.holdfast.fault;

import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.jspecify.annotations.Nullable;

/**
 * Why this JVM does not accept the certificate of a server, as far as the exceptions tell. Of one that has expired MariaDB's driver
 * shows all, MySQL Connector/J the date alone; of one that is not trusted neither of them shows anything. Pure.
 *
 * @param subject whom the certificate is for, {@code CN=db1}; null if the exceptions do not tell
 * @param from from when on it is valid; null if they do not tell
 * @param until when it expires or has expired; null if they do not tell
 * @param words what they say themselves, for {@link Kind#OTHER}
 */
public record CertificateTrouble(
        Kind kind,
        @Nullable String subject,
        @Nullable Instant from,
        @Nullable Instant until,
        String words) {

    /** What is wrong with it. */
    public enum Kind {
        EXPIRED,
        NOT_YET_VALID,
        /** Nobody who is trusted has issued it. */
        UNTRUSTED,
        /** For another name, or for no server. */
        OTHER
    }

    private static final int MOST_LINKS = 32;
    private static final String NO_ANCHOR = "Path does not chain with any of the trust anchors";

    /** What is wrong with the server's certificate; null if the failure has nothing to do with that. */
    public static @Nullable CertificateTrouble of(@Nullable Throwable failure) {
        List<Throwable> links = links(failure);
        Kind kind = null;
        Throwable telling = null;
        for (Throwable link : links) { // the deepest knows best
            Kind known = kind(link);
            if (known != null && (kind == null || known != Kind.OTHER)) {
                kind = known;
                telling = link;
            }
        }
        if (kind == null || telling == null) {
            return null;
        }
        String words = String.valueOf(telling.getMessage());
        X509Certificate certificate = certificate(links);
        if (certificate != null) {
            return new CertificateTrouble(
                    kind,
                    certificate.getSubjectX500Principal().getName(),
                    certificate.getNotBefore().toInstant(),
                    certificate.getNotAfter().toInstant(),
                    words);
        }
        return new CertificateTrouble(
                kind,
                null,
                kind == Kind.NOT_YET_VALID ? JavaDate.after("NotBefore: ", words) : null,
                kind == Kind.EXPIRED ? JavaDate.after("NotAfter: ", words) : null,
                words);
    }

    private static @Nullable Kind kind(Throwable link) {
        if (link instanceof CertificateExpiredException) {
            return Kind.EXPIRED;
        }
        if (link instanceof CertificateNotYetValidException) {
            return Kind.NOT_YET_VALID;
        }
        if (link instanceof CertPathBuilderException || NO_ANCHOR.equals(link.getMessage())) {
            return Kind.UNTRUSTED;
        }
        boolean isOther = link instanceof CertificateException
                || link instanceof CertPathValidatorException
                || link instanceof SSLPeerUnverifiedException;
        return isOther ? Kind.OTHER : null;
    }

    /** The one that did not pass: the server's own, unless it is known to be that of an authority. */
    private static @Nullable X509Certificate certificate(List<Throwable> links) {
        for (Throwable link : links) {
            if (link instanceof CertPathValidatorException e && e.getCertPath() != null) {
                List<? extends Certificate> path = e.getCertPath().getCertificates();
                int index = Math.max(0, e.getIndex());
                if (index < path.size() && path.get(index) instanceof X509Certificate certificate) {
                    return certificate;
                }
            }
        }
        return null;
    }

    private static List<Throwable> links(@Nullable Throwable failure) {
        List<Throwable> links = new ArrayList<>();
        for (Throwable link = failure; link != null && links.size() < MOST_LINKS; link = link.getCause()) {
            links.add(link);
        }
        return links;
    }

    /** In words: {@code its certificate CN=db1 expired on 2026-11-22T00:00:00Z}. */
    public String describe() {
        String certificate = subject == null ? "its certificate" : "its certificate " + subject;
        return switch (kind) {
            case EXPIRED -> certificate + (until == null ? " has expired" : " expired on " + until);
            case NOT_YET_VALID -> certificate + " is not valid" + (from == null ? " yet" : " before " + from);
            case UNTRUSTED ->
                certificate + " is of nobody who is trusted here" + (until == null ? "" : ", expires on " + until);
            case OTHER -> certificate + " is refused: " + words;
        };
    }
}
