package io.holdfast.spring.boot.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.event.Health.State;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which state several clusters are in together, and what is told of each. */
class HealthReportTest {

    /** {@code IDLE} is a cluster that nobody uses. */
    private static Example cluster(String name, String state) {
        boolean idle = state.equals("IDLE");
        return new Example(name, idle ? State.UNKNOWN : State.valueOf(state), !idle, true);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''                | UNKNOWN
            IDLE              | UNKNOWN
            UP                | UP
            UNKNOWN           | UNKNOWN
            DOWN              | DOWN
            UP, UP            | UP
            UP, IDLE          | UP
            UP, UNKNOWN       | UNKNOWN
            UNKNOWN, UP       | UNKNOWN
            UP, DOWN, UNKNOWN | DOWN
            DOWN, IDLE        | DOWN
            """)
    void theWorstOfThoseInUse(String clusters, State expected) {
        List<String> states = Stream.of(clusters.split(", "))
                .filter(state -> !state.isEmpty())
                .toList();
        HealthReport report = HealthReport.of(IntStream.range(0, states.size())
                .mapToObj(i -> cluster("cluster" + i, states.get(i)))
                .toList());
        assertThat(report.state()).isEqualTo(expected);
        assertThat(report.details()).hasSize(Math.max(1, states.size()));
    }

    /** In an outage the search may have ended with its last caller: nobody watches, and it is known to be down all the same. */
    @Test
    void aClusterThatIsDownCountsThoughNobodyUsesIt() {
        assertThat(HealthReport.of(List.of(
                                new Example("a", State.DOWN, false, false), new Example("b", State.UP, true, true)))
                        .state())
                .isEqualTo(State.DOWN);
    }

    @Test
    void theDetailsSayWhatIsSoNow() {
        assertThat(HealthReport.of(List.of(new Example("a", State.UP, true, true)))
                        .details())
                .isEqualTo(Map.of(
                        "a",
                        Map.of(
                                "state", "UP",
                                "why", "why UP",
                                "writer", "b:3306",
                                "connectionsOnWriter", 111,
                                "connectionsElsewhere", 112,
                                "callersWaiting", 113)));
    }

    @Test
    void aWriterInDoubtIsNotNamed() {
        assertThat(HealthReport.of(List.of(new Example("a", State.UP, true, false)))
                        .details()
                        .toString())
                .doesNotContain("b:3306");
    }
}
