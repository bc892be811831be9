package io.holdfast.recovery;

import io.holdfast.fault.FaultClassifier;
import io.holdfast.fault.Phase;
import io.holdfast.outcome.Outcomes;
import java.sql.SQLException;

/**
 * From a failure that says nothing of the connection in use to the exception for it: the failure of an object that came from a physical
 * connection which was left since, of a getter that must neither wait nor change anything, or of a connection before it is in use. Holds
 * no state.
 */
public final class StrayFailures {

    private StrayFailures() {}

    public static SQLException exception(SQLException failure) {
        return FaultClassifier.classify(failure, Phase.SENT).condemnsConnection()
                ? Outcomes.notApplied(
                        "This was asked of a connection that was lost in a failover; ask again: "
                                + failure.getMessage(),
                        failure)
                : failure;
    }
}
