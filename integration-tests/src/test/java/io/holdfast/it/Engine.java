package io.holdfast.it;

import io.holdfast.testkit.DatabaseCluster;
import io.holdfast.testkit.containers.ContainerCluster;
import io.holdfast.topology.ClusterKind;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Supplier;
import org.junit.jupiter.api.Assumptions;

/** The servers that tests are about: those that a class is {@linkplain On annotated} with, else the run's, which {@code -Dholdfast.it.engine} names. */
enum Engine {
    /** MariaDB. */
    EMBEDDED(
            ClusterKind.REPLICATION,
            InnerUrl.CONNECTOR_J,
            "REPLICA MONITOR ON *.*",
            () -> DatabaseCluster.embedded().start()),
    MYSQL(
            ClusterKind.REPLICATION,
            InnerUrl.CONNECTOR_J,
            "REPLICATION CLIENT ON *.*",
            () -> inContainers(DatabaseCluster.containers())),
    GROUP_REPLICATION(
            ClusterKind.GROUP_REPLICATION,
            InnerUrl.CONNECTOR_J,
            "SELECT ON performance_schema.replication_group_members",
            () -> inContainers(DatabaseCluster.containers().groupReplication())),
    GALERA(
            ClusterKind.GALERA,
            InnerUrl.MARIADB,
            "",
            () -> inContainers(DatabaseCluster.containers().galera())),
    /** MariaDB, which tells through its proxies what Aurora tells; only for what is reached by way of a {@link Staging}. */
    AURORA_EMULATION(
            ClusterKind.AURORA,
            InnerUrl.CONNECTOR_J,
            "",
            () -> DatabaseCluster.embedded().start());

    private static final String PROPERTY = "holdfast.it.engine";

    private static volatile Engine current = ofTheRun();

    private final ClusterKind kind;
    private final InnerUrl url;
    private final String sight;
    private final Supplier<DatabaseCluster> start;

    Engine(ClusterKind kind, InnerUrl url, String sight, Supplier<DatabaseCluster> start) {
        this.kind = kind;
        this.url = url;
        this.sight = sight;
        this.start = start;
    }

    /** What the class that runs in this JVM is about. */
    static Engine current() {
        return current;
    }

    /** Begins a class. */
    static void use(Class<?> test) {
        On on = test.getAnnotation(On.class);
        current = on == null ? ofTheRun() : on.value();
    }

    private static Engine ofTheRun() {
        String name = System.getProperty(PROPERTY, "embedded");
        return Arrays.stream(values())
                .filter(engine -> engine.toString().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "-D" + PROPERTY + "=" + name + "; allowed is " + Arrays.toString(values())));
    }

    /** As in the property: in lower case, with hyphens. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    ClusterKind kind() {
        return kind;
    }

    /** How a test reaches it that is about the servers rather than about drivers. */
    InnerUrl url() {
        return url;
    }

    /** Whether its servers agree among themselves on who goes on, and stop when fewer than half are left. */
    boolean decidesTogether() {
        return kind == ClusterKind.GROUP_REPLICATION || kind == ClusterKind.GALERA;
    }

    /** Lets the application's account see who belongs to the cluster, or who replicates from whom, as the manual asks for. */
    void grantSight(DatabaseCluster cluster) {
        if (!sight.isEmpty()) {
            cluster.writer().execute("GRANT " + sight + " TO '" + cluster.user() + "'@'%'");
        }
    }

    /** Ends that, for the next connections. */
    void revokeSight(DatabaseCluster cluster) {
        if (!sight.isEmpty()) {
            cluster.writer().execute("REVOKE " + sight + " FROM '" + cluster.user() + "'@'%'");
        }
    }

    /** Starts a cluster, or skips what asks for it. */
    DatabaseCluster start() {
        return start.get();
    }

    private static DatabaseCluster inContainers(ContainerCluster.Builder builder) {
        ContainerCluster.unavailableBecause().ifPresent(Assumptions::abort);
        return builder.start();
    }
}
