package io.holdfast.it;

import io.holdfast.testkit.DatabaseCluster;
import io.holdfast.testkit.DatabaseNode;
import io.holdfast.topology.ClusterTopology;

/** The node that Holdfast writes to, which need not be the kit's writer where all nodes may be written to. */
final class WriterInUse {

    private WriterInUse() {}

    static DatabaseNode of(DatabaseCluster cluster, ClusterTopology topology) {
        String address = topology.writer();
        return cluster.nodes().stream()
                .filter(node -> ("127.0.0.1:" + node.port()).equals(address))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no node is at the writer's address " + address));
    }

    /** Makes it the kit's writer, so that what befalls that befalls the application. */
    static void agree(DatabaseCluster cluster, ClusterTopology topology) {
        DatabaseNode used = of(cluster, topology);
        if (used != cluster.writer()) {
            cluster.switchover(used);
        }
    }
}
