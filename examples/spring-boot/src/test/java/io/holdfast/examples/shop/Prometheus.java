package io.holdfast.examples.shop;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;

import com.jayway.jsonpath.JsonPath;
import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * A real Prometheus that scrapes the shop with Holdfast's own rules, in which every duration is shorter than it is. Thread rule: used by one
 * thread.
 */
final class Prometheus implements AutoCloseable {

    /** What all durations of the rules are divided by. */
    static final int FASTER = 20;

    /** As often as it does by default, once a minute, in this time; so long an answer may take, too. */
    private static final String SCRAPE = 60 / FASTER + "s";

    /** How often it may find that somebody else has got its port meanwhile. */
    private static final int TRIES = 5;

    private static final Path RULES = Path.of("../../ops/prometheus/holdfast-alerts.yml");

    /** {@code for: 5m} and {@code [5m]}. */
    private static final Pattern DURATION = Pattern.compile("(?<=for: |\\[)(\\d+)([smhd])(?=\\]|\\n)");

    private final HttpClient client = HttpClient.newHttpClient();
    private final Process process;
    private final URI base;

    private Prometheus(Process process, URI base) {
        this.process = process;
        this.base = base;
    }

    static Optional<Path> onThePath() {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .map(directory -> Path.of(directory, "prometheus"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    static Prometheus start(Path binary, Path directory, int shopPort) throws IOException {
        Files.writeString(directory.resolve("rules.yml"), faster(Files.readString(RULES)));
        Files.writeString(directory.resolve("prometheus.yml"), """
                global: {scrape_interval: %1$s, scrape_timeout: %1$s, evaluation_interval: 1s}
                rule_files: [rules.yml]
                scrape_configs:
                  - job_name: shop
                    metrics_path: /actuator/prometheus
                    static_configs: [{targets: ['localhost:%2$d']}]
                """.formatted(SCRAPE, shopPort));
        Path log = directory.resolve("prometheus.log");
        for (int i = 0; i < TRIES; i++) {
            Prometheus one = start(binary, directory, freePort(), log);
            if (one.comesUp(directory)) {
                return one;
            }
        }
        throw new IOException("Prometheus has ended: " + Files.readString(log));
    }

    private static Prometheus start(Path binary, Path directory, int port, Path log) throws IOException {
        Process process = new ProcessBuilder(
                        binary.toString(),
                        "--config.file=" + directory.resolve("prometheus.yml"),
                        "--storage.tsdb.path=" + directory.resolve("data"),
                        "--web.listen-address=127.0.0.1:" + port,
                        "--log.level=warn")
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        return new Prometheus(process, URI.create("http://127.0.0.1:" + port + "/api/v1/"));
    }

    /** False if it has ended instead. Who answers at its port may be whoever has got it. */
    private boolean comesUp(Path directory) {
        try {
            await().atMost(60, SECONDS)
                    .ignoreExceptionsInstanceOf(IOException.class) // it is starting
                    .until(() -> !process.isAlive() || get("status/flags").contains(directory.toString()));
        } catch (RuntimeException e) {
            close();
            throw e;
        }
        return process.isAlive();
    }

    static String faster(String rules) {
        return DURATION.matcher(rules).replaceAll(match -> {
            long seconds = Long.parseLong(match.group(1))
                    * switch (match.group(2)) {
                        case "s" -> 1;
                        case "m" -> 60;
                        case "h" -> 3_600;
                        default -> 86_400;
                    };
            return Math.max(1, seconds / FASTER) + "s";
        });
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** How many samples an expression has now. */
    int samples(String expression) throws IOException, InterruptedException {
        String query = URLEncoder.encode(expression, StandardCharsets.UTF_8);
        return JsonPath.<Integer>read(get("query?query=" + query), "$.data.result.length()");
    }

    /** The names of the alerts that fire now. */
    Set<String> firing() throws IOException, InterruptedException {
        return new TreeSet<>(JsonPath.<List<String>>read(
                get("alerts"), "$.data.alerts[?(@.state == 'firing')].labels.alertname"));
    }

    private String get(String path) throws IOException, InterruptedException {
        HttpResponse<String> answer = client.send(
                HttpRequest.newBuilder(base.resolve(path)).build(), HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException(path + ": " + answer.statusCode() + " " + answer.body());
        }
        return answer.body();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(10, SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
