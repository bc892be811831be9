package io.holdfast.testkit.containers;

import io.holdfast.testkit.ClusterException;
import io.holdfast.testkit.containers.ContainerNode.Role;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which server leads and which ones follow it, and how that changes. One verb at a time; only {@link #writer()} and {@link
 * #bestReplica()} may be called at any time.
 */
final class Formation {

    private static final Duration CATCH_UP_WITHIN = Duration.ofSeconds(60);
    private static final Duration SWITCH_WITHIN = Duration.ofSeconds(10);

    private final ContainerServers servers;
    private final List<ContainerNode> nodes;
    private volatile ContainerNode writer;
    /** Whether the writer was promoted when there was no replica left, and waits for none until one joins it. */
    private boolean alone;

    Formation(ContainerServers servers) {
        this.servers = servers;
        nodes = servers.nodes();
        writer = nodes.get(0);
    }

    ContainerNode writer() {
        return writer;
    }

    /** Makes the replicas follow the first writer. */
    void assemble() {
        try (AdminSession session = AdminSession.open(writer)) {
            lead(session, writer);
        }
        for (ContainerNode node : nodes) {
            if (node != writer) {
                join(node, CATCH_UP_WITHIN);
            }
        }
    }

    private void lead(AdminSession session, ContainerNode node) {
        Replication.lead(session, nodes.size() > 1 && !(alone && node == writer));
        node.become(Role.WRITER);
    }

    // ---- another writer ----

    void switchover(ContainerNode target) {
        ContainerNode old = writer;
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

    private void handOver(AdminSession from, AdminSession next, ContainerNode target) {
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

    void promote(ContainerNode target) {
        ContainerNode old = writer;
        if (target == old) {
            makeWritable();
            return;
        }
        List<ContainerNode> others = replicas().filter(other -> other != target).toList();
        try (AdminSession session = AdminSession.open(target, CATCH_UP_WITHIN)) {
            mustBeReplica(session, target);
            GtidSet position = Replication.stopReceiving(session);
            Replication.awaitApplied(session, target, position, CATCH_UP_WITHIN);
            for (ContainerNode other : others) {
                position = takeFrom(other, session, target, position);
            }
            alone = others.isEmpty();
            writer = target;
            lead(session, target);
        }
        followWriter(old);
    }

    /** Has a replica that will be promoted get what another one has received beyond this position. */
    private static GtidSet takeFrom(ContainerNode other, AdminSession session, ContainerNode target, GtidSet position) {
        try (AdminSession otherSession = AdminSession.open(other, CATCH_UP_WITHIN)) {
            GtidSet more = Replication.stopReceiving(otherSession);
            if (Replication.contains(session, position, more)) {
                return position;
            }
            Replication.awaitApplied(otherSession, other, more, CATCH_UP_WITHIN);
            Replication.follow(session, other);
            Replication.awaitApplied(session, target, more, CATCH_UP_WITHIN);
            return more;
        }
    }

    /** Makes the replicas that live, but not the former writer, follow the new one. */
    private void followWriter(ContainerNode former) {
        for (ContainerNode node : replicas().filter(node -> node != former).toList()) {
            try (AdminSession session = AdminSession.open(node)) {
                Replication.follow(session, writer);
                awaitReceived(session, node);
            }
        }
    }

    private void mustBeReplica(AdminSession session, ContainerNode node) {
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

    private Stream<ContainerNode> replicas() {
        ContainerNode current = writer;
        return nodes.stream().filter(node -> node != current && node.answers() && node.role() == Role.REPLICA);
    }

    private record Candidate(ContainerNode node, long transactions) {}

    /** The living replica that has most of what the writer wrote; of equals, the first one. */
    Optional<ContainerNode> bestReplica() {
        return replicas()
                .flatMap(node -> candidate(node).stream())
                .max(Comparator.comparingLong(Candidate::transactions)
                        .thenComparing(candidate -> candidate.node().serverId(), Comparator.reverseOrder()))
                .map(Candidate::node);
    }

    private Optional<Candidate> candidate(ContainerNode node) {
        try (AdminSession session = AdminSession.open(node)) {
            return ReplicaStatus.of(session).hasSource(writer)
                    ? Optional.of(
                            new Candidate(node, Replication.received(session).size()))
                    : Optional.empty();
        } catch (ClusterException e) {
            return Optional.empty(); // It went at this moment.
        }
    }

    void lag(ContainerNode node, Duration by) {
        writer.mustAnswer();
        try (AdminSession session = AdminSession.open(node, SWITCH_WITHIN)) {
            if (!ReplicaStatus.of(session).isReplica()) {
                throw new ClusterException(node.name() + " is no replica, only those can lag");
            }
            Replication.lag(session, by.toSeconds());
            awaitReceived(session, node);
        }
    }

    // ---- coming back ----

    void restart(ContainerNode node) {
        node.kill();
        servers.startAgain(node);
        try (AdminSession session = AdminSession.open(node)) {
            if (node.role() == Role.WRITER) {
                lead(session, node);
            } else {
                session.execute("START REPLICA");
                if (writer.answers() && ReplicaStatus.of(session).hasSource(writer)) {
                    awaitReceived(session, node);
                }
            }
        }
    }

    private void awaitReceived(AdminSession session, ContainerNode node) {
        try (AdminSession leading = AdminSession.open(writer)) {
            Replication.awaitReceived(session, node, writer, Replication.position(leading), SWITCH_WITHIN);
        }
    }

    void restartAsReplica(ContainerNode node) {
        if (node == writer) {
            throw new ClusterException(
                    node.name() + " is the writer; promote another node first, or restart it as what it was");
        }
        writer.mustAnswer();
        node.kill();
        node.become(Role.REPLICA);
        servers.startAgain(node);
        try {
            join(node, CATCH_UP_WITHIN);
        } catch (ClusterException e) {
            if (Thread.currentThread().isInterrupted()) {
                throw e;
            }
            // Its history is not the writer's.
            servers.startAnew(node);
            join(node, CATCH_UP_WITHIN);
        }
    }

    private void join(ContainerNode node, Duration within) {
        try (AdminSession session = AdminSession.open(node);
                AdminSession leading = AdminSession.open(writer)) {
            Replication.mustBeBehind(session, node, leading, writer);
            Replication.join(session, writer);
        }
        awaitCaughtUp(node, within);
        alone = false;
        makeCommitsWait();
    }

    private void awaitCaughtUp(ContainerNode node, Duration within) {
        try (AdminSession session = AdminSession.open(node);
                AdminSession leading = AdminSession.open(writer)) {
            Replication.awaitCaughtUp(session, node, writer, Replication.position(leading), within);
        }
    }

    // ---- repair ----

    void repair() {
        if (!writer.alive()) {
            Optional<ContainerNode> heir = bestReplica();
            if (heir.isPresent()) {
                promote(heir.get());
            } else {
                restart(writer);
            }
        }
        makeWritable();
        for (ContainerNode node : nodes) {
            if (node != writer && !isGoodReplica(node) && !becomesGoodReplica(node)) {
                restartAsReplica(node);
            }
        }
        if (nodes.size() > 1) {
            makeCommitsWait();
        }
    }

    private void makeWritable() {
        try (AdminSession session = AdminSession.open(writer)) {
            if (Replication.isReadOnly(session)) {
                lead(session, writer);
            }
        }
    }

    private void makeCommitsWait() {
        try (AdminSession session = AdminSession.open(writer)) {
            if (!Replication.isSemiSync(session)) {
                Replication.setSemiSync(session, true);
            }
        }
    }

    private boolean isGoodReplica(ContainerNode node) {
        if (!node.alive()) {
            return false;
        }
        try (AdminSession session = AdminSession.open(node);
                AdminSession leading = AdminSession.open(writer)) {
            ReplicaStatus status = ReplicaStatus.of(session);
            if (!status.hasSource(writer)
                    || status.lags()
                    || status.stopped()
                    || !Replication.errant(session, leading).isEmpty()
                    || !Replication.isReadOnly(session)) {
                return false;
            }
            awaitCaughtUp(node, AdminSession.USUAL);
            return true;
        } catch (ClusterException e) {
            return false; // Then it will be made one.
        }
    }

    /** Tries to make a good replica of one that is running; what a former writer has not committed only a restart shows. */
    private boolean becomesGoodReplica(ContainerNode node) {
        if (!node.alive() || node.role() == Role.WRITER) {
            return false;
        }
        try (AdminSession session = AdminSession.open(node)) {
            Replication.setReadOnly(session, true);
            join(node, AdminSession.USUAL);
            return true;
        } catch (ClusterException e) {
            return false; // Then it will be restarted.
        }
    }
}
