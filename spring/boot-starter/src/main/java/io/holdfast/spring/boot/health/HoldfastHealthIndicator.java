package io.holdfast.spring.boot.health;

import io.holdfast.event.Watched;
import io.holdfast.spring.boot.telemetry.HealthReport;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/** Says what {@link HealthReport} says: without asking a server, and so at once. Safe for use by many threads. */
public class HoldfastHealthIndicator extends AbstractHealthIndicator {

    private final Supplier<List<Watched>> clusters;

    HoldfastHealthIndicator(Supplier<List<Watched>> clusters) {
        super("What Holdfast knows cannot be read");
        this.clusters = clusters;
    }

    @Override
    protected void doHealthCheck(Health.Builder builder) {
        HealthReport report = HealthReport.of(clusters.get());
        builder.status(report.state().name()).withDetails(report.details());
    }
}
