package io.holdfast.spring.boot.telemetry;

import io.holdfast.event.ClusterCounts;
import io.holdfast.event.Health;
import io.holdfast.event.Health.State;
import io.holdfast.event.Watched;
import io.holdfast.topology.ClusterTopology;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the health indicators of both lines of Boot say: the state of the worst cluster. One that is not in use says nothing of an application
 * that uses another one. Made of what is known, without asking a server. Immutable.
 *
 * @param details by the names of the clusters
 */
public record HealthReport(State state, Map<String, Object> details) {

    /** The worst first. */
    private static final List<State> WORST = List.of(State.DOWN, State.UNKNOWN, State.UP);

    public HealthReport {
        details = Collections.unmodifiableMap(new TreeMap<>(details));
    }

    public static HealthReport of(Collection<? extends Watched> clusters) {
        State worst = null;
        Map<String, Object> details = new TreeMap<>();
        for (Watched cluster : clusters) {
            Health health = cluster.health();
            ClusterCounts counts = cluster.counts();
            details.put(cluster.name(), details(health, cluster.topology(), counts));
            boolean idle = health.state() == State.UNKNOWN && counts.monitorAge() == null;
            if (!idle && (worst == null || WORST.indexOf(health.state()) < WORST.indexOf(worst))) {
                worst = health.state();
            }
        }
        if (details.isEmpty()) {
            details.put("why", "no connection of Holdfast's has been opened yet");
        }
        return new HealthReport(worst == null ? State.UNKNOWN : worst, details);
    }

    private static Map<String, Object> details(Health health, ClusterTopology topology, ClusterCounts counts) {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("state", health.state().name());
        details.put("why", health.why());
        if (topology.settled() && topology.writer() != null) {
            details.put("writer", topology.writer());
        }
        details.put("connectionsOnWriter", counts.connectionsOnWriter());
        details.put("connectionsElsewhere", counts.connectionsElsewhere());
        details.put("callersWaiting", counts.waiting());
        return details;
    }
}
