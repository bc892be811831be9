package io.holdfast.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.cluster.WriterElection.Elected;
import io.holdfast.cluster.WriterElection.Incumbent;
import io.holdfast.cluster.WriterElection.Rejected;
import io.holdfast.cluster.WriterElection.Undecided;
import io.holdfast.cluster.WriterElection.Verdict;
import io.holdfast.fault.Fault;
import io.holdfast.server.Member;
import io.holdfast.server.ReplicaChannel;
import io.holdfast.server.RoleReport;
import io.holdfast.topology.ClusterKind;
import java.security.cert.CertificateExpiredException;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Who is the writer, case by case. Servers are called by the name of their node. */
class WriterElectionTest {

    private static final Incumbent A = new Incumbent("a", false);
    private static final Incumbent SUSPECT_A = new Incumbent("a", true);

    private static Verdict decide(@Nullable Incumbent incumbent, Set<String> promoted, NodeReport... reports) {
        return WriterElection.decide(List.of(reports), incumbent, promoted, true, true);
    }

    private static Verdict decide(@Nullable Incumbent incumbent, NodeReport... reports) {
        return decide(incumbent, Set.of(), reports);
    }

    private static void assertElected(String server, Verdict verdict) {
        assertThat(verdict)
                .isInstanceOfSatisfying(
                        Elected.class, elected -> assertThat(elected.server()).isEqualTo(server));
    }

    private static void assertDisputed(Verdict verdict) {
        assertThat(verdict).isInstanceOfSatisfying(Undecided.class, undecided -> {
            assertThat(undecided.disputed()).isTrue();
            assertThat(undecided.why()).contains("several servers accept writes");
        });
    }

    private static void assertOpen(Verdict verdict) {
        assertThat(verdict)
                .isInstanceOfSatisfying(
                        Undecided.class,
                        undecided -> assertThat(undecided.disputed()).isFalse());
    }

    private static NodeReport node(
            ClusterKind kind, String name, boolean writable, @Nullable String cluster, Member... members) {
        return NodeReport.answered(
                new Node(name + ":3306"),
                new RoleReport(kind, name, writable, false, "evidence", cluster, List.of(members), null, null));
    }

    private static NodeReport writer(String name) {
        return node(ClusterKind.REPLICATION, name, true, null);
    }

    private static NodeReport replica(String name, String... sources) {
        return from(node(ClusterKind.REPLICATION, name, false, null), sources);
    }

    private static NodeReport from(NodeReport report, String... sources) {
        return report.with(
                Arrays.stream(sources)
                        .map(source -> new ReplicaChannel(source, "", source + ":3306", true, true, 0L, null))
                        .toList(),
                false);
    }

    private static NodeReport dead(String name) {
        return NodeReport.failed(new Node(name + ":3306"), Fault.UNREACHABLE, new SQLException("refused"));
    }

    private static NodeReport denied(String name) {
        return NodeReport.failed(new Node(name + ":3306"), Fault.ACCESS_DENIED, new SQLException("denied", "28000"));
    }

    private static NodeReport expired(String name) {
        return NodeReport.failed(
                new Node(name + ":3306"),
                Fault.ACCESS_DENIED,
                new SQLException("Communications link failure", "08S01", new CertificateExpiredException("NotAfter")));
    }

    private static NodeReport pending(String name) {
        return NodeReport.pending(new Node(name + ":3306"), false);
    }

    @Nested
    class OneClaim {

        @Test
        void isBelievedOnceAllHaveAnswered() {
            assertElected("a", decide(null, writer("a"), replica("b", "a"), dead("c")));
        }

        @Test
        void waitsForTheOthersAWhile() {
            List<NodeReport> reports = List.of(writer("b"), pending("a"));
            assertOpen(WriterElection.decide(reports, null, Set.of(), false, true));
            assertElected("b", WriterElection.decide(reports, null, Set.of(), true, true));
        }

        @Test
        void ofTheWriterThatWasNeedsNobodyElse() {
            assertElected("a", WriterElection.decide(List.of(writer("a"), pending("b")), A, Set.of(), false, true));
            assertOpen(WriterElection.decide(List.of(writer("a"), pending("b")), SUSPECT_A, Set.of(), false, true));
        }

        @Test
        void byTwoAddressesIsOne() {
            NodeReport again = NodeReport.answered(
                    new Node("endpoint:3306"),
                    Objects.requireNonNull(writer("a").role()));
            Verdict verdict = decide(null, writer("a"), again);
            assertThat(verdict)
                    .isInstanceOfSatisfying(
                            Elected.class, elected -> assertThat(elected.node()).isEqualTo(new Node("a:3306")));
        }
    }

    @Nested
    class NoClaim {

        @Test
        void isNoWriter() {
            assertOpen(decide(null, replica("b", "a"), dead("a")));
            assertOpen(decide(A, replica("b"), dead("a")));
        }

        @Test
        void isRefusedIfAllWhoAnswerRefuse() {
            assertThat(decide(null, denied("a"), dead("b"))).isInstanceOf(Rejected.class);
            assertOpen(decide(null, denied("a"), replica("b", "a")));
            assertOpen(WriterElection.decide(List.of(denied("a"), pending("b")), null, Set.of(), true, true));
        }
    }

    /** Nobody waits for a writer that is there, and that nobody can have. */
    @Nested
    class AnUntrustedNode {

        @Test
        void isTheWriterIfNobodyElseCanBe() {
            assertUntrusted(decide(null, replica("b", "a"), expired("a"), replica("c", "a")));
            assertUntrusted(decide(A, replica("b", "a"), expired("a")));
            assertUntrusted(decide(SUSPECT_A, expired("a"), expired("b")));
        }

        @Test
        void isNoneIfAnotherIsOrMayBecomeIt() {
            assertElected("a", decide(null, writer("a"), expired("b")));
            assertOpen(decide(A, replica("a"), expired("b"))); // demoted: another is about to be promoted
            assertOpen(decide(A, dead("a"), replica("b"), expired("c")));
            assertOpen(decide(null, replica("b"), expired("a"), denied("c")));
            assertOpen(WriterElection.decide(
                    List.of(expired("a"), replica("b"), pending("c")), null, Set.of(), true, true));
        }

        private void assertUntrusted(Verdict verdict) {
            assertThat(verdict)
                    .isInstanceOfSatisfying(
                            Rejected.class,
                            rejected -> assertThat(rejected.why()).isEqualTo("a:3306: its certificate has expired"));
        }
    }

    /** MySQL and MariaDB replication: nobody but a person or a tool says who is the writer. */
    @Nested
    class TwoClaimsInReplication {

        @Test
        void areUndecidableWithoutMore() {
            assertDisputed(decide(null, writer("a"), writer("b")));
        }

        @Test
        void areUndecidedUntilTheyHaveSaidWhereTheyReplicateFrom() {
            List<NodeReport> reports = List.of(writer("a"), writer("b"));
            assertThat(WriterElection.decide(reports, A, Set.of(), true, false))
                    .isInstanceOfSatisfying(
                            Undecided.class,
                            undecided -> assertThat(undecided.disputed()).isTrue());
        }

        @Test
        void aReplicaThatWasLeftWritableIsAReplica() {
            assertElected("a", decide(null, writer("a"), from(writer("b"), "a")));
            assertElected("a", decide(SUSPECT_A, Set.of("b"), writer("a"), from(writer("b"), "a")));
        }

        @Test
        void theOneThatTheReplicasReplicateFrom() {
            assertElected("b", decide(null, writer("a"), writer("b"), replica("c", "b")));
            assertElected("b", decide(A, writer("a"), writer("b"), replica("c", "b")));
            assertDisputed(decide(null, writer("a"), writer("b"), replica("c", "b"), replica("d", "a")));
        }

        @Test
        void twoThatReplicateFromEachOtherAreNoBetter() {
            assertDisputed(decide(null, from(writer("a"), "b"), from(writer("b"), "a")));
        }

        @Test
        void aReturnedFormerWriterChangesNothing() {
            assertElected("a", decide(A, writer("a"), writer("b")));
            assertElected("a", decide(SUSPECT_A, writer("a"), writer("b")));
        }

        @Test
        void oneThatWasPromotedBeforeOurEyesIsNewer() {
            assertElected("b", decide(SUSPECT_A, Set.of("b"), writer("a"), writer("b")));
            assertDisputed(decide(SUSPECT_A, Set.of("b", "c"), writer("b"), writer("c")));
        }

        /** Somebody lifted the fence of a replica while nothing was wrong with the writer. */
        @Test
        void butNotNewerThanAWriterThatNobodyDoubts() {
            assertElected("a", decide(A, Set.of("b"), writer("a"), writer("b")));
        }
    }

    @Nested
    class Groups {

        private NodeReport member(String name, boolean writable, String primary) {
            Member[] members = List.of("a", "b", "c").stream()
                    .map(id -> new Member(id, id + ":3306", true, id.equals(primary), null))
                    .toArray(Member[]::new);
            return node(ClusterKind.GROUP_REPLICATION, name, writable, "g", members);
        }

        @Test
        void theMajoritysPrimaryNeedsNobodysConfirmation() {
            List<NodeReport> reports = List.of(member("b", true, "b"), pending("a"), pending("c"));
            assertElected("b", WriterElection.decide(reports, SUSPECT_A, Set.of(), false, false));
            assertElected("b", WriterElection.decide(reports, A, Set.of(), false, false));
        }

        @Test
        void ofTwoTheOneWhomMoreMembersNameIsIt() {
            assertElected("b", decide(A, member("a", true, "a"), member("b", true, "b"), member("c", false, "b")));
            assertDisputed(decide(null, member("a", true, "a"), member("b", true, "b")));
        }

        @Test
        void withSeveralPrimariesTheWriterStaysWhereItIs() {
            Member[] all = List.of("a", "b").stream()
                    .map(id -> new Member(id, id + ":3306", true, true, null))
                    .toArray(Member[]::new);
            NodeReport a = node(ClusterKind.GROUP_REPLICATION, "a", true, "g", all);
            NodeReport b = node(ClusterKind.GROUP_REPLICATION, "b", true, "g", all);
            assertElected("a", decide(null, a, b));
            assertElected("b", decide(new Incumbent("b", true), a, b));
            assertElected("a", decide(new Incumbent("gone", true), a, b));
        }
    }

    @Nested
    class GaleraClusters {

        @Test
        void theWriterStaysWhereItIsElseIsTheFirstInTheList() {
            NodeReport a = node(ClusterKind.GALERA, "a", true, "u");
            NodeReport b = node(ClusterKind.GALERA, "b", true, "u");
            NodeReport unready = node(ClusterKind.GALERA, "a", false, "u");
            assertElected("a", decide(null, a, b));
            assertElected("b", decide(new Incumbent("b", true), a, b));
            assertElected("b", decide(A, unready, b));
            assertOpen(decide(A, unready, dead("b")));
        }
    }

    @Nested
    class Aurora {

        private Member row(String server, boolean writer, int second) {
            return new Member(server, null, true, writer, LocalDateTime.of(2026, 1, 1, 10, 0, second));
        }

        @Test
        void theNewestOfTwoWriterRowsCounts() {
            NodeReport old = node(ClusterKind.AURORA, "a", true, null, row("a", true, 1), row("b", false, 1));
            NodeReport young = node(ClusterKind.AURORA, "b", true, null, row("a", true, 1), row("b", true, 9));
            assertElected("b", decide(A, old, young));
            assertElected("b", decide(null, old, young));
        }

        @Test
        void aWriterThatTheOthersHaveReplacedHasToWait() {
            NodeReport old = node(ClusterKind.AURORA, "a", true, null, row("a", true, 1));
            NodeReport reader = node(ClusterKind.AURORA, "c", false, null, row("b", true, 9));
            assertOpen(decide(SUSPECT_A, old, reader, dead("b")));
            assertOpen(decide(null, old, reader));
        }

        @Test
        void unlessTheOneThatIsNamedDeniesIt() {
            NodeReport writer = node(ClusterKind.AURORA, "a", true, null, row("b", true, 1));
            NodeReport reader = node(ClusterKind.AURORA, "b", false, null, row("b", true, 9));
            assertElected("a", decide(null, writer, reader));
        }

        @Test
        void theEndpointOfAReaderLeadsToNoWriter() {
            assertOpen(decide(null, node(ClusterKind.AURORA, "c", false, null, row("a", true, 1))));
        }
    }

    @Nested
    class MixedClusters {

        @Test
        void areRefusedByName() {
            assertMixed(writer("a"), node(ClusterKind.GALERA, "b", true, "u"));
            assertMixed(node(ClusterKind.GALERA, "a", true, "u"), node(ClusterKind.GALERA, "b", true, "v"));
            assertMixed(
                    node(ClusterKind.GROUP_REPLICATION, "a", true, "g"),
                    node(ClusterKind.GROUP_REPLICATION, "b", false, "h"));
        }

        private void assertMixed(NodeReport... reports) {
            assertThat(decide(null, reports))
                    .isInstanceOfSatisfying(
                            Rejected.class,
                            rejected -> assertThat(rejected.cause().getMessage())
                                    .contains("different clusters", "a:3306", "b:3306"));
        }

        @Test
        void areNotWhatANodeIsThatChangesWhileTheClusterIsInUse() {
            assertElected("a", decide(A, node(ClusterKind.GALERA, "a", true, "u"), writer("b")));
        }
    }
}
