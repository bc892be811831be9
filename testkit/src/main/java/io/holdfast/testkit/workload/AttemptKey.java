package io.holdfast.testkit.workload;

/** Which attempt of which operation of which thread, in one number that sorts by them. */
final class AttemptKey {

    private static final int SEQUENCE_BITS = 34;
    private static final int NUMBER_BITS = 20;

    static final int MOST_THREADS = 1 << 9;
    private static final long MOST_SEQUENCE = (1L << SEQUENCE_BITS) - 1;
    static final int MOST_NUMBER = (1 << NUMBER_BITS) - 1;

    private AttemptKey() {}

    /** The key; -1 if there is none for such an attempt. */
    static long of(long thread, long sequence, long number) {
        boolean fits = thread >= 0
                && thread < MOST_THREADS
                && sequence >= 0
                && sequence <= MOST_SEQUENCE
                && number >= 0
                && number <= MOST_NUMBER;
        return fits ? (thread << SEQUENCE_BITS | sequence) << NUMBER_BITS | number : -1;
    }

    /** What all attempts of one operation have in common. */
    static long operation(long key) {
        return key >> NUMBER_BITS;
    }
}
