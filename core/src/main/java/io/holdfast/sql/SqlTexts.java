package io.holdfast.sql;

import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Statements' texts with what has been read in them, so that a text is read once, however many connections of a cluster prepare or run
 * it. Of texts that have to share their places the latest two are known; whoever has a thousand texts will read some of them again.
 *
 * <p>Safe for use by many threads, without a lock: who comes at the same time reads the same.
 */
public final class SqlTexts {

    /** How many pairs of places there are, as a power of two; a text is at one of its pair. */
    private static final int BITS = 9;

    /** Spreads the hashes of texts that differ in a digit (Knuth's multiplicative hashing). */
    private static final int GOLDEN_RATIO = 0x9E3779B9;

    /** Longer ones are not kept from the garbage collector, nor looked up character by character. */
    private static final int LONGEST = 2048;

    private final AtomicReferenceArray<@Nullable SqlText> places = new AtomicReferenceArray<>(2 << BITS);

    /** The text with its traits, which are not worked out again if that was done lately. */
    public SqlText of(String sql) {
        if (sql.length() > LONGEST) {
            return new SqlText(sql);
        }
        int place = (sql.hashCode() * GOLDEN_RATIO >>> Integer.SIZE - BITS) << 1;
        SqlText text = places.getAcquire(place);
        return text != null && text.sql().equals(sql) ? text : beside(place, text, sql);
    }

    private SqlText beside(int place, @Nullable SqlText first, String sql) {
        int other = place + 1;
        SqlText text = places.getAcquire(other);
        if (text != null && text.sql().equals(sql)) {
            return text;
        }
        SqlText fresh = new SqlText(sql);
        if (first != null) {
            places.setRelease(other, first);
        }
        places.setRelease(place, fresh);
        return fresh;
    }
}
