package io.holdfast.drills.stage;

import io.holdfast.drills.result.DrillResult;
import io.holdfast.drills.show.Display;
import java.sql.SQLException;

/** One outage that can be staged. Has no state: any number may run, one after the other. */
public interface Drill {

    /** As the command line names it. */
    String name();

    /** One line for the list of drills. */
    String summary();

    /** How long it takes unless the caller says otherwise. */
    int defaultSeconds();

    /** The shortest time in which everything that it stages can happen. */
    int leastSeconds();

    /**
     * Stages it, from starting the servers to the verdict. Leaves nothing behind, whatever happens.
     *
     * @throws io.holdfast.testkit.ClusterException if the servers cannot be started or do not do what they are told
     * @throws SQLException if an application of the drill cannot even begin
     */
    DrillResult run(DrillSettings settings, Display display) throws SQLException, InterruptedException;
}
