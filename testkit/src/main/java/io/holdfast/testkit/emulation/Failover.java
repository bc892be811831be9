package io.holdfast.testkit.emulation;

import io.holdfast.testkit.DatabaseCluster;
import io.holdfast.testkit.DatabaseNode;

/** A failover as managed clusters do it. */
final class Failover {

    private Failover() {}

    /** Takes the writer out and makes another node the writer; returns the old one, which is down and fenced. */
    static DatabaseNode run(DatabaseCluster cluster, DatabaseNode to, Fence fence) {
        DatabaseNode old = cluster.writer();
        if (old.equals(to)) {
            throw new IllegalArgumentException("to: " + to + " is the writer already; name another node");
        }
        fence.put(old.proxy());
        cluster.crash(old);
        cluster.promote(to);
        to.proxy().reset(); // A reader that is promoted restarts there.
        return old;
    }

    static void readmit(DatabaseCluster cluster, DatabaseNode node) {
        cluster.restartAsReplica(node);
        node.proxy().pass();
    }
}
