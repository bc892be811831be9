package io.holdfast.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.drills.DrillCommand;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A drill that was called as a person does, and passed.
 *
 * @param json what it printed
 * @param text what a person would have read
 */
record CalledDrill(JsonNode json, String text) {

    static CalledDrill of(String name, int seconds, Path report) {
        return of(name, "embedded", seconds, report);
    }

    static CalledDrill of(String name, String engine, int seconds, Path report) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int status = DrillCommand.execute(
                new PrintWriter(out),
                new PrintWriter(err),
                name,
                "--engine",
                engine,
                "--seconds",
                String.valueOf(seconds),
                "--json",
                "-",
                "--report",
                report.toString());
        assertThat(status).as("%s%n%s", err, out).isZero();
        JsonNode json = JsonMapper.builder().build().readTree(out.toString());
        assertThat(json.get("drill").asString()).isEqualTo(name);
        assertThat(json.get("verdict").asString()).isEqualTo("pass");
        assertThat(err.toString()).contains("verdict: pass");
        return new CalledDrill(json, err.toString());
    }

    /** What the contract has of one drill. */
    static void assertSound(JsonNode drill) {
        assertSound(drill, "embedded");
    }

    static void assertSound(JsonNode drill, String engine) {
        assertThat(drill.get("verdict").asString()).isEqualTo("pass");
        assertThat(drill.get("engine").asString()).isEqualTo(engine);
        assertThat(drill.get("serverGapMillis").asInt()).isNotNegative();
        assertThat(plain(drill).get("name").asString()).isEqualTo("plain");
        assertThat(plain(drill).get("ok").asInt()).isPositive();
        JsonNode holdfast = holdfast(drill);
        assertThat(holdfast.get("name").asString()).isEqualTo("holdfast");
        assertThat(holdfast.get("ok").asInt()).isPositive();
        assertThat(holdfast.get("recovered").asBoolean()).isTrue();
        assertThat(holdfast.get("duplicated").asInt()).isZero();
        assertThat(holdfast.get("misreported").asInt()).isZero();
    }

    static JsonNode plain(JsonNode drill) {
        return drill.get("contenders").get(0);
    }

    static JsonNode holdfast(JsonNode drill) {
        return drill.get("contenders").get(1);
    }
}
