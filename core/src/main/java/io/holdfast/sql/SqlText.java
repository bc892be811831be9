package io.holdfast.sql;

import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A statement's text, or a batch's, with its {@link Traits}, which are worked out when they are first asked for: after a
 * failure, or when a journal is folded. Safe for use by many threads (the work is idempotent).
 */
public final class SqlText {

    /** Every bit, so that whoever looks for news in it finds some. */
    private static final int NOT_PLAIN = -1;

    private final String sql;
    private final @Nullable List<String> batch;
    private final int length;
    private volatile int @Nullable [] steps;

    private int plain = NOT_PLAIN;

    public SqlText(String sql) {
        this.sql = sql;
        this.batch = null;
        this.length = sql.length();
    }

    private SqlText(List<String> batch) {
        this.sql = "";
        this.batch = batch;
        int sum = 0;
        for (String statement : batch) {
            sum += statement.length();
        }
        this.length = sum;
    }

    /** Several texts that run one after another. */
    public static SqlText batch(List<String> statements) {
        return new SqlText(List.copyOf(statements));
    }

    public String sql() {
        return batch == null ? sql : String.join("; ", batch);
    }

    /** The traits of each statement in the text, in the order in which they run. Not to be changed. */
    public int[] steps() {
        int[] known = steps;
        if (known == null) {
            known = batch == null
                    ? StatementReader.traitsOf(sql)
                    : batch.stream()
                            .flatMapToInt(text -> IntStream.of(StatementReader.traitsOf(text)))
                            .toArray();
            plain = plain(known);
            steps = known;
        }
        return known;
    }

    /** The traits of the whole text; {@link Traits#COMPOUND} for a batch only if it begins or ends transactions. */
    public int traits() {
        int[] each = steps();
        if (each.length == 1) {
            return each[0];
        }
        int all = 0;
        boolean reads = true;
        for (int step : each) {
            all |= step;
            reads &= step == Traits.READS;
        }
        boolean compound = batch == null || Traits.has(all, Traits.BEGINS | Traits.ENDS);
        return (reads ? Traits.READS : all & ~Traits.READS) | (compound ? Traits.COMPOUND : 0);
    }

    /**
     * Its traits if it has been read and does nothing but read and write: it neither begins nor ends anything, and leaves nothing
     * in the session. Else negative, that is, all bits. Reads nothing.
     */
    public int plainTraits() {
        return plain;
    }

    private static int plain(int[] steps) {
        int all = 0;
        for (int step : steps) {
            all |= step;
        }
        return all == 0 || (all & ~(Traits.READS | Traits.WRITES)) != 0 ? NOT_PLAIN : all;
    }

    /** How many characters it has, give or take. */
    public int length() {
        return length;
    }

    @Override
    public String toString() {
        return sql();
    }
}
