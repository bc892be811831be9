package io.holdfast.benchmarks;

import io.holdfast.benchmarks.failover.Failover;
import io.holdfast.benchmarks.footprint.Footprint;
import io.holdfast.benchmarks.overhead.Overhead;
import io.holdfast.benchmarks.races.Races;
import io.holdfast.benchmarks.result.Output;
import io.holdfast.benchmarks.result.Result;
import io.holdfast.benchmarks.server.Server;
import io.holdfast.benchmarks.storm.Storm;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.logging.LogManager;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code bin/bench}: runs a benchmark, prints tables, writes JSON and a page with charts. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description = "Measures what Holdfast costs and what it does, beside its peers, in one run.")
final class BenchCommand implements Callable<Integer> {

    /** The benchmarks there are. */
    enum Benchmark {
        overhead(new Overhead()),
        server(new Server()),
        failover(new Failover()),
        storm(new Storm()),
        footprint(new Footprint()),
        jcstress(new Races());

        final Measurement measurement;

        Benchmark(Measurement measurement) {
            this.measurement = measurement;
        }
    }

    @Parameters(index = "0", description = "Which benchmark: ${COMPLETION-CANDIDATES}.")
    @Nullable
    Benchmark benchmark;

    @Option(names = "--quick", description = "Rough figures, in a fraction of the time.")
    boolean quick;

    @Option(
            names = "--case",
            paramLabel = "REGEX",
            description =
                    "Of overhead: the cases whose whole name it matches, for example '(query|update)(, 2 threads)?'.")
    @Nullable
    String cases;

    @Option(
            names = "--contenders",
            paramLabel = "NAME",
            split = ",",
            description = "Of overhead: these only, for example bare,holdfast.")
    List<String> contenders = new ArrayList<>();

    @Option(
            names = "--jvms",
            paramLabel = "N",
            description = "Of overhead: in how many JVMs each case and contender is measured; 2, or 1 with --quick.")
    int jvms;

    @Option(names = "--json", paramLabel = "FILE", description = "Writes the rows to a file.")
    @Nullable
    Path json;

    @Option(names = "--markdown", paramLabel = "FILE", description = "Writes tables and conditions to a file.")
    @Nullable
    Path markdown;

    @Option(
            names = "--report",
            paramLabel = "DIR",
            description =
                    "Where the page with the charts goes, bench-NAME.html, and each of them as SVG; the folder for temporary files if not given.")
    @Nullable
    Path report;

    @Spec
    @Nullable
    CommandSpec spec;

    public static void main(String[] arguments) {
        LogManager.getLogManager().reset(); // the AWS wrapper logs to the console, between the figures
        System.exit(new CommandLine(new BenchCommand()).execute(arguments));
    }

    @Override
    public Integer call() throws Exception {
        PrintWriter out = spec == null
                ? new PrintWriter(System.out, true, StandardCharsets.UTF_8)
                : spec.commandLine().getOut();
        if (benchmark == null) {
            throw new IllegalStateException("no benchmark named, which the parser does not let pass");
        }
        Result result = measurement(benchmark).run(quick, out);
        Output.print(result, out);
        if (json != null) {
            Output.json(result, json);
        }
        if (markdown != null) {
            Output.markdown(result, markdown);
        }
        Path folder = report == null ? Path.of(System.getProperty("java.io.tmpdir")) : report;
        Output.page(result, folder);
        out.println("charts: " + folder.resolve("bench-" + benchmark + ".html").toAbsolutePath());
        out.flush();
        return 0;
    }

    private Measurement measurement(Benchmark named) {
        if (cases == null && contenders.isEmpty() && jvms == 0) {
            return named.measurement;
        }
        try {
            return named.measurement.narrowed(cases == null ? ".*" : cases, contenders, jvms);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(Objects.requireNonNull(spec).commandLine(), String.valueOf(e.getMessage()), e);
        }
    }
}
