package io.holdfast.drills.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DrillJsonTest {

    private static final Story STORY = new Story("", "", Map.of(), List.of(), null);

    @Test
    void hasTheNamesAndTypesThatScriptsRelyOn() {
        String json = DrillJson.of(new DrillResult(
                Scene.passing().observations(), new Verdict(List.of(new Ruling("r", true, "s"))), STORY));

        JsonNode expected = JsonMapper.builder().build().readTree("""
                {"drill": "cronofy", "engine": "embedded", "seconds": 30, "seed": 4711,
                 "contenders": [
                   {"name": "plain", "ok": 500, "failed": 80, "failures": {"HY000/1290": 80},
                    "lost": 0, "duplicated": 0, "misreported": 0, "longestGapMillis": 10000,
                    "recovered": false, "connectsDuringFault": 17},
                   {"name": "holdfast", "ok": 500, "failed": 2, "failures": {"08007/0": 1, "40001/0": 1},
                    "lost": 0, "duplicated": 0, "misreported": 0, "longestGapMillis": 900,
                    "recovered": true, "connectsDuringFault": 17}],
                 "serverGapMillis": 500, "verdict": "pass"}
                """);
        JsonNode actual = JsonMapper.builder().build().readTree(json);
        assertThat(actual).isEqualTo(expected);
        assertThat(actual.propertyNames())
                .containsExactly("drill", "engine", "seconds", "seed", "contenders", "serverGapMillis", "verdict");
        assertThat(actual.get("contenders").get(0).propertyNames())
                .containsExactly(
                        "name",
                        "ok",
                        "failed",
                        "failures",
                        "lost",
                        "duplicated",
                        "misreported",
                        "longestGapMillis",
                        "recovered",
                        "connectsDuringFault");
        assertThat(json).endsWith("}\n");
    }

    @Test
    void saysFailIfAnyRuleIsBroken() {
        Verdict broken = new Verdict(List.of(new Ruling("r", true, "s"), new Ruling("q", false, "s")));

        String json = DrillJson.of(new DrillResult(Scene.flawless().observations(), broken, STORY));

        JsonNode tree = JsonMapper.builder().build().readTree(json);
        assertThat(tree.get("verdict").asString()).isEqualTo("fail");
        assertThat(tree.get("contenders").get(1).get("failures").isObject()).isTrue();
        assertThat(tree.get("contenders").get(1).get("failures").isEmpty()).isTrue();
    }
}
