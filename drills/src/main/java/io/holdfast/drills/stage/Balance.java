package io.holdfast.drills.stage;

import io.holdfast.drills.result.ContenderResult;
import io.holdfast.drills.result.Latency;
import io.holdfast.testkit.DatabaseCluster;
import io.holdfast.testkit.workload.Attempt;
import io.holdfast.testkit.workload.InvariantChecker;
import io.holdfast.testkit.workload.InvariantReport;
import io.holdfast.testkit.workload.WorkloadRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What became of a contender, once it has stopped: what it was told, held against what the database has. */
final class Balance {

    private static final int MOST_EXAMPLES = 20;

    private Balance() {}

    /**
     * @param arrivals rows by contender and node, where somebody counted
     * @param records what each of its processes was told
     */
    static ContenderResult of(
            DatabaseCluster cluster,
            Stopwatch clock,
            FaultLog faults,
            Map<String, Map<String, Long>> arrivals,
            Contender contender,
            List<WorkloadRecord> records,
            long endNanos) {
        Size size = contender.entrant().size();
        List<Attempt> attempts = inDrillTime(records, clock, size.threads());
        // One for all processes; which rows are whose no longer matters.
        WorkloadRecord whole = WorkloadRecord.of(contender.name(), 0, 0, endNanos, attempts);
        return new ContenderResult(
                contender.name(),
                contender.entrant().description(),
                size.processes(),
                size.allThreads(),
                whole.acknowledged(),
                whole.failed(),
                whole.failures(),
                invariants(cluster, records),
                whole.longestGapMillis(),
                new Latency(
                        whole.latencyNanos(0.5),
                        whole.latencyNanos(0.95),
                        whole.latencyNanos(0.99),
                        whole.latencyNanos(1)),
                faults.connects(contender.name()),
                contender.turnedAway(),
                contender.restarted(),
                faults.recoveries(contender, attempts, endNanos),
                arrivals.getOrDefault(contender.name(), Map.of()),
                attempts);
    }

    private static InvariantReport invariants(DatabaseCluster cluster, List<WorkloadRecord> records) {
        List<InvariantReport> reports = records.stream()
                .map(record -> InvariantChecker.check(cluster, record))
                .toList();
        return new InvariantReport(
                reports.stream().mapToLong(InvariantReport::lost).sum(),
                reports.stream().mapToLong(InvariantReport::duplicated).sum(),
                reports.stream().mapToLong(InvariantReport::misreported).sum(),
                reports.stream().mapToLong(InvariantReport::refusedButFound).sum(),
                reports.stream()
                        .flatMap(report -> report.examples().stream())
                        .limit(MOST_EXAMPLES)
                        .toList());
    }

    /** The attempts of all processes, counted from the drill's start instead of the workload's; threads one after the other. */
    private static List<Attempt> inDrillTime(List<WorkloadRecord> records, Stopwatch clock, int threads) {
        List<Attempt> all = new ArrayList<>();
        for (int process = 0; process < records.size(); process++) {
            WorkloadRecord record = records.get(process);
            long offset = clock.at(record.startedAtNanoTime());
            int before = process * threads;
            for (Attempt attempt : record.attempts()) {
                all.add(new Attempt(
                        before + attempt.thread(),
                        attempt.sequence(),
                        attempt.number(),
                        attempt.kind(),
                        attempt.startNanos() + offset,
                        attempt.durationNanos(),
                        attempt.outcome(),
                        attempt.code()));
            }
        }
        all.sort((one, other) -> Long.compare(one.endNanos(), other.endNanos()));
        return List.copyOf(all);
    }
}
