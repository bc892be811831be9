package io.holdfast.testkit.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import io.holdfast.testkit.workload.WorkloadRecord.Bucket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class WorkloadRecordTest {

    /** Near the end of what a long holds, where System.nanoTime() may well be. */
    private static final long START = Long.MAX_VALUE - TimeUnit.MILLISECONDS.toNanos(150);

    private long sequence;

    @Test
    void ordersAttemptsByTheirEnd() {
        WorkloadRecord record = record(100, ok(50, 40), ok(0, 10), ok(5, 20), ok(10, 90));

        assertThat(record.attempts()).extracting(Attempt::endNanos).isSorted();
        assertThat(record.attempts()).extracting(Attempt::sequence).containsExactly(2L, 3L, 1L, 4L);
    }

    @Test
    void givesBackEachOfManyAttemptsAsItWas() {
        Random random = new Random(7);
        List<Outcome> outcomes = List.of(Outcome.values());
        List<Attempt> attempts = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            attempts.add(new Attempt(
                    random.nextInt(512),
                    i + 1L,
                    1 + random.nextInt(5),
                    random.nextBoolean() ? Attempt.Kind.AUTOCOMMIT : Attempt.Kind.TRANSACTION,
                    i * 1_000L,
                    random.nextInt(900),
                    outcomes.get(random.nextInt(outcomes.size())),
                    "c" + random.nextInt(10)));
        }
        List<Attempt> shuffled = new ArrayList<>(attempts);
        Collections.shuffle(shuffled, random);

        WorkloadRecord record = WorkloadRecord.of("app", 1, START, 20_000_000, shuffled);

        assertThat(record.attempts()).hasSize(20_000).isEqualTo(attempts);
        assertThat(attempts).isSortedAccordingTo(Comparator.comparingLong(Attempt::endNanos));
    }

    @Test
    void countsFailuresByCodeTheMostFrequentFirst() {
        WorkloadRecord record = record(
                100, ok(0, 1), failed(10, "08S01/0"), failed(20, "HY000/1290"), failed(30, "HY000/1290"), ok(40, 1));

        assertThat(record.acknowledged()).isEqualTo(2);
        assertThat(record.failed()).isEqualTo(3);
        assertThat(record.failures()).containsExactly(entry("HY000/1290", 2L), entry("08S01/0", 1L));
        assertThat(record.failures(at(15), at(25))).containsExactly(entry("HY000/1290", 1L));
        assertThat(record.failures(at(41), at(99))).isEmpty();
    }

    @Test
    void findsTheLongestGapBetweenAcknowledgements() {
        assertThat(record(100, ok(9, 1), ok(29, 1), failed(40, "08S01/0"), ok(79, 1), ok(89, 1))
                        .longestGapMillis())
                .isEqualTo(50);
    }

    @Test
    void aGapMayBeginWithTheStartOrEndWithTheEnd() {
        assertThat(record(100, ok(59, 1), ok(79, 1)).longestGapMillis()).isEqualTo(60);
        assertThat(record(100, ok(9, 1), ok(19, 1)).longestGapMillis()).isEqualTo(80);
        assertThat(record(100).longestGapMillis()).isEqualTo(100);
        assertThat(record(100, failed(50, "08S01/0")).longestGapMillis()).isEqualTo(100);
    }

    @Test
    void whatIsAcknowledgedAfterTheStopEndsNoGap() {
        assertThat(record(100, ok(9, 1), ok(19, 200)).longestGapMillis()).isEqualTo(90);
    }

    @Test
    void findsTheLongestGapWithinAWindow() {
        WorkloadRecord record = record(200, ok(9, 1), ok(99, 1), ok(119, 1), ok(159, 1));

        assertThat(record.longestGapMillis()).isEqualTo(90);
        assertThat(record.longestGapMillis(at(100), at(160))).isEqualTo(40);
        assertThat(record.longestGapMillis(at(70), at(130))).isEqualTo(30);
        assertThat(record.longestGapMillis(at(20), at(80))).isEqualTo(60);
        assertThat(record.longestGapMillis(at(-50), at(500))).isEqualTo(90);
        assertThat(record.longestGapMillis(at(500), at(600))).isZero();
        assertThatThrownBy(() -> record.longestGapMillis(at(2), at(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1000000 ns before it begins");
    }

    @Test
    void tellsLatenciesOfWhatWasAcknowledged() {
        WorkloadRecord record = record(100, ok(0, 4), ok(0, 1), ok(0, 3), ok(0, 2), failed(0, "08S01/0"));

        assertThat(record.latencyNanos(0)).isEqualTo(millis(1));
        assertThat(record.latencyNanos(0.25)).isEqualTo(millis(1));
        assertThat(record.latencyNanos(0.5)).isEqualTo(millis(2));
        assertThat(record.latencyNanos(0.51)).isEqualTo(millis(3));
        assertThat(record.latencyNanos(1)).isEqualTo(millis(4));
        assertThat(record(100).latencyNanos(0.5)).isZero();
        assertThatThrownBy(() -> record.latencyNanos(99)).hasMessage("quantile: 99.0; allowed is 0 to 1");
        assertThatThrownBy(() -> record.latencyNanos(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void countsWhatEndedInEachPartOfTheTime() {
        WorkloadRecord record =
                record(250, ok(0, 1), ok(98, 1), ok(99, 1), failed(150, "08S01/0"), ok(240, 9), ok(240, 500));

        assertThat(record.buckets(Duration.ofMillis(100)))
                .containsExactly(new Bucket(0, 2, 0), new Bucket(millis(100), 1, 1), new Bucket(millis(200), 2, 0));
        assertThat(record.buckets(Duration.ofMinutes(1))).containsExactly(new Bucket(0, 5, 1));
        assertThatThrownBy(() -> record.buckets(Duration.ZERO)).hasMessageStartingWith("width: PT0S");
    }

    private static WorkloadRecord record(long durationMillis, Attempt... attempts) {
        return WorkloadRecord.of("app", 1, START, millis(durationMillis), List.of(attempts));
    }

    private Attempt ok(long startMillis, long tookMillis) {
        return attempt(startMillis, tookMillis, Outcome.ACKNOWLEDGED, "");
    }

    private Attempt failed(long startMillis, String code) {
        return attempt(startMillis, 1, Outcome.UNKNOWN, code);
    }

    private Attempt attempt(long startMillis, long tookMillis, Outcome outcome, String code) {
        return new Attempt(
                0, ++sequence, 1, Attempt.Kind.AUTOCOMMIT, millis(startMillis), millis(tookMillis), outcome, code);
    }

    private static long at(long millis) {
        return START + millis(millis);
    }

    private static long millis(long millis) {
        return TimeUnit.MILLISECONDS.toNanos(millis);
    }
}
