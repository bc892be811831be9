package io.holdfast.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.spring.boot.Subject.Shape;
import java.util.Properties;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProtectionRuleTest {

    private static final HoldfastSettings ALL = settings(Set.of(), Set.of());

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            textBlock =
                    """
            # shape,       url,                       replaceable, in scope, verdict
            SOURCE,        jdbc:mysql://h/db,         true,        false,    PUT_BELOW
            SOURCE,        jdbc:mysql://h/db,         true,        true,     PUT_BELOW
            SOURCE,        jdbc:mysql://h/db,         false,       false,    PUT_AROUND
            SOURCE,        jdbc:mysql://h/db,         false,       true,     SCOPED
            SOURCE,        jdbc:mariadb://h/db,       true,        false,    PUT_BELOW
            SOURCE,        jdbc:aws-wrapper:mysql://h, true,       false,    PUT_BELOW
            SOURCE,        jdbc:holdfast:mysql://h/db, true,       false,    PROTECTED
            SOURCE,        jdbc:holdfast:mysql://h/db, false,      true,     PROTECTED
            SOURCE,        jdbc:h2:mem:db,            true,        false,    OTHER_DATABASE
            SOURCE,        jdbc:p6spy:mysql://h/db,   true,        false,    INDIRECT
            SOURCE,        -,                         false,       false,    UNKNOWN
            PROTECTED,     -,                         false,       false,    PROTECTED
            DELEGATING,    -,                         false,       false,    HANDS_ON
            SCOPED_PROXY,  -,                         false,       false,    HANDS_ON
            XA,            -,                         false,       false,    XA
            OWN_FAILOVER,  -,                         false,       false,    OWN_FAILOVER
            """)
    void whatItIsDecides(Shape shape, String url, boolean replaceable, boolean inScope, Verdict verdict) {
        Subject subject = new Subject(shape, url, replaceable, inScope);
        assertThat(ProtectionRule.decide("bean", subject, ALL)).isEqualTo(verdict);
    }

    @ParameterizedTest
    @CsvSource({
        "'',     '',     orders,  PUT_BELOW",
        "'',     orders, orders,  NOT_WANTED",
        "'',     'or*',  orders,  NOT_WANTED",
        "'',     audit,  orders,  PUT_BELOW",
        "orders, '',     orders,  PUT_BELOW",
        "orders, '',     audit,   NOT_WANTED",
        "'*',    audit,  audit,   NOT_WANTED",
        "orders, orders, orders,  NOT_WANTED"
    })
    void theNameDecidesFirst(String include, String exclude, String name, Verdict verdict) {
        Subject subject = new Subject(Shape.SOURCE, "jdbc:mysql://h/db", true, false);
        assertThat(ProtectionRule.decide(name, subject, settings(set(include), set(exclude))))
                .isEqualTo(verdict);
    }

    @ParameterizedTest
    @CsvSource({"orders, PUT_AROUND", "'*', PUT_AROUND", "'', UNKNOWN"})
    void whoNamesItVouchesForIt(String include, Verdict verdict) {
        Subject subject = new Subject(Shape.SOURCE, null, false, false);
        assertThat(ProtectionRule.decide("orders", subject, settings(set(include), Set.of())))
                .isEqualTo(verdict);
    }

    private static Set<String> set(String name) {
        return name.isEmpty() ? Set.of() : Set.of(name);
    }

    private static HoldfastSettings settings(Set<String> include, Set<String> exclude) {
        return new HoldfastSettings(include, exclude, new Properties());
    }
}
