package io.holdfast.spring.boot.failure;

import io.holdfast.connect.InvalidUrlException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Of a URL that only its first connection showed to be wrong: Flyway's own, for example. Holds no state. */
final class InvalidUrlFailureAnalyzer extends AbstractFailureAnalyzer<InvalidUrlException> {

    InvalidUrlFailureAnalyzer() {}

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, InvalidUrlException cause) {
        return new FailureAnalysis(
                "Holdfast cannot work with a JDBC URL or one of its options: " + cause.getMessage(),
                "Correct the URL or the option; docs/options.md lists them all.",
                cause);
    }
}
