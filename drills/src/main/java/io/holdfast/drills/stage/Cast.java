package io.holdfast.drills.stage;

import io.holdfast.testkit.DatabaseCluster;
import io.holdfast.testkit.DatabaseNode;
import java.util.List;
import java.util.Random;

/**
 * Who plays which part among the servers.
 *
 * @param first the writer in the beginning
 * @param second who takes over when the writer is gone
 * @param third the other replica
 */
public record Cast(DatabaseNode first, DatabaseNode second, DatabaseNode third) {

    /** Chosen by the seed, where it is not the servers themselves that choose. */
    static Cast of(DatabaseCluster cluster, Engine engine, Random choices) {
        DatabaseNode first = cluster.writer();
        List<DatabaseNode> replicas =
                cluster.nodes().stream().filter(node -> !node.equals(first)).toList();
        int chosen = choices.nextInt(replicas.size());
        int heir = engine == Engine.MYSQL ? replicas.indexOf(cluster.bestReplica()) : chosen;
        return new Cast(first, replicas.get(heir), replicas.get((heir + 1) % replicas.size()));
    }
}
