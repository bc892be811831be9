package io.holdfast.drills.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AlertWatchTest {

    private static final long SECOND = 1_000_000_000;

    private static AlertWatch watch(String rules) {
        return new AlertWatch(AlertRules.parse("groups: [{name: g, rules: [" + rules + "]}]"));
    }

    private static void at(AlertWatch watch, long second, String exposition) {
        watch.scraped(second * SECOND, "drill", "shop", exposition);
        watch.evaluate(second * SECOND);
    }

    private static List<String> times(AlertWatch watch) {
        return watch.spans().stream()
                .map(span -> seconds(span.pendingNanos()) + " " + seconds(span.firingNanos()) + " "
                        + seconds(span.resolvedNanos()))
                .toList();
    }

    private static long seconds(long nanos) {
        return nanos < 0 ? nanos : nanos / SECOND;
    }

    @Test
    void tellsPendingFiringAndOver() {
        AlertWatch watch = watch("{alert: A, expr: a > 0, for: 2s}");
        int[] values = {0, 1, 0, 1, 1, 1, 1, 0, 0, 1};
        for (int second = 0; second < values.length; second++) {
            at(watch, second, "a " + values[second]);
        }
        assertThat(times(watch)).containsExactly("1 -1 2", "3 5 7", "9 -1 -1");
        assertThat(watch.spans().stream().map(AlertSpan::fired)).containsExactly(false, true, false);
    }

    @Test
    void hasTheLabelsAndTheTextOfTheLastTimeThatItHeld() {
        AlertWatch watch = watch(
                "{alert: A, expr: a > 0, labels: {severity: bad, job: 'of {{ $labels.job }}'}, annotations:"
                        + " {summary: '{{ $labels.x }} {{ $value }}', description: '{{ $labels.job }}', runbook_url: there}}");
        at(watch, 0, "a{x=\"y\"} 1\na{x=\"z\"} 0");
        at(watch, 1, "a{x=\"y\"} 2\na{x=\"z\"} 0");
        at(watch, 2, "a{x=\"y\"} 0\na{x=\"z\"} 0");
        assertThat(watch.spans())
                .containsExactly(new AlertSpan(
                        "A",
                        "bad",
                        Map.of("x", "y", "job", "of drill", "instance", "shop"),
                        "y 2",
                        "drill",
                        "there",
                        0,
                        0,
                        2 * SECOND));
    }

    @Test
    void fasterShortensTheWaitAndTheRangeAndNotTheThreshold() {
        AlertRules rules =
                AlertRules.parse("groups: [{name: g, rules: [{alert: A, expr: holdfast_outage_seconds > 10, for: 1m},"
                        + " {alert: B, expr: 'increase(b[5m]) > 0'}]}]");
        AlertWatch watch = new AlertWatch(rules.faster(60));
        for (int second = 0; second < 20; second++) {
            at(watch, second, "holdfast_outage_seconds " + second + "\nb " + (second < 3 ? 0 : 1));
        }
        // b rises at 3, and its range of 5 s excludes its beginning: at 7 it holds the samples of 3 to 7.
        assertThat(times(watch)).containsExactly("3 3 7", "11 12 -1");
    }

    @Test
    void aTargetThatDoesNotAnswerIsDownAndItsSeriesEnd() {
        AlertWatch watch = watch("{alert: Down, expr: up == 0}, {alert: Gone, expr: absent(a)}");
        at(watch, 0, "a 1");
        watch.missed(SECOND, "drill", "shop");
        watch.evaluate(SECOND);
        at(watch, 2, "a 1");
        assertThat(watch.spans().stream().map(AlertSpan::alert)).containsExactlyInAnyOrder("Down", "Gone");
        assertThat(times(watch)).containsExactly("1 1 2", "1 1 2");
    }

    @Test
    void aSeriesThatIsNotInTheAnswerAnyMoreEnds() {
        AlertWatch watch = watch("{alert: A, expr: a > 0}");
        at(watch, 0, "a{x=\"y\"} 1\na{x=\"z\"} 1");
        at(watch, 1, "a{x=\"z\"} 1");
        assertThat(times(watch)).containsExactlyInAnyOrder("0 0 1", "0 0 -1");
    }

    @Test
    void targetsAreToldApart() {
        AlertWatch watch = watch("{alert: A, expr: a > 0}");
        watch.scraped(0, "drill", "shop", "a 1");
        watch.scraped(0, "drill", "mail", "a{job=\"own\"} 1");
        watch.evaluate(0);
        assertThat(watch.spans().stream().map(AlertSpan::labels))
                .containsExactlyInAnyOrder(
                        Map.of("job", "drill", "instance", "shop"),
                        Map.of("job", "drill", "instance", "mail", "exported_job", "own"));
    }

    @Test
    void refusesAnswersThatPrometheusWouldRefuseAndTimesThatDoNotRise() {
        AlertWatch watch = watch("{alert: A, expr: a > 0}");
        at(watch, 1, "a 1");
        assertThatThrownBy(() -> watch.scraped(2 * SECOND, "drill", "shop", "a 1\na 2"))
                .hasMessage("The answer of shop of drill has twice: a{}");
        assertThatThrownBy(() -> watch.scraped(2 * SECOND, "drill", "shop", "a 1\nb"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> watch.scraped(SECOND, "drill", "shop", "a 1"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> watch.evaluate(SECOND)).isInstanceOf(IllegalArgumentException.class);
        at(watch, 2, "a 1");
        assertThat(times(watch)).containsExactly("1 1 -1");
    }

    @Test
    void namesTheAlertThatCannotBeEvaluated() {
        AlertWatch watch = watch("{alert: A, expr: a or on (none) b or on (__name__) b, labels: {x: y}}");
        assertThatThrownBy(() -> at(watch, 0, "a 1\nb 1"))
                .isInstanceOf(RuleException.class)
                .hasMessageStartingWith("Alert A: holds twice");
    }
}
