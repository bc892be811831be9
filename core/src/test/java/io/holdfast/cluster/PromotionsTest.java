package io.holdfast.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.fault.Fault;
import io.holdfast.server.ReplicaChannel;
import io.holdfast.server.RoleReport;
import io.holdfast.topology.ClusterKind;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is made of what servers say one after the other. The writer is a. */
class PromotionsTest {

    private static final ClusterView SETTLED = ClusterView.unknown().withWriter(new Node("a:3306"), "a");

    private static final List<ReplicaChannel> FROM_A = List.of(channel(true, false));
    private static final List<ReplicaChannel> CONNECTING_TO_A = List.of(channel(false, false));
    private static final List<ReplicaChannel> STOPPED = List.of(channel(false, true));
    private static final List<ReplicaChannel> NONE = List.of();

    private final Promotions promotions = new Promotions();
    private long now = 1_000;

    private static ReplicaChannel channel(boolean receiving, boolean stopped) {
        return new ReplicaChannel("", "1", "a:3306", receiving, !stopped, stopped, null, null);
    }

    private void says(String server, boolean writable, @Nullable List<ReplicaChannel> channels, ClusterView view) {
        RoleReport role =
                new RoleReport(ClusterKind.REPLICATION, server, writable, false, "", null, List.of(), null, null);
        NodeReport answer =
                NodeReport.answered(new Node(server + ":3306"), role).with(channels, false);
        long asked = now;
        now += 10;
        promotions.heard(answer, channels != null, asked, now, view);
    }

    private void b(boolean writable, @Nullable List<ReplicaChannel> channels) {
        ClusterView byId = ClusterView.unknown().withWriter(new Node("a:3306"), "1@a:3306");
        says("b", writable, channels, byId);
    }

    private void writerIsWell() {
        says("1@a:3306", true, null, ClusterView.unknown().withWriter(new Node("a:3306"), "1@a:3306"));
    }

    @Test
    void readOnlyFirstAndThenWritableIsPromoted() {
        b(true, null);
        assertThat(promotions.seen().promoted()).isEmpty();
        b(false, null);
        b(true, null);
        b(true, null);
        assertThat(promotions.seen().promoted()).containsExactly("b");
        b(false, null);
        assertThat(promotions.seen().promoted()).isEmpty();
    }

    @Test
    void oneThatWasAwayInBetweenHasReturned() {
        b(false, null);
        promotions.heard(
                NodeReport.failed(new Node("b:3306"), Fault.UNREACHABLE, new SQLException("refused")),
                false,
                now,
                now,
                ClusterView.unknown());
        b(true, null);
        assertThat(promotions.seen().promoted()).isEmpty();
        b(false, null);
        promotions.heard(
                NodeReport.failed(new Node("c:3306"), Fault.UNREACHABLE, new SQLException("refused")),
                false,
                now,
                now,
                ClusterView.unknown());
        b(true, null);
        assertThat(promotions.seen().promoted()).as("another one was away").containsExactly("b");
    }

    @Test
    void nobodyIsPromotedAnyMoreOnceThereIsAWriter() {
        b(false, null);
        b(true, null);
        promotions.elected(true);
        b(true, null);
        assertThat(promotions.seen().promoted()).isEmpty();
    }

    @Test
    void aWriterThatIsAskedLaterAndIsTheWriterStillHasOutlivedIt() {
        b(true, null);
        assertThat(promotions.seen().outlived()).isEmpty();
        writerIsWell();
        assertThat(promotions.seen().outlived()).containsExactly("b");
        b(false, null);
        assertThat(promotions.seen().outlived()).isEmpty();
    }

    @Test
    void oneThatWasAskedBeforeHasNot() {
        long asked = now;
        now += 10;
        b(true, null);
        RoleReport role = new RoleReport(ClusterKind.REPLICATION, "a", true, false, "", null, List.of(), null, null);
        promotions.heard(NodeReport.answered(new Node("a:3306"), role), false, asked, now + 10, SETTLED);
        assertThat(promotions.seen().outlived()).isEmpty();
    }

    @Test
    void norHasOneThatIsInDoubt() {
        says("b", true, null, SETTLED);
        says("a", true, null, SETTLED.withDoubt(true));
        assertThat(promotions.seen().outlived()).isEmpty();
    }

    @Test
    void whoStopsReplicatingFromTheWriterIsReleased() {
        for (List<ReplicaChannel> end : List.of(STOPPED, NONE)) {
            b(true, FROM_A);
            b(true, CONNECTING_TO_A);
            assertThat(promotions.seen().attached()).containsExactly("b");
            b(true, end);
            assertThat(promotions.seen().attached()).isEmpty();
            assertThat(promotions.seen().released()).containsExactly("b");
        }
    }

    @Test
    void whoNeverReplicatedFromItIsNot() {
        b(true, NONE);
        b(true, STOPPED);
        assertThat(promotions.seen().released()).isEmpty();
        assertThat(promotions.seen().attached()).isEmpty();
    }

    /** Somebody works on it. One that has forgotten its source is not going to go on. */
    @Test
    void replicationThatIsStoppedWhileTheWriterIsWellIsOnlyPaused() {
        b(true, FROM_A);
        b(true, STOPPED);
        writerIsWell();
        assertThat(promotions.seen().attached()).containsExactly("b");
        b(true, NONE);
        writerIsWell();
        assertThat(promotions.seen().released()).containsExactly("b");
    }

    /** A server of MariaDB that was restarted knows nothing of its source but where it is, until it has reached it. */
    @Test
    void aRestartIsNoRelease() {
        b(true, FROM_A);
        b(true, List.of(new ReplicaChannel("", "", "a:3306", false, true, false, null, null)));
        assertThat(promotions.seen().attached()).containsExactly("b");
    }

    @Test
    void whatWasSaidOfAnotherWriterCountsNoMore() {
        b(true, FROM_A);
        writerIsWell();
        promotions.elected(false);
        assertThat(promotions.seen()).isEqualTo(Promotions.Seen.NOTHING);
    }
}
