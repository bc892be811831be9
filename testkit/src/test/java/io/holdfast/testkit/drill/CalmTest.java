package io.holdfast.testkit.drill;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.testkit.workload.Attempt;
import io.holdfast.testkit.workload.Outcome;
import io.holdfast.testkit.workload.WorkloadRecord;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CalmTest {

    private static final long MILLI = 1_000_000;
    private static final long END = 5_000;

    private final List<Attempt> attempts = new ArrayList<>();

    private void call(int thread, long endMillis, Outcome outcome) {
        attempts.add(new Attempt(
                thread, attempts.size(), 1, Attempt.Kind.OPERATION, (endMillis - 1) * MILLI, MILLI, outcome, ""));
    }

    private boolean calm() {
        WorkloadRecord record = WorkloadRecord.of("app", 1, 0, END * MILLI, attempts);
        return Calm.atTheEndOf(record, 2, Duration.ofSeconds(1));
    }

    private void serve(int thread, long... endMillis) {
        for (long end : endMillis) {
            call(thread, end, Outcome.ACKNOWLEDGED);
        }
    }

    @Test
    void whenEveryThreadGetsSomethingDoneInBothHalves() {
        call(0, 3_000, Outcome.UNKNOWN);
        serve(0, 4_200, 4_800);
        serve(1, 4_300, 4_900);
        assertThat(calm()).isTrue();
    }

    @Test
    void notWhenOneCallHasOnlyJustEndedThatHung() {
        serve(0, 4_990);
        serve(1, 4_990);
        assertThat(calm()).isFalse();
    }

    @Test
    void notWhenAThreadHangs() {
        serve(0, 4_200, 4_800);
        serve(1, 4_200);
        assertThat(calm()).isFalse();
    }

    @Test
    void notWhenSomethingFailed() {
        serve(0, 4_200, 4_800);
        serve(1, 4_200, 4_800);
        call(1, 4_950, Outcome.NOT_APPLIED);
        assertThat(calm()).isFalse();
    }

    @Test
    void notBeforeAnythingHasBeenDone() {
        assertThat(calm()).isFalse();
    }
}
