package io.holdfast.drills.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlertRulesTest {

    private static AlertRules rules(String rule) {
        return AlertRules.parse("groups: [{name: g, rules: [" + rule + "]}]");
    }

    @Test
    void thoseOfTheRepositoryAreRead() {
        assertThat(AlertRules.ofOps().rules()).hasSizeGreaterThanOrEqualTo(18);
    }

    @Test
    void saysWhichAlertsADrillIsTooShortFor() {
        assertThat(AlertRules.ofOps().outOfReach(Duration.ofSeconds(30)))
                .contains(
                        "HoldfastMetricsAbsent",
                        "HoldfastSplitBrain",
                        "HoldfastMonitorSilent",
                        "HoldfastReplicationLagging",
                        "HoldfastCertificateExpires")
                .doesNotContain(
                        "HoldfastWriterGone",
                        "HoldfastCrashLoop",
                        "HoldfastWriterFlapping",
                        "HoldfastTransactionsLost",
                        "HoldfastOutcomeUnknown",
                        "HoldfastApplicationsToldUnavailable");
        // However fast: a monitor is silent after 30 s, and what is behind by 60 s has been so for as long.
        assertThat(AlertRules.ofOps().faster(60).outOfReach(Duration.ofSeconds(30)))
                .containsExactly("HoldfastMonitorSilent", "HoldfastReplicationLagging");
        assertThat(AlertRules.ofOps().faster(60).outOfReach(Duration.ofSeconds(90)))
                .isEmpty();
        assertThat(AlertRules.ofOps().faster(60).outOfReach(Duration.ofSeconds(10)))
                .contains("HoldfastWriterGone")
                .doesNotContain("HoldfastCrashLoop");
    }

    @Test
    void fasterIsCountedTogether() {
        assertThat(AlertRules.ofOps().factor()).isEqualTo(1);
        assertThat(AlertRules.ofOps().faster(3).faster(4).factor()).isEqualTo(12);
        assertThatThrownBy(() -> AlertRules.ofOps().faster(0)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {alert: A, expr: a offset 1m}              | Alert A: the end is expected, not 'offset' at position 3 of: a offset 1m
            {alert: A, expr: '1'}                      | Alert A: a number is no condition: 1
            {alert: A, expr: a, for: soon}             | Alert A: 'soon' is no duration such as 5m or 1h30m
            {alert: A, expr: a, keep_firing_for: 1m}   | a rule may have
            {record: A, expr: a}                       | a rule may have
            {alert: A}                                 | Alert A: expr is a text, and not: null
            {expr: a}                                  | a rule's alert is a text, and not: null
            {alert: A, expr: a, labels: {a: 1}}        | Alert A: a is a text, and not: 1
            {alert: A, expr: a, annotations: {a: '{{ b }}'}} | Alert A: no '{{ b }}' is known at position 1 of: {{ b }}
            a                                          | a rule has keys and values, and is not: a
            `{alert: `                                 | The alert rules are no YAML
            """)
    void namesWhatItCannotRead(String rule, String message) {
        assertThatThrownBy(() -> rules(rule))
                .isInstanceOf(RuleException.class)
                .hasMessageStartingWith(message.substring(0, Math.min(message.length(), 12)))
                .hasMessageContaining(message);
    }
}
