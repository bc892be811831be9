package io.holdfast.it;

import io.holdfast.testkit.DatabaseCluster;
import io.holdfast.testkit.DatabaseNode;
import io.holdfast.testkit.emulation.AuroraEmulation;
import io.holdfast.testkit.emulation.Fence;
import io.holdfast.topology.ClusterTopology;

/** A cluster of the run's engine as an application reaches it that may see what the manual asks for, and what befalls its writer. */
class Staging implements AutoCloseable {

    final DatabaseCluster cluster;

    private Staging(DatabaseCluster cluster) {
        this.cluster = cluster;
        Engine.current().grantSight(cluster);
    }

    /** To be closed before the cluster is repaired. */
    static Staging on(DatabaseCluster cluster) {
        return Engine.current() == Engine.AURORA_EMULATION ? new OfAurora(cluster) : new Staging(cluster);
    }

    /** With options: {@code holdfast.failoverTimeout=5s&...}. */
    String url(String options) {
        return Engine.current().url().of(cluster, options);
    }

    /** Sees to it that the kit's writer is the one that Holdfast has found. */
    void agree(ClusterTopology topology) {
        WriterInUse.agree(cluster, topology);
    }

    void switchOver() {
        cluster.switchover(cluster.bestReplica());
    }

    /** Kills the writer, has another one promoted. */
    void crash() {
        cluster.crash(cluster.writer());
        cluster.promote(cluster.bestReplica());
    }

    /** Stops the writer in its tracks, has another one promoted. */
    void freeze() {
        cluster.freeze(cluster.writer());
        cluster.promote(cluster.bestReplica());
    }

    @Override
    public void close() {}

    /**
     * All failovers of Aurora's are alike to a client: the writer goes, a reader restarts as the writer. They differ in whether the
     * old connections are ended or fall silent.
     */
    private static final class OfAurora extends Staging {

        private final AuroraEmulation aurora;

        OfAurora(DatabaseCluster cluster) {
            super(cluster);
            aurora = AuroraEmulation.over(cluster).start();
        }

        @Override
        String url(String options) {
            String pattern = "holdfast.hostPattern=" + aurora.instancePattern().replace("?", "%3F") + "&";
            String endpoint = "127.0.0.1:" + aurora.clusterEndpoint().port();
            return Engine.current().url().at(endpoint, cluster, pattern + options);
        }

        /** There is one writer, and it is known by the endpoint's address or by its own. */
        @Override
        void agree(ClusterTopology topology) {}

        @Override
        void switchOver() {
            aurora.failover(cluster.bestReplica(), Fence.RESET);
        }

        @Override
        void crash() {
            DatabaseNode heir = cluster.bestReplica();
            super.crash();
            heir.proxy().reset(); // A reader that is promoted restarts there.
        }

        @Override
        void freeze() {
            aurora.failover(cluster.bestReplica(), Fence.SILENT);
        }

        @Override
        public void close() {
            aurora.close();
        }
    }
}
