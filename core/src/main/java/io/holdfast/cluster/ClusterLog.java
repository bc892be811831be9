package io.holdfast.cluster;

import io.holdfast.topology.LostTransactions;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a cluster tells the people who read logs; each warning about something lasting once. Safe for use by many threads. */
final class ClusterLog {

    private static final Logger log = LoggerFactory.getLogger(Cluster.class);

    private final String name;
    private final Set<String> warned = ConcurrentHashMap.newKeySet();

    ClusterLog(String name) {
        this.name = name;
    }

    void inDoubt(@Nullable Node writer, String evidence) {
        log.info("{}: the writer {} is in doubt: {}", name, writer, evidence);
    }

    void writerIs(Node node, boolean same, long millis, long epoch) {
        log.info(
                "{}: {} {} after {} ms, epoch {}",
                name,
                same ? "the writer is still" : "the writer is now",
                node,
                millis,
                epoch);
    }

    void lost(@Nullable Node writer, LostTransactions lost) {
        log.warn("{}: the new writer {} lacks what was committed before: {}", name, writer, lost);
    }

    void blind(Node node, String what) {
        if (warned.add("blind")) {
            log.warn("{}: {} does not show {}", name, node, what);
        }
    }

    void privileged(String privilege) {
        log.warn(
                "{}: the user of the application has the privilege {}, so that what it writes to a server that was made read-only"
                        + " may succeed there, and be lost",
                name,
                privilege);
    }

    void monitorRefused(String why) {
        if (warned.add("refused")) {
            log.warn(
                    "{}: the monitor's user is refused, so that only who runs into a failover notices it: {}",
                    name,
                    why);
        }
    }

    void disputed(@Nullable Node writer, String why) {
        if (warned.add("disputed")) {
            log.warn("{}: connections stay on {}: {}", name, writer, why);
        }
    }
}
