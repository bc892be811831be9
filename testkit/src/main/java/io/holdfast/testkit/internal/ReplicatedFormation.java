package io.holdfast.testkit.internal;

import io.holdfast.testkit.ClusterException;
import io.holdfast.testkit.internal.ServerNode.Role;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A primary that replicas follow, semi-synchronously. */
public final class ReplicatedFormation<N extends ServerNode, P> implements Formation<N> {

    private static final Logger LOG = LoggerFactory.getLogger(ReplicatedFormation.class);
    private static final Duration CATCH_UP_WITHIN = Duration.ofSeconds(60);
    private static final Duration SWITCH_WITHIN = Duration.ofSeconds(10);

    private final Servers<N> servers;
    private final Replication<N, P> replication;
    private final List<N> nodes;
    private volatile N writer;
    /** Whether the writer was promoted when there was no replica left, and waits for none until one joins it. */
    private boolean alone;

    public ReplicatedFormation(Servers<N> servers, Replication<N, P> replication) {
        this.servers = servers;
        this.replication = replication;
        nodes = servers.nodes();
        writer = nodes.get(0);
    }

    @Override
    public N writer() {
        return writer;
    }

    @Override
    public void assemble() {
        try (AdminSession session = writer.admin()) {
            lead(session, writer);
        }
        for (N node : nodes) {
            if (node != writer) {
                join(node, CATCH_UP_WITHIN);
            }
        }
    }

    private void lead(AdminSession session, N node) {
        replication.lead(session, nodes.size() > 1 && !(alone && node == writer));
        node.become(Role.WRITER);
    }

    // ---- another writer ----

    @Override
    public void switchover(N target) {
        N old = writer;
        if (target == old) {
            makeWritable();
            return;
        }
        old.mustBeConnected();
        target.mustBeConnected();
        try (AdminSession from = old.admin(SWITCH_WITHIN);
                AdminSession next = target.admin(SWITCH_WITHIN)) {
            mustBeReplica(next, target);
            if (next.replicaStatus().lags()) {
                replication.lag(next, 0);
            }
            handOver(from, next, target);
            replication.join(from, target);
            old.become(Role.REPLICA);
        }
        followWriter(old);
    }

    private void handOver(AdminSession from, AdminSession next, N target) {
        replication.setReadOnly(from, true);
        try {
            new ReplicaWait<>(replication, next, target, SWITCH_WITHIN).untilApplied(replication.position(from));
            lead(next, target);
        } catch (RuntimeException e) {
            try {
                replication.setReadOnly(from, false);
            } catch (RuntimeException another) {
                e.addSuppressed(another);
            }
            throw e;
        }
        alone = false;
        writer = target;
    }

    @Override
    public void promote(N target) {
        N old = writer;
        if (target == old) {
            makeWritable();
            return;
        }
        target.mustBeConnected();
        List<N> others = replicas().filter(other -> other != target).toList();
        try (AdminSession session = target.admin(CATCH_UP_WITHIN)) {
            mustBeReplica(session, target);
            replication.stopReceiving(session);
            P position = applyAll(session, target);
            for (N other : others) {
                position = takeFrom(other, session, target, position);
            }
            alone = others.isEmpty();
            writer = target;
            lead(session, target);
        }
        followWriter(old);
    }

    @Override
    public long promoteAsIs(N target) {
        if (target == writer) {
            makeWritable();
            return 0;
        }
        List<N> others = replicas().filter(other -> other != target).toList();
        try (AdminSession session = target.admin(SWITCH_WITHIN)) {
            session.execute("STOP REPLICA");
            long lacks = replication.lacks(session, replication.received(session));
            for (N other : others) {
                try (AdminSession otherSession = other.admin(SWITCH_WITHIN)) {
                    lacks = Math.max(lacks, replication.lacks(session, replication.received(otherSession)));
                }
            }
            alone = true;
            writer = target;
            lead(session, target);
            return lacks;
        }
    }

    /** Has a replica that will be promoted get what another one has received beyond this position. */
    private P takeFrom(N other, AdminSession session, N target, P position) {
        try (AdminSession otherSession = other.admin(CATCH_UP_WITHIN)) {
            if (replication.contains(session, position, replication.stopReceiving(otherSession))) {
                return position;
            }
            P more = applyAll(otherSession, other);
            replication.follow(session, other);
            new ReplicaWait<>(replication, session, target, CATCH_UP_WITHIN).untilApplied(more);
            return more;
        }
    }

    private P applyAll(AdminSession session, N node) {
        P received = replication.applyAtOnce(session);
        new ReplicaWait<>(replication, session, node, CATCH_UP_WITHIN).untilApplied(received);
        return received;
    }

    /** Makes the replicas that live, but not the former writer, follow the new one. */
    private void followWriter(N former) {
        for (N node : replicas().filter(node -> node != former).toList()) {
            try (AdminSession session = node.admin()) {
                replication.follow(session, writer);
                awaitReceived(session, node);
            }
        }
    }

    private boolean replicatesFromWriter(AdminSession session) {
        return replication.hasSource(session.replicaStatus(), writer);
    }

    private void mustBeReplica(AdminSession session, N node) {
        ReplicaStatus status = session.replicaStatus();
        String reason = status.isReplica() && !replication.hasSource(status, writer)
                ? "it replicates from another server than " + writer.name()
                : status.cannotApplyBecause();
        if (!reason.isEmpty()) {
            throw new ClusterException(
                    node.name() + " cannot become the writer: " + reason + "; restart it as a replica first");
        }
    }

    // ---- replicas ----

    private Stream<N> replicas() {
        N current = writer;
        return nodes.stream().filter(node -> node != current && node.reachable() && node.role() == Role.REPLICA);
    }

    private record Candidate<N>(N node, long transactions) {}

    /** Of equals, the first one. */
    @Override
    public Optional<N> bestReplica() {
        Comparator<Candidate<N>> byTransactions = Comparator.comparingLong(Candidate::transactions);
        return replicas()
                .flatMap(node -> candidate(node).stream())
                .max(byTransactions.thenComparing(candidate -> candidate.node().serverId(), Comparator.reverseOrder()))
                .map(Candidate::node);
    }

    private Optional<Candidate<N>> candidate(N node) {
        try (AdminSession session = node.admin()) {
            return replicatesFromWriter(session)
                    ? Optional.of(new Candidate<>(node, replication.size(replication.received(session))))
                    : Optional.empty();
        } catch (ClusterException e) {
            return Optional.empty(); // It went at this moment.
        }
    }

    @Override
    public void lag(N node, Duration by) {
        writer.mustAnswer(); // The replica may ask it again for what it has received and not applied.
        try (AdminSession session = node.admin(SWITCH_WITHIN)) {
            if (!session.replicaStatus().isReplica()) {
                throw new ClusterException(node.name() + " is no replica, only those can lag");
            }
            replication.lag(session, by.toSeconds());
            awaitReceived(session, node);
        }
    }

    // ---- coming back ----

    @Override
    public void restart(N node) {
        node.mustBeConnected();
        node.kill();
        servers.startAgain(node);
        try (AdminSession session = node.admin()) {
            if (node.role() == Role.WRITER) {
                lead(session, node);
            } else {
                session.execute("START REPLICA");
                if (writer.answers() && replicatesFromWriter(session)) {
                    awaitReceived(session, node);
                }
            }
        }
    }

    private void awaitReceived(AdminSession session, N node) {
        try (AdminSession leading = writer.admin()) {
            new ReplicaWait<>(replication, session, node, SWITCH_WITHIN)
                    .untilReceived(writer, replication.position(leading));
        }
    }

    @Override
    public void restartAsReplica(N node) {
        if (node == writer) {
            throw new ClusterException(
                    node.name() + " is the writer; promote another node first, or restart it as what it was");
        }
        writer.mustAnswer();
        writer.mustBeConnected();
        node.mustBeConnected();
        node.kill();
        // As a replica a server of MariaDB cuts off, while it recovers, what no replica had acknowledged.
        node.become(Role.REPLICA);
        servers.startAgain(node);
        try {
            join(node, CATCH_UP_WITHIN);
        } catch (ClusterException e) {
            if (Thread.currentThread().isInterrupted()) {
                throw e;
            }
            LOG.info("Making {} anew, for its history is not the writer's: {}", node.name(), e.getMessage());
            node.kill();
            servers.startAnew(node);
            join(node, CATCH_UP_WITHIN);
        }
    }

    /** Makes a server that is running a replica that has everything that the writer has. */
    void join(N node, Duration within) {
        try (AdminSession session = node.admin();
                AdminSession leading = writer.admin()) {
            session.execute("STOP REPLICA");
            replication.mustBeBehind(session, node, leading, writer);
            replication.join(session, writer);
        }
        awaitCaughtUp(node, within);
        alone = false;
        makeCommitsWait();
    }

    void awaitCaughtUp(N node, Duration within) {
        try (AdminSession session = node.admin();
                AdminSession leading = writer.admin()) {
            new ReplicaWait<>(replication, session, node, within).untilCaughtUp(writer, replication.position(leading));
        }
    }

    @Override
    public void demote(N node) {
        try (AdminSession session = node.admin()) {
            replication.setReadOnly(session, true);
        }
    }

    /** A writer that was replaced while it was cut off does not know that, and stays one. */
    @Override
    public void heal(N node) {
        if (node.meetPeers() && writer.reachable()) {
            replicas().filter(replica -> replica == node || node == writer).forEach(this::receiveAgain);
        }
    }

    /** At once, and not when it finds out that its connection is dead. */
    private void receiveAgain(N replica) {
        try (AdminSession session = replica.admin(SWITCH_WITHIN)) {
            replication.follow(session, writer);
            awaitReceived(session, replica);
        }
    }

    @Override
    public void repair() {
        nodes.forEach(ServerNode::meetPeers);
        new Repair<>(this, nodes, replication).run();
    }

    /** Makes the writer accept writes again, if somebody has made it read-only. */
    void makeWritable() {
        try (AdminSession session = writer.admin()) {
            if (ServerNode.isReadOnly(session)) {
                lead(session, writer);
            }
        }
    }

    /** Makes the writer wait for a replica again, if it does not. */
    void makeCommitsWait() {
        try (AdminSession session = writer.admin()) {
            if (!replication.isSemiSync(session)) {
                replication.setSemiSync(session, true);
            }
        }
    }
}
