package io.holdfast.benchmarks.failover;

import io.holdfast.testkit.DatabaseCluster;

/** What happens to the cluster. The endpoint follows some seconds late, by the cluster's own doing. */
enum Event {
    SWITCHOVER("planned switchover") {
        @Override
        void happen(DatabaseCluster cluster) {
            cluster.switchover(cluster.bestReplica());
        }
    },
    KILL("SIGKILL of the writer, another promoted") {
        @Override
        void happen(DatabaseCluster cluster) {
            cluster.crash(cluster.writer());
            cluster.promote(cluster.bestReplica());
        }
    },
    STOP("SIGSTOP of the writer, another promoted") {
        @Override
        void happen(DatabaseCluster cluster) {
            cluster.freeze(cluster.writer());
            cluster.promote(cluster.bestReplica());
        }
    };

    private final String title;

    Event(String title) {
        this.title = title;
    }

    abstract void happen(DatabaseCluster cluster);

    @Override
    public String toString() {
        return title;
    }
}
