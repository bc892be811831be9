package io.holdfast.testkit.workload;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Where the threads of one workload write down what they were told. One log for all, so that it is ordered by the attempts'
 * ends. Safe for use by many threads.
 */
final class AttemptLog {

    private static final String HUNG = "HUNG/0";

    private static final class Current {
        long sequence;
        int number;
        Attempt.@Nullable Kind kind; // null between two attempts
        long startNanos;
        boolean abandoned;
    }

    private final String contender;
    private final long run;
    private final LongAdder acknowledged = new LongAdder();
    private final LongAdder failed = new LongAdder();

    /** Guards everything below; held for the time of some assignments. */
    private final ReentrantLock lock = new ReentrantLock();

    private final AttemptColumns attempts = new AttemptColumns();
    private final Current[] current;
    /** One instance of each code, however often it is seen. */
    private final Map<String, String> codes = new HashMap<>();

    private final Map<String, Long> afterwards = new TreeMap<>();
    private @Nullable Throwable lastFailure;
    private long startedAt;
    private long stoppedAfter = -1;

    AttemptLog(String contender, long run, int threads) {
        this.contender = contender;
        this.run = run;
        current = new Current[threads];
        for (int i = 0; i < threads; i++) {
            current[i] = new Current();
        }
    }

    void started() {
        lock.lock();
        try {
            startedAt = System.nanoTime();
        } finally {
            lock.unlock();
        }
    }

    void stopped() {
        lock.lock();
        try {
            stoppedAfter = elapsed();
        } finally {
            lock.unlock();
        }
    }

    void begin(int thread, long sequence, int number, Attempt.Kind kind) {
        lock.lock();
        try {
            Current attempt = current[thread];
            attempt.sequence = sequence;
            attempt.number = number;
            attempt.kind = kind;
            attempt.startNanos = elapsed();
        } finally {
            lock.unlock();
        }
    }

    /** Does nothing if the thread has no attempt under way, or was given up. */
    void acknowledged(int thread) {
        end(thread, Outcome.ACKNOWLEDGED, "", null);
    }

    /** Does nothing if the thread has no attempt under way, or was given up. */
    void failed(int thread, Outcome outcome, String code, Throwable failure) {
        end(thread, outcome, code, failure);
    }

    private void end(int thread, Outcome outcome, String code, @Nullable Throwable failure) {
        lock.lock();
        try {
            Current attempt = current[thread];
            Attempt.Kind kind = attempt.kind;
            if (kind == null || attempt.abandoned) {
                return;
            }
            attempt.kind = null;
            if (failure != null) {
                lastFailure = failure;
            }
            String known = codes.computeIfAbsent(code, c -> c);
            long took = elapsed() - attempt.startNanos;
            attempts.add(thread, attempt.sequence, attempt.number, kind, attempt.startNanos, took, outcome, known);
            (outcome == Outcome.ACKNOWLEDGED ? acknowledged : failed).increment();
        } finally {
            lock.unlock();
        }
    }

    /** Writes down that a call failed after its attempt had an outcome. */
    void afterwards(String call, String code) {
        lock.lock();
        try {
            afterwards.merge(call + " " + code, 1L, Long::sum);
        } finally {
            lock.unlock();
        }
    }

    /** Gives a thread up: whatever it is told from now on comes too late. */
    void hung(int thread) {
        lock.lock();
        try {
            if (current[thread].kind == null) {
                afterwards("clean-up", HUNG);
            } else {
                end(thread, Outcome.UNKNOWN, HUNG, null);
            }
            current[thread].abandoned = true;
        } finally {
            lock.unlock();
        }
    }

    long acknowledged() {
        return acknowledged.sum();
    }

    long failed() {
        return failed.sum();
    }

    WorkloadRecord snapshot() {
        return toRecord(false);
    }

    /** What is there when all threads have ended or were given up. */
    WorkloadRecord complete() {
        return toRecord(true);
    }

    private WorkloadRecord toRecord(boolean complete) {
        lock.lock();
        try {
            long duration = stoppedAfter < 0 ? elapsed() : stoppedAfter;
            return new WorkloadRecord(
                    contender,
                    run,
                    startedAt,
                    duration,
                    attempts.snapshot(),
                    Map.copyOf(afterwards),
                    lastFailure,
                    complete);
        } finally {
            lock.unlock();
        }
    }

    private long elapsed() {
        return System.nanoTime() - startedAt;
    }
}
