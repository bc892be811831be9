package io.holdfast.drills.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.testkit.workload.Attempt;
import io.holdfast.testkit.workload.Attempt.Kind;
import io.holdfast.testkit.workload.Outcome;
import java.util.List;
import org.junit.jupiter.api.Test;

class WaitsTest {

    @Test
    void theLongestTimeWithoutAnAnswerReachesToTheEdges() {
        List<Attempt> attempts = List.of(answer(0, 10), answer(1, 12), answer(0, 15), answer(0, 40));

        assertThat(Waits.longest(attempts, 0, 0, 50)).isEqualTo(25);
        assertThat(Waits.longest(attempts, 0, 16, 39)).isEqualTo(23);
        assertThat(Waits.longest(attempts, 0, 0, 30)).isEqualTo(15);
        assertThat(Waits.longest(attempts, 1, 0, 50)).isEqualTo(38);
        assertThat(Waits.longest(attempts, 2, 0, 50)).isEqualTo(50);
    }

    private static Attempt answer(int thread, long end) {
        return new Attempt(thread, 1, 1, Kind.AUTOCOMMIT, end - 1, 1, Outcome.ACKNOWLEDGED, "");
    }
}
