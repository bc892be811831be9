package io.holdfast.it;

import io.holdfast.testkit.DatabaseCluster;
import io.holdfast.testkit.containers.ContainerCluster;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Supplier;
import org.junit.jupiter.api.Assumptions;

/** The servers that a run of the tests is about; {@code -Dholdfast.it.engine} names them. */
enum Engine {
    /** MariaDB. */
    EMBEDDED(() -> DatabaseCluster.embedded().start()),
    MYSQL(() -> inContainers(DatabaseCluster.containers())),
    GROUP_REPLICATION(() -> inContainers(DatabaseCluster.containers().groupReplication())),
    GALERA(() -> inContainers(DatabaseCluster.containers().galera()));

    private static final String PROPERTY = "holdfast.it.engine";

    private final Supplier<DatabaseCluster> start;

    Engine(Supplier<DatabaseCluster> start) {
        this.start = start;
    }

    static Engine current() {
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

    /** Starts a cluster, or skips what asks for it. */
    DatabaseCluster start() {
        return start.get();
    }

    private static DatabaseCluster inContainers(ContainerCluster.Builder builder) {
        ContainerCluster.unavailableBecause().ifPresent(Assumptions::abort);
        return builder.start();
    }
}
