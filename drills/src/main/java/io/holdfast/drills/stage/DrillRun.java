package io.holdfast.drills.stage;

import io.holdfast.drills.result.DrillResult;
import io.holdfast.drills.result.Observations;
import io.holdfast.drills.show.Display;
import java.sql.SQLException;

/** One drill from starting the servers to the verdict. */
public final class DrillRun {

    private DrillRun() {}

    /**
     * Stages a drill. Leaves nothing behind, whatever happens.
     *
     * @throws io.holdfast.testkit.ClusterException if the servers cannot be started or do not do what they are told
     * @throws SQLException if an application of the drill cannot even begin
     */
    public static DrillResult of(Drill drill, DrillSettings settings, Display display)
            throws SQLException, InterruptedException {
        try (Stage stage = Stage.open(drill, settings, display)) {
            drill.play(stage);
            Observations seen = stage.finish();
            return new DrillResult(seen, drill.judge(seen), drill.tell(seen));
        }
    }
}
