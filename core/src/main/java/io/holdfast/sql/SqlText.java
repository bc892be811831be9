package io.holdfast.sql;

import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A statement's text, or a batch's, with its {@link Traits}, which are worked out when they are first asked for: after a
 * failure, or when a journal is folded. Safe for use by many threads (the work is idempotent).
 */
public final class SqlText {

    private final String sql;
    private final @Nullable List<String> batch;
    private int @Nullable [] steps;

    public SqlText(String sql) {
        this.sql = sql;
        this.batch = null;
    }

    private SqlText(List<String> batch) {
        this.sql = "";
        this.batch = batch;
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
            steps = known;
        }
        return known;
    }

    /** The traits of the whole text. */
    public int traits() {
        int[] each = steps();
        if (each.length == 1) {
            return each[0];
        }
        int all = 0;
        for (int step : each) {
            all |= step;
        }
        return batch == null ? all | Traits.COMPOUND : all;
    }

    @Override
    public String toString() {
        return sql();
    }
}
