package io.holdfast.drills.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateTest {

    /** As promtool writes them. */
    @ParameterizedTest
    @CsvSource(textBlock = """
            0,           0,            0s,              0%,         0
            4,           4,            4s,              400%,       4
            0.75,        0.75,         750ms,           75%,        1
            2.5,         2.5,          2.5s,            250%,       2
            3.5,         3.5,          3.5s,            350%,       4
            61.5,        61.5,         1m 1s,           6150%,      62
            59.99999,    59.99999,     60s,             6000%,      60
            3600,        3600,         1h 0m 0s,        3.6e+05%,   3600
            2592000,     2.592e+06,    30d 0h 0m 0s,    2.592e+08%, 2592000
            -86400,      -86400,       -1d 0h 0m 0s,    -8.64e+06%, -86400
            -0.5,        -0.5,         -500ms,          -50%,       -0
            0.123456,    0.123456,     123.5ms,         12.35%,     0
            0.00001,     1e-05,        10us,            0.001%,     0
            999999,      999999,       11d 13h 46m 39s, 1e+08%,     999999
            NaN,         NaN,          NaN,             NaN%,       NaN
            Infinity,    +Inf,         +Inf,            +Inf%,      +Inf
            """)
    void writesNumbersAsPrometheusDoes(double value, String plain, String duration, String percentage, String whole) {
        assertThat(rendered(
                        "{{ $value }}|{{ $value | humanizeDuration }}|{{$value|humanizePercentage}}|{{ $value | printf \"%.0f\" }}",
                        value))
                .isEqualTo(plain + "|" + duration + "|" + percentage + "|" + whole);
    }

    @Test
    void writesLabels() {
        assertThat(rendered("of {{ $labels.job }}{{ $labels.none }}, {{$labels.job}}", 1))
                .isEqualTo("of shop, shop");
    }

    private static String rendered(String template, double value) {
        return Template.parse(template).render(new Element(Labels.NONE.with("job", "shop"), value));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "12 {{ $externalURL }}",
                "12 {{ $value | humanize }}",
                "12 {{ $value | printf \"%.1f\" }}",
                "12 {{ $labels.a | toUpper }}",
                "12 {{ if true }}",
                "12 {{ $value"
            })
    void namesWhatItDoesNotKnowAndWhereItIs(String template) {
        assertThatThrownBy(() -> Template.parse(template))
                .isInstanceOf(RuleException.class)
                .hasMessageEndingWith("at position 4 of: " + template);
    }
}
