package io.holdfast.testkit.junit;

import io.holdfast.testkit.DatabaseCluster;
import io.holdfast.testkit.drill.Fault;
import io.holdfast.testkit.drill.Rehearsal;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;

/** One test of a {@link FailoverDrill}: one fault. Used by the thread that runs the test. */
final class FaultInvocation
        implements TestTemplateInvocationContext, ParameterResolver, AfterTestExecutionCallback, AfterEachCallback {

    private final Fault fault;
    private final FailoverDrill drill;
    private @Nullable Rehearsal rehearsal;

    FaultInvocation(Fault fault, FailoverDrill drill) {
        this.fault = fault;
        this.drill = drill;
    }

    @Override
    public String getDisplayName(int invocationIndex) {
        return fault.name();
    }

    @Override
    public List<Extension> getAdditionalExtensions() {
        return List.of(this);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == Rehearsal.class
                || (type == DatabaseCluster.class && FailoverDrillExtension.ownsCluster(context));
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        DatabaseCluster cluster = FailoverDrillExtension.cluster(context);
        return parameter.getParameter().getType() == Rehearsal.class ? rehearsal(cluster) : cluster;
    }

    /** One and the same for the method and what comes before it. */
    private Rehearsal rehearsal(DatabaseCluster cluster) {
        Rehearsal known = rehearsal;
        if (known == null) {
            known = Rehearsal.of(cluster, fault)
                    .threads(drill.threads())
                    .recoverWithin(Duration.ofSeconds(drill.recoverWithinSeconds()));
            rehearsal = known;
        }
        return known;
    }

    @Override
    public void afterTestExecution(ExtensionContext context) {
        Rehearsal run = rehearsal;
        if (run != null && context.getExecutionException().isEmpty()) {
            run.mustBeJudged();
        }
    }

    @Override
    public void afterEach(ExtensionContext context) {
        if (FailoverDrillExtension.ownsCluster(context)) {
            FailoverDrillExtension.cluster(context).repair();
        }
    }
}
