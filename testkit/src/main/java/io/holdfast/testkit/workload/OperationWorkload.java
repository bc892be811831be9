package io.holdfast.testkit.workload;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What a workload is to be like that calls an application's own {@link Operation}. Not safe for use by many threads.
 *
 * <p>What the application was told is judged by the first exception with a SQLState among the causes of what it throws:
 * 40001 means {@link Outcome#NOT_APPLIED}, 08001 of a {@code SQLTransientConnectionException} {@link Outcome#UNAVAILABLE};
 * everything else means {@link Outcome#UNKNOWN}.
 */
public final class OperationWorkload {

    private final Operation operation;
    private String contender = "app";
    private int threads = 4;
    private Duration pause = Duration.ofMillis(10);
    private Duration hungAfter = Duration.ofSeconds(30);

    OperationWorkload(Operation operation) {
        this.operation = operation;
    }

    /**
     * Who is called, for the names of threads and in messages. By default {@code app}.
     *
     * @param name 1 to 40 letters, digits, {@code _} and {@code -}
     */
    public OperationWorkload contender(String name) {
        contender = WorkloadTable.checkedContender(name);
        return this;
    }

    /** How many threads call: 1 to 512, by default 4. */
    public OperationWorkload threads(int count) {
        threads = WorkloadLimits.threads(count);
        return this;
    }

    /** How long a thread rests after each call, successful or not; by default 10 ms. */
    public OperationWorkload pause(Duration rest) {
        pause = WorkloadLimits.pause(rest);
        return this;
    }

    /** How long {@link Workload#stop} waits for a call to end before it is recorded as hung; by default 30 s. */
    public OperationWorkload hungAfter(Duration patience) {
        hungAfter = WorkloadLimits.hungAfter(patience);
        return this;
    }

    /** Starts the threads. */
    public Workload start() {
        long run = OperationId.newRun();
        AttemptLog log = new AttemptLog(contender, run, threads);
        Crew crew = new Crew(log, hungAfter);
        AtomicLong tickets = new AtomicLong();
        for (int thread = 0; thread < threads; thread++) {
            crew.add(
                    "workload-" + contender + "-" + thread,
                    new OperationWorker(operation, run, thread, tickets, pause.toNanos(), log, crew::stopping));
        }
        crew.start();
        return new Workload(log, crew);
    }
}
