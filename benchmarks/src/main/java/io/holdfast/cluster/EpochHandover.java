package io.holdfast.cluster;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import io.holdfast.event.Incident.Cause;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.JJ_Result;
import org.openjdk.jcstress.infra.results.J_Result;

/** One thread doubts the writer while others use it. */
final class EpochHandover {

    private EpochHandover() {}

    /** Who sees the new epoch sees the new view with it: else it would verify itself under knowledge that is out of date. */
    @JCStressTest
    @Outcome(id = "2, 2", expect = ACCEPTABLE, desc = "before")
    @Outcome(id = "2, 3", expect = ACCEPTABLE, desc = "the view moved between the two reads")
    @Outcome(id = "3, 3", expect = ACCEPTABLE, desc = "after")
    @Outcome(expect = FORBIDDEN, desc = "the old view under the new epoch")
    @State
    public static class EpochThenView {
        private final Cluster cluster = RacedCluster.create();

        @Actor
        public void doubt() {
            cluster.doubt(2, Cause.LINK_LOST, "raced");
        }

        @Actor
        public void look(JJ_Result result) {
            result.r1 = cluster.epoch();
            result.r2 = cluster.view().epoch();
        }
    }

    /** Two connections find the same failover: it is one. */
    @JCStressTest
    @Outcome(id = "3", expect = ACCEPTABLE, desc = "one doubt, one epoch")
    @Outcome(expect = FORBIDDEN, desc = "a doubt was counted twice, or not at all")
    @State
    public static class TwoDoubts {
        private final Cluster cluster = RacedCluster.create();

        @Actor
        public void one() {
            cluster.doubt(2, Cause.LINK_LOST, "raced");
        }

        @Actor
        public void other() {
            cluster.doubt(2, Cause.LINK_LOST, "raced");
        }

        @Arbiter
        public void count(J_Result result) {
            result.r1 = cluster.epoch();
        }
    }
}
