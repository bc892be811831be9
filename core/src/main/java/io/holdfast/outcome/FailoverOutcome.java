package io.holdfast.outcome;

/**
 * What all exceptions have in common by which Holdfast says how a failover ended for the application: not applied, unknown or
 * unavailable. Everything else that a connection throws is the inner driver's own exception.
 */
public sealed interface FailoverOutcome
        permits TransactionNotAppliedException, OutcomeUnknownException, WriterUnavailableException {}
