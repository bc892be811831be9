package io.holdfast.drills;

import io.holdfast.drills.report.Picture;
import io.holdfast.drills.report.ReportPage;
import io.holdfast.drills.result.DrillJson;
import io.holdfast.drills.result.DrillResult;
import io.holdfast.drills.show.Display;
import io.holdfast.drills.show.Displays;
import io.holdfast.drills.show.ResultTable;
import io.holdfast.drills.stage.Drill;
import io.holdfast.drills.stage.DrillRun;
import io.holdfast.drills.stage.DrillSettings;
import io.holdfast.drills.stage.Engine;
import io.holdfast.testkit.ClusterException;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code bin/drill}: stages an outage, shows it while it lasts, writes down what was seen, and says whether it passed. */
@Command(
        name = "drill",
        sortOptions = false,
        description = "Stages a real outage on real servers, and shows a plain pool and Holdfast side by side.",
        footer = {
            "",
            "Exit status: 0 the drill passed, 1 it failed, 2 the command was wrong, 3 the drill could not be run.",
            "Where no embedded servers exist for the platform, installed ones can be named:",
            "  JDK_JAVA_OPTIONS=-Dholdfast.testkit.mariadb.home=/usr bin/drill"
        })
public final class DrillCommand implements Callable<Integer> {

    static final int PASSED = 0;
    static final int FAILED = 1;
    static final int NOT_RUN = 3;

    /** Where drivers and pools write their warnings; the logging configuration reads it. */
    private static final String LOG_PROPERTY = "holdfast.drill.log";

    private static final String LIST = "list";
    private static final String ALL = "all";
    private static final String STANDARD_OUTPUT = "-";
    private static final String PAGE = "report.html";
    private static final int MOST_SECONDS = 600;
    /** Small enough to be typed. */
    private static final long SEEDS = 1_000_000;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "NAME",
            defaultValue = "cronofy",
            description =
                    "Which drill, 'cronofy' by default; 'all' runs those that are after real outages, 'list' lists all.")
    String name = "cronofy";

    @Option(
            names = "--engine",
            paramLabel = "embedded|mysql",
            defaultValue = "embedded",
            description =
                    "What the servers are: 'embedded', the default, starts MariaDB servers of its own; 'mysql' starts"
                            + " MySQL in containers: a group, or a writer and its replicas.")
    String engine = "embedded";

    @Option(
            names = "--seconds",
            paramLabel = "N",
            description =
                    "How long the drill takes; the least depends on it. With 'all': each, or its least if that is longer.")
    @Nullable
    Integer seconds;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Where its choices come from: equal seeds, equal choices. By default a new one each time.")
    @Nullable
    Long seed;

    @Option(
            names = "--options",
            paramLabel = "KEY=VALUE&...",
            defaultValue = "",
            description =
                    "What else stands in the URL of Holdfast's application: see what a rule says without a feature.")
    String options = "";

    @Option(
            names = "--prefix",
            paramLabel = "jdbc:...://",
            defaultValue = "",
            description = "What that URL begins with, such as jdbc:mysql://: see what the rules say without Holdfast.")
    String prefix = "";

    @Option(names = "--json", paramLabel = "FILE", description = "Writes the result as JSON; '-' prints it.")
    @Nullable
    String json;

    @Option(
            names = "--report",
            paramLabel = "DIR",
            defaultValue = "drill-report",
            description = "Where report.html, pictures and logs go; ./drill-report by default.")
    Path report = Path.of("drill-report");

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Prints this.")
    boolean help;

    @Spec
    @Nullable
    CommandSpec spec;

    /** Called by {@code bin/drill}. */
    public static void main(String[] arguments) {
        System.exit(execute(utf8(System.out), utf8(System.err), arguments));
    }

    private static PrintWriter utf8(PrintStream stream) {
        return new PrintWriter(stream, true, StandardCharsets.UTF_8);
    }

    /**
     * Runs the command and returns its exit status.
     *
     * @param out where results go
     * @param err where complaints go, and progress if the result goes to {@code out} as JSON
     */
    public static int execute(PrintWriter out, PrintWriter err, String... arguments) {
        return new CommandLine(new DrillCommand())
                .setOut(out)
                .setErr(err)
                .setParameterExceptionHandler((wrong, given) -> {
                    err.println("drill: " + wrong.getMessage());
                    err.println("drill --help tells what there is");
                    err.flush();
                    return CommandLine.ExitCode.USAGE;
                })
                .setExitCodeExceptionMapper(e -> NOT_RUN)
                .setExecutionExceptionHandler((failure, line, parsed) -> {
                    if (failure instanceof ParameterException wrong) {
                        throw wrong;
                    }
                    return complain(failure, err);
                })
                .execute(arguments);
    }

    /** What a person can do something about is said in a sentence; everything else with all that helps to find it. */
    private static int complain(Exception failure, PrintWriter err) {
        if (failure instanceof InterruptedException) {
            Thread.currentThread().interrupt();
        }
        err.println("drill: could not be run: " + failure.getMessage());
        if (!(failure instanceof ClusterException || failure instanceof IOException)) {
            failure.printStackTrace(err);
        }
        err.flush();
        return NOT_RUN;
    }

    @Override
    public Integer call() throws IOException, SQLException, InterruptedException {
        CommandLine line = spec().commandLine();
        if (name.equals(LIST)) {
            list(line.getOut());
            return PASSED;
        }
        boolean all = name.equals(ALL);
        List<Drill> drills = all
                ? Drills.outages()
                : List.of(Drills.find(name)
                        .orElseThrow(() -> wrong("no drill is called '" + name + "'; there are: " + Drills.names()
                                + ", and " + ALL + " for those that are after real outages")));
        Map<Drill, DrillSettings> settings = new LinkedHashMap<>();
        long chosen = seed();
        for (Drill drill : drills) {
            Engine servers = engine(drill);
            settings.put(
                    drill, new DrillSettings(servers, seconds(drill, servers, all), chosen, report, options, prefix()));
        }
        prepareJson();
        prepareReport();
        boolean jsonIsOutput = STANDARD_OUTPUT.equals(json);
        PrintWriter progress = jsonIsOutput ? line.getErr() : line.getOut();
        boolean terminal = Boolean.getBoolean("holdfast.terminal." + (jsonIsOutput ? "err" : "out"));
        List<DrillResult> results = new ArrayList<>();
        for (Map.Entry<Drill, DrillSettings> run : settings.entrySet()) {
            results.add(run(run.getKey(), run.getValue(), progress, terminal));
            writeReport(results);
            DrillResult last = results.get(results.size() - 1);
            Path picture = report.resolve("timeline-" + last.seen().drill() + ".svg");
            Files.writeString(picture, Picture.of(last.seen()), StandardCharsets.UTF_8);
        }
        progress.println("report:  " + report.resolve(PAGE).toAbsolutePath().normalize());
        progress.flush();
        writeJson(all ? DrillJson.of(results) : DrillJson.of(results.get(0)));
        return results.stream().allMatch(result -> result.verdict().pass()) ? PASSED : FAILED;
    }

    private static DrillResult run(Drill drill, DrillSettings settings, PrintWriter progress, boolean terminal)
            throws SQLException, InterruptedException {
        DrillResult result;
        try (Display display = Displays.on(progress, terminal, System.getenv())) {
            display.say("drill " + drill.name() + ": " + drill.summary());
            display.say(settings.seconds() + " s on the engine '" + settings.engine() + "', seed " + settings.seed());
            result = DrillRun.of(drill, settings, display);
        }
        progress.println();
        ResultTable.of(result).forEach(progress::println);
        progress.flush();
        return result;
    }

    /** After each drill: what has been seen is there, whatever becomes of the next one. */
    private void writeReport(List<DrillResult> results) throws IOException {
        Files.writeString(report.resolve(PAGE), ReportPage.of(results), StandardCharsets.UTF_8);
    }

    private static void list(PrintWriter out) {
        for (Drill drill : Drills.all()) {
            out.printf("%-16s %s%n", drill.name(), drill.summary());
            for (Engine engine : Engine.all()) {
                String terms = drill.impossibleOn(engine)
                        .map(reason -> "not possible: " + reason)
                        .orElseGet(() -> drill.defaultSeconds(engine) + " s; --seconds " + drill.leastSeconds(engine)
                                + " to " + MOST_SECONDS);
                out.printf("%-16s --engine %-8s  %s%n", "", engine, terms);
            }
        }
        String outages = Drills.outages().stream().map(Drill::name).collect(Collectors.joining(", "));
        out.printf("%-16s %s%n", ALL, "those that are after real outages, in one report: " + outages);
        out.flush();
    }

    // ---- what the caller wants ----

    private Engine engine(Drill drill) {
        Engine wanted = Engine.all().stream()
                .filter(candidate -> candidate.toString().equals(engine))
                .findFirst()
                .orElseThrow(
                        () -> wrong("no engine is called '" + engine + "'; there are: " + Engine.names(Engine.all())));
        drill.impossibleOn(wanted).ifPresent(reason -> {
            List<Engine> others = Engine.all().stream()
                    .filter(candidate -> drill.impossibleOn(candidate).isEmpty())
                    .toList();
            throw wrong("--engine " + engine + ": the drill " + drill.name() + " cannot be staged there, as " + reason
                    + "; there is: " + Engine.names(others));
        });
        return wanted;
    }

    private int seconds(Drill drill, Engine servers, boolean oneOfSeveral) {
        int wanted = seconds == null ? drill.defaultSeconds(servers) : seconds;
        if (oneOfSeveral) {
            wanted = Math.max(wanted, drill.leastSeconds(servers));
        }
        if (wanted < drill.leastSeconds(servers) || wanted > MOST_SECONDS) {
            throw wrong("--seconds " + wanted + " is not possible; with --engine " + servers + " the drill "
                    + drill.name() + " takes from " + drill.leastSeconds(servers) + " to " + MOST_SECONDS + " seconds");
        }
        return wanted;
    }

    private String prefix() {
        if (!prefix.isEmpty() && !(prefix.startsWith("jdbc:") && prefix.endsWith("://"))) {
            throw wrong("--prefix " + prefix
                    + " is no beginning of a URL; it is all that stands before the hosts, as in" + " jdbc:mysql://");
        }
        return prefix;
    }

    private long seed() {
        return seed == null ? ThreadLocalRandom.current().nextLong(SEEDS) : seed;
    }

    /** Finds out before the drill, not after it, that the report cannot be written. */
    private void prepareReport() {
        if (Files.exists(report) && !Files.isDirectory(report)) {
            throw wrong("--report " + report + ": that is a file; name a folder");
        }
        try {
            Files.createDirectories(report);
            Files.delete(Files.createTempFile(report, "report", null));
        } catch (IOException e) {
            throw wrong("--report " + report + ": cannot write there: " + e);
        }
        // Read when the first logger is made, which is after this.
        System.setProperty(LOG_PROPERTY, report.resolve("drill.log").toString());
    }

    private void prepareJson() {
        if (json == null || json.equals(STANDARD_OUTPUT)) {
            return;
        }
        try {
            Files.writeString(Path.of(json), "", StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw wrong("--json " + json + ": cannot write there: " + e);
        }
    }

    private void writeJson(String text) throws IOException {
        if (json == null) {
            return;
        }
        if (json.equals(STANDARD_OUTPUT)) {
            PrintWriter out = spec().commandLine().getOut();
            out.print(text);
            out.flush();
        } else {
            Files.writeString(Path.of(json), text, StandardCharsets.UTF_8);
        }
    }

    private CommandSpec spec() {
        if (spec == null) {
            throw new IllegalStateException("not called by the command line");
        }
        return spec;
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec().commandLine(), message);
    }
}
