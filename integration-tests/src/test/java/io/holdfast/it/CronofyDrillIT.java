package io.holdfast.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.drills.DrillCommand;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The drill {@code cronofy} as a person runs it, in the shortest time that it allows. */
class CronofyDrillIT {

    private static final int SECONDS = 20;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void holdfastRecoversAndThePlainPoolDoesNot(@TempDir Path report) {
        int status = DrillCommand.execute(
                new PrintWriter(out),
                new PrintWriter(err),
                "cronofy",
                "--seconds",
                String.valueOf(SECONDS),
                "--json",
                "-",
                "--report",
                report.toString());

        assertThat(status).as("%s%n%s", err, out).isZero();
        JsonNode result = JsonMapper.builder().build().readTree(out.toString());
        assertThat(result.get("verdict").asString()).isEqualTo("pass");
        assertThat(result.get("seconds").asInt()).isEqualTo(SECONDS);
        assertThat(result.get("serverGapMillis").asInt()).isPositive();
        JsonNode plain = result.get("contenders").get(0);
        assertThat(plain.get("name").asString()).isEqualTo("plain");
        assertThat(plain.get("ok").asInt()).isPositive();
        assertThat(plain.get("recovered").asBoolean()).isFalse();
        assertThat(plain.get("failures").get("HY000/1290").asInt()).isPositive();
        JsonNode holdfast = result.get("contenders").get(1);
        assertThat(holdfast.get("name").asString()).isEqualTo("holdfast");
        assertThat(holdfast.get("ok").asInt()).isGreaterThan(plain.get("ok").asInt());
        assertThat(holdfast.get("recovered").asBoolean()).isTrue();
        assertThat(report.resolve("report.html")).content().contains("Connections left on the demoted node", "Pass");
        assertThat(err.toString()).contains("is killed", "switchover to", "verdict: pass");
    }
}
