package io.holdfast.cluster;

import io.holdfast.cluster.NodeProbe.About;
import io.holdfast.cluster.Promotions.Seen;
import io.holdfast.cluster.WriterElection.Incumbent;
import io.holdfast.cluster.WriterElection.Rejected;
import io.holdfast.fault.CertificateTrouble;
import io.holdfast.server.Dialect;
import io.holdfast.server.Origins;
import io.holdfast.server.RoleReport;
import io.holdfast.time.Ticker;
import io.holdfast.topology.ClusterKind;
import io.holdfast.topology.LostTransactions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the watches find out beyond who the writer is: which dialect the servers speak, who was promoted, what was lost, what somebody
 * should hear of. It belongs to the cluster and not to a watch: one that is new must not take for news what another knows to be none.
 *
 * <p>{@link #dialect} is for any thread; everything else is guarded by the cluster's lock.
 */
final class Findings {

    private final ClusterSettings settings;
    private final Ticker ticker;
    private final Notices notices;
    private final History history;
    private final Losses losses = new Losses();
    private final Promotions promotions = new Promotions();
    private volatile @Nullable Dialect dialect;

    Findings(ClusterSettings settings, Ticker ticker, Notices notices, History history) {
        this.settings = settings;
        this.ticker = ticker;
        this.notices = notices;
        this.history = history;
    }

    /** Null before the first connection. */
    @Nullable
    Dialect dialect() {
        return dialect;
    }

    /** What to ask a server of this cluster; found out with the first connection. */
    Dialect dialect(Connection connection) throws SQLException {
        Dialect known = dialect;
        if (known == null) {
            known = RoleProbe.recognise(connection, settings.kind());
            dialect = known;
        }
        return known;
    }

    /** What the last failover is known to have lost; null if that is not known. */
    @Nullable
    LostTransactions lost() {
        return losses.known();
    }

    /** The writer until now; null if there never was one. */
    @Nullable
    Incumbent incumbent(ClusterView view) {
        return view.server() == null
                ? null
                : new Incumbent(
                        view.server(),
                        view.writer(),
                        losses.positionOf(view.server()),
                        view.doubted() && view.suspect());
    }

    Seen seen() {
        return promotions.seen();
    }

    /** Time passes without a writer. */
    void searching(long since, String why, ClusterView view) {
        history.searching(since, why, view.writer());
    }

    /** A node is not what it was. */
    void nodeChanged(NodeReport report) {
        history.nodeChanged(report);
    }

    void certificate(WatchedNode node) {
        Instant expires = node.certificateExpires();
        CertificateTrouble trouble = node.certificateTrouble();
        notices.certificate(node.node(), trouble);
        if (expires != null && trouble == null) {
            notices.certificate(node.node(), expires, ticker.now());
        }
    }

    /**
     * A node was asked, and this came of it.
     *
     * @param asked the dialect that it was asked in
     */
    void heard(
            WatchedNode node,
            NodeReport answer,
            About about,
            long askedNanos,
            @Nullable Dialect asked,
            ClusterView view) {
        boolean told = about != About.ROLE;
        if (node.isDiscovered()) {
            discovered(answer);
        }
        if (told) {
            replication(node.node(), answer, view);
        }
        promotions.heard(answer, told, askedNanos, ticker.nanoTime(), view);
        if (answer.role() != null) {
            heard(node.node(), answer.role(), asked, view);
        }
    }

    /** Somebody, or nobody, answers at an address that did not come from the user. */
    private void discovered(NodeReport report) {
        if (report.isUnresolved()) {
            boolean followsFromName = dialect == Dialect.AURORA;
            notices.unresolved(report.node(), followsFromName, settings.hostPattern());
        } else {
            notices.resolved(report.node());
        }
    }

    /** What a replica says of its replication. */
    private void replication(Node node, NodeReport report, ClusterView view) {
        compare(node, report, view);
        if (report.channels() != null) {
            notices.replication(node, report.channels());
        } else if (report.role() != null && report.role().kind() == ClusterKind.REPLICATION) {
            notices.blindToReplication(node);
        }
    }

    /** Whether a node is none of the writer's replicas, as far as what it says of itself proves that. */
    private void compare(Node node, NodeReport report, ClusterView view) {
        RoleReport role = report.role();
        if (role == null
                || view.server() == null
                || !view.settled()
                || role.server().equals(view.server())) {
            return;
        }
        boolean isRival = role.writable()
                && !role.sharesWriting()
                && promotions.seen().outlived().contains(role.server());
        notices.rival(node, view.writer(), isRival, report.describe());
        boolean isForeign = !report.replicatesFrom(view.server())
                && Origins.areDisjoint(losses.positionOf(view.server()), role.position());
        notices.otherCluster(node, view.writer(), isForeign);
    }

    private void heard(Node node, RoleReport role, @Nullable Dialect asked, ClusterView view) {
        if (dialect == null && asked != null) {
            dialect = asked;
        }
        if (role.blind() != null) {
            notices.blindToMembers(node, role.blind());
        }
        losses.heard(role, role.server().equals(view.server()) && !view.doubted());
        sayWhatIsLost(view.writer());
    }

    /** @param former the server that was the writer before; null if there was none */
    void writerFound(Node node, RoleReport role, @Nullable String former) {
        promotions.elected(role.server().equals(former));
        if (former != null && !former.equals(role.server())) {
            losses.failedOver(former, role.server(), role.position());
            sayWhatIsLost(node);
        }
    }

    private void sayWhatIsLost(@Nullable Node writer) {
        LostTransactions news = losses.news();
        if (news != null) {
            history.lost(news);
            if (news.atLeast() > 0) {
                notices.lost(writer, news);
            }
        }
    }

    /** Something is wrong with this machine or with us, and nodes are not asked for it. */
    void monitorFailed(Throwable failure) {
        notices.monitorFailed(failure);
    }

    /** Whoever watches the nodes is not let in. */
    void monitorRefused(Rejected refusal) {
        if (CertificateTrouble.of(refusal.cause()) == null) { // which is said of each node
            notices.monitorRefused(String.valueOf(refusal.cause().getMessage()));
        }
    }

    /** The monitor is let in, and it is clear who the writer is. */
    void agreed() {
        notices.agreed();
    }

    /** Several servers accept writes, and nothing tells which is the writer. */
    void disputed(@Nullable Node writer, String why) {
        notices.disputed(writer, why);
    }
}
