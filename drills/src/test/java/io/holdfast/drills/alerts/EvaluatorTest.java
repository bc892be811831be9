package io.holdfast.drills.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Series with a sample each minute, asked at a whole minute. */
class EvaluatorTest {

    private static final long MINUTE = Durations.nanos("1m");

    private final SeriesStore store = new SeriesStore();

    private void series(String name, String job, String values) {
        Labels labels = Labels.of(Map.of(Labels.NAME, name, "job", job));
        for (@Nullable Point point : SeriesNotation.points(values, MINUTE)) {
            if (point != null) {
                store.append(labels, point);
            }
        }
    }

    private Map<String, Double> value(String expression, long minutes) {
        Map<String, Double> values = new TreeMap<>();
        new Evaluator(store, 1)
                .vector(Parser.parse(expression), minutes * MINUTE)
                .forEach(element -> values.put(element.labels().toString(), element.value()));
        return values;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # it has a value five minutes long, if nothing says that it has ended; the range's beginning is not in it
            a          | 1 | 4 | 1
            a          | 1 | 5 |
            a          | 1 stale | 2 |
            a          | 1 stale 2 | 2 | 2
            a          | 1 NaN | 2 | NaN
            present_over_time(a[1m]) | 1 | 1 |
            present_over_time(a[2m]) | 1 | 1 | 1
            present_over_time(a[2m]) | 1 stale | 1 | 1
            # to the edge of the range, or half a step beyond the samples
            increase(a[5m]) | 10+1x5 | 5 | 5
            increase(a[4m]) | 10 10 10 11 11 | 5 | 2
            increase(a[1h]) | 10+1x5 | 5 | 5.5
            rate(a[5m])     | 10+60x5 | 5 | 1
            # not to where it would have been below 0
            increase(a[1h]) | 0+1x5 | 5 | 5
            # reset: 5 to 1, and a gauge that returns to 0
            increase(a[1h]) | 4 5 1 2 | 3 | 3.5
            increase(a[1h]) | 0 3 0 0 | 3 | 3
            # an end is no reset, and no sample
            increase(a[1h]) | 4 stale 5 | 2 | 1.5
            increase(a[1h]) | 4 | 2 |
            increase(a[1h]) | 4 NaN 5 | 2 | 1.25
            increase(a[1h]) | 4 5 NaN | 2 | NaN
            # NaN is not compared with success
            a > 1      | NaN | 0 |
            a == 1     | NaN | 0 |
            a / 0      | 0 | 0 | NaN
            a / 0      | 1 | 0 | Infinity
            2 < a      | 3 | 0 | 3
            max by (job) (a) | NaN | 0 | NaN
            """)
    void ofOneSeries(String expression, String values, long minutes, @Nullable Double expected) {
        series("a", "shop", values);
        Map<String, Double> value = value(expression, minutes);
        assertThat(value.size()).isEqualTo(expected == null ? 0 : 1);
        value.values().forEach(one -> assertThat(one).isEqualTo(expected));
    }

    @Test
    void keepsTheNameInAComparisonAndDropsItOtherwise() {
        series("a", "shop", "2");
        assertThat(value("a > 1", 0)).containsExactly(Map.entry("a{job=\"shop\"}", 2.0));
        assertThat(value("a * 2", 0)).containsExactly(Map.entry("{job=\"shop\"}", 4.0));
        assertThat(value("a / a", 0)).containsExactly(Map.entry("{job=\"shop\"}", 1.0));
        assertThat(value("present_over_time(a[1m])", 0)).containsExactly(Map.entry("{job=\"shop\"}", 1.0));
    }

    @Test
    void aggregatesWithoutWhatIsNoNumber() {
        series("a", "shop", "2");
        series("a", "mail", "NaN");
        series("a", "post", "5");
        assertThat(value("max by (none) (a)", 0)).containsExactly(Map.entry("{}", 5.0));
        assertThat(value("min by (none) (a)", 0)).containsExactly(Map.entry("{}", 2.0));
        assertThat(value("sum by (none) (a)", 0)).containsExactly(Map.entry("{}", Double.NaN));
        assertThat(value("group by (job) (a)", 0)).hasSize(3).containsValue(1.0).doesNotContainValue(2.0);
    }

    @Test
    void combinesSets() {
        series("a", "shop", "1");
        series("a", "mail", "2");
        series("b", "shop", "3");
        series("b", "post", "4");
        assertThat(value("a and b", 0)).containsOnlyKeys("a{job=\"shop\"}");
        assertThat(value("a unless on (job) b", 0)).containsOnlyKeys("a{job=\"mail\"}");
        assertThat(value("a or b", 0)).containsOnlyKeys("a{job=\"shop\"}", "a{job=\"mail\"}", "b{job=\"post\"}");
        assertThat(value("a and on () b", 0)).hasSize(2);
        assertThat(value("a unless on (nothing) b", 0)).isEmpty();
    }

    @Test
    void saysWhatIsAbsentByWhatWasAskedFor() {
        series("a", "shop", "1");
        assertThat(value("absent(a)", 0)).isEmpty();
        assertThat(value("absent(a > 1)", 0)).containsOnlyKeys("{}");
        assertThat(value("absent(a{job=\"x\", role!=\"y\"})", 0)).containsOnlyKeys("{job=\"x\"}");
        assertThat(value("absent(a{job=\"x\", job=\"y\", role=\"z\"})", 0)).containsOnlyKeys("{role=\"z\"}");
    }

    @Test
    void aLabelThatIsNotThereIsEmpty() {
        series("a", "shop", "1");
        assertThat(value("a{role!=\"x\"}", 0)).hasSize(1);
        assertThat(value("a{role=\"\"}", 0)).hasSize(1);
        assertThat(value("a{role!=\"\"}", 0)).isEmpty();
    }

    @Test
    void refusesToMatchSeveralWithOne() {
        series("a", "shop", "1");
        series("b", "shop", "1");
        assertThatThrownBy(() -> value("(a or on (nothing) b) / (a or on (__name__) b)", 0))
                .isInstanceOf(RuleException.class)
                .hasMessage("Several elements with the labels {job=\"shop\"} on one side of /");
    }

    @Test
    void dividesRangesButNotTheLookBack() {
        series("a", "shop", "1+1x10");
        Evaluator fast = new Evaluator(store, 5);
        assertThat(fast.vector(Parser.parse("increase(a[10m])"), 10 * MINUTE))
                .isEqualTo(new Evaluator(store, 1).vector(Parser.parse("increase(a[2m])"), 10 * MINUTE));
        assertThat(fast.vector(Parser.parse("a"), 14 * MINUTE)).hasSize(1);
    }
}
