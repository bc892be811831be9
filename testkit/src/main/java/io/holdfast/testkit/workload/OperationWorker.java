package io.holdfast.testkit.workload;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** One thread of a workload that calls an application. Whatever the application throws is an outcome. */
final class OperationWorker implements Runnable {

    private final Operation operation;
    private final long run;
    private final int thread;
    /** Shared by all threads of the workload. */
    private final AtomicLong tickets;

    private final long pauseNanos;
    private final AttemptLog log;
    private final BooleanSupplier stopping;

    OperationWorker(
            Operation operation,
            long run,
            int thread,
            AtomicLong tickets,
            long pauseNanos,
            AttemptLog log,
            BooleanSupplier stopping) {
        this.operation = operation;
        this.run = run;
        this.thread = thread;
        this.tickets = tickets;
        this.pauseNanos = pauseNanos;
        this.log = log;
        this.stopping = stopping;
    }

    @Override
    public void run() {
        while (!stopping.getAsBoolean()) {
            call(tickets.incrementAndGet());
            if (pauseNanos > 0) {
                LockSupport.parkNanos(pauseNanos);
            }
        }
    }

    private void call(long ticket) {
        log.begin(thread, ticket, 1, Attempt.Kind.OPERATION);
        try {
            operation.run(OperationId.of(run, ticket));
            log.acknowledged(thread);
        } catch (Throwable failure) { // An assertion in the operation must not end the load.
            log.failed(thread, OutcomeRule.ofOperation(failure), OutcomeRule.codeOfOperation(failure), failure);
        }
    }
}
