package io.holdfast.testkit.embedded;

import io.holdfast.testkit.ClusterException;
import io.holdfast.testkit.embedded.EmbeddedNode.Role;
import java.util.Optional;

/** Puts a formation in order, and touches nothing that is in order. */
final class Repair {

    private final Formation formation;
    private final EmbeddedServers servers;

    Repair(Formation formation, EmbeddedServers servers) {
        this.formation = formation;
        this.servers = servers;
    }

    void run() {
        if (!formation.writer().alive()) {
            replaceWriter();
        }
        formation.makeWritable();
        EmbeddedNode writer = formation.writer();
        for (EmbeddedNode node : servers.nodes()) {
            if (node != writer && !isGoodReplica(node) && !becomesGoodReplica(node)) {
                formation.restartAsReplica(node);
            }
        }
        if (servers.nodes().size() > 1) {
            formation.makeCommitsWait();
        }
    }

    private void replaceWriter() {
        Optional<EmbeddedNode> heir = formation.bestReplica();
        if (heir.isPresent()) {
            formation.promote(heir.get());
        } else {
            formation.restart(formation.writer());
        }
    }

    private boolean isGoodReplica(EmbeddedNode node) {
        if (!node.alive()) {
            return false;
        }
        try (AdminSession session = AdminSession.open(node)) {
            ReplicaStatus status = ReplicaStatus.of(session);
            if (!status.hasSource(formation.writer())
                    || status.lags()
                    || status.stopped()
                    || Replication.wroteByItself(session)
                    || !Replication.isReadOnly(session)) {
                return false;
            }
            formation.awaitCaughtUp(node, AdminSession.USUAL);
            return true;
        } catch (ClusterException e) {
            return false; // Then it will be made one.
        }
    }

    /** Tries to make a good replica of one that is running; a former writer holds what only a restart takes from it. */
    private boolean becomesGoodReplica(EmbeddedNode node) {
        if (!node.alive() || node.role() == Role.WRITER) {
            return false;
        }
        try (AdminSession session = AdminSession.open(node)) {
            Replication.setReadOnly(session, true);
            formation.join(node, AdminSession.USUAL);
            return true;
        } catch (ClusterException e) {
            return false; // Then it will be restarted.
        }
    }
}
