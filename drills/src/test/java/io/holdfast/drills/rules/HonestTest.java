package io.holdfast.drills.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.testkit.workload.Attempt;
import io.holdfast.testkit.workload.Outcome;
import org.junit.jupiter.api.Test;

class HonestTest {

    @Test
    void isToldByItsState() {
        assertThat(Honest.NOT_APPLIED.says(failure("40001/1290", Outcome.NOT_APPLIED)))
                .isTrue();
        assertThat(Honest.NOT_APPLIED.says(failure("400010/0", Outcome.UNKNOWN)))
                .isFalse();
        assertThat(Honest.UNKNOWN.says(failure("08S01/0", Outcome.UNKNOWN))).isFalse();
        assertThat(Honest.UNAVAILABLE.says(failure("08001/0", Outcome.UNAVAILABLE)))
                .isTrue();
    }

    @Test
    void thePoolMayOnlySpeakBeforeAnythingIsExecuted() {
        assertThat(Honest.NO_CONNECTION.says(failure("none/0", Outcome.UNAVAILABLE)))
                .isTrue();
        assertThat(Honest.NO_CONNECTION.says(failure("none/0", Outcome.UNKNOWN)))
                .isFalse();
    }

    private static Attempt failure(String code, Outcome outcome) {
        return new Attempt(0, 1, 1, Attempt.Kind.AUTOCOMMIT, 0, 1, outcome, code);
    }

    @Test
    void inWords() {
        assertThat(Honest.inWords(Honest.NOT_APPLIED)).isEqualTo("40001 (not applied)");
        assertThat(Honest.inWords(Honest.values()))
                .isEqualTo(
                        "40001 (not applied), 08007 (unknown), 08001 (unavailable) and no connection from the pool in time");
    }
}
