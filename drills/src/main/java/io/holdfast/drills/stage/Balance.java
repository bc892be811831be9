package io.holdfast.drills.stage;

import io.holdfast.drills.result.ContenderResult;
import io.holdfast.drills.result.Latency;
import io.holdfast.testkit.DatabaseCluster;
import io.holdfast.testkit.workload.Attempt;
import io.holdfast.testkit.workload.InvariantChecker;
import io.holdfast.testkit.workload.WorkloadRecord;
import java.util.List;
import java.util.Map;

/** What became of a contender, once it has stopped: what it was told, held against what the database has. */
final class Balance {

    private Balance() {}

    /** @param arrivals rows by contender and node, where somebody counted */
    static ContenderResult of(
            DatabaseCluster cluster,
            Stopwatch clock,
            FaultLog faults,
            Map<String, Map<String, Long>> arrivals,
            Contender contender,
            WorkloadRecord record,
            long endNanos) {
        List<Attempt> attempts = inDrillTime(record, clock);
        return new ContenderResult(
                contender.name(),
                contender.description(),
                Contender.THREADS,
                record.acknowledged(),
                record.failed(),
                record.failures(),
                InvariantChecker.check(cluster, record),
                record.longestGapMillis(),
                new Latency(
                        record.latencyNanos(0.5),
                        record.latencyNanos(0.95),
                        record.latencyNanos(0.99),
                        record.latencyNanos(1)),
                faults.connects(contender.name()),
                contender.restarted(),
                faults.recoveries(contender, attempts, endNanos),
                arrivals.getOrDefault(contender.name(), Map.of()),
                attempts);
    }

    /** The attempts, counted from the drill's start instead of the workload's. */
    private static List<Attempt> inDrillTime(WorkloadRecord record, Stopwatch clock) {
        long offset = clock.at(record.startedAtNanoTime());
        return record.attempts().stream()
                .map(attempt -> new Attempt(
                        attempt.thread(),
                        attempt.sequence(),
                        attempt.number(),
                        attempt.kind(),
                        attempt.startNanos() + offset,
                        attempt.durationNanos(),
                        attempt.outcome(),
                        attempt.code()))
                .toList();
    }
}
