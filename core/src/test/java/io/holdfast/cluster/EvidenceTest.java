package io.holdfast.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.event.Incident.Cause;
import io.holdfast.fault.Fault;
import io.holdfast.server.RoleReport;
import io.holdfast.topology.ClusterKind;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the writer's node says, against what is thought of it. */
class EvidenceTest {

    private static final Node NODE = new Node("db:3306");
    private static final ClusterView A_IS_THE_WRITER = ClusterView.unknown().withWriter(NODE, "a");

    private static NodeReport answers(String server, boolean writable) {
        return NodeReport.answered(
                NODE,
                new RoleReport(
                        ClusterKind.REPLICATION, server, writable, false, "evidence", null, List.of(), null, null));
    }

    private static NodeReport fails(Fault fault) {
        return NodeReport.failed(NODE, fault, new SQLException("it failed"));
    }

    @Test
    void whatTheWriterSaysIsNoEvidenceAgainstIt() {
        assertThat(Evidence.in(answers("a", true), A_IS_THE_WRITER)).isEmpty();
        assertThat(Evidence.in(NodeReport.pending(NODE, false), A_IS_THE_WRITER))
                .isEmpty();
    }

    @Test
    void aReadOnlyWriterIsNone() {
        assertThat(Evidence.in(answers("a", false), A_IS_THE_WRITER)).hasValueSatisfying(evidence -> {
            assertThat(evidence.cause()).isEqualTo(Cause.READ_ONLY);
            assertThat(evidence.againstServer()).isTrue();
        });
    }

    @Test
    void ofTheWriterNothingBadIsKnownIfItsNameLeadsElsewhere() {
        for (boolean writable : new boolean[] {true, false}) {
            assertThat(Evidence.in(answers("b", writable), A_IS_THE_WRITER)).hasValueSatisfying(evidence -> {
                assertThat(evidence.cause()).isEqualTo(Cause.MOVED);
                assertThat(evidence.againstServer()).isFalse();
                assertThat(evidence.text()).isEqualTo("db:3306 leads to another server now, b");
            });
        }
    }

    @Test
    void itIsInDoubtIfItCannotBeReachedButNotIfItRefusesTheMonitor() {
        assertThat(Evidence.in(fails(Fault.UNREACHABLE), A_IS_THE_WRITER)).hasValueSatisfying(evidence -> {
            assertThat(evidence.cause()).isEqualTo(Cause.UNREACHABLE);
            assertThat(evidence.againstServer()).isTrue();
        });
        assertThat(Evidence.in(fails(Fault.ACCESS_DENIED), A_IS_THE_WRITER)).isEmpty();
        assertThat(Evidence.in(fails(Fault.OVERLOADED), A_IS_THE_WRITER)).isEmpty();
    }

    /** A single address before the first connection to it. */
    @Test
    void thereIsNoneAgainstAWriterThatNobodyHasSeen() {
        ClusterView unseen = ClusterView.of(NODE);
        assertThat(Evidence.in(answers("a", false), unseen)).isEmpty();
        assertThat(Evidence.in(fails(Fault.UNREACHABLE), unseen)).isEmpty();
    }
}
