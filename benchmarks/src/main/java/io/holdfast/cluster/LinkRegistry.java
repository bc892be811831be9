package io.holdfast.cluster;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.ZZ_Result;

/** Connections come, go and write while the watch looks at what is in use. */
final class LinkRegistry {

    private LinkRegistry() {}

    /** The last one goes while another comes: somebody must go on looking after the nodes. */
    @JCStressTest
    @Outcome(id = "true, false", expect = ACCEPTABLE, desc = "in use by the one that came; by none once that went, too")
    @Outcome(expect = FORBIDDEN, desc = "a link was lost, or stayed")
    @State
    public static class ComingAndGoing {
        private final Cluster cluster = RacedCluster.create();
        private final Connector connector = RacedCluster.connector();
        private final PhysicalConnection physical = RacedCluster.connection(cluster);
        private final Link first = cluster.attach(physical, connector);
        private volatile Link second = first;

        @Actor
        public void go() {
            cluster.detach(first);
        }

        @Actor
        public void come() {
            second = cluster.attach(physical, connector);
        }

        @Arbiter
        public void look(ZZ_Result result) {
            result.r1 = cluster.usage().isInUse();
            cluster.detach(second);
            result.r2 = cluster.usage().isInUse();
        }
    }

    /** A write is a sign of the writer's health that the watch sees sooner or later, and once only. */
    @JCStressTest
    @Outcome(id = "true, false", expect = ACCEPTABLE, desc = "seen at once")
    @Outcome(id = "false, true", expect = ACCEPTABLE, desc = "seen at the next look")
    @Outcome(expect = FORBIDDEN, desc = "a write was never seen, or seen twice")
    @State
    public static class WriteAndLook {
        private final Cluster cluster = RacedCluster.create();
        private final Link link = cluster.attach(RacedCluster.connection(cluster), RacedCluster.connector());

        @Actor
        public void write() {
            link.wrote();
        }

        @Actor
        public void look(ZZ_Result result) {
            result.r1 = cluster.usage().hasWrittenTo(RacedCluster.SERVER);
        }

        @Arbiter
        public void lookAgain(ZZ_Result result) {
            result.r2 = cluster.usage().hasWrittenTo(RacedCluster.SERVER);
        }
    }
}
