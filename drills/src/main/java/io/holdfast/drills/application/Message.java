package io.holdfast.drills.application;

import io.holdfast.drills.result.Remark;
import io.holdfast.testkit.workload.Attempt;
import io.holdfast.testkit.workload.Attempt.Kind;
import io.holdfast.testkit.workload.Outcome;
import io.holdfast.testkit.workload.WorkloadRecord;
import java.io.Serializable;
import java.util.List;

/** What a process of an application tells the drill. */
sealed interface Message extends Serializable {

    /** It has connected and waits to be told to begin; what its clock shows. */
    record Ready(long nanoTime) implements Message {}

    /** It cannot go on. */
    record Failed(String why) implements Message {}

    /** How it stands. */
    record Status(long acknowledged, long failed, String metrics) implements Message {}

    /** Holdfast has said something. */
    record Said(Remark remark) implements Message {}

    /** It has stopped; what it was told. */
    @SuppressWarnings(
            "serial") // The lists of the JDK that come here can be serialised, though their interface does not say so.
    record Stopped(long run, long startedAtNanoTime, long durationNanos, List<Row> rows) implements Message {

        static Stopped with(WorkloadRecord record) {
            return new Stopped(
                    record.run(),
                    record.startedAtNanoTime(),
                    record.durationNanos(),
                    record.attempts().stream().map(Row::of).toList());
        }

        /** @param offsetNanos from that process's clock to this one's */
        WorkloadRecord record(String contender, long offsetNanos) {
            return WorkloadRecord.of(
                    contender,
                    run,
                    startedAtNanoTime + offsetNanos,
                    durationNanos,
                    rows.stream().map(Row::attempt).toList());
        }
    }

    /** An attempt, for the journey. */
    record Row(
            int thread,
            long sequence,
            int number,
            Kind kind,
            long startNanos,
            long durationNanos,
            Outcome outcome,
            String code)
            implements Serializable {

        static Row of(Attempt attempt) {
            return new Row(
                    attempt.thread(),
                    attempt.sequence(),
                    attempt.number(),
                    attempt.kind(),
                    attempt.startNanos(),
                    attempt.durationNanos(),
                    attempt.outcome(),
                    attempt.code());
        }

        Attempt attempt() {
            return new Attempt(thread, sequence, number, kind, startNanos, durationNanos, outcome, code);
        }
    }

    /** What the drill tells a process. */
    enum Command {
        BEGIN,
        RESTART,
        STOP
    }
}
