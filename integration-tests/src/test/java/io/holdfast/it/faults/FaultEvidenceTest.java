package io.holdfast.it.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.fault.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Holds {@code docs/faults.md} to the integration tests: which row was seen where, and taken for what. */
class FaultEvidenceTest {

    /** A row of the page, with the cells that can be checked. */
    private record Row(
            int number, List<Integer> codes, String sent, String connecting, String committing, String seen) {

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

    /** The rows after it are about what drivers make of what servers send. */
    private static final int LAST_OF_SERVERS = 60;

    private static final Pattern CODES = Pattern.compile("\\b(\\d{4})\\b(?: to (\\d{4})\\b)?");

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
                Row row = new Row(
                        number,
                        codes(cells[2]),
                        sent,
                        orSame(cells[4], sent),
                        orSame(cells[5], sent),
                        cells[6].strip());
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
        assertThat(PAGE.values())
                .allSatisfy(row -> assertThat(row.seen())
                        .describedAs("row %d", row.number())
                        .isEqualTo(seen(row))
                        .isNotEmpty());
    }

    /** The vendor codes in a cell, if there are several and a server sends them: a range counts as all that is in it. */
    private static List<Integer> codes(String cell) {
        Set<Integer> found = new LinkedHashSet<>();
        Matcher numbers = CODES.matcher(cell);
        while (numbers.find()) {
            int first = Integer.parseInt(numbers.group(1));
            int last = numbers.group(2) == null ? first : Integer.parseInt(numbers.group(2));
            IntStream.rangeClosed(first, last).forEach(found::add);
        }
        return List.copyOf(found);
    }

    /** Where a row was seen, and where its codes differ in that, where each of them was: {@code 1203: M S; 1226: E M}. */
    private static String seen(Row row) {
        if (row.codes().size() < 2 || row.number() > LAST_OF_SERVERS) {
            return seen(row, 0);
        }
        Map<String, List<String>> byPlaces = new LinkedHashMap<>();
        for (int code : row.codes()) {
            byPlaces.computeIfAbsent(seen(row, code), places -> new ArrayList<>())
                    .add(String.valueOf(code));
        }
        if (byPlaces.size() == 1) {
            return byPlaces.keySet().iterator().next();
        }
        return byPlaces.entrySet().stream()
                .map(entry -> String.join(" ", entry.getValue()) + ": " + entry.getKey())
                .collect(Collectors.joining("; "));
    }

    /** @param code 0 for any */
    private static String seen(Row row, int code) {
        List<String> where = new ArrayList<>();
        for (String source : List.of("E", "M", "S")) {
            if (EVIDENCE.getOrDefault(source, List.of()).stream()
                    .anyMatch(theCase ->
                            theCase.rows().contains(row.number()) && (code == 0 || theCase.code() == code))) {
                where.add(source);
            }
        }
        return where.isEmpty() ? "-" : String.join(" ", where);
    }

    /** Else it would not be known which of its row's codes a case is evidence for. */
    @Test
    void whereARowHasSeveralCodesEachCaseSaysWhichItShows() {
        for (List<FaultCase> cases : EVIDENCE.values()) {
            for (FaultCase theCase : cases) {
                for (Row row : PAGE.values()) {
                    if (theCase.rows().contains(row.number())
                            && row.number() <= LAST_OF_SERVERS
                            && row.codes().size() > 1) {
                        assertThat(row.codes()).describedAs("%s", theCase).contains(theCase.code());
                    }
                }
            }
        }
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
