package io.holdfast.spring.boot.failure;

import io.holdfast.outcome.WriterUnavailableException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Of a cluster that had no writer when the application started. Holds no state. */
final class WriterUnavailableFailureAnalyzer extends AbstractFailureAnalyzer<WriterUnavailableException> {

    WriterUnavailableFailureAnalyzer() {}

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, WriterUnavailableException cause) {
        return new FailureAnalysis(
                "The database cannot be written to: " + cause.getMessage(),
                "If no node answers, check the hosts and ports in the URL, and that this machine may reach them. If they answer"
                        + " that they are read-only, the cluster has no writer, or the URL names only replicas: add the writer,"
                        + " or wait until the failover is over and start again.",
                cause);
    }
}
