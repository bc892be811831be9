package io.holdfast.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HealthTest {

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            # no writer for, monitor heard a node before, is
            -,      500, UP
            -,    14999, UP
            -,    15001, UNKNOWN
            -,        -, UNKNOWN
            0,      500, UP
            29999,  500, UP
            30001,  500, DOWN
            30001,    -, UNKNOWN
            0,    15001, UNKNOWN
            30001,15001, UNKNOWN
            """)
    void isWhatIsKnown(@Nullable Long outageMillis, @Nullable Long monitorMillis, Health.State expected) {
        Health health = Health.of(
                "a:3306",
                outageMillis == null ? null : Duration.ofMillis(outageMillis),
                Duration.ofSeconds(30),
                monitorMillis == null ? null : Duration.ofMillis(monitorMillis),
                Duration.ofSeconds(15));
        assertThat(health.state()).isEqualTo(expected);
        assertThat(health.why()).isNotBlank();
    }
}
