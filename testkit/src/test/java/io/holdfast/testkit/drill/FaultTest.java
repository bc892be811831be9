package io.holdfast.testkit.drill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.testkit.DatabaseCluster;
import io.holdfast.testkit.DatabaseNode;
import io.holdfast.testkit.junit.ClusterExtension;
import java.time.Duration;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every fault, and a service that gets over it. */
@ExtendWith(ClusterExtension.class)
class FaultTest {

    private static final EnumSet<Fault> SAME_WRITER =
            EnumSet.of(Fault.CRASH_LOOP, Fault.QUORUM_LOSS, Fault.CONNECTION_RESET, Fault.CONNECTION_REFUSED);
    /** What nobody can have written in. */
    private static final EnumSet<Fault> WITHOUT_A_GAP = EnumSet.of(Fault.SWITCHOVER, Fault.CONNECTION_RESET);

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "CERTIFICATE_EXPIRED") // see CertificateFaultTest
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "cannot freeze a process")
    void happensAndIsOver(Fault fault, DatabaseCluster cluster) throws Exception {
        DatabaseNode before = cluster.writer();
        Orders orders = Orders.knowing(cluster);

        RehearsalResult result = Rehearsal.of(cluster, fault)
                .calm(Duration.ofSeconds(1))
                .recoverWithin(Duration.ofSeconds(30))
                .run(orders::place, Orders.ORDERS, Orders.LINES)
                .assertSurvived();

        RehearsalFigures figures = result.figures();
        assertThat(figures.fault()).isEqualTo(fault);
        // To be calm each of four threads needs two, before the fault and after it; a slow machine may do little more.
        assertThat(figures.acknowledged()).isGreaterThanOrEqualTo(16);
        assertThat(cluster.writer() == before).as("same writer").isEqualTo(SAME_WRITER.contains(fault));
        assertThat(cluster.nodes()).allMatch(DatabaseNode::alive).noneMatch(DatabaseNode::frozen);
        assertThat(cluster.nodes()).filteredOn(node -> !node.readOnly()).containsExactly(cluster.writer());
        if (!WITHOUT_A_GAP.contains(fault)) {
            assertThat(figures.serverGapMillis()).isGreaterThan(150);
            // Two threads may see the gap end at different times, but not by much.
            assertThat(figures.longestGapMillis()).isGreaterThan(figures.serverGapMillis() / 2);
            assertThat(figures.recoveredAfterMillis()).isGreaterThanOrEqualTo(figures.serverGapMillis() / 2);
        }
        assertThat(result.toString()).contains(fault.summary(), "lost 0, duplicated 0, misreported 0");
    }

    @Test
    void saysThatThereIsNoCertificateToExpire(DatabaseCluster cluster) {
        assertThatThrownBy(() -> Rehearsal.of(cluster, Fault.CERTIFICATE_EXPIRED))
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessage(
                        "CERTIFICATE_EXPIRED cannot be staged: the cluster has no certificates; build it with tls(...)");
    }

    @Test
    void saysThatWindowsCannotFreeze(DatabaseCluster cluster) {
        String here = System.setProperty("os.name", "Windows 11");
        try {
            assertThatThrownBy(() -> Rehearsal.of(cluster, Fault.FREEZE))
                    .isInstanceOf(UnsupportedOperationException.class)
                    .hasMessageContaining("FREEZE cannot be staged: Windows");
        } finally {
            System.setProperty("os.name", here);
        }
    }
}
