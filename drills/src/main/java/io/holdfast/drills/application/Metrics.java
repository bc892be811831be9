package io.holdfast.drills.application;

import io.holdfast.drills.alerts.Scraper;
import java.util.stream.Collectors;

/** Holdfast's metrics of one cluster in this process. Safe for use by many threads. */
final class Metrics implements AutoCloseable {

    private static final String CLUSTER = "cluster=\"";

    private final Hosts hosts;
    private final Scraper scraper = Scraper.open();

    private Metrics(Hosts hosts) {
        this.hosts = hosts;
    }

    static Metrics of(Hosts hosts) {
        return new Metrics(hosts);
    }

    /** As Prometheus would get them; empty if there are none, as without Holdfast. */
    String scrape() {
        String lines = scraper.scrape().lines().filter(this::isOurs).collect(Collectors.joining("\n", "", "\n"));
        return lines.contains(CLUSTER) ? lines : "";
    }

    private boolean isOurs(String line) {
        return line.startsWith("#") || !line.contains(CLUSTER) || hosts.areIn(line);
    }

    @Override
    public void close() {
        scraper.close();
    }
}
