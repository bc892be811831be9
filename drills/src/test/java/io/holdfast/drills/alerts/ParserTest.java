package io.holdfast.drills.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParserTest {

    @Test
    void bindsAsPrometheusDoes() {
        assertThat(Parser.parse("a or b and c > 2 * 3 / b")).isEqualTo(Parser.parse("a or (b and (c > (6 / b)))"));
        assertThat(Parser.parse("a unless b and c")).isEqualTo(Parser.parse("(a unless b) and c"));
        assertThat(Parser.parse("a / b * c")).isEqualTo(Parser.parse("(a / b) * c"));
    }

    @Test
    void calculatesWhatIsConstant() {
        assertThat(Parser.parse("a < 21 * 86400"))
                .isEqualTo(new Expr.Calculation(
                        Operator.LESS, new Expr.Selector("a", List.of()), new Expr.Constant(1_814_400)));
    }

    @Test
    void aWordOfTheLanguageCanBeALabelAndItsTextAString() {
        assertThat(Parser.parse("a{by=\"on\", offset!=\"}\"} and on (by) b"))
                .isEqualTo(new Expr.SetOperation(
                        Operator.AND,
                        new Expr.Selector(
                                "a", List.of(new Matcher("by", true, "on"), new Matcher("offset", false, "}"))),
                        new Expr.Selector("b", List.of()),
                        List.of("by")));
    }

    /** All of it is PromQL, or nearly, and none of it is in our rules. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            a offset 5m              | 3
            a[5m]                    | 2
            a{x=~"b.*"}              | 4
            a{x="\\n"}               | 5
            a{x='b'}                 | 5
            {x="b"}                  | 1
            -a                       | 1
            a + b                    | 3
            a != 1                   | 3
            a > bool 1               | 5
            a * on (x) b             | 5
            a * ignoring (x) b       | 5
            a and on (x) group_left b | 14
            sum without (x) (a)      | 5
            sum (a)                  | 5
            sum by (x) (1)           | 13
            count by (x) (a)         | 1
            rate(a)                  | 7
            rate(a[5m:1m])           | 10
            rate(a[5])               | 8
            rate(sum[5m)             | 12
            delta(a[5m])             | 1
            absent(1)                | 8
            1 > 2                    | 3
            a and 1                  | 3
            (a                       | 3
            a b                      | 3
            a > 1x                   | 5
            a > 1.2.3                | 5
            a #                      | 3
            5m                       | 1
            ``                       | 1
            """)
    void namesWhatItDoesNotKnowAndWhereItIs(String expression, int position) {
        assertThatThrownBy(() -> Parser.parse(expression))
                .isInstanceOf(RuleException.class)
                .hasMessageContaining("at position " + position + " of: " + expression);
    }
}
