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
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.security.auth.x500.X500Principal;
import org.jspecify.annotations.Nullable;

/**
 * Why this JVM does not accept the certificate of a server, as far as the exceptions tell. Of one that has expired MariaDB's driver
 * shows all, MySQL Connector/J the date alone; of one that is not trusted neither of them shows anything. What the server shows if
 * asked makes up for that. Pure.
 *
 * @param subject whom the certificate is for, {@code CN=db1}; null if that is not known
 * @param issuer who has issued it, or is said to have; null if that is not known
 * @param from from when on it is valid; null if that is not known
 * @param until when it expires or has expired; null if that is not known
 * @param words what they say themselves, for {@link Kind#OTHER}
 */
public record CertificateTrouble(
        Kind kind,
        @Nullable String subject,
        @Nullable String issuer,
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
    /** Who is not trusted may call themselves anything, and it goes to the log. */
    private static final int MOST_OF_A_NAME = 200;

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
            return of(kind, certificate, words);
        }
        return new CertificateTrouble(
                kind,
                null,
                null,
                kind == Kind.NOT_YET_VALID ? JavaDate.after("NotBefore: ", words) : null,
                kind == Kind.EXPIRED ? JavaDate.after("NotAfter: ", words) : null,
                words);
    }

    private static CertificateTrouble of(Kind kind, X509Certificate certificate, String words) {
        return new CertificateTrouble(
                kind,
                name(certificate.getSubjectX500Principal()),
                name(certificate.getIssuerX500Principal()),
                certificate.getNotBefore().toInstant(),
                certificate.getNotAfter().toInstant(),
                words);
    }

    private static String name(X500Principal principal) {
        String name = principal.getName().replaceAll("[\\p{C}\\p{Zl}\\p{Zp}]", "?");
        return name.length() > MOST_OF_A_NAME ? name.substring(0, MOST_OF_A_NAME) + "…" : name;
    }

    /** Whether it is known which certificate it is, and until when that is valid. */
    public boolean isComplete() {
        return subject != null && until != null;
    }

    /**
     * The same trouble with all that the certificate tells which it is about.
     *
     * @param shown what the server shows, its own certificate first
     * @return this if it is none of those: another date has passed than theirs
     */
    public CertificateTrouble with(List<X509Certificate> shown) {
        Optional<X509Certificate> meant = switch (kind) {
            case EXPIRED ->
                until == null
                        ? shown.stream().min(Comparator.comparing(X509Certificate::getNotAfter))
                        : first(shown, one -> one.getNotAfter().toInstant().equals(until));
            case NOT_YET_VALID ->
                from == null
                        ? shown.stream().max(Comparator.comparing(X509Certificate::getNotBefore))
                        : first(shown, one -> one.getNotBefore().toInstant().equals(from));
            case UNTRUSTED, OTHER -> first(shown, one -> true);
        };
        return meant.map(certificate -> of(kind, certificate, words)).orElse(this);
    }

    private static Optional<X509Certificate> first(List<X509Certificate> shown, Predicate<X509Certificate> condition) {
        return shown.stream().filter(condition).findFirst();
    }

    /** Whether it may be the same trouble of the same certificate, as far as both tell. */
    public boolean isLike(@Nullable CertificateTrouble other) {
        return other != null
                && kind == other.kind
                && words.equals(other.words)
                && isLike(subject, other.subject)
                && isLike(from, other.from)
                && isLike(until, other.until);
    }

    private static boolean isLike(@Nullable Object one, @Nullable Object other) {
        return one == null || other == null || one.equals(other);
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
        String issued = issuer == null ? "" : ", issued by " + issuer + ",";
        return switch (kind) {
            case EXPIRED -> certificate + (until == null ? " has expired" : " expired on " + until);
            case NOT_YET_VALID -> certificate + " is not valid" + (from == null ? " yet" : " before " + from);
            case UNTRUSTED ->
                certificate + issued + " is not trusted" + (until == null ? "" : " (valid until " + until + ")");
            case OTHER -> certificate + issued + " is refused: " + words;
        };
    }
}
