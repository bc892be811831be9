package io.holdfast.drills.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What promtool is asked of the rules ({@code promtool test rules}, which {@code OpsTest} runs where there is one), asked of this
 * evaluator: the two agree if both pass.
 */
class PromtoolTest {

    private static final Path TESTS = Path.of("..", "ops", "prometheus", "holdfast-alerts-test.yml");

    private record Alert(Map<String, String> labels, Map<String, String> annotations) {}

    private static JsonNode file() throws IOException {
        return JsonMapper.shared().valueToTree(new Yaml().<Object>load(Files.readString(TESTS)));
    }

    @TestFactory
    Stream<DynamicNode> agrees() throws IOException {
        JsonNode file = file();
        long step = Durations.nanos(file.path("evaluation_interval").asString());
        return file.path("tests").valueStream().map(test -> {
            List<DynamicTest> cases = new ArrayList<>();
            test.path("promql_expr_test").forEach(one -> cases.add(expression(test, one, step)));
            test.path("alert_rule_test").forEach(one -> cases.add(alerts(test, one, step)));
            return DynamicContainer.dynamicContainer(test.path("name").asString(), cases);
        });
    }

    /** So that the file may grow, but not lose what is read of it here. */
    @Test
    void readsAllThatTheFileHas() throws IOException {
        JsonNode file = file();
        assertThat(file.propertyNames()).containsExactlyInAnyOrder("rule_files", "evaluation_interval", "tests");
        assertThat(file.path("tests")).isNotEmpty().allSatisfy(test -> {
            assertThat(test.propertyNames())
                    .isSubsetOf("name", "interval", "input_series", "promql_expr_test", "alert_rule_test");
            assertThat(test.path("promql_expr_test")).isNotEmpty();
        });
    }

    private static DynamicTest expression(JsonNode test, JsonNode one, long step) {
        String expression = one.path("expr").asString();
        String time = one.path("eval_time").asString();
        return DynamicTest.dynamicTest(expression + " at " + time, () -> {
            long nanos = Durations.nanos(time);
            AlertWatch watch = watched(test, step, nanos);
            Set<Element> expected = new HashSet<>();
            for (JsonNode sample : one.path("exp_samples")) {
                expected.add(new Element(
                        labels(sample.path("labels").asString()),
                        sample.path("value").asDouble()));
            }
            assertThat(new Evaluator(watch.store(), 1).vector(Parser.parse(expression), nanos))
                    .containsExactlyInAnyOrderElementsOf(expected);
        });
    }

    private static DynamicTest alerts(JsonNode test, JsonNode one, long step) {
        String name = one.path("alertname").asString();
        String time = one.path("eval_time").asString();
        return DynamicTest.dynamicTest(name + " at " + time, () -> {
            List<Alert> expected = new ArrayList<>();
            for (JsonNode alert : one.path("exp_alerts")) {
                expected.add(new Alert(texts(alert.path("exp_labels")), texts(alert.path("exp_annotations"))));
            }
            List<Alert> firing = watched(test, step, Durations.nanos(time)).spans().stream()
                    .filter(span -> span.alert().equals(name) && span.fired() && span.resolvedNanos() < 0)
                    .map(PromtoolTest::asPromtoolHasIt)
                    .toList();
            assertThat(firing).containsExactlyInAnyOrderElementsOf(expected);
        });
    }

    private static Alert asPromtoolHasIt(AlertSpan span) {
        Map<String, String> labels = new HashMap<>(span.labels());
        labels.put("severity", span.severity());
        return new Alert(
                labels,
                Map.of("summary", span.summary(), "description", span.description(), "runbook_url", span.runbook()));
    }

    /** The rules of the repository, evaluated with the test's series until this time. */
    private static AlertWatch watched(JsonNode test, long step, long until) {
        AlertWatch watch = new AlertWatch(AlertRules.ofOps());
        long interval = Durations.nanos(test.path("interval").asString());
        for (JsonNode series : test.path("input_series")) {
            Labels labels = labels(series.path("series").asString());
            for (@Nullable
            Point point : SeriesNotation.points(series.path("values").asString(), interval)) {
                if (point != null) {
                    watch.store().append(labels, point);
                }
            }
        }
        for (long nanos = 0; nanos <= until; nanos += step) {
            watch.evaluate(nanos);
        }
        return watch;
    }

    private static Labels labels(String selector) {
        Expr.Selector parsed = (Expr.Selector) Parser.parse(selector);
        Map<String, String> labels = new HashMap<>();
        parsed.matchers().forEach(matcher -> labels.put(matcher.label(), matcher.value()));
        return Labels.of(labels).with(Labels.NAME, parsed.metric());
    }

    private static Map<String, String> texts(JsonNode map) {
        Map<String, String> texts = new HashMap<>();
        map.forEachEntry((key, value) -> texts.put(key, value.asString()));
        return texts;
    }
}
