package io.holdfast.benchmarks.footprint;

import io.holdfast.HoldfastDriver;
import io.holdfast.benchmarks.Measurement;
import io.holdfast.benchmarks.result.Conditions;
import io.holdfast.benchmarks.result.Figure;
import io.holdfast.benchmarks.result.Numbers;
import io.holdfast.benchmarks.result.Result;
import io.holdfast.benchmarks.result.Table;
import io.holdfast.benchmarks.stub.StubDriver;
import io.holdfast.testkit.DatabaseCluster;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarFile;

/** {@code bin/bench footprint}: bytes per connection and statement, classes, the jar, the first connection of a JVM. */
public final class Footprint implements Measurement {

    private static final String MYSQL = "?sslMode=DISABLED&allowPublicKeyRetrieval=true";

    private final List<Figure> figures = new ArrayList<>();
    private final List<List<String>> rows = new ArrayList<>();

    /** What one JVM said of its first connection. */
    private record Start(double millis, int classes) {}

    @Override
    public Result run(boolean quick, PrintWriter progress) throws Exception {
        figures.clear();
        rows.clear();
        progress.println("memory");
        progress.flush();
        memory();
        jar();
        coldStart(quick ? 7 : 21, progress);
        return new Result(
                "footprint",
                "What Holdfast takes",
                Conditions.of(
                        quick,
                        "memory: the heap after a collection with " + Weighing.CONNECTIONS + " connections or "
                                + Weighing.STATEMENTS
                                + " statements of the stub driver, divided; first connection: a JVM of its own each, in turns,"
                                + " to an embedded server, medians",
                        "Holdfast",
                        "MySQL Connector/J"),
                figures,
                List.of(new Table("Footprint", List.of("what", "bare", "holdfast", "added"), rows)),
                List.of(),
                List.of());
    }

    private void add(String what, double bare, double holdfast, String unit) {
        figures.add(Figure.of("bare", what, bare, unit));
        figures.add(Figure.of("holdfast", what, holdfast, unit));
        rows.add(List.of(
                what + ", " + unit, Numbers.shown(bare), Numbers.shown(holdfast), Numbers.shown(holdfast - bare)));
    }

    private void memory() throws IOException, InterruptedException {
        weigh("idle connection, never used", Weighing.Kind.CONNECTION);
        weigh("idle connection, after " + Weighing.TEXTS + " different statements", Weighing.Kind.USED_CONNECTION);
        weigh("open prepared statement with a parameter", Weighing.Kind.STATEMENT);
    }

    private void weigh(String what, Weighing.Kind kind) throws IOException, InterruptedException {
        String holdfast = StubDriver.URL.replace("jdbc:", "jdbc:holdfast:");
        add(what, bytes(kind, StubDriver.URL), bytes(kind, holdfast), "bytes");
    }

    private static double bytes(Weighing.Kind kind, String url) throws IOException, InterruptedException {
        return Double.parseDouble(said("bytes ", Weighing.class, kind.name(), url));
    }

    private void jar() throws IOException, URISyntaxException {
        Path place = Path.of(HoldfastDriver.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        if (!Files.isRegularFile(place)) {
            throw new IllegalStateException("Holdfast comes from " + place + ", which is no jar: run bin/bench");
        }
        double kilobytes = Files.size(place) / 1_000.0;
        long classes;
        try (JarFile jar = new JarFile(place.toFile())) {
            classes = jar.stream()
                    .filter(entry -> entry.getName().endsWith(".class"))
                    .count();
        }
        figures.add(Figure.of("holdfast", "jar without dependencies", kilobytes, "kB"));
        figures.add(Figure.of("holdfast", "classes in the jar", (double) classes, "count"));
        rows.add(List.of("jar without dependencies, kB", "–", Numbers.shown(kilobytes), "–"));
        rows.add(List.of("classes in the jar", "–", Numbers.shown((double) classes), "–"));
    }

    private void coldStart(int repeats, PrintWriter progress) throws IOException, InterruptedException {
        try (DatabaseCluster cluster = DatabaseCluster.embedded()
                .replicas(0)
                .onProgress(progress::println)
                .start()) {
            String rest = "mysql://127.0.0.1:" + cluster.writer().directPort() + "/" + cluster.database() + MYSQL;
            List<Start> bare = new ArrayList<>();
            List<Start> holdfast = new ArrayList<>();
            for (int i = 0; i < repeats; i++) {
                bare.add(start("jdbc:" + rest, cluster));
                holdfast.add(start("jdbc:holdfast:" + rest, cluster));
            }
            add("first connection and row of a JVM", median(bare), median(holdfast), "ms");
            add("classes loaded by then", bare.get(0).classes(), holdfast.get(0).classes(), "count");
        }
    }

    private static double median(List<Start> starts) {
        return starts.stream().mapToDouble(Start::millis).sorted().toArray()[starts.size() / 2];
    }

    private static Start start(String url, DatabaseCluster cluster) throws IOException, InterruptedException {
        String[] parts = said("cold-start ", ColdStart.class, url, cluster.user(), cluster.password())
                .split(" ");
        return new Start(Long.parseLong(parts[0]) / 1e6, Integer.parseInt(parts[1]));
    }

    /** What a JVM of its own says behind a word that begins a line. */
    private static String said(String word, Class<?> main, String... arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int status = process.waitFor();
        String line =
                output.lines().filter(each -> each.startsWith(word)).findFirst().orElse("");
        if (status != 0 || line.isEmpty()) {
            throw new IllegalStateException(main.getSimpleName() + " ended with " + status + ": " + output);
        }
        return line.substring(word.length());
    }
}
