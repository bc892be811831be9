package io.holdfast.recovery;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import io.holdfast.cluster.Cluster;
import io.holdfast.cluster.RacedCluster;
import java.sql.SQLException;
import java.time.Duration;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.Z_Result;

/** Another thread ends a session while its owner sets its epoch back to normal. */
final class SessionEnd {

    private SessionEnd() {}

    private static Session open() {
        Cluster cluster = RacedCluster.create();
        RecoverySettings settings = new RecoverySettings(RecoveryLevel.RETRY, Duration.ofSeconds(5));
        try {
            return new Session(cluster, RacedCluster.connector(), settings, RacedCluster.connection(cluster));
        } catch (SQLException e) {
            throw new IllegalStateException("the session cannot be opened", e);
        }
    }

    private static boolean isRefused(Session session) {
        try {
            session.ready();
            return false;
        } catch (SQLException told) {
            return "08003".equals(told.getSQLState()); // and not that nothing can be asked here
        }
    }

    @JCStressTest
    @Outcome(id = "true", expect = ACCEPTABLE, desc = "the next call is told that it is closed")
    @Outcome(expect = FORBIDDEN, desc = "an aborted session goes on as if nothing had happened")
    @State
    public static class AbortAndRest {
        private final Session session = open();

        @Actor
        public void abort() {
            session.abort();
        }

        @Actor
        public void rest() {
            session.giveUpLostTransaction();
        }

        @Arbiter
        public void use(Z_Result result) {
            result.r1 = isRefused(session);
        }
    }

    @JCStressTest
    @Outcome(id = "true", expect = ACCEPTABLE, desc = "the next call is told that it is closed")
    @Outcome(expect = FORBIDDEN, desc = "a closed session goes on as if nothing had happened")
    @State
    public static class CloseAndRest {
        private final Session session = open();

        @Actor
        public void close() {
            try {
                session.close();
            } catch (SQLException e) {
                throw new IllegalStateException("the session cannot be closed", e);
            }
        }

        @Actor
        public void rest() {
            session.giveUpLostTransaction();
        }

        @Arbiter
        public void use(Z_Result result) {
            result.r1 = isRefused(session);
        }
    }
}
