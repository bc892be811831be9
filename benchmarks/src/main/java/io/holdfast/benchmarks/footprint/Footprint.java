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
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarFile;

/** {@code bin/bench footprint}: bytes per connection and statement, classes, the jar, the first connection of a JVM. */
public final class Footprint implements Measurement {

    private static final int CONNECTIONS = 5_000;
    private static final int STATEMENTS = 100_000;
    private static final int TEXTS = 80;
    private static final String MYSQL = "?sslMode=DISABLED&allowPublicKeyRetrieval=true";

    private final List<Figure> figures = new ArrayList<>();
    private final List<List<String>> rows = new ArrayList<>();

    @FunctionalInterface
    private interface Making {
        Object make() throws SQLException;
    }

    /** What one JVM said of its first connection. */
    private record Start(double millis, int classes) {}

    @Override
    public Result run(boolean quick, PrintWriter progress) throws Exception {
        figures.clear();
        rows.clear();
        StubDriver.register();
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
                        "memory: the heap after a collection with " + CONNECTIONS + " connections or " + STATEMENTS
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

    private void memory() throws SQLException {
        String holdfast = StubDriver.URL.replace("jdbc:", "jdbc:holdfast:");
        add(
                "idle connection, never used",
                Math.rint(bytesEach(CONNECTIONS, () -> DriverManager.getConnection(StubDriver.URL))),
                Math.rint(bytesEach(CONNECTIONS, () -> DriverManager.getConnection(holdfast))),
                "bytes");
        add(
                "idle connection, after " + TEXTS + " different statements",
                Math.rint(bytesEach(CONNECTIONS, () -> used(StubDriver.URL))),
                Math.rint(bytesEach(CONNECTIONS, () -> used(holdfast))),
                "bytes");
        try (Connection bare = DriverManager.getConnection(StubDriver.URL);
                Connection protectedOne = DriverManager.getConnection(holdfast)) {
            add(
                    "open prepared statement with a parameter",
                    Math.rint(bytesEach(STATEMENTS, () -> prepared(bare))),
                    Math.rint(bytesEach(STATEMENTS, () -> prepared(protectedOne))),
                    "bytes");
        }
    }

    private static Connection used(String url) throws SQLException {
        Connection connection = DriverManager.getConnection(url);
        for (int i = 0; i < TEXTS; i++) {
            try (PreparedStatement statement =
                            connection.prepareStatement(("SELECT name FROM table_" + i + " WHERE id = ?").intern());
                    ResultSet rows = query(statement, i)) {
                if (!rows.next()) {
                    throw new IllegalStateException("the stub has a row");
                }
            }
        }
        return connection;
    }

    private static ResultSet query(PreparedStatement statement, int id) throws SQLException {
        statement.setInt(1, id);
        return statement.executeQuery();
    }

    private static PreparedStatement prepared(Connection connection) throws SQLException {
        PreparedStatement statement = connection.prepareStatement("SELECT name FROM customer WHERE id = ?");
        statement.setInt(1, 1);
        return statement;
    }

    private static double bytesEach(int count, Making making) throws SQLException {
        Object first = making.make(); // what is shared is there before
        Object[] made = new Object[count];
        long before = usedHeap();
        for (int i = 0; i < count; i++) {
            made[i] = making.make();
        }
        long after = usedHeap();
        if (made[count - 1] == first) {
            throw new IllegalStateException("the same object was made twice");
        }
        return (after - before) / (double) count;
    }

    private static long usedHeap() {
        Runtime runtime = Runtime.getRuntime();
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 5; i++) {
            System.gc();
            least = Math.min(least, runtime.totalMemory() - runtime.freeMemory());
        }
        return least;
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
        figures.add(Figure.of("holdfast", "classes in the jar", classes, "count"));
        rows.add(List.of("jar without dependencies, kB", "–", Numbers.shown(kilobytes), "–"));
        rows.add(List.of("classes in the jar", "–", Numbers.shown(classes), "–"));
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
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        ColdStart.class.getName(),
                        url,
                        cluster.user(),
                        cluster.password())
                .redirectErrorStream(true)
                .start();
        StringBuilder said = new StringBuilder();
        Start start = null;
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            String line = lines.readLine();
            while (line != null) {
                if (line.startsWith("cold-start ")) {
                    String[] parts = line.split(" ");
                    start = new Start(Long.parseLong(parts[1]) / 1e6, Integer.parseInt(parts[2]));
                }
                said.append(line).append('\n');
                line = lines.readLine();
            }
        }
        int status = process.waitFor();
        if (status != 0 || start == null) {
            throw new IllegalStateException("The JVM of a first connection ended with " + status + ": " + said);
        }
        return start;
    }
}
