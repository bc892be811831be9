package io.holdfast.server;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads the time in {@code Ssl_server_not_after}, which servers write as OpenSSL prints it: {@code Apr  8 14:16:39 2033 GMT}. */
public final class CertificateDate {

    private static final DateTimeFormatter FORMAT = DateTimeFormatter.ofPattern("MMM d HH:mm:ss yyyy", Locale.ROOT);

    private CertificateDate() {}

    /** Null for a text of another form; a server that says nothing says the empty text. */
    public static @Nullable Instant parse(String text) {
        String plain = text.strip().replaceAll(" +", " ").replaceAll(" (GMT|UTC)$", "");
        if (plain.isEmpty()) {
            return null;
        }
        try {
            return LocalDateTime.parse(plain, FORMAT).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            return null;
        }
    }
}
