package io.holdfast.telemetry;

import io.holdfast.event.ClusterCounts;
import io.holdfast.event.Health;
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
import org.jspecify.annotations.Nullable;

/** A cluster as data, with a number of its own for everything that can be counted. */
final class Example implements Watched {

    static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    List<NodeState> nodes = List.of(
            node("a:3306", Role.UNREACHABLE, null, null, null),
            node("b:3306", Role.WRITER, null, null, NOW.plus(Duration.ofDays(3))),
            node("c:3306", Role.READ_ONLY, Duration.ofSeconds(7), "Duplicate entry", null));

    List<Incident> incidents = List.of(incident(Incident.Outcome.OPEN, true));

    @Nullable
    Duration monitorAge = Duration.ofMillis(250);

    static NodeState node(
            String address,
            Role role,
            @Nullable Duration lag,
            @Nullable String replicationError,
            @Nullable Instant certificateExpires) {
        return new NodeState(
                address, address, role, "evidence", Duration.ZERO, lag, replicationError, certificateExpires, false);
    }

    static Incident incident(Incident.Outcome outcome, boolean serious) {
        return incident(outcome, serious, outcome == Incident.Outcome.OPEN ? null : "b:3306");
    }

    static Incident incidentEndingAt(String writer) {
        return incident(Incident.Outcome.OTHER_WRITER, true, writer);
    }

    private static Incident incident(Incident.Outcome outcome, boolean serious, @Nullable String writer) {
        return incident(outcome, serious, writer, Duration.ofMillis(1_500), 2);
    }

    static Incident incident(
            Incident.Outcome outcome, boolean serious, @Nullable String writer, Duration duration, int inARow) {
        return new Incident(
                5,
                "shop",
                NOW,
                duration,
                Incident.Cause.SILENT,
                "no answer",
                "a:3306",
                writer,
                outcome,
                inARow,
                0,
                serious,
                3,
                1,
                0,
                null,
                List.of(
                        new Incident.Step(Duration.ZERO, "a:3306 is in doubt"),
                        new Incident.Step(Duration.ofMillis(1_500), "b:3306 is the writer now")));
    }

    @Override
    public String name() {
        return "shop";
    }

    @Override
    public ClusterTopology topology() {
        return new ClusterTopology(
                ClusterKind.REPLICATION, 4, "b:3306", true, new LostTransactions("a", 12, "0-1-5..16"), nodes);
    }

    @Override
    public List<Incident> incidents() {
        return incidents;
    }

    @Override
    public ClusterCounts counts() {
        return new ClusterCounts(101, 102, 103, 104, 105, 106, 107, 108, 109, 110, 111, 112, 113, monitorAge);
    }

    @Override
    public Health health() {
        return new Health(Health.State.UP, "the writer is b:3306");
    }
}
