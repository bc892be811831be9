package io.holdfast.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.cluster.Rivals.Word;
import io.holdfast.fault.Fault;
import io.holdfast.server.RoleReport;
import io.holdfast.topology.ClusterKind;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What has to be known of several servers that accept writes, and who of them must be left. */
class RivalsTest {

    private static final long FRESH_SINCE = 100;
    private static final long NOT_WAITED = 0;

    private static NodeReport node(ClusterKind kind, String name, boolean writable) {
        return NodeReport.answered(
                new Node(name + ":3306"),
                new RoleReport(kind, name, writable, false, "evidence", null, List.of(), null, null));
    }

    private static NodeReport writable(String name) {
        return node(ClusterKind.REPLICATION, name, true);
    }

    private static NodeReport readOnly(String name) {
        return node(ClusterKind.REPLICATION, name, false);
    }

    private static NodeReport dead(String name) {
        return NodeReport.failed(new Node(name + ":3306"), Fault.UNREACHABLE, new SQLException("refused"));
    }

    private static Word claims(String name, long since, @Nullable Long told) {
        return new Word(writable(name), since, told);
    }

    private static Word replica(String name, @Nullable Long told) {
        return new Word(readOnly(name), 0, told);
    }

    private static boolean explained(Word... words) {
        return Rivals.areExplained(List.of(words), FRESH_SINCE, NOT_WAITED);
    }

    @Test
    void twoAddressesOfOneServerAreNoRivals() {
        assertThat(Rivals.exist(List.of(writable("a"), writable("a"), readOnly("b"))))
                .isFalse();
        assertThat(Rivals.exist(List.of(writable("a"), readOnly("b"), writable("c"))))
                .isTrue();
    }

    @Test
    void whatAServerToldAsAReplicaDoesNotCountOnceItAcceptsWrites() {
        assertThat(explained(claims("a", 50, 250L), claims("b", 200, 199L), replica("c", 250L)))
                .isFalse();
        assertThat(explained(claims("a", 50, 250L), claims("b", 200, 200L), replica("c", 250L)))
                .isTrue();
    }

    @Test
    void whatTheOthersToldBeforeThatDoesNotCountEither() {
        assertThat(explained(claims("a", 50, 150L), claims("b", 200, 250L), replica("c", 250L)))
                .isFalse();
        assertThat(explained(claims("a", 50, 250L), claims("b", 200, 250L), replica("c", 150L)))
                .isFalse();
        assertThat(explained(claims("a", 50, 250L), claims("b", 200, 250L), replica("c", null)))
                .isFalse();
    }

    @Test
    void norWhatWasToldBeforeADoubt() {
        assertThat(explained(claims("a", 50, 99L), replica("c", 150L))).isFalse();
        assertThat(explained(claims("a", 50, 100L), replica("c", 100L))).isTrue();
    }

    @Test
    void onesThatCannotBeAskedAreNotWaitedFor() {
        Word silent = new Word(dead("c"), 0, null);
        assertThat(explained(claims("a", 50, 250L), claims("b", 200, 250L), silent))
                .isTrue();
    }

    @Test
    void aReplicaIsNotWaitedForForLongButARivalIs() {
        List<Word> slowReplica = List.of(claims("a", 50, 250L), claims("b", 200, 250L), replica("c", null));
        List<Word> slowRival = List.of(claims("a", 50, null), claims("b", 200, 250L), replica("c", 250L));
        assertThat(Rivals.areExplained(slowReplica, FRESH_SINCE, 199)).isFalse();
        assertThat(Rivals.areExplained(slowReplica, FRESH_SINCE, 200)).isTrue();
        assertThat(Rivals.areExplained(slowRival, FRESH_SINCE, 200)).isFalse();
    }

    @Test
    void aServerThatWasReplacedAndAcceptsWritesMustBeLeft() {
        ClusterView view = ClusterView.unknown().withWriter(new Node("b:3306"), "b");
        assertThat(Rivals.isAstray(writable("a"), view)).isTrue();
    }

    @Test
    void nobodyElseMust() {
        ClusterView view = ClusterView.unknown().withWriter(new Node("b:3306"), "b");
        assertThat(Rivals.isAstray(writable("b"), view)).as("the writer").isFalse();
        assertThat(Rivals.isAstray(readOnly("a"), view))
                .as("a demoted one ends its calls itself")
                .isFalse();
        assertThat(Rivals.isAstray(dead("a"), view)).as("one that says nothing").isFalse();
        assertThat(Rivals.isAstray(NodeReport.pending(new Node("a:3306"), false), view))
                .as("one that has not been asked since")
                .isFalse();
        assertThat(Rivals.isAstray(node(ClusterKind.GALERA, "a", true), view))
                .as("one of several writers")
                .isFalse();
        assertThat(Rivals.isAstray(writable("a"), view.withDoubt(true)))
                .as("while nobody knows the writer")
                .isFalse();
        assertThat(Rivals.isAstray(writable("a"), ClusterView.of(new Node("a:3306"))))
                .as("before the writer was ever asked")
                .isFalse();
    }
}
