package io.holdfast.drills.freeze;

import io.holdfast.drills.result.Observations;
import io.holdfast.drills.result.Verdict;
import io.holdfast.drills.rules.AbsenceRules;

/** When the drill passes. Pure. */
final class FreezeRules {

    private FreezeRules() {}

    static Verdict judge(Observations seen) {
        return AbsenceRules.of(seen, "the freeze", "while its writer was frozen")
                .add(AbsenceRules.plainGetsNothingDone(
                        seen, "The plain pool waits for the frozen writer, though there is another"))
                .verdict();
    }
}
