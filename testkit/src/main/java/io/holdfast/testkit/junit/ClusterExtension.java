package io.holdfast.testkit.junit;

import io.holdfast.testkit.DatabaseCluster;
import io.holdfast.testkit.embedded.EmbeddedCluster;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * One cluster per test class: started before its first test, {@linkplain DatabaseCluster#repair() repaired} after each
 * test, closed after the last; given to every parameter of type {@link DatabaseCluster}.
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
 */
public final class ClusterExtension
        implements BeforeAllCallback, AfterEachCallback, AfterAllCallback, ParameterResolver {

    private final EmbeddedCluster.Builder builder;
    private volatile @Nullable DatabaseCluster cluster;

    /** A cluster as it is by default. */
    public ClusterExtension() {
        this(DatabaseCluster.embedded());
    }

    private ClusterExtension(EmbeddedCluster.Builder builder) {
        this.builder = builder;
    }

    /** A cluster built otherwise. */
    public static ClusterExtension of(EmbeddedCluster.Builder builder) {
        return new ClusterExtension(builder);
    }

    /** The cluster, between the first test and the last. */
    public DatabaseCluster cluster() {
        DatabaseCluster current = cluster;
        if (current == null) {
            throw new IllegalStateException("the cluster runs only between beforeAll and afterAll of the test class");
        }
        return current;
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        if (cluster == null) { // a nested class shares its outer class's cluster
            cluster = builder.start();
        }
    }

    @Override
    public void afterEach(ExtensionContext context) {
        cluster().repair();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        DatabaseCluster current = cluster;
        boolean nested = context.getTestClass()
                .map(type -> type.getEnclosingClass() != null)
                .orElse(false);
        if (current != null && !nested) {
            cluster = null;
            current.close();
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
