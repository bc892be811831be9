package io.holdfast.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The rules, the dashboard and the runbooks ask for nothing that Holdfast does not report, and each alert says what to do. */
class OpsTest {

    private static final Path TOP = Path.of("..");
    private static final Path PROMETHEUS = TOP.resolve("ops").resolve("prometheus");
    private static final Path RULES = PROMETHEUS.resolve("holdfast-alerts.yml");
    private static final Path RULES_TEST = PROMETHEUS.resolve("holdfast-alerts-test.yml");
    private static final Path DASHBOARD = TOP.resolve("ops").resolve("grafana").resolve("holdfast.json");
    private static final Path RUNBOOKS = TOP.resolve("docs").resolve("runbooks");
    private static final Path TELEMETRY = TOP.resolve("docs").resolve("telemetry.md");

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Pattern NAME = Pattern.compile("\\bholdfast_[a-z_]+");
    private static final Pattern SELECTOR = Pattern.compile("\\b(holdfast_[a-z_]+)\\{([^}]*)}");
    private static final Pattern MATCHER = Pattern.compile("([a-z_]+)!?=\"([^\"]*)\"");

    /** As Prometheus gets it. */
    private static List<String> series = List.of();

    private static Set<String> names = Set.of();

    @BeforeAll
    static void scrape() {
        PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        new HoldfastMetrics(registry, () -> Example.NOW).clusterOpened(new Example());
        series = registry.scrape()
                .lines()
                .filter(line -> !line.startsWith("#") && !line.isBlank())
                .toList();
        names = series.stream()
                .map(line -> line.substring(0, line.indexOf('{')))
                .collect(Collectors.toSet());
        registry.close();
    }

    static List<JsonNode> alerts() throws IOException {
        JsonNode file = JSON.valueToTree(new Yaml().<Object>load(Files.readString(RULES)));
        return file.path("groups")
                .valueStream()
                .flatMap(group -> group.path("rules").valueStream())
                .toList();
    }

    private static Set<String> alertNames() throws IOException {
        return alerts().stream()
                .map(rule -> rule.path("alert").asString())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Everything that is sent to Prometheus, variables and annotations included. */
    private static List<String> dashboardQueries() throws IOException {
        JsonNode dashboard = JSON.readTree(Files.readString(DASHBOARD));
        return Stream.of("expr", "query", "definition")
                .flatMap(key -> dashboard.findValues(key).stream())
                .filter(JsonNode::isString)
                .map(JsonNode::asString)
                .filter(query -> query.contains("holdfast_"))
                .toList();
    }

    static Stream<String> queries() throws IOException {
        Stream<String> rules = alerts().stream().map(rule -> rule.path("expr").asString());
        return Stream.concat(rules, dashboardQueries().stream());
    }

    private static Stream<String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(MatchResult::group);
    }

    @Test
    void prometheusKeepsTheNamesThatTheManualGives() {
        assertThat(names)
                .contains(
                        "holdfast_info",
                        "holdfast_told_total",
                        "holdfast_outage_seconds",
                        "holdfast_failover_seconds_count",
                        "holdfast_failover_seconds_max",
                        "holdfast_node_role");
    }

    @ParameterizedTest
    @MethodSource("queries")
    void everyQueryAsksForWhatIsReported(String query) {
        assertThat(found(NAME, query).toList()).isNotEmpty().allMatch(names::contains);
    }

    /** Variables of the dashboard are no label's value. */
    @ParameterizedTest
    @MethodSource("queries")
    void everyLabelThatAQuerySelectsByIsReported(String query) {
        SELECTOR.matcher(query)
                .results()
                .forEach(selector -> MATCHER.matcher(selector.group(2))
                        .results()
                        .forEach(label -> assertThat(series)
                                .as("%s in %s", label.group(), selector.group())
                                .anyMatch(line -> line.startsWith(selector.group(1) + "{")
                                        && line.contains(label.group(1) + "=\"" + label.group(2) + "\""))));
    }

    @ParameterizedTest
    @MethodSource("alerts")
    void everyAlertSaysHowBadItIsAndWhatToDo(JsonNode alert) {
        assertThat(alert.path("alert").asString()).matches("Holdfast[A-Z][A-Za-z]+");
        assertThat(alert.path("labels").path("severity").asString()).isIn("critical", "warning");
        JsonNode annotations = alert.path("annotations");
        assertThat(annotations.path("summary").asString()).isNotBlank();
        assertThat(annotations.path("description").asString()).isNotBlank();
        String runbook = annotations.path("runbook_url").asString();
        assertThat(runbook).isEqualTo("docs/runbooks/" + alert.path("alert").asString() + ".md");
        assertThat(TOP.resolve(runbook)).isRegularFile();
    }

    @Test
    void everyAlertIsTestedAndListedAndEveryRunbookHasItsAlert() throws IOException {
        Set<String> alerts = alertNames();
        assertThat(alerts).isNotEmpty();
        String tests = Files.readString(RULES_TEST);
        String index = Files.readString(RUNBOOKS.resolve("README.md"));
        assertThat(alerts)
                .allSatisfy(alert -> assertThat(tests).contains("alertname=\"" + alert + "\""))
                .allSatisfy(alert -> assertThat(index).contains("(" + alert + ".md)"));
        try (Stream<Path> pages = Files.list(RUNBOOKS)) {
            assertThat(pages.map(page -> page.getFileName().toString().replace(".md", ""))
                            .filter(page -> !"README".equals(page)))
                    .containsExactlyInAnyOrderElementsOf(alerts);
        }
    }

    @Test
    void runbooksNameNoSeriesThatIsNotReported() throws IOException {
        try (Stream<Path> pages = Files.list(RUNBOOKS)) {
            for (Path page : pages.toList()) {
                assertThat(found(NAME, Files.readString(page)).toList())
                        .as(page.toString())
                        .allMatch(names::contains);
            }
        }
    }

    @Test
    void theManualListsEveryMeterAndNoOther() throws IOException {
        List<String> listed =
                found(NAME, Files.readString(TELEMETRY)).distinct().toList();
        assertThat(listed).containsExactlyInAnyOrderElementsOf(names);
    }

    @Test
    void theDashboardCanBeImportedAnywhere() throws IOException {
        JsonNode dashboard = JSON.readTree(Files.readString(DASHBOARD));
        assertThat(dashboard.path("uid").asString()).isEqualTo("holdfast");
        assertThat(dashboard
                        .path("templating")
                        .path("list")
                        .valueStream()
                        .map(variable -> variable.path("name").asString()))
                .containsExactly("datasource", "job", "instance", "cluster");
        List<JsonNode> panels = dashboard.path("panels").valueStream().toList();
        assertThat(panels.stream().map(panel -> panel.path("id").asInt()))
                .isNotEmpty()
                .doesNotHaveDuplicates();
        assertThat(panels)
                .filteredOn(panel -> !"row".equals(panel.path("type").asString()))
                .allSatisfy(panel -> {
                    assertThat(panel.path("datasource").path("uid").asString()).isEqualTo("${datasource}");
                    assertThat(panel.path("description").asString()).isNotBlank();
                    assertThat(panel.path("targets").valueStream().toList()).isNotEmpty();
                });
    }

    @Test
    void noPanelLiesOnAnother() throws IOException {
        JsonNode dashboard = JSON.readTree(Files.readString(DASHBOARD));
        List<String> cells = dashboard
                .path("panels")
                .valueStream()
                .map(panel -> panel.path("gridPos"))
                .flatMap(OpsTest::cells)
                .toList();
        assertThat(cells).isNotEmpty().doesNotHaveDuplicates();
    }

    private static Stream<String> cells(JsonNode grid) {
        int right = grid.path("x").asInt() + grid.path("w").asInt();
        assertThat(right).isLessThanOrEqualTo(24);
        return Stream.iterate(grid.path("x").asInt(), x -> x < right, x -> x + 1)
                .flatMap(x -> Stream.iterate(grid.path("y").asInt(), y -> y + 1)
                        .limit(grid.path("h").asInt())
                        .map(y -> x + "/" + y));
    }

    @ParameterizedTest
    @ValueSource(strings = {"check rules holdfast-alerts.yml", "test rules holdfast-alerts-test.yml"})
    void promtoolAgrees(String command) throws IOException, InterruptedException {
        assumeTrue(
                isOnPath("promtool"),
                "promtool is not on the PATH, so the alert rules are not run: Debian's package prometheus has it");
        List<String> words = Stream.concat(Stream.of("promtool"), Arrays.stream(command.split(" ")))
                .toList();
        Process promtool = new ProcessBuilder(words)
                .directory(PROMETHEUS.toFile())
                .redirectErrorStream(true)
                .start();
        try {
            String output = new String(promtool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(promtool.waitFor(1, TimeUnit.MINUTES)).as(output).isTrue();
            assertThat(promtool.exitValue()).as(output).isZero();
        } finally {
            promtool.destroyForcibly();
        }
    }

    private static boolean isOnPath(String program) {
        String path = System.getenv().getOrDefault("PATH", "");
        return Arrays.stream(path.split(Pattern.quote(File.pathSeparator)))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }
}
