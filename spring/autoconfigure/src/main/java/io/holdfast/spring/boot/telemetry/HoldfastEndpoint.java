package io.holdfast.spring.boot.telemetry;

import io.holdfast.event.Watched;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;

/**
 * {@code /actuator/holdfast}: what is known of every cluster, and what happened to it lately. To be read only; asks no server. Safe for use
 * by many threads.
 */
@Endpoint(id = "holdfast")
public class HoldfastEndpoint {

    private final Supplier<List<Watched>> clusters;

    HoldfastEndpoint(Supplier<List<Watched>> clusters) {
        this.clusters = clusters;
    }

    /** What there is to read. */
    public record Report(List<ClusterReport> clusters) {}

    @ReadOperation
    public Report report() {
        return new Report(clusters.get().stream()
                .sorted(Comparator.comparing(Watched::name))
                .map(ClusterReport::of)
                .toList());
    }
}
