package io.holdfast.drills.stage;

import io.holdfast.drills.result.Fact;
import io.holdfast.testkit.DatabaseCluster;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Properties;

/** Under which conditions a drill ran. */
final class Conditions {

    private Conditions() {}

    static List<Fact> of(DatabaseCluster cluster) {
        Properties versions = versions();
        return List.of(
                new Fact("Holdfast", versions.getProperty("holdfast", "?")),
                new Fact("Servers", servers(cluster)),
                new Fact("Pool", "HikariCP " + versions.getProperty("hikari", "?") + ", " + Contender.POOL_SETTINGS),
                new Fact("Driver", "MySQL Connector/J " + versions.getProperty("connector-j", "?")),
                new Fact(
                        "Applications",
                        Contender.THREADS + " threads each, which rest " + Contender.PAUSE.toMillis()
                                + " ms after every operation"),
                new Fact("JDK", System.getProperty("java.vm.name") + " " + System.getProperty("java.runtime.version")),
                new Fact(
                        "Machine",
                        Runtime.getRuntime().availableProcessors() + " processors, " + System.getProperty("os.name")
                                + " " + System.getProperty("os.version") + ", " + System.getProperty("os.arch")),
                // The one place that wants the time of day: for a person who keeps the report.
                new Fact(
                        "Finished",
                        ZonedDateTime.now(ZoneId.systemDefault())
                                .format(DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss xxx"))));
    }

    private static String servers(DatabaseCluster cluster) {
        String version = String.valueOf(
                cluster.writer().query("SELECT @@version AS v").get(0).get("v"));
        return cluster.nodes().size() + " × " + version + ", one writer and replicas (GTID, semi-synchronous), each a"
                + " process of this machine";
    }

    /** What the build knew. */
    private static Properties versions() {
        try (InputStream in = Conditions.class.getResourceAsStream("versions.properties")) {
            Properties versions = new Properties();
            versions.load(in);
            return versions;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the drills' own versions.properties", e);
        }
    }
}
