package io.holdfast.outcome;

import io.holdfast.event.Incident;
import io.holdfast.event.Told;
import java.util.Optional;

/**
 * What all exceptions have in common by which Holdfast says how a failover ended for the application: not applied, unknown or
 * unavailable. Everything else that a connection throws is the inner driver's own exception.
 */
public sealed interface FailoverOutcome
        permits TransactionNotAppliedException, OutcomeUnknownException, WriterUnavailableException {

    /** Which of the three it is. */
    Told told();

    /**
     * The story of the incident that it belongs to, as it is known now: it may have gone on since this was thrown. Empty if there is none, as
     * for a connection that broke while it was idle, or if it is forgotten by now.
     */
    Optional<Incident> incident();
}
