package io.holdfast.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** {@code bin/drill all} as a person calls it, as short as each drill allows, on the embedded servers. */
class OutagesIT {

    @TempDir
    private Path report;

    @Test
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    void allFivePassAndAreInOneReport() {
        CalledDrill called = CalledDrill.of("all", 20, report);

        Map<String, JsonNode> drills = new HashMap<>();
        called.json()
                .get("drills")
                .forEach(drill -> drills.put(drill.get("drill").asString(), drill));
        assertThat(drills).containsOnlyKeys("cronofy", "violet", "leafdata", "kaza", "redcrow");
        assertThat(drills.values()).allSatisfy(CalledDrill::assertSound);
        drills.forEach((name, drill) -> assertThat(
                        CalledDrill.holdfast(drill).get("lost").asInt() > 0)
                .as(name)
                .isEqualTo(name.equals("redcrow")));

        JsonNode cronofy = Objects.requireNonNull(drills.get("cronofy"));
        assertThat(CalledDrill.plain(cronofy).get("recovered").asBoolean()).isFalse();
        assertThat(CalledDrill.plain(cronofy).get("failures").get("HY000/1290").asInt())
                .isPositive();
        JsonNode leafdata = CalledDrill.holdfast(Objects.requireNonNull(drills.get("leafdata")));
        assertThat(leafdata.get("failures").get("08001/0").asInt()).isGreaterThan(100);
        assertThat(called.text())
                .contains("is killed", "switchover to", "stops at a conflict", "diverges", "is promoted as it is");

        assertThat(report.resolve("report.html"))
                .content()
                .contains("5 of 5 drills passed", "Beside the real one")
                .contains("Connections left on the demoted node", "HoldfastMetricsAbsent")
                .contains("A cluster in a crash loop", "HoldfastCrashLoop")
                .contains("Nobody could connect", "HoldfastApplicationsToldUnavailable")
                .contains("three false leads", "HoldfastTransactionsLost");
        assertThat(report.resolve("timeline-leafdata.svg")).content().startsWith("<svg xmlns=");
    }
}
