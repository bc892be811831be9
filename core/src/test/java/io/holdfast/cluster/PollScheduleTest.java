package io.holdfast.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.cluster.NodeProbe.About;
import io.holdfast.server.RoleReport;
import io.holdfast.topology.ClusterKind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a node is asked; {@link ClusterWatchTest} has when. */
class PollScheduleTest {

    private static final Node NODE = new Node("db:3306");

    private static NodeReport answer(boolean writable) {
        return NodeReport.answered(
                NODE,
                new RoleReport(ClusterKind.REPLICATION, "a", writable, false, "evidence", null, List.of(), null, null));
    }

    @ParameterizedTest
    @CsvSource({
        // toldLately, contested, isFailover, about
        "false, false, false, CHANNELS",
        "true,  false, false, ROLE",
        "false, false, true,  ROLE",
        "true,  false, true,  ROLE",
        "false, true,  false, BOTH",
        "true,  true,  false, BOTH",
        "false, true,  true,  BOTH",
        "true,  true,  true,  BOTH",
    })
    void aReplicaIsAskedAboutItsReplicationNowAndThenButInAFailoverOnlyIfItMatters(
            boolean toldLately, boolean contested, boolean isFailover, About about) {
        assertThat(PollSchedule.about(answer(false), toldLately, contested, isFailover))
                .isEqualTo(about);
    }

    @Test
    void whoAcceptsWritesOrHasNotAnsweredIsAskedForItsRoleUnlessMoreMatters() {
        for (NodeReport last : List.of(answer(true), NodeReport.pending(NODE, false))) {
            assertThat(PollSchedule.about(last, false, false, false)).isEqualTo(About.ROLE);
            assertThat(PollSchedule.about(last, false, true, false)).isEqualTo(About.BOTH);
        }
    }
}
