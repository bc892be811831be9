package io.holdfast.spring.boot.telemetry;

import io.holdfast.event.ClusterCounts;
import io.holdfast.event.Health;
import io.holdfast.event.Health.State;
import io.holdfast.event.Incident;
import io.holdfast.event.Watched;
import io.holdfast.topology.ClusterKind;
import io.holdfast.topology.ClusterTopology;
import io.holdfast.topology.LostTransactions;
import io.holdfast.topology.NodeState;
import io.holdfast.topology.NodeState.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * A cluster as data.
 *
 * @param used whether a connection to it is in use
 */
record Example(String name, State state, boolean used, boolean settled) implements Watched {

    static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    @Override
    public ClusterTopology topology() {
        return new ClusterTopology(
                ClusterKind.GROUP_REPLICATION,
                4,
                "b:3306",
                settled,
                new LostTransactions("a", 12, "0-1-5..16"),
                List.of(
                        new NodeState(
                                "b:3306", "uuid-b", Role.WRITER, "PRIMARY", Duration.ofSeconds(9), null, null, NOW, false),
                        new NodeState(
                                "c:3306",
                                null,
                                Role.READ_ONLY,
                                "SECONDARY",
                                Duration.ofSeconds(8),
                                Duration.ofMillis(1_500),
                                "Duplicate entry",
                                null,
                                true)));
    }

    private static Incident incident(long number) {
        return new Incident(
                number,
                "shop",
                NOW,
                Duration.ofMillis(1_500),
                Incident.Cause.SILENT,
                "no answer",
                "a:3306",
                "b:3306",
                Incident.Outcome.OTHER_WRITER,
                2,
                0,
                true,
                3,
                1,
                4,
                12L,
                List.of(
                        new Incident.Step(Duration.ZERO, "a:3306 is in doubt"),
                        new Incident.Step(Duration.ofMillis(1_500), "b:3306 is the writer now")));
    }

    @Override
    public List<Incident> incidents() {
        return List.of(incident(1), incident(2));
    }

    @Override
    public ClusterCounts counts() {
        return new ClusterCounts(
                101, 102, 103, 104, 105, 106, 107, 108, 109, 110, 111, 112, 113, used ? Duration.ofMillis(250) : null);
    }

    @Override
    public Health health() {
        return new Health(state, "why " + state);
    }
}
