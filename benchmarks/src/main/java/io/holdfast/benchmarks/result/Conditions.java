package io.holdfast.benchmarks.result;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;

/** Under which conditions a benchmark ran: what every reader of a figure has to know. */
public final class Conditions {

    private static final Path CPU_INFO = Path.of("/proc/cpuinfo");

    private Conditions() {}

    /**
     * The machine, the JDK, the versions of what takes part, and how it was measured.
     *
     * @param parts as they are called in {@code versions.properties}
     */
    public static List<String> of(boolean quick, String method, String... parts) {
        List<String> lines = new ArrayList<>();
        Properties versions = versions();
        lines.add(Stream.of(parts).map(part -> part + " " + version(versions, part)).toList().stream()
                .reduce((left, right) -> left + ", " + right)
                .orElse(""));
        lines.add(System.getProperty("java.vm.name") + " " + System.getProperty("java.runtime.version") + ", "
                + Runtime.getRuntime().availableProcessors() + " processors" + processor() + ", "
                + System.getProperty("os.name") + " " + System.getProperty("os.version"));
        lines.add(method + (quick ? " (--quick: rough)" : ""));
        // The one place that wants the date: for whoever keeps the figures.
        lines.add(LocalDate.now(ZoneId.systemDefault()).toString());
        return lines;
    }

    private static String version(Properties versions, String part) {
        String version = versions.getProperty(part);
        if (version == null) {
            throw new IllegalArgumentException("versions.properties has no '" + part + "', only " + versions.keySet());
        }
        return version;
    }

    private static String processor() {
        if (!Files.isReadable(CPU_INFO)) {
            return "";
        }
        try (Stream<String> lines = Files.lines(CPU_INFO, StandardCharsets.UTF_8)) {
            return lines.filter(line -> line.startsWith("model name"))
                    .findFirst()
                    .map(line -> " (" + line.substring(line.indexOf(':') + 1).strip() + ")")
                    .orElse("");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + CPU_INFO, e);
        }
    }

    private static Properties versions() {
        try (InputStream in = Conditions.class.getResourceAsStream("versions.properties")) {
            Properties versions = new Properties();
            versions.load(in);
            return versions;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the benchmarks' own versions.properties", e);
        }
    }
}
