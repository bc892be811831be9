package io.holdfast.drills.partition;

import io.holdfast.drills.result.Observations;
import io.holdfast.drills.result.Verdict;
import io.holdfast.drills.rules.AbsenceRules;

/** When the drill passes. Pure. */
final class PartitionRules {

    private PartitionRules() {}

    static Verdict judge(Observations seen) {
        return AbsenceRules.of(seen, "the partition", "while its writer was cut off")
                .add(AbsenceRules.plainGetsNothingDone(
                        seen,
                        "The plain pool gets nothing done on the writer that is cut off, though there is another"))
                .verdict();
    }
}
