package io.holdfast.benchmarks;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** {@code bin/bench}: runs a benchmark, prints a table, writes JSON. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description = "Measures what Holdfast costs, beside its peers, in one run.")
final class BenchCommand implements Callable<Integer> {

    /** The benchmarks there are. */
    enum Benchmark {
        overhead
    }

    @Parameters(index = "0", description = "Which benchmark: ${COMPLETION-CANDIDATES}.")
    @Nullable
    Benchmark benchmark;

    @Option(names = "--quick", description = "A rough figure in a minute instead of a good one in ten.")
    boolean quick;

    @Option(names = "--json", paramLabel = "FILE", description = "Writes the rows to a file.")
    @Nullable
    Path json;

    @Spec
    @Nullable
    CommandSpec spec;

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new BenchCommand()).execute(arguments));
    }

    @Override
    public Integer call() throws Exception {
        PrintWriter out = spec == null
                ? new PrintWriter(System.out, true, StandardCharsets.UTF_8)
                : spec.commandLine().getOut();
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include(OverheadBenchmark.class.getName())
                .addProfiler(GCProfiler.class)
                .verbosity(VerboseMode.NORMAL)
                .shouldFailOnError(true);
        options = quick
                ? options.forks(1)
                        .warmupIterations(2)
                        .warmupTime(TimeValue.milliseconds(500))
                        .measurementIterations(3)
                        .measurementTime(TimeValue.milliseconds(500))
                : options.forks(2)
                        .warmupIterations(5)
                        .warmupTime(TimeValue.seconds(1))
                        .measurementIterations(5)
                        .measurementTime(TimeValue.seconds(1));
        List<Row> rows = new ArrayList<>();
        for (RunResult result : new Runner(options.build()).run()) {
            rows.add(Row.of(result));
        }
        print(rows, out);
        if (json != null) {
            String name = String.valueOf(benchmark);
            String text = JsonMapper.builder()
                    .build()
                    .writerWithDefaultPrettyPrinter()
                    .writeValueAsString(Map.of("benchmark", name, "rows", rows));
            Files.writeString(json, text + "\n", StandardCharsets.UTF_8);
        }
        return 0;
    }

    private static void print(List<Row> rows, PrintWriter out) {
        out.printf("%n%-18s %-18s %12s %10s %10s%n", "case", "contender", "ns/op", "±", "B/op");
        String last = "";
        for (Row row : rows) {
            out.printf(
                    "%-18s %-18s %12.2f %10.2f %10.1f%n",
                    row.kase().equals(last) ? "" : row.kase(),
                    row.contender(),
                    row.value(),
                    row.error(),
                    row.bytesPerOp());
            last = row.kase();
        }
        out.printf(
                "%nJava %s, %s; time is the mean with its 99.9 %% interval%n",
                System.getProperty("java.version"), System.getProperty("os.name"));
        out.flush();
    }

    /** One figure; the component names are those of the JSON, but for {@code kase}. */
    record Row(
            String contender,

            @com.fasterxml.jackson.annotation.JsonProperty("case")
            String kase,

            double value,
            String unit,
            double error,
            double bytesPerOp) {

        static Row of(RunResult result) {
            Result<?> time = result.getPrimaryResult();
            Result<?> bytes = result.getSecondaryResults().get("gc.alloc.rate.norm");
            String name = result.getParams().getBenchmark();
            return new Row(
                    result.getParams().getParam("contender"),
                    name.substring(name.lastIndexOf('.') + 1),
                    time.getScore(),
                    time.getScoreUnit(),
                    Double.isNaN(time.getScoreError()) ? 0 : time.getScoreError(),
                    bytes == null ? 0 : bytes.getScore());
        }
    }
}
