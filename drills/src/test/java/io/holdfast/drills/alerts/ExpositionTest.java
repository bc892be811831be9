package io.holdfast.drills.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExpositionTest {

    private static Map<String, Double> read(String text) {
        Map<String, Double> samples = new LinkedHashMap<>();
        Exposition.read(text, (labels, value) -> samples.put(labels.toString(), value));
        return samples;
    }

    @Test
    void readsTheFormat() {
        assertThat(read("""
                        # HELP a What it is {x="y"} 1
                        # TYPE a gauge
                        a 1

                        a{} 2.5e-3
                        a{x="y",} NaN
                        a { x = "a}\\\\,=\\"b\\n c" , y="" } +Inf
                        a_b:c{x="-Inf 3",y="z"} -Inf
                        """))
                .containsExactly(
                        Map.entry("a{}", 2.5e-3),
                        Map.entry("a{x=\"y\"}", Double.NaN),
                        Map.entry("a{x=\"a}\\,=\"b\n c\"}", Double.POSITIVE_INFINITY),
                        Map.entry("a_b:c{x=\"-Inf 3\", y=\"z\"}", Double.NEGATIVE_INFINITY));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "a{x=\"y\"}",
                "a{x=\"y} 1",
                "a{x=y} 1",
                "a{x=\"y\" z=\"\"} 1",
                "a one",
                "1a 1",
                "a 1 1712345678000"
            })
    void namesTheLineThatIsNotInIt(String line) {
        assertThatThrownBy(() -> read("b 1\n" + line + "\n"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageEndingWith(": " + line);
    }
}
