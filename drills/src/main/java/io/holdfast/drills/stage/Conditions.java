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
import java.util.stream.Collectors;

/** Under which conditions a drill ran. */
final class Conditions {

    private Conditions() {}

    static List<Fact> of(DatabaseCluster cluster, Drill drill, DrillSettings settings) {
        Engine engine = settings.engine();
        List<Entrant> entrants = settings.entrants(drill);
        Properties versions = versions();
        return List.of(
                new Fact("Holdfast", versions.getProperty("holdfast", "?")),
                new Fact("Servers", servers(cluster, engine.arrangement(drill.wantsReplicas()))),
                new Fact("Pool", "HikariCP " + versions.getProperty("hikari", "?") + ", " + pool(entrants)),
                new Fact("Driver", "MySQL Connector/J " + versions.getProperty("connector-j", "?") + options(entrants)),
                new Fact(
                        "Accounts", "ALL ON " + cluster.database() + ".*, " + engine.monitoring(drill.wantsReplicas())),
                new Fact("Applications", size(entrants.get(0).size())),
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

    private static String pool(List<Entrant> entrants) {
        String usual = "maximumPoolSize " + entrants.get(0).size().poolSize();
        String timeouts = entrants.stream()
                .filter(entrant -> !entrant.connectionTimeout().equals(Entrant.USUAL_CONNECTION_TIMEOUT))
                .map(entrant -> ", connectionTimeout "
                        + entrant.connectionTimeout().toMillis() + " ms (" + entrant.name() + ")")
                .collect(Collectors.joining());
        String lifetimes = entrants.stream()
                .filter(entrant -> !entrant.connectionLifetime().equals(Entrant.USUAL_CONNECTION_LIFETIME))
                .map(entrant -> ", maxLifetime " + entrant.connectionLifetime().toMillis()
                        + " ms, set when it had begun (" + entrant.name() + ")")
                .collect(Collectors.joining());
        String kept = entrants.stream()
                .filter(Entrant::keepConnections)
                .map(entrant -> ", exceptionOverrideClassName KeepConnections (" + entrant.name() + ")")
                .collect(Collectors.joining());
        return usual + timeouts + lifetimes + kept + ", everything else as it comes";
    }

    private static String size(Size size) {
        return (size.processes() == 1 ? "" : size.processes() + " processes each, with ") + size.threads()
                + " threads each, which rest " + size.pause().toMillis() + " ms after every operation";
    }

    private static String options(List<Entrant> entrants) {
        return entrants.stream()
                .filter(entrant -> !entrant.urlOptions().isEmpty())
                .map(entrant -> ", " + entrant.urlOptions().substring(1) + " (" + entrant.name() + ")")
                .collect(Collectors.joining());
    }

    private static String servers(DatabaseCluster cluster, String arrangement) {
        String version = String.valueOf(
                cluster.writer().query("SELECT @@version AS v").get(0).get("v"));
        return cluster.nodes().size() + " × " + version + ", " + arrangement;
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
