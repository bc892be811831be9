package io.holdfast.drills.alerts;

import io.holdfast.Holdfast;
import io.holdfast.telemetry.HoldfastMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;

/**
 * What Prometheus would get from this JVM if it asked: Holdfast's meters of all clusters that it uses, and nothing else. Safe for use
 * by many threads.
 */
public final class Scraper implements AutoCloseable {

    private final PrometheusMeterRegistry registry;
    private final AutoCloseable listening;

    private Scraper(PrometheusMeterRegistry registry, AutoCloseable listening) {
        this.registry = registry;
        this.listening = listening;
    }

    /** Begins to listen to Holdfast; failovers are counted from then on. */
    public static Scraper open() {
        PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        return new Scraper(registry, Holdfast.listen(new HoldfastMetrics(registry)));
    }

    /** All meters in Prometheus' text format 0.0.4. Asks no server. */
    public String scrape() {
        return registry.scrape();
    }

    @Override
    public void close() {
        try {
            listening.close();
        } catch (Exception e) {
            throw new IllegalStateException("Holdfast does not let go of its listener", e);
        } finally {
            registry.close();
        }
    }
}
