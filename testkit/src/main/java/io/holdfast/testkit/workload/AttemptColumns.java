package io.holdfast.testkit.workload;

import java.util.ArrayList;
import java.util.List;

/**
 * Attempts in the order in which they were added, at some 40 bytes each. To add one costs the same however many there are.
 * What has been added never changes, so that a {@linkplain #snapshot() snapshot} shares it. Not safe for use by many threads.
 */
final class AttemptColumns {

    private static final int CHUNK = 1 << 12;

    private static final class Chunk {
        final int[] threads = new int[CHUNK];
        final long[] sequences = new long[CHUNK];
        final int[] numbers = new int[CHUNK];
        final Attempt.Kind[] kinds = new Attempt.Kind[CHUNK];
        final long[] starts = new long[CHUNK];
        final long[] durations = new long[CHUNK];
        final Outcome[] outcomes = new Outcome[CHUNK];
        final String[] codes = new String[CHUNK];
    }

    private final List<Chunk> chunks;
    private int size;

    AttemptColumns() {
        this(new ArrayList<>(), 0);
    }

    private AttemptColumns(List<Chunk> chunks, int size) {
        this.chunks = chunks;
        this.size = size;
    }

    /** What is there now. Nothing can be added to it. */
    AttemptColumns snapshot() {
        return new AttemptColumns(List.copyOf(chunks), size);
    }

    void add(
            int thread,
            long sequence,
            int number,
            Attempt.Kind kind,
            long startNanos,
            long durationNanos,
            Outcome outcome,
            String code) {
        int at = size % CHUNK;
        if (at == 0) {
            chunks.add(new Chunk());
        }
        Chunk chunk = chunks.get(size / CHUNK);
        chunk.threads[at] = thread;
        chunk.sequences[at] = sequence;
        chunk.numbers[at] = number;
        chunk.kinds[at] = kind;
        chunk.starts[at] = startNanos;
        chunk.durations[at] = durationNanos;
        chunk.outcomes[at] = outcome;
        chunk.codes[at] = code;
        size++;
    }

    void add(Attempt attempt) {
        add(
                attempt.thread(),
                attempt.sequence(),
                attempt.number(),
                attempt.kind(),
                attempt.startNanos(),
                attempt.durationNanos(),
                attempt.outcome(),
                attempt.code());
    }

    int size() {
        return size;
    }

    Attempt get(int index) {
        Chunk chunk = chunk(index);
        int at = index % CHUNK;
        return new Attempt(
                chunk.threads[at],
                chunk.sequences[at],
                chunk.numbers[at],
                chunk.kinds[at],
                chunk.starts[at],
                chunk.durations[at],
                chunk.outcomes[at],
                chunk.codes[at]);
    }

    long endNanos(int index) {
        return chunk(index).starts[index % CHUNK] + durationNanos(index);
    }

    long durationNanos(int index) {
        return chunk(index).durations[index % CHUNK];
    }

    boolean acknowledged(int index) {
        return chunk(index).outcomes[index % CHUNK] == Outcome.ACKNOWLEDGED;
    }

    String code(int index) {
        return chunk(index).codes[index % CHUNK];
    }

    private Chunk chunk(int index) {
        if (index < 0 || index >= size) {
            throw new IndexOutOfBoundsException("attempt " + index + " of " + size);
        }
        return chunks.get(index / CHUNK);
    }
}
