package io.holdfast.drills;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DrillCommandTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    private int run(String... arguments) {
        return DrillCommand.execute(new PrintWriter(out), new PrintWriter(err), arguments);
    }

    @Test
    void listsTheDrills() {
        assertThat(run("list")).isZero();
        assertThat(out.toString().lines().filter(line -> !line.startsWith(" ")).map(line -> line.split(" ", 2)[0]))
                .containsExactly(
                        "cronofy",
                        "violet",
                        "leafdata",
                        "kaza",
                        "redcrow",
                        "partition",
                        "freeze",
                        "split-brain",
                        "rolling-restart",
                        "quorum-loss",
                        "all");
        assertThat(out.toString())
                .contains(
                        "--engine embedded  30 s; --seconds 20 to 600", "--engine mysql     60 s; --seconds 45 to 600")
                .contains("--engine mysql     not possible: the members of a group agree on one writer");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void helps() {
        assertThat(run("--help")).isZero();
        assertThat(out.toString()).contains("--engine", "--seconds", "--seed", "--json", "--report", "Exit status");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mistakes")
    void namesTheMistakeAndWhatIsAllowed(String arguments, String complaint) {
        assertThat(run(arguments.split(" "))).isEqualTo(2);
        assertThat(err.toString().lines().findFirst()).contains("drill: " + complaint);
        assertThat(out.toString()).isEmpty();
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                arguments(
                        "nope",
                        "no drill is called 'nope'; there are: " + Drills.names()
                                + ", and all for those that are after real outages"),
                arguments(
                        "--seconds 19",
                        "--seconds 19 is not possible; with --engine embedded the drill cronofy takes from 20 to 600"
                                + " seconds"),
                arguments(
                        "--seconds 20 --engine mysql",
                        "--seconds 20 is not possible; with --engine mysql the drill cronofy takes from 45 to 600"
                                + " seconds"),
                arguments(
                        "cronofy --seconds 601",
                        "--seconds 601 is not possible; with --engine embedded the drill cronofy takes from 20 to 600"
                                + " seconds"),
                arguments("--seconds ten", "Invalid value for option '--seconds': 'ten' is not an int"),
                arguments("--seed x", "Invalid value for option '--seed': 'x' is not a long"),
                arguments(
                        "split-brain --engine mysql",
                        "--engine mysql: the drill split-brain cannot be staged there, as the members of a group agree on"
                                + " one writer, and one that comes back is read-only; there is: embedded"),
                arguments(
                        "--prefix mysql",
                        "--prefix mysql is no beginning of a URL; it is all that stands before the hosts, as in"
                                + " jdbc:mysql://"),
                arguments("--engine oracle", "no engine is called 'oracle'; there are: embedded, mysql"),
                arguments("--sceonds 30", "Unknown option: '--sceonds'"),
                arguments("cronofy violet", "Unmatched argument at index 1: 'violet'"));
    }

    @Test
    void aReportThatCannotBeWrittenIsFoundOutBeforeTheDrill() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));

        assertThat(run("--report", file.toString())).isEqualTo(2);
        assertThat(err.toString()).contains("--report " + file + ": that is a file; name a folder");

        err.getBuffer().setLength(0);
        Path below = file.resolve("below");
        assertThat(run("--report", below.toString())).isEqualTo(2);
        assertThat(err.toString()).contains("--report " + below + ": cannot write there");
    }

    @Test
    void soIsAFileForTheJson() {
        Path file = folder.resolve("missing").resolve("x.json");

        assertThat(run("--json", file.toString(), "--report", folder.toString()))
                .isEqualTo(2);
        assertThat(err.toString()).contains("--json " + file + ": cannot write there");
    }
}
