package io.holdfast.spring.boot.telemetry;

import io.holdfast.event.ClusterCounts;
import io.holdfast.event.Health;
import io.holdfast.event.Incident;
import io.holdfast.event.Watched;
import io.holdfast.topology.ClusterKind;
import io.holdfast.topology.ClusterTopology;
import io.holdfast.topology.LostTransactions;
import io.holdfast.topology.NodeState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one cluster, in the shape in which the endpoint writes it: what people look for first comes first, and times are numbers
 * whose names have the unit. What is null is not written. Immutable.
 *
 * @param writer its address; null while there is none, or it is in doubt
 * @param lost what the writer lacks of what the one before it had, be it nothing; null if that is not known
 * @param incidents the newest first
 */
public record ClusterReport(
        String name,
        Health.State health,
        String why,
        @Nullable String kind,
        @Nullable String writer,
        @Nullable String lost,
        List<Node> nodes,
        Counts counts,
        List<Story> incidents) {

    static ClusterReport of(Watched cluster) {
        Health health = cluster.health();
        ClusterTopology topology = cluster.topology();
        ClusterKind kind = topology.kind();
        LostTransactions lost = topology.lost();
        List<Story> incidents =
                new ArrayList<>(cluster.incidents().stream().map(Story::of).toList());
        Collections.reverse(incidents);
        return new ClusterReport(
                cluster.name(),
                health.state(),
                health.why(),
                kind == null ? null : kind.optionValue(),
                topology.settled() ? topology.writer() : null,
                lost == null ? null : lost.toString(),
                topology.nodes().stream().map(Node::of).toList(),
                Counts.of(cluster.counts()),
                incidents);
    }

    /** A node, as {@link NodeState} has it. */
    public record Node(
            String address,
            NodeState.Role role,
            String evidence,
            @Nullable String server,
            long sinceSeconds,
            @Nullable Double lagSeconds,
            @Nullable String replicationError,
            @Nullable Instant certificateExpires,
            boolean discovered) {

        static Node of(NodeState node) {
            Duration lag = node.lag();
            return new Node(
                    node.address(),
                    node.role(),
                    node.evidence(),
                    node.server(),
                    node.since().toSeconds(),
                    lag == null ? null : lag.toMillis() / 1_000.0,
                    node.replicationError(),
                    node.certificateExpires(),
                    node.discovered());
        }
    }

    /** How often what happened, and what is so now, as {@link ClusterCounts} has it. */
    public record Counts(
            int connectionsOnWriter,
            int connectionsElsewhere,
            int callersWaiting,
            long failovers,
            long recoveries,
            Told told,
            long callsReExecuted,
            long writesRefused,
            Connects connects,
            @Nullable Long monitorAgeMillis) {

        static Counts of(ClusterCounts counts) {
            Duration age = counts.monitorAge();
            return new Counts(
                    counts.connectionsOnWriter(),
                    counts.connectionsElsewhere(),
                    counts.waiting(),
                    counts.failovers(),
                    counts.recoveries(),
                    new Told(counts.notApplied(), counts.unknown(), counts.unavailable()),
                    counts.reExecuted(),
                    counts.writesRefused(),
                    new Connects(counts.connects(), counts.connectsFailed(), counts.connectsRefused()),
                    age == null ? null : age.toMillis());
        }
    }

    /** How often an application was told what. */
    public record Told(long notApplied, long unknown, long unavailable) {}

    /** What became of attempts to open a connection to the writer. */
    public record Connects(long opened, long failed, long refused) {}

    /** An incident, as {@link Incident} has it. */
    public record Story(
            String summary,
            List<String> steps,
            Instant startedAt,
            long durationMillis,
            String cause,
            String outcome,
            @Nullable String writerBefore,
            @Nullable String writer,
            int inARow,
            int blipsBefore,
            boolean serious,
            Told told,
            @Nullable Long lostTransactions) {

        static Story of(Incident incident) {
            return new Story(
                    incident.summary(),
                    incident.steps().stream().map(Incident.Step::toString).toList(),
                    incident.startedAt(),
                    incident.duration().toMillis(),
                    incident.cause().id(),
                    incident.outcome().id(),
                    incident.writerBefore(),
                    incident.writer(),
                    incident.inARow(),
                    incident.blipsBefore(),
                    incident.serious(),
                    new Told(incident.notApplied(), incident.unknown(), incident.unavailable()),
                    incident.lostTransactions());
        }
    }
}
