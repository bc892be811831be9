package io.holdfast.it;

import io.holdfast.testkit.DatabaseCluster;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * One cluster of each {@linkplain Engine engine}, for all classes that are about it: containers take their time to start. Repaired after each test.
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
        Engine.use(context.getRequiredTestClass());
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
                        Engine.current(), key -> new Running(Engine.current().start()), Running.class)
                .cluster();
    }
}
