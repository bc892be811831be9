package io.holdfast.testkit.internal;

import io.holdfast.testkit.ClusterException;
import io.holdfast.testkit.internal.ServerNode.Role;
import java.util.List;
import java.util.Optional;

/** Puts a formation in order, and touches nothing that is in order. */
final class Repair<N extends ServerNode, P> {

    private final ReplicatedFormation<N, P> formation;
    private final List<N> nodes;
    private final Replication<N, P> replication;

    Repair(ReplicatedFormation<N, P> formation, List<N> nodes, Replication<N, P> replication) {
        this.formation = formation;
        this.nodes = nodes;
        this.replication = replication;
    }

    void run() {
        if (!formation.writer().alive()) {
            replaceWriter();
        }
        formation.makeWritable();
        N writer = formation.writer();
        for (N node : nodes) {
            if (node != writer && !isGoodReplica(node) && !becomesGoodReplica(node)) {
                formation.restartAsReplica(node);
            }
        }
        if (nodes.size() > 1) {
            formation.makeCommitsWait();
        }
    }

    private void replaceWriter() {
        Optional<N> heir = formation.bestReplica();
        if (heir.isPresent()) {
            formation.promote(heir.get());
        } else {
            formation.restart(formation.writer());
        }
    }

    private boolean isGoodReplica(N node) {
        if (!node.alive()) {
            return false;
        }
        try (AdminSession session = node.admin();
                AdminSession leading = formation.writer().admin()) {
            ReplicaStatus status = session.replicaStatus();
            if (!replication.hasSource(status, formation.writer())
                    || status.lags()
                    || status.stopped()
                    || replication.hasStrayed(session, leading)
                    || !ServerNode.isReadOnly(session)) {
                return false;
            }
            formation.awaitCaughtUp(node, AdminSession.USUAL);
            return true;
        } catch (ClusterException e) {
            return false; // Then it will be made one.
        }
    }

    /** Tries to make a good replica of one that is running; a former writer holds what only a restart takes from it. */
    private boolean becomesGoodReplica(N node) {
        if (!node.alive() || node.role() == Role.WRITER) {
            return false;
        }
        try (AdminSession session = node.admin()) {
            replication.setReadOnly(session, true);
            formation.join(node, AdminSession.USUAL);
            return true;
        } catch (ClusterException e) {
            return false; // Then it will be restarted.
        }
    }
}
