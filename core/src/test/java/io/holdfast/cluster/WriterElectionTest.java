package io.holdfast.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.cluster.Promotions.Seen;
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

    private static final Incumbent A = incumbent("a", false);
    private static final Incumbent SUSPECT_A = incumbent("a", true);

    private static Incumbent incumbent(String server, boolean suspect) {
        return new Incumbent(server, new Node(server + ":3306"), null, suspect);
    }

    private static Seen promoted(String... servers) {
        return new Seen(Set.of(servers), Set.of(), Set.of(), Set.of(), Set.of());
    }

    private static Verdict decide(@Nullable Incumbent incumbent, Seen seen, NodeReport... reports) {
        return WriterElection.decide(List.of(reports), incumbent, seen, true, true);
    }

    private static Verdict decide(@Nullable Incumbent incumbent, NodeReport... reports) {
        return decide(incumbent, Seen.NOTHING, reports);
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
                        .map(source -> new ReplicaChannel(source, "", source + ":3306", true, true, false, 0L, null))
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
            assertOpen(WriterElection.decide(reports, null, Seen.NOTHING, false, true));
            assertElected("b", WriterElection.decide(reports, null, Seen.NOTHING, true, true));
        }

        @Test
        void ofTheWriterThatWasNeedsNobodyElse() {
            assertElected("a", WriterElection.decide(List.of(writer("a"), pending("b")), A, Seen.NOTHING, false, true));
            assertOpen(WriterElection.decide(List.of(writer("a"), pending("b")), SUSPECT_A, Seen.NOTHING, false, true));
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
            assertOpen(WriterElection.decide(List.of(denied("a"), pending("b")), null, Seen.NOTHING, true, true));
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
                    List.of(expired("a"), replica("b"), pending("c")), null, Seen.NOTHING, true, true));
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
            assertThat(WriterElection.decide(reports, A, Seen.NOTHING, true, false))
                    .isInstanceOfSatisfying(
                            Undecided.class,
                            undecided -> assertThat(undecided.disputed()).isTrue());
        }

        @Test
        void aReplicaThatWasLeftWritableIsAReplica() {
            assertElected("a", decide(null, writer("a"), from(writer("b"), "a")));
            assertElected("a", decide(SUSPECT_A, promoted("b"), writer("a"), from(writer("b"), "a")));
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
            assertElected("b", decide(SUSPECT_A, promoted("b"), writer("a"), writer("b")));
            assertDisputed(decide(SUSPECT_A, promoted("b", "c"), writer("b"), writer("c")));
        }

        /** The application was cut off, and saw neither the promotion nor what the former writer did meanwhile. */
        @Test
        void oneThatWasReleasedWhileNobodyLookedIsNewer() {
            Seen released = new Seen(Set.of(), Set.of(), Set.of(), Set.of("b"), Set.of());
            assertElected("b", decide(SUSPECT_A, released, writer("a"), writer("b")));
            assertElected("a", decide(A, released, writer("a"), writer("b")));
        }

        /** A copy that somebody took off and made writable. */
        @Test
        void butNotOneThatWasReleasedWhileTheWriterWasWell() {
            Seen copied = new Seen(Set.of(), Set.of("b"), Set.of(), Set.of("b"), Set.of());
            assertElected("a", decide(SUSPECT_A, copied, writer("a"), writer("b")));
        }

        /** Somebody lifted the fence of a replica while nothing was wrong with the writer. */
        @Test
        void butNotNewerThanAWriterThatNobodyDoubts() {
            assertElected("a", decide(A, promoted("b"), writer("a"), writer("b")));
        }
    }

    /** Somebody accepts writes while the writer does not, or says nothing. */
    @Nested
    class OneClaimOfAnother {

        private static Seen seen(
                Set<String> promoted, Set<String> outlived, Set<String> attached, Set<String> released) {
            return new Seen(promoted, outlived, attached, released, Set.of());
        }

        private void assertObjection(String text, Verdict verdict) {
            assertThat(verdict).isInstanceOfSatisfying(Undecided.class, undecided -> {
                assertThat(undecided.disputed()).isFalse();
                assertThat(undecided.why()).contains("b:3306 accepts writes and was not seen being promoted", text);
            });
        }

        @Test
        void isFollowedAtOnceIfItWasPromotedBeforeOurEyes() {
            List<NodeReport> reports = List.of(pending("a"), writer("b"));
            assertElected("b", WriterElection.decide(reports, SUSPECT_A, promoted("b"), true, false));
            assertElected("b", decide(SUSPECT_A, promoted("b"), dead("a"), from(writer("b"), "a")));
            assertElected("b", decide(SUSPECT_A, promoted("b"), replica("a", "b"), writer("b")));
        }

        @Test
        void isNotIfItReplicatesFromTheWriter() {
            assertObjection("a replica left writable", decide(SUSPECT_A, dead("a"), from(writer("b"), "a")));
            assertObjection("a replica left writable", decide(SUSPECT_A, replica("a"), from(writer("b"), "a")));
        }

        @Test
        void norIfItDoesSoByWayOfAnother() {
            assertObjection(
                    "a replica left writable", decide(SUSPECT_A, dead("a"), from(writer("b"), "c"), replica("c", "a")));
            assertElected("b", decide(SUSPECT_A, dead("a"), from(writer("b"), "elsewhere"), replica("c", "a")));
        }

        /** MariaDB forgets its source's identity when it is restarted, until it reaches it. */
        @Test
        void norIfItKnowsTheWriterByItsAddressOnly() {
            ReplicaChannel connecting = new ReplicaChannel("", "", "a:3306", false, true, false, null, null);
            NodeReport restarted = writer("b").with(List.of(connecting), false);
            assertObjection("a replica left writable", decide(SUSPECT_A, dead("a"), restarted));
        }

        @Test
        void norIfItLastToldSo() {
            Seen attached = seen(Set.of(), Set.of(), Set.of("b"), Set.of());
            assertObjection(
                    "a replica left writable", decide(SUSPECT_A, attached, dead("a"), from(writer("b"), "elsewhere")));
        }

        @Test
        void isFollowedOnceItsReplicationIsStoppedOrRemoved() {
            ReplicaChannel stopped = new ReplicaChannel("a", "", "a:3306", false, false, true, null, null);
            NodeReport halted = writer("b").with(List.of(stopped), false);
            Seen released = seen(Set.of(), Set.of("b"), Set.of(), Set.of("b"));
            assertElected("b", decide(SUSPECT_A, halted, dead("a")));
            assertElected("b", decide(SUSPECT_A, released, halted, dead("a")));
            assertElected("b", decide(SUSPECT_A, released, from(writer("b")), dead("a")));
            assertElected("b", decide(SUSPECT_A, from(writer("b")), dead("a")));
        }

        /** Its fence was lifted, and the writer was the writer still. */
        @Test
        void isNoPromotionIfTheWriterOutlivedIt() {
            Seen outlived = seen(Set.of("b"), Set.of("b"), Set.of("b"), Set.of());
            assertObjection("a replica left writable", decide(SUSPECT_A, outlived, dead("a"), from(writer("b"), "a")));
            Seen detached = seen(Set.of("b"), Set.of("b"), Set.of(), Set.of("b"));
            assertElected("b", decide(SUSPECT_A, detached, dead("a"), from(writer("b"))));
        }

        @Test
        void ofARivalOfOldIsNoNews() {
            Seen outlived = seen(Set.of(), Set.of("b"), Set.of(), Set.of());
            assertObjection(
                    "a former writer, or a server of another cluster",
                    decide(SUSPECT_A, outlived, dead("a"), from(writer("b"))));
        }

        @Test
        void isBelievedWhereNobodyMayTellWhoReplicates() {
            Seen outlived = seen(Set.of(), Set.of("b"), Set.of(), Set.of());
            assertElected("b", decide(SUSPECT_A, dead("a"), writer("b")));
            assertElected("b", decide(SUSPECT_A, outlived, dead("a"), writer("b")));
        }

        @Test
        void waitsForTheWriterThatMayOnlyBeSlow() {
            for (Incumbent incumbent : List.of(A, SUSPECT_A)) {
                List<NodeReport> reports = List.of(pending("a"), from(writer("b")));
                assertObjection(
                        "a:3306, has yet to answer",
                        WriterElection.decide(reports, incumbent, Seen.NOTHING, true, true));
            }
        }

        @Test
        void waitsUntilItHasToldWhereItReplicatesFrom() {
            List<NodeReport> reports = List.of(dead("a"), writer("b"));
            assertObjection("has yet to tell", WriterElection.decide(reports, SUSPECT_A, Seen.NOTHING, true, false));
        }

        /** A virtual IP, an endpoint: whoever moves it says who is the writer. */
        @Test
        void isFollowedAtTheAddressOfTheWriter() {
            Incumbent former = new Incumbent("former", new Node("b:3306"), null, true);
            assertElected("b", decide(former, from(writer("b"), "former")));
            assertElected("b", decide(former, pending("a"), from(writer("b"), "former")));
        }

        @Test
        void isIgnoredIfItSharesNoTransactionWithTheWriter() {
            Incumbent dead = new Incumbent("a", new Node("a:3306"), "3-1-7;3-1-7", true);
            NodeReport other = NodeReport.answered(
                    new Node("b:3306"),
                    new RoleReport(
                            ClusterKind.REPLICATION, "b", true, false, "", null, List.of(), "4-9-2;4-9-2", null));
            assertThat(decide(dead, promoted("b"), dead("a"), other))
                    .isInstanceOfSatisfying(
                            Undecided.class,
                            undecided -> assertThat(undecided.why())
                                    .contains("b:3306 is of another cluster than the writer"));
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
            assertElected("b", WriterElection.decide(reports, SUSPECT_A, Seen.NOTHING, false, false));
            assertElected("b", WriterElection.decide(reports, A, Seen.NOTHING, false, false));
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
            assertElected("b", decide(incumbent("b", true), a, b));
            assertElected("a", decide(incumbent("gone", true), a, b));
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
            assertElected("b", decide(incumbent("b", true), a, b));
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

        /** Each has the instances of its own cluster in its table. */
        @Test
        void ofAuroraAreRefusedIfNeitherKnowsTheOther() {
            NodeReport a = aurora("a", true, "a", "b");
            NodeReport b = aurora("b", false, "a", "b");
            NodeReport other = aurora("x", true, "x", "y");
            assertMixed("a:3306 to aurora of a, b", a, b, other);
            assertMixed("x:3306 to aurora of x, y", a, other);
            assertElected("a", decide(null, a, b));
            assertElected("a", decide(null, aurora("a", true, "a"), b)); // b is new, and a has not heard of it
            assertElected("a", decide(null, a, aurora("c", false, "a", "b"))); // a table that proves nothing
        }

        /** One that was away at first, and is newer than the writer of ours. */
        @Test
        void ofAuroraAreNotFollowedLater() {
            NodeReport a = node(ClusterKind.AURORA, "a", true, null, row("a", true, 1), row("b", false, 1));
            NodeReport b = node(ClusterKind.AURORA, "b", false, null, row("a", true, 1), row("b", false, 1));
            NodeReport other = node(ClusterKind.AURORA, "x", true, null, row("x", true, 9));
            assertElected("a", decide(A, a, b, other));
            assertElected("a", decide(SUSPECT_A, a, b, other));
            assertThat(decide(SUSPECT_A, dead("a"), b, other))
                    .isInstanceOfSatisfying(
                            Undecided.class,
                            undecided ->
                                    assertThat(undecided.why()).contains("x:3306 is of another cluster", "read-only"));
        }

        private NodeReport aurora(String name, boolean writable, String... table) {
            Member[] rows = Arrays.stream(table)
                    .map(server -> new Member(server, null, true, server.equals(table[0]), null))
                    .toArray(Member[]::new);
            return node(ClusterKind.AURORA, name, writable, null, rows);
        }

        private Member row(String server, boolean writer, int second) {
            return new Member(server, null, true, writer, LocalDateTime.of(2026, 1, 1, 10, 0, second));
        }

        private void assertMixed(String part, NodeReport... reports) {
            assertMixed(reports);
            assertThat(decide(null, reports))
                    .isInstanceOfSatisfying(
                            Rejected.class,
                            rejected -> assertThat(rejected.why()).contains(part));
        }

        private void assertMixed(NodeReport... reports) {
            assertThat(decide(null, reports))
                    .isInstanceOfSatisfying(
                            Rejected.class,
                            rejected -> assertThat(rejected.cause().getMessage())
                                    .contains("different clusters", "a:3306", "list the hosts of one cluster"));
        }

        @Test
        void areNotWhatANodeIsThatChangesWhileTheClusterIsInUse() {
            assertElected("a", decide(A, node(ClusterKind.GALERA, "a", true, "u"), writer("b")));
        }
    }
}
