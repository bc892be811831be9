package io.holdfast.spring.boot.failure;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Of what the application's configuration says. Holds no state. */
final class ConfigurationFailureAnalyzer extends AbstractFailureAnalyzer<HoldfastConfigurationException> {

    ConfigurationFailureAnalyzer() {}

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, HoldfastConfigurationException cause) {
        return new FailureAnalysis(cause.getMessage(), cause.action(), cause);
    }
}
