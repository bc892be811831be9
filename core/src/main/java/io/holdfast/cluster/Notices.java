package io.holdfast.cluster;

import io.holdfast.event.Notice;
import io.holdfast.event.Notice.Kind;
import io.holdfast.fault.CertificateTrouble;
import io.holdfast.server.HostPattern;
import io.holdfast.server.ReplicaChannel;
import io.holdfast.topology.LostTransactions;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What lasts is said once: each kind of trouble once for each node, and again only after it was over. What happens is said whenever it
 * does: connections that are ended, transactions that are lost.
 *
 * <p>Guarded by the cluster's lock.
 */
final class Notices {

    /** Days before a certificate expires when it is worth a word. */
    private static final List<Long> WARNING_DAYS = List.of(21L, 7L, 1L, 0L);

    private final Consumer<Notice> report;
    private final Set<String> said = new HashSet<>();
    private final Map<Node, Long> warnedOfCertificate = new HashMap<>();
    private final Map<Node, CertificateTrouble> refusedCertificates = new HashMap<>();

    Notices(Consumer<Notice> report) {
        this.report = report;
    }

    private void once(Kind kind, @Nullable Node node, String text) {
        String where = node == null ? "" : node.address();
        if (said.add(kind + where)) {
            report.accept(new Notice(kind, where, text));
        }
    }

    void blindToMembers(Node node, String what) {
        blind(node, "members", what);
    }

    void blindToReplication(Node node) {
        blind(
                node,
                "replication",
                "where it replicates from, and whether it does; GRANT REPLICA MONITOR ON *.* on MariaDB,"
                        + " REPLICATION CLIENT on MySQL, to the application's user or the monitor's");
    }

    private void blind(Node node, String topic, String what) {
        if (said.add(Kind.GRANT_MISSING + " " + topic)) { // which is so on all nodes
            report.accept(new Notice(Kind.GRANT_MISSING, node.address(), "it does not show " + what));
        }
    }

    /**
     * @param followsFromName whether the cluster tells members' names alone, from which their addresses are made
     * @param pattern the user's, by which that is done; null if it is by the endpoint's
     */
    void unresolved(Node node, boolean followsFromName, @Nullable HostPattern pattern) {
        String why =
                "this name of a member cannot be resolved here, so that the member is not watched, and not connected to if it"
                        + " becomes the writer; ";
        if (!followsFromName) {
            why +=
                    "the cluster has told the name: list the addresses of all members in the URL, as this machine reaches them";
        } else if (pattern == null) {
            why += "it is made from the endpoint's in the URL: set holdfast.hostPattern if instances have other names";
        } else {
            why += "it is made by holdfast.hostPattern=" + pattern;
        }
        once(Kind.HOST_UNRESOLVED, node, why);
    }

    void resolved(Node node) {
        said.remove(Kind.HOST_UNRESOLVED + node.address());
    }

    void privileged(@Nullable Node node, String privilege) {
        once(
                Kind.PRIVILEGED_ACCOUNT,
                node,
                "the user of the application has the privilege " + privilege
                        + ", so that what it writes to a server that was made read-only may succeed there, and be lost");
    }

    void monitorRefused(String why) {
        once(
                Kind.MONITOR_REFUSED,
                null,
                "the monitor's user is refused, so that only who runs into a failover notices it: " + why);
    }

    void monitorFailed(Throwable failure) {
        once(
                Kind.MONITOR_FAILED,
                null,
                "the monitor could not do its work, so that a failover may be noticed late: " + failure);
    }

    void disputed(@Nullable Node writer, String why) {
        once(Kind.SPLIT_BRAIN, writer, "connections stay there: " + why);
    }

    /** Whether the monitor is let in, and who the writer is, is no question now; if it is one again that is said again. */
    void agreed() {
        said.removeIf(what -> what.startsWith(Kind.SPLIT_BRAIN.name()) || what.startsWith(Kind.MONITOR_REFUSED.name()));
    }

    void left(Node node, int connections, String evidence, @Nullable Node writer) {
        report.accept(new Notice(
                Kind.STRAY_WRITER,
                node.address(),
                "it accepts writes and is not the writer, which is " + writer + ": ended " + connections
                        + " connections to it; " + evidence));
    }

    /** @param isRival whether it accepts writes although another one is the writer, and was found to be so since */
    void rival(Node node, @Nullable Node writer, boolean isRival, String evidence) {
        lasts(
                Kind.STRAY_WRITER,
                node,
                isRival,
                "it accepts writes and is not the writer, which is " + writer
                        + ": a replica left writable, a former writer, or a server of another cluster; " + evidence);
    }

    /** @param isForeign whether it and the writer have none of their transactions in common */
    void otherCluster(Node node, @Nullable Node writer, boolean isForeign) {
        lasts(
                Kind.OTHER_CLUSTER,
                node,
                isForeign,
                "it has no transaction in common with the writer, " + writer
                        + ", and does not replicate from it: list the hosts of one cluster");
    }

    private void lasts(Kind kind, Node node, boolean is, String text) {
        if (is) {
            once(kind, node, text);
        } else {
            said.remove(kind + node.address());
        }
    }

    void lost(@Nullable Node writer, LostTransactions lost) {
        report.accept(new Notice(
                Kind.TRANSACTIONS_LOST,
                writer == null ? "" : writer.address(),
                "the new writer lacks what was committed before: " + lost));
    }

    void replication(Node node, List<ReplicaChannel> channels) {
        String error = ReplicaChannel.trouble(channels);
        String key = Kind.REPLICATION_STOPPED + node.address();
        if (error != null) {
            once(Kind.REPLICATION_STOPPED, node, error);
        } else if (said.remove(key)) {
            report.accept(new Notice(Kind.REPLICATION_RESUMED, node.address(), "it replicates again"));
        }
    }

    /**
     * Said when it is refused, and again when it was accepted meanwhile, or something else is wrong with it; not again if it is only
     * known better by now.
     */
    void certificate(Node node, @Nullable CertificateTrouble trouble) {
        CertificateTrouble before = refusedCertificates.get(node);
        if (trouble == null) {
            refusedCertificates.remove(node);
        } else if (trouble.isLike(before)) {
            if (trouble.isComplete()) {
                refusedCertificates.put(node, trouble);
            }
        } else {
            refusedCertificates.put(node, trouble);
            report.accept(new Notice(
                    Kind.CERTIFICATE_REFUSED,
                    node.address(),
                    "new connections fail, open ones live on: " + trouble.describe()));
        }
    }

    /** Said when it comes to 21 days, to 7, to 1, and when it is over. */
    void certificate(Node node, Instant expires, Instant now) {
        long days = Math.max(-1, Math.floorDiv(Duration.between(now, expires).toSeconds(), 86_400L));
        Long reached = null;
        for (Long limit : WARNING_DAYS) {
            reached = days < limit ? limit : reached;
        }
        Long before = warnedOfCertificate.get(node);
        if (reached == null) {
            warnedOfCertificate.remove(node);
        } else if (before == null || reached < before) {
            warnedOfCertificate.put(node, reached);
            report.accept(new Notice(
                    Kind.CERTIFICATE_EXPIRES,
                    node.address(),
                    (expires.isBefore(now) ? "its certificate expired on " : "its certificate expires on ") + expires));
        }
    }
}
