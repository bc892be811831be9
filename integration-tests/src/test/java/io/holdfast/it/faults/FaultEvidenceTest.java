package io.holdfast.it.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.fault.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Holds {@code docs/faults.md} to the integration tests: which row was seen where, and taken for what. */
class FaultEvidenceTest {

    /** A row of the page, with the cells that can be checked. */
    private record Row(int number, String sent, String connecting, String committing, String seen) {

        String faults(FaultCase theCase) {
            return switch (theCase.phase()) {
                case CONNECTING -> connecting;
                case SENT, READING -> sent;
                case COMMITTING -> committing;
            };
        }
    }

    private static final Map<String, List<FaultCase>> EVIDENCE = Map.of(
            "E", EmbeddedFaultsIT.CASES,
            "M",
                    joined(List.of(
                            MySqlFaultsIT.CASES,
                            MySqlFaultsIT.IN_A_GROUP,
                            MySqlFaultsIT.SHUTTING_DOWN,
                            MySqlFaultsIT.READ_ONLY_INNODB)),
            "S", joined(List.of(ScriptedFaultsIT.CASES, TlsFaultsIT.CASES)));

    private static final Map<Integer, Row> PAGE = new TreeMap<>();

    private static List<FaultCase> joined(List<List<FaultCase>> lists) {
        return lists.stream().flatMap(List::stream).toList();
    }

    @BeforeAll
    static void readPage() throws IOException {
        for (String line : Files.readAllLines(Path.of("..", "docs", "faults.md"))) {
            String[] cells = line.split("\\|");
            if (cells.length > 6 && cells[1].strip().matches("\\d+")) {
                int number = Integer.parseInt(cells[1].strip());
                String sent = cells[3].strip();
                Row row = new Row(number, sent, orSame(cells[4], sent), orSame(cells[5], sent), cells[6].strip());
                assertThat(PAGE.put(number, row))
                        .describedAs("row %d stands there twice", number)
                        .isNull();
            }
        }
    }

    private static String orSame(String cell, String same) {
        return cell.strip().equals("=") ? same : cell.strip();
    }

    @Test
    void everyRowIsThere() {
        assertThat(PAGE.keySet())
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 87).boxed().toList());
    }

    /** On the wire at least: exceptions that are only made by hand prove nothing about drivers. */
    @Test
    void everyRowWasSeenWhereThePageSays() {
        for (Row row : PAGE.values()) {
            assertThat(row.seen())
                    .describedAs("row %d", row.number())
                    .isEqualTo(seen(row.number()))
                    .isNotEmpty();
        }
    }

    private static String seen(int number) {
        List<String> where = new ArrayList<>();
        for (String source : List.of("E", "M", "S")) {
            if (EVIDENCE.getOrDefault(source, List.of()).stream()
                    .anyMatch(theCase -> theCase.rows().contains(number))) {
                where.add(source);
            }
        }
        return String.join(" ", where);
    }

    @Test
    void everythingThatIsSeenIsTakenForWhatThePageSays() {
        for (List<FaultCase> cases : EVIDENCE.values()) {
            for (FaultCase theCase : cases) {
                for (int number : theCase.rows()) {
                    if (number != 0) {
                        assertThat(faults(number, theCase))
                                .describedAs("row %d, %s", number, theCase)
                                .contains(theCase.expected());
                    }
                }
            }
        }
    }

    private static List<Fault> faults(int number, FaultCase theCase) {
        String cell = Objects.requireNonNull(PAGE.get(number)).faults(theCase);
        return Stream.of(cell.split("/")).map(String::strip).map(Fault::valueOf).toList();
    }
}
