package io.holdfast.it;

import io.holdfast.testkit.DatabaseCluster;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * One cluster of the {@linkplain Engine#current() engine} that the run is about, for all classes that use this: containers
 * take their time to start. Repaired after each test.
 */
final class EngineExtension implements BeforeAllCallback, AfterEachCallback, ParameterResolver {

    /** Closed by JUnit after the last class. */
    private record Running(DatabaseCluster cluster) implements AutoCloseable {
        @Override
        public void close() {
            cluster.close();
        }
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        cluster(context);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        cluster(context).repair();
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == DatabaseCluster.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return cluster(context);
    }

    private static DatabaseCluster cluster(ExtensionContext context) {
        return context.getRoot()
                .getStore(Namespace.create(EngineExtension.class))
                .getOrComputeIfAbsent(
                        Engine.class, key -> new Running(Engine.current().start()), Running.class)
                .cluster();
    }
}
