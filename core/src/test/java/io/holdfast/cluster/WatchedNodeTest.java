package io.holdfast.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.cluster.NodeProbe.About;
import io.holdfast.fault.CertificateTrouble;
import io.holdfast.fault.Fault;
import io.holdfast.server.Dialect;
import io.holdfast.server.ReplicaChannel;
import io.holdfast.server.RoleReport;
import io.holdfast.topology.ClusterKind;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** For how long a node's word about its replication holds; {@link ClusterWatchTest} has the rest. */
class WatchedNodeTest {

    private static final Node NODE = new Node("db2:3306");
    private static final List<ReplicaChannel> BROKEN =
            List.of(new ReplicaChannel("a", "", "a:3306", true, false, false, 7L, "error 1062: Duplicate entry"));

    private final WatchedNode watched = new WatchedNode(NODE, (node, expected) -> new Silent(), null, 0, 0);
    private long now;

    private static NodeReport role(String server, boolean writable) {
        return NodeReport.answered(
                NODE,
                new RoleReport(
                        ClusterKind.REPLICATION, server, writable, false, "evidence", null, List.of(), null, null));
    }

    private void says(About about, NodeReport answer) {
        now += 1_000;
        watched.asked(now);
        watched.answered(watched.probe(), answer, now, about, now, 0, 1);
    }

    private void saysThatItIsBroken() {
        says(About.ROLE, role("b", false));
        says(About.CHANNELS, role("b", false).with(BROKEN, false));
    }

    private void isKnownToReplicateBy(@Nullable List<ReplicaChannel> channels) {
        assertThat(watched.lastAnswer().channels()).isEqualTo(channels);
        assertThat(watched.report().channels()).isEqualTo(channels);
    }

    @Test
    void itHoldsWhileOnlyTheRoleIsAskedFor() {
        saysThatItIsBroken();
        says(About.ROLE, role("b", false));
        says(About.ROLE, role("b", false));
        isKnownToReplicateBy(BROKEN);
        assertThat(watched.hasToldAll()).as("it was not asked now").isFalse();
    }

    @Test
    void itHoldsWhenAnotherProbeAsksBesideOneThatHangs() {
        saysThatItIsBroken();
        watched.asked(++now);
        watched.askBeside();
        says(About.ROLE, role("b", false));
        isKnownToReplicateBy(BROKEN);
    }

    @Test
    void aNewWordReplacesItAndSoDoesTheRefusalOfOne() {
        saysThatItIsBroken();
        says(About.CHANNELS, role("b", false).with(List.of(), false));
        isKnownToReplicateBy(List.of());
        says(About.BOTH, role("b", false));
        isKnownToReplicateBy(null);
    }

    @Test
    void itIsForgottenWhenTheServerIsPromoted() {
        saysThatItIsBroken();
        says(About.ROLE, role("b", true));
        isKnownToReplicateBy(null);
    }

    @Test
    void itIsForgottenWhenAnotherServerAnswers() {
        saysThatItIsBroken();
        says(About.ROLE, role("c", false));
        isKnownToReplicateBy(null);
    }

    @Test
    void itIsForgottenWhenTheServerWasAway() {
        saysThatItIsBroken();
        says(About.ROLE, NodeReport.failed(NODE, Fault.UNREACHABLE, new SQLException("refused", "08S01")));
        says(About.ROLE, role("b", false));
        isKnownToReplicateBy(null);
    }

    /** What it would say is said by the test. */
    private static final class Silent implements NodeProbe {
        @Override
        public void ask(boolean isWriter, About about, Consumer<@Nullable NodeReport> then) {}

        @Override
        public @Nullable Dialect dialect() {
            return null;
        }

        @Override
        public @Nullable Instant certificateExpires() {
            return null;
        }

        @Override
        public @Nullable CertificateTrouble certificateTrouble() {
            return null;
        }

        @Override
        public void doubtCertificate() {}

        @Override
        public int failedConnects() {
            return 0;
        }

        @Override
        public void forgetFailures() {}

        @Override
        public void hangUp() {}
    }
}
