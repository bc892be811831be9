package io.holdfast.spring.boot;

import org.springframework.beans.factory.BeanNotOfRequiredTypeException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.jspecify.annotations.Nullable;

/** Of a bean that is asked for by the class that it had before Holdfast was put around it. Holds no state. */
final class DecoratedTypeFailureAnalyzer extends AbstractFailureAnalyzer<BeanNotOfRequiredTypeException> {

    DecoratedTypeFailureAnalyzer() {}

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable rootFailure, BeanNotOfRequiredTypeException cause) {
        if (cause.getActualType() != ProtectedDataSource.class) {
            return null;
        }
        String required = cause.getRequiredType().getName();
        return new FailureAnalysis(
                "The data source '" + cause.getBeanName() + "' is asked for as " + required
                        + ", and Holdfast was put around it, so that it is only a javax.sql.DataSource now.",
                "Ask for a javax.sql.DataSource, and unwrap it to " + required + " where that is needed. Or build the pool"
                        + " without starting it, so that Holdfast can be put below it (for HikariCP: with setters, not with"
                        + " new HikariDataSource(config)). Or set holdfast.exclude=" + cause.getBeanName() + ".",
                cause);
    }
}
