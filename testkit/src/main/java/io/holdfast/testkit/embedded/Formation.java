package io.holdfast.testkit.embedded;

import io.holdfast.testkit.ClusterException;
import io.holdfast.testkit.embedded.EmbeddedNode.Role;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which server leads and which ones follow it, and how that changes. One verb at a time; only {@link #writer()} and {@link
 * #bestReplica()} may be called at any time.
 */
final class Formation {

    private static final Logger LOG = LoggerFactory.getLogger(Formation.class);
    private static final Duration CATCH_UP_WITHIN = Duration.ofSeconds(60);
    private static final Duration SWITCH_WITHIN = Duration.ofSeconds(10);

    private final EmbeddedServers servers;
    private final List<EmbeddedNode> nodes;
    private volatile EmbeddedNode writer;
    /** Whether the writer was promoted when there was no replica left, and waits for none until one joins it. */
    private boolean alone;

    Formation(EmbeddedServers servers) {
        this.servers = servers;
        nodes = servers.nodes();
        writer = nodes.get(0);
    }

    EmbeddedNode writer() {
        return writer;
    }

    /** Makes the replicas follow the first writer. */
    void assemble() {
        try (AdminSession session = AdminSession.open(writer)) {
            lead(session, writer);
        }
        followWriter(writer);
        for (EmbeddedNode node : nodes) {
            if (node != writer) {
                awaitCaughtUp(node, CATCH_UP_WITHIN);
            }
        }
    }

    private void lead(AdminSession session, EmbeddedNode node) {
        Replication.lead(session, nodes.size() > 1 && !(alone && node == writer));
        node.become(Role.WRITER);
    }

    // ---- another writer ----

    void switchover(EmbeddedNode target) {
        EmbeddedNode old = writer;
        if (target == old) {
            makeWritable();
            return;
        }
        try (AdminSession from = AdminSession.open(old, SWITCH_WITHIN);
                AdminSession next = AdminSession.open(target, SWITCH_WITHIN)) {
            mustBeReplica(next, target);
            if (ReplicaStatus.of(next).lags()) {
                Replication.lag(next, 0);
            }
            handOver(from, next, target);
            Replication.join(from, target);
            old.become(Role.REPLICA);
        }
        followWriter(old);
    }

    private void handOver(AdminSession from, AdminSession next, EmbeddedNode target) {
        Replication.setReadOnly(from, true);
        try {
            Replication.awaitApplied(next, target, Replication.position(from), SWITCH_WITHIN);
            lead(next, target);
        } catch (RuntimeException e) {
            try {
                Replication.setReadOnly(from, false);
            } catch (RuntimeException another) {
                e.addSuppressed(another);
            }
            throw e;
        }
        alone = false;
        writer = target;
    }

    void promote(EmbeddedNode target) {
        EmbeddedNode old = writer;
        if (target == old) {
            makeWritable();
            return;
        }
        List<EmbeddedNode> others = replicas().filter(other -> other != target).toList();
        try (AdminSession session = AdminSession.open(target, CATCH_UP_WITHIN)) {
            mustBeReplica(session, target);
            String position = Replication.stopReceiving(session);
            applyAll(session, target, position);
            for (EmbeddedNode other : others) {
                position = takeFrom(other, session, target, position);
            }
            alone = others.isEmpty();
            writer = target;
            lead(session, target);
        }
        followWriter(old);
    }

    /** Has a replica that will be promoted get what another one has received beyond this position. */
    private static String takeFrom(EmbeddedNode other, AdminSession session, EmbeddedNode target, String position) {
        try (AdminSession otherSession = AdminSession.open(other, CATCH_UP_WITHIN)) {
            String more = Replication.stopReceiving(otherSession);
            if (Replication.sequence(more) <= Replication.sequence(position)) {
                return position;
            }
            applyAll(otherSession, other, more);
            Replication.follow(session, other);
            Replication.awaitApplied(session, target, more, CATCH_UP_WITHIN);
            return more;
        }
    }

    private static void applyAll(AdminSession session, EmbeddedNode node, String received) {
        Replication.applyAtOnce(session);
        Replication.awaitApplied(session, node, received, CATCH_UP_WITHIN);
    }

    /** Makes the replicas that live, but not the former writer, follow the new one. */
    private void followWriter(EmbeddedNode former) {
        for (EmbeddedNode node : replicas().filter(node -> node != former).toList()) {
            try (AdminSession session = AdminSession.open(node)) {
                Replication.follow(session, writer);
                awaitReceived(session, node);
            }
        }
    }

    private void mustBeReplica(AdminSession session, EmbeddedNode node) {
        ReplicaStatus status = ReplicaStatus.of(session);
        String reason = status.isReplica() && !status.hasSource(writer)
                ? "it replicates from another server than " + writer.name()
                : status.cannotApplyBecause();
        if (!reason.isEmpty()) {
            throw new ClusterException(
                    node.name() + " cannot become the writer: " + reason + "; restart it as a replica first");
        }
    }

    // ---- replicas ----

    private Stream<EmbeddedNode> replicas() {
        EmbeddedNode current = writer;
        return nodes.stream().filter(node -> node != current && node.answers() && node.role() == Role.REPLICA);
    }

    private record Candidate(EmbeddedNode node, long sequence) {}

    /** The living replica that has most of what the writer wrote; of equals, the first one. */
    Optional<EmbeddedNode> bestReplica() {
        return replicas()
                .flatMap(node -> candidate(node).stream())
                .max(Comparator.comparingLong(Candidate::sequence)
                        .thenComparing(candidate -> candidate.node().serverId(), Comparator.reverseOrder()))
                .map(Candidate::node);
    }

    private Optional<Candidate> candidate(EmbeddedNode node) {
        try (AdminSession session = AdminSession.open(node)) {
            return ReplicaStatus.of(session).hasSource(writer)
                    ? Optional.of(new Candidate(node, Replication.sequence(Replication.received(session))))
                    : Optional.empty();
        } catch (ClusterException e) {
            return Optional.empty(); // It went at this moment.
        }
    }

    void lag(EmbeddedNode node, Duration by) {
        writer.mustAnswer(); // The replica will ask it again for what it has received and not applied.
        try (AdminSession session = AdminSession.open(node, SWITCH_WITHIN)) {
            if (!ReplicaStatus.of(session).isReplica()) {
                throw new ClusterException(node.name() + " is no replica, only those can lag");
            }
            Replication.lag(session, by.toSeconds());
            awaitReceived(session, node);
        }
    }

    // ---- coming back ----

    void restart(EmbeddedNode node) {
        node.kill();
        servers.start(node);
        try (AdminSession session = AdminSession.open(node)) {
            if (node.role() == Role.WRITER) {
                lead(session, node);
            } else {
                session.execute("START SLAVE");
                if (writer.answers() && ReplicaStatus.of(session).hasSource(writer)) {
                    awaitReceived(session, node);
                }
            }
        }
    }

    private void awaitReceived(AdminSession session, EmbeddedNode node) {
        try (AdminSession leading = AdminSession.open(writer)) {
            Replication.awaitReceived(session, node, writer, Replication.position(leading), SWITCH_WITHIN);
        }
    }

    void restartAsReplica(EmbeddedNode node) {
        if (node == writer) {
            throw new ClusterException(
                    node.name() + " is the writer; promote another node first, or restart it as what it was");
        }
        writer.mustAnswer();
        node.kill();
        // As a replica it cuts off, while it recovers, what no replica had acknowledged.
        node.become(Role.REPLICA);
        servers.start(node);
        try {
            join(node, CATCH_UP_WITHIN);
        } catch (ClusterException e) {
            if (Thread.currentThread().isInterrupted()) {
                throw e;
            }
            LOG.info("Making {} anew, for its history is not the writer's: {}", node.name(), e.getMessage());
            node.kill();
            servers.prepare(node);
            servers.start(node);
            join(node, CATCH_UP_WITHIN);
        }
    }

    /** Makes a server that is running a replica that has everything that the writer has. */
    void join(EmbeddedNode node, Duration within) {
        try (AdminSession session = AdminSession.open(node);
                AdminSession leading = AdminSession.open(writer)) {
            session.execute("STOP SLAVE");
            Replication.mustBeBehind(session, node, leading, writer);
            Replication.join(session, writer);
        }
        awaitCaughtUp(node, within);
        alone = false;
        makeCommitsWait();
    }

    void awaitCaughtUp(EmbeddedNode node, Duration within) {
        try (AdminSession session = AdminSession.open(node);
                AdminSession leading = AdminSession.open(writer)) {
            Replication.awaitCaughtUp(session, node, writer, Replication.position(leading), within);
        }
    }

    /** Makes the writer accept writes again, if somebody has made it read-only. */
    void makeWritable() {
        try (AdminSession session = AdminSession.open(writer)) {
            if (Replication.isReadOnly(session)) {
                lead(session, writer);
            }
        }
    }

    /** Makes the writer wait for a replica again, if it does not. */
    void makeCommitsWait() {
        try (AdminSession session = AdminSession.open(writer)) {
            if (!Replication.isSemiSync(session)) {
                Replication.setSemiSync(session, true);
            }
        }
    }
}
