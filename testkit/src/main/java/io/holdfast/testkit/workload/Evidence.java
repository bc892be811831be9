package io.holdfast.testkit.workload;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * What was found in the database of each attempt of a record, in a few bytes per attempt, and what follows from it. Fed with
 * rows, then asked for its {@link #verdict}. Not safe for use by many threads.
 */
final class Evidence {

    /** More than that often is told as that often. */
    private static final int MOST_COUNTED = Byte.MAX_VALUE;

    private final List<Attempt> attempts;
    /** The attempts' keys in their order, and at the same place which attempt it is and what was found of it. */
    private final long[] keys;

    private final int[] indexes;
    /** Rows of the single or the first insert, updates counted in any row, rows of the last insert. */
    private final byte[] first;

    private final byte[] updates;
    private final byte[] last;
    private final Set<String> strays = new LinkedHashSet<>();

    private final Findings findings = new Findings();

    Evidence(WorkloadRecord record) {
        attempts = record.attempts();
        int count = attempts.size();
        keys = new long[count];
        for (int i = 0; i < count; i++) {
            keys[i] = key(attempts.get(i));
        }
        Arrays.sort(keys);
        indexes = new int[count];
        Arrays.fill(indexes, -1);
        for (int i = 0; i < count; i++) {
            int at = Arrays.binarySearch(keys, key(attempts.get(i)));
            if (indexes[at] >= 0) {
                throw new IllegalArgumentException("recorded twice: " + attempts.get(i));
            }
            indexes[at] = i;
        }
        first = new byte[count];
        updates = new byte[count];
        last = new byte[count];
    }

    private static long key(Attempt attempt) {
        if (attempt.kind() == Attempt.Kind.OPERATION) {
            throw new IllegalArgumentException(
                    "the record is of an application's own operations: check it with queries that find their ids");
        }
        long key = AttemptKey.of(attempt.thread(), attempt.sequence(), attempt.number());
        if (key < 0) {
            throw new IllegalArgumentException("thread, sequence or number out of range: " + attempt);
        }
        return key;
    }

    /** One row of the table. */
    void row(int thread, long sequence, int number, int part, int updated) {
        int at = Arrays.binarySearch(keys, AttemptKey.of(thread, sequence, number));
        if (at < 0) {
            strays.add(name(thread, sequence, number));
            return;
        }
        byte[] inserts = part == WorkloadTable.LAST ? last : first;
        inserts[at] = sum(inserts[at], 1);
        updates[at] = sum(updates[at], updated);
    }

    private static byte sum(byte count, int more) {
        return (byte) Math.min(MOST_COUNTED, count + (long) more);
    }

    InvariantReport verdict() {
        for (int from = 0; from < keys.length; ) {
            long operation = AttemptKey.operation(keys[from]);
            int to = from;
            while (to < keys.length && AttemptKey.operation(keys[to]) == operation) {
                judgeAttempt(to++);
            }
            judgeOperation(from, to);
            from = to;
        }
        for (String stray : strays) {
            findings.duplicated(() -> stray + ": is there and was never recorded");
        }
        return findings.report();
    }

    private void judgeAttempt(int at) {
        Attempt attempt = attempts.get(indexes[at]);
        boolean whole = timesWhole(at, attempt) > 0;
        boolean part = !whole && timesAnything(at, attempt) > 0;
        findings.judge(attempt.outcome(), whole, part, () -> words(at, attempt, part));
    }

    private void judgeOperation(int from, int to) {
        int applied = 0;
        int allowed = 0;
        boolean twice = false; // by one and the same attempt, for which there is no excuse
        for (int at = from; at < to; at++) {
            Attempt attempt = attempts.get(indexes[at]);
            int times = timesAnything(at, attempt);
            applied += times;
            twice |= times > 1;
            if (attempt.outcome() == Outcome.ACKNOWLEDGED || attempt.outcome() == Outcome.UNKNOWN) {
                allowed++;
            }
        }
        // What is there once although it should not be at all is misreported or refused, not doubled.
        if (twice || applied > Math.max(1, allowed)) {
            findings.duplicated(words(from, to, applied, allowed));
        }
    }

    private Supplier<String> words(int from, int to, int applied, int allowed) {
        Attempt attempt = attempts.get(indexes[from]);
        return () -> "thread " + attempt.thread() + ", operation " + attempt.sequence() + ": applied " + applied
                + " times in " + (to - from) + " attempts, of which " + allowed
                + " were acknowledged or of unknown outcome; " + found(from, to);
    }

    /** How often all of it is there. */
    private int timesWhole(int at, Attempt attempt) {
        return attempt.kind() == Attempt.Kind.AUTOCOMMIT
                ? first[at]
                : Math.min(first[at], Math.min(updates[at], last[at]));
    }

    /** How often something of it is there. */
    private int timesAnything(int at, Attempt attempt) {
        return attempt.kind() == Attempt.Kind.AUTOCOMMIT
                ? first[at] + updates[at] + last[at] // of which there should be nothing but the first
                : Math.max(first[at], Math.max(updates[at], last[at]));
    }

    private String found(int from, int to) {
        StringBuilder text = new StringBuilder("found are");
        for (int at = from; at < to; at++) {
            Attempt attempt = attempts.get(indexes[at]);
            text.append(at == from ? " " : ", ")
                    .append("of attempt ")
                    .append(attempt.number())
                    .append(' ')
                    .append(counts(at));
        }
        return text.toString();
    }

    private String counts(int at) {
        return first[at] + "/" + updates[at] + "/" + last[at] + " inserts/updates/last inserts";
    }

    private String words(int at, Attempt attempt, boolean part) {
        String code = attempt.code().isEmpty() ? "" : " (" + attempt.code() + ")";
        String kind = attempt.kind() == Attempt.Kind.AUTOCOMMIT ? "an autocommit insert" : "a transaction";
        String found =
                part ? "there only in part: " + counts(at) : timesAnything(at, attempt) > 0 ? "there" : "missing";
        return name(attempt.thread(), attempt.sequence(), attempt.number()) + ": " + kind + " that was "
                + attempt.outcome().told() + code + " is " + found;
    }

    private static String name(int thread, long sequence, int number) {
        return "thread " + thread + ", operation " + sequence + ", attempt " + number;
    }
}
