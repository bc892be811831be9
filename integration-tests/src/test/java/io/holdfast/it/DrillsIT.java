package io.holdfast.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.drills.DrillCommand;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every drill as a person runs it, each in the shortest time that it allows, on the embedded servers. */
class DrillsIT {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path report;

    @Test
    void cronofyHoldfastRecoversAndThePlainPoolDoesNot() {
        JsonNode result = run("cronofy", 20);

        JsonNode plain = result.get("contenders").get(0);
        assertThat(plain.get("recovered").asBoolean()).isFalse();
        assertThat(plain.get("failures").get("HY000/1290").asInt()).isPositive();
        assertThat(result.get("contenders").get(1).get("ok").asInt())
                .isGreaterThan(plain.get("ok").asInt());
        assertThat(report.resolve("report.html")).content().contains("Connections left on the demoted node", "Pass");
        assertThat(err.toString()).contains("is killed", "switchover to");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "partition, 12, is cut off from its peers, The writer that nobody follows any more",
        "freeze, 12, freezes, The writer that closes nothing",
        "rolling-restart, 14, is restarted, 'Maintenance, one server after the other'",
        "quorum-loss, 12, are killed, A writer that may not commit"
    })
    void passes(String drill, int seconds, String event, String title) {
        run(drill, seconds);

        assertThat(report.resolve("report.html")).content().contains(title, "Pass");
        assertThat(err.toString()).contains(event);
    }

    @Test
    void leafdataTheBlipIsNothingAndTheOutageIsToldAtOnce() {
        JsonNode result = run("leafdata", 20);

        assertThat(result.get("contenders")
                        .get(1)
                        .get("failures")
                        .get("08001/0")
                        .asInt())
                .isGreaterThan(100);
        assertThat(report.resolve("report.html"))
                .content()
                .contains("Nobody could connect", "Beside the real one", "Pass");
        assertThat(report.resolve("timeline-leafdata.svg")).content().startsWith("<svg xmlns=");
    }

    @Test
    void violetAFleetLivesThroughACrashLoop() {
        run("violet", 40);

        assertThat(report.resolve("report.html"))
                .content()
                .contains("A cluster in a crash loop", "HoldfastCrashLoop", "Pass");
    }

    @Test
    void splitBrainThePlainPoolLosesWhatItWroteToTheWrongServer() {
        JsonNode result = run("split-brain", 12);

        assertThat(result.get("contenders").get(0).get("lost").asInt()).isPositive();
        assertThat(report.resolve("report.html")).content().contains("Rows written on db1", "Pass");
        assertThat(err.toString()).containsPattern("rows written on db1 while two accepted writes +[1-9][0-9]* +0\\R");
    }

    @Test
    void redcrowBothLoseWhatTheServersLostAndHoldfastSaysSo() {
        JsonNode result = runWhereServersLose("redcrow", 28);

        assertThat(result.get("contenders").get(0).get("lost").asInt()).isPositive();
        assertThat(result.get("contenders").get(1).get("lost").asInt()).isPositive();
        assertThat(report.resolve("report.html"))
                .content()
                .contains("three false leads", "HoldfastTransactionsLost", "Pass");
        assertThat(err.toString()).contains("stops at a conflict", "diverges", "is overloaded", "is promoted as it is");
    }

    /** Runs a drill to its verdict, which must be that it passed. */
    private JsonNode run(String drill, int seconds) {
        JsonNode result = runWhereServersLose(drill, seconds);
        assertThat(result.get("contenders").get(1).get("lost").asInt()).isZero();
        return result;
    }

    private JsonNode runWhereServersLose(String drill, int seconds) {
        int status = DrillCommand.execute(
                new PrintWriter(out),
                new PrintWriter(err),
                drill,
                "--seconds",
                String.valueOf(seconds),
                "--json",
                "-",
                "--report",
                report.toString());

        assertThat(status).as("%s%n%s", err, out).isZero();
        JsonNode result = JsonMapper.builder().build().readTree(out.toString());
        assertThat(result.get("drill").asString()).isEqualTo(drill);
        assertThat(result.get("verdict").asString()).isEqualTo("pass");
        assertThat(result.get("seconds").asInt()).isEqualTo(seconds);
        assertThat(result.get("serverGapMillis").asInt()).isPositive();
        JsonNode plain = result.get("contenders").get(0);
        assertThat(plain.get("name").asString()).isEqualTo("plain");
        assertThat(plain.get("ok").asInt()).isPositive();
        JsonNode holdfast = result.get("contenders").get(1);
        assertThat(holdfast.get("name").asString()).isEqualTo("holdfast");
        assertThat(holdfast.get("ok").asInt()).isPositive();
        assertThat(holdfast.get("recovered").asBoolean()).isTrue();
        assertThat(holdfast.get("duplicated").asInt()
                        + holdfast.get("misreported").asInt())
                .isZero();
        assertThat(err.toString()).contains("verdict: pass");
        return result;
    }
}
