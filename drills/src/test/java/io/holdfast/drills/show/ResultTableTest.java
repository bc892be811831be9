package io.holdfast.drills.show;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.drills.result.DrillResult;
import io.holdfast.drills.result.Ruling;
import io.holdfast.drills.result.Scene;
import io.holdfast.drills.result.Story;
import io.holdfast.drills.result.Verdict;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ResultTableTest {

    @Test
    void figuresSideBySideThenTheVerdictRuleByRule() {
        Verdict verdict = new Verdict(List.of(new Ruling("this", true, "0"), new Ruling("that", false, "7")));

        List<String> lines = ResultTable.of(
                new DrillResult(Scene.passing().observations(), verdict, new Story("", "", Map.of(), List.of(), null)));

        assertThat(lines)
                .anyMatch(line -> line.matches(" +plain +holdfast"))
                .anyMatch(line -> line.matches("acknowledged +500 +500"))
                .anyMatch(line -> line.matches("failed +80 +2"))
                .anyMatch(line -> line.matches(" {2}HY000/1290 {2}write refused: node is read-only +80 +0"))
                .anyMatch(line -> line.matches("longest gap \\(servers: 500 ms\\) +10000 ms +900 ms"))
                .anyMatch(line -> line.matches("recovered from: kill +no +900 ms"))
                .contains("  ok    this: 0", "  FAILS that: 7")
                .endsWith("verdict: fail");
    }
}
