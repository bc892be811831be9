package io.holdfast.benchmarks.races;

import io.holdfast.benchmarks.Measurement;
import io.holdfast.benchmarks.result.Conditions;
import io.holdfast.benchmarks.result.Figure;
import io.holdfast.benchmarks.result.Result;
import io.holdfast.benchmarks.result.Table;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code bin/bench jcstress}: lets threads race for what they share, under many compilations, and fails on a forbidden outcome. */
public final class Races implements Measurement {

    private static final Pattern VERDICT =
            Pattern.compile("\\[(OK|FAILED|ERROR|INTERESTING|SPOT)] (io\\.holdfast\\.\\S+)");

    /** All there are: one that is not run is one that cannot fail. */
    private static final Set<String> EXPECTED = Set.of(
            "EpochHandover.EpochThenView",
            "EpochHandover.TwoDoubts",
            "LinkRegistry.ComingAndGoing",
            "LinkRegistry.WriteAndLook",
            "SessionEnd.AbortAndRest",
            "SessionEnd.CloseAndRest");

    @Override
    public Result run(boolean quick, PrintWriter progress) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("holdfast-jcstress");
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "org.openjdk.jcstress.Main",
                "-m",
                "quick",
                "-sc", // every actor compiled by every compiler: takes six times as long
                String.valueOf(!quick),
                "-t",
                "io.holdfast",
                "-v", // or it does not name what passed
                "-r",
                folder.toString());
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .directory(folder.toFile())
                .start();
        Map<String, Integer> passed = new TreeMap<>();
        Map<String, Integer> failed = new TreeMap<>();
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            String line = lines.readLine();
            boolean summary = false;
            while (line != null) {
                progress.println(line);
                progress.flush();
                summary |= line.startsWith("RUN RESULTS");
                Matcher verdict = VERDICT.matcher(line);
                if (!summary && verdict.find()) {
                    String test = verdict.group(2).replaceAll("^.*\\.(\\w+\\.\\w+)$", "$1");
                    boolean good = verdict.group(1).equals("OK");
                    (good ? passed : failed).merge(test, 1, Integer::sum);
                }
                line = lines.readLine();
            }
        }
        int status = process.waitFor();
        if (status != 0 || !failed.isEmpty() || !passed.keySet().equals(EXPECTED)) {
            throw new IllegalStateException("jcstress ended with " + status + "; failed: " + failed + ", passed: "
                    + passed + " of " + EXPECTED + "; its report is in " + folder);
        }
        List<Figure> figures = new ArrayList<>();
        List<List<String>> rows = new ArrayList<>();
        passed.forEach((test, count) -> {
            figures.add(Figure.of("holdfast", test, count, "configurations passed"));
            rows.add(List.of(test, String.valueOf(count)));
        });
        return new Result(
                "jcstress",
                "Races for what threads share",
                Conditions.of(quick, "jcstress, mode quick" + (quick ? ", without split compilation" : ""), "Holdfast"),
                figures,
                List.of(new Table("Configurations passed, none failed", List.of("test", "passed"), rows)),
                List.of(),
                List.of());
    }
}
