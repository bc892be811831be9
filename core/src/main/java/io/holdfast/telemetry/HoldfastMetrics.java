package io.holdfast.telemetry;

import io.holdfast.event.ClusterCounts;
import io.holdfast.event.HoldfastListener;
import io.holdfast.event.Incident;
import io.holdfast.event.Incident.Cause;
import io.holdfast.event.Incident.Outcome;
import io.holdfast.event.Watched;
import io.holdfast.topology.ClusterKind;
import io.holdfast.topology.ClusterTopology;
import io.holdfast.topology.LostTransactions;
import io.holdfast.topology.NodeState;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * Micrometer meters, all named {@code holdfast.*}: {@code Holdfast.listen(new HoldfastMetrics(registry))}. Every counter is there from the
 * start, at 0; the clusters are kept for as long as the registry is, so that no series ends in the middle of an outage. Reading a meter asks no
 * server. Safe for use by many threads.
 */
public final class HoldfastMetrics implements HoldfastListener {

    private final MeterRegistry registry;
    private final InstantSource clock;
    private final Set<String> known = ConcurrentHashMap.newKeySet();

    public HoldfastMetrics(MeterRegistry registry) {
        this(registry, InstantSource.system());
    }

    HoldfastMetrics(MeterRegistry registry, InstantSource clock) {
        this.registry = registry;
        this.clock = clock;
    }

    @Override
    public void clusterOpened(Watched cluster) {
        if (!known.add(cluster.name())) {
            return;
        }
        Tags tags = Tags.of("cluster", cluster.name());
        gauge("holdfast.info", tags.and("version", version()), "Always 1: Holdfast is there", null, cluster, one -> 1);
        connects(cluster, tags);
        count(
                "holdfast.writes.refused",
                tags,
                "Statements refused by a read-only server",
                cluster,
                one -> one.writesRefused());
        count(
                "holdfast.calls.reexecuted",
                tags,
                "Calls run again on the writer, unnoticed",
                cluster,
                one -> one.reExecuted());
        told(cluster, tags);
        for (Cause cause : Cause.values()) {
            for (Outcome outcome : new Outcome[] {Outcome.OTHER_WRITER, Outcome.SAME_WRITER}) {
                Timer unused = failover(cluster.name(), cause, outcome);
            }
        }
        gauge(
                "holdfast.connections",
                tags.and("role", "writer"),
                "Connections in use, on the writer or elsewhere",
                null,
                cluster,
                one -> one.counts().connectionsOnWriter());
        gauge(
                "holdfast.connections",
                tags.and("role", "elsewhere"),
                "Connections in use, on the writer or elsewhere",
                null,
                cluster,
                one -> one.counts().connectionsElsewhere());
        gauge(
                "holdfast.callers.waiting",
                tags,
                "Callers that wait for a writer",
                null,
                cluster,
                one -> one.counts().waiting());
        gauge(
                "holdfast.monitor.age",
                tags,
                "Since the monitor last found something out about a node; NaN while nobody watches",
                "seconds",
                cluster,
                one -> seconds(one.counts().monitorAge()));
        gauge(
                "holdfast.outage",
                tags,
                "For how long there has been no writer; 0 while there is one, NaN while nobody looks for it",
                "seconds",
                cluster,
                HoldfastMetrics::outage);
        gauge(
                "holdfast.outages.in.a.row",
                tags,
                "Outages that followed soon on each other, the present or last one included",
                null,
                cluster,
                HoldfastMetrics::inARow);
        gauge(
                "holdfast.transactions.lost",
                tags,
                "Transactions that the last failover is known to have lost",
                null,
                cluster,
                HoldfastMetrics::lost);
        gauge(
                "holdfast.split.brain",
                tags,
                "1 if several servers accept writes of which only one should",
                null,
                cluster,
                one -> isSplit(one.topology()) ? 1 : 0);
        topologyChanged(cluster);
    }

    private static String version() {
        try (InputStream in = HoldfastMetrics.class.getResourceAsStream("version.txt")) {
            return in == null ? "unknown" : new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("version.txt in Holdfast's jar cannot be read", e);
        }
    }

    private void connects(Watched cluster, Tags tags) {
        String what = "Attempts to open a connection to the writer";
        count("holdfast.connects", tags.and("outcome", "opened"), what, cluster, one -> one.connects());
        count("holdfast.connects", tags.and("outcome", "failed"), what, cluster, one -> one.connectsFailed());
        count("holdfast.connects", tags.and("outcome", "refused"), what, cluster, one -> one.connectsRefused());
    }

    private void told(Watched cluster, Tags tags) {
        String what = "What applications were told of a failover";
        count("holdfast.told", tags.and("outcome", "not_applied"), what, cluster, one -> one.notApplied());
        count("holdfast.told", tags.and("outcome", "unknown"), what, cluster, one -> one.unknown());
        count("holdfast.told", tags.and("outcome", "unavailable"), what, cluster, one -> one.unavailable());
    }

    /** When nobody looks for a writer any more, nobody knows whether there is one by now. */
    private static double outage(Watched cluster) {
        double seconds = cluster.incidents().stream()
                .filter(Incident::isOpen)
                .mapToDouble(incident -> seconds(incident.duration()))
                .sum();
        return seconds != 0 && cluster.counts().monitorAge() == null ? Double.NaN : seconds;
    }

    /** What is, or may become, a blip is no outage. */
    private static int inARow(Watched cluster) {
        return cluster.incidents().stream()
                .filter(incident -> incident.duration().toMillis() >= Incident.BLIP_MILLIS)
                .mapToInt(Incident::inARow)
                .reduce(0, (before, last) -> last);
    }

    private static double lost(Watched cluster) {
        LostTransactions lost = cluster.topology().lost();
        return lost == null ? 0 : lost.atLeast();
    }

    private static boolean isSplit(ClusterTopology topology) {
        boolean meansIt = topology.kind() == ClusterKind.GALERA || topology.kind() == ClusterKind.GROUP_REPLICATION;
        return !meansIt
                && topology.nodes().stream()
                                .filter(node ->
                                        node.role() == NodeState.Role.WRITER || node.role() == NodeState.Role.WRITABLE)
                                .map(NodeState::server)
                                .distinct()
                                .count()
                        > 1;
    }

    @Override
    public void topologyChanged(Watched cluster) {
        for (NodeState node : cluster.topology().nodes()) {
            if (known.add(cluster.name() + " " + node.address())) {
                node(cluster, node.address());
            }
        }
    }

    private void node(Watched cluster, String address) {
        Tags tags = Tags.of("cluster", cluster.name(), "node", address);
        for (NodeState.Role role : NodeState.Role.values()) {
            gauge(
                    "holdfast.node.role",
                    tags.and("role", role.name().toLowerCase(Locale.ROOT)),
                    "1 for the role that the node is in",
                    null,
                    cluster,
                    one -> node(one, address, node -> node.role() == role ? 1 : 0));
        }
        gauge(
                "holdfast.node.lag",
                tags,
                "How far it is behind its source; NaN if it has none or does not say",
                "seconds",
                cluster,
                one -> node(one, address, node -> seconds(node.lag())));
        gauge(
                "holdfast.node.replication.stopped",
                tags,
                "1 if it says that it does not replicate",
                null,
                cluster,
                one -> node(one, address, node -> node.replicationError() == null ? 0 : 1));
        gauge(
                "holdfast.node.certificate.expiry",
                tags,
                "Time until its certificate expires; NaN without TLS",
                "seconds",
                cluster,
                one -> node(one, address, this::expiry));
    }

    private double expiry(NodeState node) {
        Instant expires = node.certificateExpires();
        return expires == null ? Double.NaN : seconds(Duration.between(clock.instant(), expires));
    }

    private static double node(Watched cluster, String address, ToDoubleFunction<NodeState> value) {
        return cluster.topology().nodes().stream()
                .filter(node -> node.address().equals(address))
                .mapToDouble(value)
                .findFirst()
                .orElse(Double.NaN);
    }

    @Override
    public void incidentClosed(Watched cluster, Incident incident) {
        failover(incident.cluster(), incident.cause(), incident.outcome()).record(incident.duration());
    }

    private Timer failover(String cluster, Cause cause, Outcome outcome) {
        return Timer.builder("holdfast.failover")
                .description("Times in which it was in doubt who the writer is")
                .tags("cluster", cluster, "cause", cause.id(), "outcome", outcome.id())
                .register(registry);
    }

    private void count(String name, Tags tags, String what, Watched cluster, ToDoubleFunction<ClusterCounts> value) {
        FunctionCounter unused = FunctionCounter.builder(name, cluster, one -> value.applyAsDouble(one.counts()))
                .tags(tags)
                .description(what)
                .register(registry);
    }

    private void gauge(
            String name,
            Tags tags,
            String what,
            @Nullable String unit,
            Watched cluster,
            ToDoubleFunction<Watched> value) {
        Gauge unused = Gauge.builder(name, cluster, value)
                .tags(tags)
                .description(what)
                .baseUnit(unit)
                .strongReference(true)
                .register(registry);
    }

    private static double seconds(@Nullable Duration time) {
        return time == null ? Double.NaN : time.toNanos() / 1e9;
    }
}
