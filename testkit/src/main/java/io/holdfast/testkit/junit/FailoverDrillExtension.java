package io.holdfast.testkit.junit;

import io.holdfast.testkit.DatabaseCluster;
import io.holdfast.testkit.drill.Rehearsal;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContextProvider;
import org.junit.platform.commons.support.AnnotationSupport;

/** Makes one test of each fault of a {@link FailoverDrill}. */
final class FailoverDrillExtension implements TestTemplateInvocationContextProvider {

    private static final Namespace NAMESPACE = Namespace.create(FailoverDrillExtension.class);

    @Override
    public boolean supportsTestTemplate(ExtensionContext context) {
        return AnnotationSupport.isAnnotated(context.getTestMethod(), FailoverDrill.class);
    }

    @Override
    public Stream<TestTemplateInvocationContext> provideTestTemplateInvocationContexts(ExtensionContext context) {
        Method method = context.getRequiredTestMethod();
        FailoverDrill drill = AnnotationSupport.findAnnotation(method, FailoverDrill.class)
                .orElseThrow(() -> wrong(method, "has no @FailoverDrill"));
        mustBeUsable(method, drill);
        return Arrays.stream(drill.value()).map(fault -> new FaultInvocation(fault, drill));
    }

    private static void mustBeUsable(Method method, FailoverDrill drill) {
        if (Arrays.stream(method.getParameterTypes()).noneMatch(type -> type == Rehearsal.class)) {
            throw wrong(
                    method,
                    "is annotated with @FailoverDrill and has no parameter of type " + Rehearsal.class.getName()
                            + ": by that your service is run through the fault. A test that breaks the cluster itself is an"
                            + " ordinary @Test of a class with @ExtendWith(ClusterExtension.class)");
        }
        if (AnnotationSupport.isAnnotated(method, Test.class)) {
            throw wrong(method, "is annotated with @FailoverDrill and with @Test: remove @Test");
        }
        if (drill.value().length == 0) {
            throw wrong(method, "is annotated with @FailoverDrill({}): name a fault, or leave out the braces");
        }
    }

    private static ExtensionConfigurationException wrong(Method method, String what) {
        return new ExtensionConfigurationException(
                method.getDeclaringClass().getName() + "." + method.getName() + " " + what);
    }

    /** Whether the cluster is one that nobody but this extension cares for. */
    static boolean ownsCluster(ExtensionContext context) {
        return ClusterExtension.registeredIn(context) == null;
    }

    static DatabaseCluster cluster(ExtensionContext context) {
        ClusterExtension registered = ClusterExtension.registeredIn(context);
        return registered != null
                ? registered.cluster()
                : outermostClass(context)
                        .getStore(NAMESPACE)
                        .getOrComputeIfAbsent(OwnCluster.class, key -> new OwnCluster(), OwnCluster.class)
                        .cluster;
    }

    /** So that nested classes share one cluster. */
    private static ExtensionContext outermostClass(ExtensionContext context) {
        ExtensionContext outermost = context;
        ExtensionContext next = context;
        while (next.getTestClass().isPresent()) {
            outermost = next;
            next = next.getParent().orElseThrow();
        }
        return outermost;
    }

    /** Closed by JUnit when the outermost class has ended. */
    private static final class OwnCluster implements AutoCloseable {
        private final DatabaseCluster cluster = DatabaseCluster.embedded().start();

        @Override
        public void close() {
            cluster.close();
        }
    }
}
