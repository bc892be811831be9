package io.holdfast.drills.result;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.testkit.workload.Attempt;
import io.holdfast.testkit.workload.Attempt.Kind;
import io.holdfast.testkit.workload.Outcome;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecoveryTest {

    private static final int THREADS = 2;
    private static final long MILLI = 1_000_000;
    private static final long FAULT = 5_000;
    private static final long END = 10_000;

    private final List<Attempt> attempts = new ArrayList<>();

    @Test
    void calmBeforeAndAfterAndNothingToBeSeen() {
        serve(0, 0, END);
        serve(1, 0, END);

        assertThat(recovery()).isEqualTo(new Recovery("kill", true, true, 0));
    }

    @Test
    void healedWhenTheLastFailureWasOver() {
        serve(0, 0, END);
        serve(1, 0, END);
        fail(0, 5_100);
        fail(1, 6_400);

        assertThat(recovery()).isEqualTo(new Recovery("kill", true, true, 1_400));
    }

    @Test
    void healedWhenTheGapWasOver() {
        serve(0, 0, FAULT);
        serve(1, 0, FAULT);
        serve(0, 6_000, END);
        serve(1, 6_000, END);

        assertThat(recovery()).isEqualTo(new Recovery("kill", true, true, 1_010));
    }

    @Test
    void aShorterGapLaterIsNotPartOfIt() {
        serve(0, 0, FAULT);
        serve(1, 0, FAULT);
        serve(0, 6_000, 8_000);
        serve(0, 8_300, END);
        serve(1, 6_000, 8_000);
        serve(1, 8_300, END);

        assertThat(recovery().healedAfterMillis()).isEqualTo(1_010);
    }

    @Test
    void notCalmIfAnythingFailsInTheEnd() {
        serve(0, 0, END);
        serve(1, 0, END);
        fail(1, END - 10);

        assertThat(recovery()).isEqualTo(new Recovery("kill", true, false, -1));
    }

    @Test
    void notCalmIfOneThreadWaitsForever() {
        serve(0, 0, END);
        serve(1, 0, FAULT);

        assertThat(recovery()).isEqualTo(new Recovery("kill", true, false, -1));
    }

    @Test
    void notServingBeforeIfSomethingFailedThen() {
        serve(0, 0, END);
        serve(1, 0, END);
        fail(0, FAULT - 500);

        assertThat(recovery().servedBefore()).isFalse();
        assertThat(recovery().calmAfter()).isTrue();
    }

    @Test
    void whatHappensLaterIsNotItsBusiness() {
        serve(0, 0, END);
        serve(1, 0, END);
        fail(0, END + 1);

        assertThat(recovery().calmAfter()).isTrue();
    }

    private Recovery recovery() {
        List<Attempt> ordered = new ArrayList<>(attempts);
        ordered.sort(Comparator.comparingLong(Attempt::endNanos));
        return Recovery.of("kill", FAULT * MILLI, END * MILLI, THREADS, ordered);
    }

    private void serve(int thread, long fromMillis, long untilMillis) {
        for (long millis = fromMillis + 10; millis <= untilMillis; millis += 10) {
            attempts.add(attempt(thread, millis, Outcome.ACKNOWLEDGED, ""));
        }
    }

    private void fail(int thread, long endMillis) {
        attempts.add(attempt(thread, endMillis, Outcome.REFUSED, "HY000/1290"));
    }

    private static Attempt attempt(int thread, long endMillis, Outcome outcome, String code) {
        return new Attempt(thread, 1, 1, Kind.AUTOCOMMIT, (endMillis - 5) * MILLI, 5 * MILLI, outcome, code);
    }
}
