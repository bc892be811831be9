package io.holdfast.testkit.workload;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * How often each operation of a record was found by each of some queries, in a byte each, and what follows from it. Fed with
 * values, then asked for its {@link #verdict}. Not safe for use by many threads.
 */
final class OperationEvidence {

    /** More than that often is told as that often. */
    private static final byte MOST_COUNTED = Byte.MAX_VALUE;

    private final WorkloadRecord record;
    private final List<String> queries;
    /** By query and ticket. */
    private final byte[][] found;
    /** How many values each query gave, ours or not. */
    private final long[] values;

    private final Set<Long> strays = new TreeSet<>();
    private final Findings findings = new Findings();

    OperationEvidence(WorkloadRecord record, List<String> queries) {
        this.record = record;
        this.queries = queries;
        long last = 0;
        for (Attempt attempt : record.attempts()) {
            if (attempt.kind() != Attempt.Kind.OPERATION) {
                throw new IllegalArgumentException("the record of " + record.contender()
                        + " is of a workload on a data source: check it without queries");
            }
            last = Math.max(last, attempt.sequence());
        }
        found = new byte[queries.size()][Math.toIntExact(last) + 1];
        values = new long[queries.size()];
    }

    /** One value that a query gave. Null, or what is not an id of this record's run, belongs to somebody else. */
    void value(int query, @Nullable String value) {
        values[query]++;
        long ticket = value == null ? 0 : OperationId.ticket(record.run(), value);
        if (ticket == 0) {
            return;
        }
        if (ticket >= found[query].length) {
            strays.add(ticket);
            return;
        }
        byte count = found[query][(int) ticket];
        found[query][(int) ticket] = count == MOST_COUNTED ? count : (byte) (count + 1);
    }

    InvariantReport verdict() {
        for (Attempt attempt : record.attempts()) {
            judge(attempt, (int) attempt.sequence());
        }
        for (long stray : strays) {
            findings.duplicated(
                    () -> "id " + OperationId.of(record.run(), stray) + ": is there and was never given out");
        }
        return findings.report();
    }

    private void judge(Attempt attempt, int ticket) {
        int finds = 0;
        boolean twice = false;
        for (byte[] counts : found) {
            finds += counts[ticket] > 0 ? 1 : 0;
            twice |= counts[ticket] > 1;
        }
        boolean whole = finds == found.length;
        boolean part = finds > 0 && !whole;
        findings.judge(attempt.outcome(), whole, part, () -> words(attempt, ticket));
        if (twice) {
            findings.duplicated(() -> words(attempt, ticket));
        }
    }

    private String words(Attempt attempt, int ticket) {
        StringBuilder text = new StringBuilder("id ")
                .append(OperationId.of(record.run(), ticket))
                .append(" was ")
                .append(attempt.outcome().told())
                .append(attempt.code().isEmpty() ? "" : " (" + attempt.code() + ")")
                .append(" after ")
                .append(attempt.endNanos() / 1_000_000)
                .append(" ms, and is");
        for (int query = 0; query < found.length; query++) {
            byte count = found[query][ticket];
            text.append(query == 0 ? " " : ", ")
                    .append(count == 0 ? "missing" : count == 1 ? "there" : "there " + count + " times")
                    .append(" in: ")
                    .append(queries.get(query));
            if (count == 0 && values[query] > 0 && nothingFound(query)) {
                text.append(" (of whose ").append(values[query]).append(" values none is an id that was given out)");
            }
        }
        return text.toString();
    }

    private boolean nothingFound(int query) {
        for (byte count : found[query]) {
            if (count > 0) {
                return false;
            }
        }
        return true;
    }
}
