package io.holdfast.fault;

import java.text.ParsePosition;
import java.text.SimpleDateFormat;
import java.time.Instant;
import java.util.Date;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads what {@link Date#toString} wrote in this JVM: {@code Sat Nov 28 17:25:13 UTC 2026}. */
final class JavaDate {

    private JavaDate() {}

    /** The date that follows a word and ends the text; null if there is none, or more than one would be written so. */
    @SuppressWarnings("JavaUtilDate") // it is what wrote the text
    static @Nullable Instant after(String word, String text) {
        int at = text.indexOf(word);
        if (at < 0) {
            return null;
        }
        String written = text.substring(at + word.length()).strip();
        Date date =
                new SimpleDateFormat("EEE MMM dd HH:mm:ss zzz yyyy", Locale.US).parse(written, new ParsePosition(0));
        return date != null && date.toString().equals(written) ? date.toInstant() : null;
    }
}
