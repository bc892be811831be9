package io.holdfast.testkit.embedded;

import static io.holdfast.testkit.Eventually.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.testkit.DatabaseCluster;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** Another JVM with a cluster of two in it, to be killed. */
final class ChildJvm implements AutoCloseable {

    private static final String RUNNING = "running";

    private final Path root;
    private final Path output;
    private final Process process;

    ChildJvm(Path root) throws IOException {
        this.root = root;
        output = Files.createTempFile("child", ".log");
        List<String> command = new ArrayList<>(withoutIgnoredSignals());
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1", // It does not live long.
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                root.toString()));
        process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
    }

    /** A build in the background ignores SIGINT, and so would everything that it starts. */
    private static List<String> withoutIgnoredSignals() {
        boolean linux = System.getProperty("os.name").startsWith("Linux");
        return linux ? List.of("env", "--default-signal=INT") : List.of();
    }

    /** What runs in it. */
    static final class Main {
        private Main() {}

        public static void main(String[] args) {
            PrintStream out = System.out;
            DatabaseCluster.embedded()
                    .replicas(1)
                    .dataRoot(Path.of(args[0]))
                    .onProgress(out::println)
                    .start();
            out.println(RUNNING);
            // Nothing closes the cluster; the process goes on until somebody ends it.
            while (true) {
                LockSupport.park();
            }
        }
    }

    void awaitOutput(String text) {
        await().atMost(Duration.ofMinutes(2))
                .untilAsserted(() -> assertThat(Files.readString(output, StandardCharsets.UTF_8))
                        .contains(text));
    }

    void awaitRunning() {
        awaitOutput(RUNNING);
        assertThat(servers(root)).hasSize(2);
    }

    void signal(String name) throws Exception {
        Process kill = new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid()))
                .inheritIO()
                .start();
        assertThat(kill.waitFor()).isZero();
    }

    void awaitEnd() throws InterruptedException {
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    }

    /** The servers of all clusters in a folder, whichever JVM started them. */
    static List<ProcessHandle> servers(Path root) {
        return ProcessHandle.allProcesses()
                .filter(process -> process.info()
                        .commandLine()
                        .filter(line -> line.contains("mariadbd") && line.contains(root.toString()))
                        .isPresent())
                .toList();
    }

    /** The folders of all clusters in a folder. */
    static List<Path> folders(Path root) throws IOException {
        try (Stream<Path> all = Files.list(root)) {
            return all.filter(path -> path.getFileName().toString().startsWith(ClusterFolder.PREFIX))
                    .toList();
        }
    }

    @Override
    public void close() throws IOException {
        process.destroyForcibly();
        Files.delete(output);
    }
}
