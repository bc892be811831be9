package io.holdfast.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The drills besides {@link OutagesIT those after real outages}, each in the shortest time that it allows, on the embedded servers. */
class DrillsIT {

    @TempDir
    private Path report;

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "partition, 12, is cut off from its peers, The writer that nobody follows any more",
        "freeze, 12, freezes, The writer that closes nothing",
        "rolling-restart, 14, is restarted, 'Maintenance, one server after the other'",
        "quorum-loss, 12, are killed, A writer that may not commit"
    })
    void passes(String drill, int seconds, String event, String title) {
        CalledDrill called = run(drill, seconds);

        assertThat(report.resolve("report.html")).content().contains(title, "Pass");
        assertThat(called.text()).contains(event);
    }

    @Test
    void splitBrainThePlainPoolLosesWhatItWroteToTheWrongServer() {
        CalledDrill called = run("split-brain", 12);

        assertThat(CalledDrill.plain(called.json()).get("lost").asInt()).isPositive();
        assertThat(report.resolve("report.html")).content().contains("Rows written on db1", "Pass");
        assertThat(called.text()).containsPattern("rows written on db1 while two accepted writes +[1-9][0-9]* +0\\R");
    }

    private CalledDrill run(String drill, int seconds) {
        CalledDrill called = CalledDrill.of(drill, seconds, report);
        CalledDrill.assertSound(called.json());
        assertThat(called.json().get("seconds").asInt()).isEqualTo(seconds);
        assertThat(called.json().get("serverGapMillis").asInt()).isPositive();
        assertThat(CalledDrill.holdfast(called.json()).get("lost").asInt()).isZero();
        return called;
    }
}
