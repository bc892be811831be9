package io.holdfast.spring.boot.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.event.Health.State;
import io.holdfast.spring.boot.telemetry.ClusterReport.Connects;
import io.holdfast.spring.boot.telemetry.ClusterReport.Counts;
import io.holdfast.spring.boot.telemetry.ClusterReport.Node;
import io.holdfast.spring.boot.telemetry.ClusterReport.Story;
import io.holdfast.spring.boot.telemetry.ClusterReport.Told;
import io.holdfast.topology.NodeState.Role;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the endpoint says of a cluster: every number in its place. */
class ClusterReportTest {

    private final ClusterReport report = ClusterReport.of(new Example("shop", State.UP, true, true));

    @Test
    void theCluster() {
        assertThat(report.name()).isEqualTo("shop");
        assertThat(report.health()).isEqualTo(State.UP);
        assertThat(report.why()).isEqualTo("why UP");
        assertThat(report.kind()).isEqualTo("group-replication");
        assertThat(report.writer()).isEqualTo("b:3306");
        assertThat(report.lost()).isEqualTo("at least 12 transactions of a are missing: 0-1-5..16");
    }

    @Test
    void aWriterInDoubtIsNone() {
        assertThat(ClusterReport.of(new Example("shop", State.UP, true, false)).writer())
                .isNull();
    }

    @Test
    void theNodes() {
        assertThat(report.nodes())
                .containsExactly(
                        new Node("b:3306", Role.WRITER, "PRIMARY", "uuid-b", 9, null, null, Example.NOW, false),
                        new Node("c:3306", Role.READ_ONLY, "SECONDARY", null, 8, 1.5, "Duplicate entry", null, true));
    }

    @Test
    void theCounts() {
        assertThat(report.counts())
                .isEqualTo(new Counts(
                        111,
                        112,
                        113,
                        109,
                        110,
                        new Told(106, 107, 108),
                        105,
                        104,
                        new Connects(101, 102, 103),
                        250L));
        assertThat(Counts.of(new Example("shop", State.UP, false, true).counts())
                        .monitorAgeMillis())
                .isNull();
    }

    @Test
    void theIncidentsTheNewestFirst() {
        assertThat(report.incidents()).extracting(Story::summary).satisfiesExactly(
                second -> assertThat(second).startsWith("#2 "), first -> assertThat(first).startsWith("#1 "));
        assertThat(report.incidents().get(0))
                .isEqualTo(new Story(
                        report.incidents().get(0).summary(),
                        List.of("+0 ms a:3306 is in doubt", "+1500 ms b:3306 is the writer now"),
                        Example.NOW,
                        1_500,
                        "silent",
                        "other_writer",
                        "a:3306",
                        "b:3306",
                        2,
                        0,
                        true,
                        new Told(3, 1, 4),
                        12L));
    }
}
