package io.holdfast.testkit.junit;

import io.holdfast.testkit.DatabaseCluster;
import io.holdfast.testkit.containers.ContainerCluster;
import io.holdfast.testkit.embedded.EmbeddedCluster;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * One cluster per test class: started before its first test, {@linkplain DatabaseCluster#repair() repaired} after each
 * test, closed after the last; given to every parameter of type {@link DatabaseCluster}. Nested classes share the cluster
 * of the class around them, and so do all classes that run at the same time with one and the same extension.
 *
 * <pre>{@code
 * @ExtendWith(ClusterExtension.class)
 * class FailoverTest {
 *     @Test
 *     void survives(DatabaseCluster cluster) { ... }
 * }
 * }</pre>
 *
 * <p>or, to build it otherwise, {@code @RegisterExtension static final ClusterExtension CLUSTER =
 * ClusterExtension.of(DatabaseCluster.embedded().replicas(1));}
 *
 * <p>Runs under JUnit 5 and 6. Tests of one cluster must not run in parallel: what one breaks, or has repaired, the others
 * would feel.
 */
public final class ClusterExtension
        implements BeforeAllCallback, AfterEachCallback, AfterAllCallback, ParameterResolver {

    private static final Namespace NAMESPACE = Namespace.create(ClusterExtension.class);

    private final Supplier<? extends DatabaseCluster> start;
    private final ReentrantLock lock = new ReentrantLock();
    /** The classes, by their unique names, that have begun and not ended. Guarded by the lock. */
    private final Set<String> users = new HashSet<>();

    private volatile @Nullable DatabaseCluster cluster;

    /** A cluster as it is by default. */
    public ClusterExtension() {
        this(DatabaseCluster.embedded()::start);
    }

    private ClusterExtension(Supplier<? extends DatabaseCluster> start) {
        this.start = start;
    }

    /** A cluster built otherwise. */
    public static ClusterExtension of(EmbeddedCluster.Builder builder) {
        return new ClusterExtension(builder::start);
    }

    /** A cluster in containers. Where there can be none the tests are skipped, and the reason is told. */
    public static ClusterExtension of(ContainerCluster.Builder builder) {
        return new ClusterExtension(() -> {
            ContainerCluster.unavailableBecause().ifPresent(Assumptions::abort);
            return builder.start();
        });
    }

    /**
     * The cluster, between the first test and the last.
     *
     * @throws IllegalStateException at other times
     */
    public DatabaseCluster cluster() {
        DatabaseCluster current = cluster;
        if (current == null) {
            throw new IllegalStateException(
                    "no cluster is running: it is there from the first test of a class to its last,"
                            + " if the extension is registered with @ExtendWith at the class or in a static field");
        }
        return current;
    }

    /** The one that this class, or a class around it, has; null if there is none. */
    static @Nullable ClusterExtension registeredIn(ExtensionContext context) {
        return context.getStore(NAMESPACE).get(ClusterExtension.class, ClusterExtension.class);
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        lock.lock();
        try {
            if (cluster == null) {
                cluster = start.get();
            }
            users.add(context.getUniqueId());
            context.getStore(NAMESPACE).put(ClusterExtension.class, this);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void afterEach(ExtensionContext context) {
        cluster().repair();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        lock.lock();
        try {
            users.remove(context.getUniqueId());
            DatabaseCluster current = cluster;
            if (current != null && users.isEmpty()) {
                cluster = null;
                current.close();
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == DatabaseCluster.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return cluster();
    }
}
