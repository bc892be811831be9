package io.holdfast.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.event.Incident;
import io.holdfast.event.Incident.Outcome;
import io.holdfast.topology.NodeState.Role;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HoldfastMetricsTest {

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final HoldfastMetrics metrics = new HoldfastMetrics(registry, () -> Example.NOW);
    private final Example cluster = new Example();

    private double value(String name, String... tags) {
        return registry.get(name)
                .tags("cluster", "shop")
                .tags(tags)
                .meter()
                .measure()
                .iterator()
                .next()
                .getValue();
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            holdfast.connects,          outcome=opened,       101
            holdfast.connects,          outcome=failed,       102
            holdfast.connects,          outcome=refused,      103
            holdfast.writes.refused,    '',                   104
            holdfast.calls.reexecuted,  '',                   105
            holdfast.told,              outcome=not_applied,  106
            holdfast.told,              outcome=unknown,      107
            holdfast.told,              outcome=unavailable,  108
            holdfast.connections,       role=writer,          111
            holdfast.connections,       role=elsewhere,       112
            holdfast.callers.waiting,   '',                   113
            holdfast.monitor.age,       '',                   0.25
            holdfast.outage,            '',                   1.5
            holdfast.outages.in.a.row,  '',                   2
            holdfast.transactions.lost, '',                   12
            holdfast.split.brain,       '',                   0
            holdfast.info,              '',                   1
            """)
    void everyNumberHasAMeter(String name, String tag, double expected) {
        metrics.clusterOpened(cluster);
        String[] tags = tag.isEmpty() ? new String[0] : tag.split("=", 2);
        assertThat(value(name, tags)).isEqualTo(expected);
    }

    @Test
    void everyNodeHasMetersAndThoseThatAreFoundLaterToo() {
        metrics.clusterOpened(cluster);
        assertThat(value("holdfast.node.role", "node", "b:3306", "role", "writer"))
                .isEqualTo(1);
        assertThat(value("holdfast.node.role", "node", "b:3306", "role", "read_only"))
                .isZero();
        assertThat(value("holdfast.node.role", "node", "a:3306", "role", "unreachable"))
                .isEqualTo(1);
        assertThat(value("holdfast.node.lag", "node", "c:3306")).isEqualTo(7);
        assertThat(value("holdfast.node.lag", "node", "b:3306")).isNaN();
        assertThat(value("holdfast.node.replication.stopped", "node", "c:3306")).isEqualTo(1);
        assertThat(value("holdfast.node.replication.stopped", "node", "b:3306")).isZero();
        assertThat(value("holdfast.node.certificate.expiry", "node", "b:3306")).isEqualTo(3 * 86_400.0);
        assertThat(value("holdfast.node.certificate.expiry", "node", "a:3306")).isNaN();
        cluster.nodes = List.of(Example.node("d:3306", Role.WRITABLE, null, null, null));
        metrics.topologyChanged(cluster);
        assertThat(value("holdfast.node.role", "node", "d:3306", "role", "writable"))
                .isEqualTo(1);
        assertThat(value("holdfast.node.role", "node", "b:3306", "role", "writer"))
                .isNaN();
    }

    @Test
    void theVersionIsThatOfTheBuild() {
        metrics.clusterOpened(cluster);
        assertThat(registry.get("holdfast.info").gauge().getId().getTag("version"))
                .matches("\\d+\\.\\d+\\.\\d+.*");
    }

    /** As long as nobody looks for a writer, it cannot be said that there is none. */
    @Test
    void anOutageThatNobodyLooksAtAnyMoreHasNoLength() {
        metrics.clusterOpened(cluster);
        cluster.monitorAge = null;
        assertThat(value("holdfast.outage")).isNaN();
        cluster.incidents = List.of(Example.incident(Outcome.OTHER_WRITER, true));
        assertThat(value("holdfast.outage")).isZero();
    }

    @Test
    void aBlipIsNoOutageInARowNorWhatMayBecomeOne() {
        metrics.clusterOpened(cluster);
        cluster.incidents = List.of();
        assertThat(value("holdfast.outages.in.a.row")).isZero();
        Incident outage = Example.incident(Outcome.OTHER_WRITER, true);
        Incident begun = Example.incident(Outcome.OPEN, false, null, Duration.ofMillis(20), 3);
        Incident blip = Example.incident(Outcome.SAME_WRITER, false, "b:3306", Duration.ofMillis(20), 1);
        cluster.incidents = List.of(outage, blip, begun);
        assertThat(value("holdfast.outages.in.a.row")).isEqualTo(2);
    }

    @Test
    void twoServersThatAcceptWritesAreASplitBrain() {
        metrics.clusterOpened(cluster);
        cluster.nodes = List.of(
                Example.node("a:3306", Role.WRITABLE, null, null, null),
                Example.node("b:3306", Role.WRITER, null, null, null));
        assertThat(value("holdfast.split.brain")).isEqualTo(1);
    }

    /** A counter that is first seen at 1 shows no increase. */
    @Test
    void failoversAreTimedAndAtZeroFromTheStart() {
        metrics.clusterOpened(cluster);
        assertThat(registry.find("holdfast.failover").timers())
                .hasSize(Incident.Cause.values().length * 2)
                .allSatisfy(timer -> assertThat(timer.count()).isZero());
        metrics.incidentClosed(cluster, Example.incident(Outcome.OTHER_WRITER, true));
        Timer timer = registry.get("holdfast.failover")
                .tags("cause", "silent", "outcome", "other_writer")
                .timer();
        assertThat(timer.count()).isEqualTo(1);
        assertThat(timer.totalTime(TimeUnit.MILLISECONDS)).isEqualTo(1_500);
        assertThat(registry.find("holdfast.failover").timers()).hasSize(Incident.Cause.values().length * 2);
    }

    @Test
    void aClusterThatIsOpenedAgainHasItsMetersOnce() {
        metrics.clusterOpened(cluster);
        int before = registry.getMeters().size();
        metrics.clusterOpened(new Example());
        assertThat(registry.getMeters()).hasSize(before);
    }

    @Test
    void namesAreInLowerCaseWithDots() {
        metrics.clusterOpened(cluster);
        assertThat(registry.getMeters().stream()
                        .map(Meter::getId)
                        .map(Meter.Id::getName)
                        .collect(Collectors.toSet()))
                .allMatch(name -> name.matches("holdfast(\\.[a-z]+)+"));
    }
}
