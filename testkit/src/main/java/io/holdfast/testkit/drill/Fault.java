package io.holdfast.testkit.drill;

import io.holdfast.testkit.DatabaseCluster;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What can happen to a cluster while an application works. Each is a chain of events on real servers, at the end of which the
 * cluster is whole again; none restarts the application. They take one to six seconds on the embedded cluster, until the
 * application is calm again or for as long as it is not.
 *
 * <p>All that need another writer need a cluster with a replica.
 */
public enum Fault {
    /**
     * A planned switchover: a replica is made the writer, the old writer becomes read-only. No connection is closed: those
     * that an application holds are left on a server that refuses writes.
     */
    SWITCHOVER(
            "a planned switchover leaves all connections on a server that is read-only now", true, Scripts::switchover),

    /**
     * An unplanned failover: the writer's server is killed (SIGKILL), half a second later a replica is promoted. The old writer
     * comes back as a read-only replica, while the cluster's endpoint may still lead to it.
     */
    CRASH("the writer is killed and another promoted; the old one comes back read-only", true, Scripts::crash),

    /**
     * The writer's server stops in its tracks (SIGSTOP): its connections stay open, new ones are accepted, and nothing comes
     * back on either. A replica is promoted. Later the old writer goes on where it stopped, and is made a replica.
     *
     * <p>Not possible on Windows.
     */
    FREEZE(
            "the writer freezes and another is promoted; later the old one goes on where it stopped",
            true,
            Scripts::freeze) {
        @Override
        public Optional<String> impossibleOn(DatabaseCluster cluster) {
            boolean windows =
                    System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows");
            return windows
                    ? Optional.of("Windows cannot stop a process in its tracks; BLACKHOLE comes close to it there")
                    : super.impossibleOn(cluster);
        }
    },

    /**
     * The network swallows whatever goes to the writer or comes from it, without a reset. A replica is promoted. Later the old
     * writer can be reached again, as a replica.
     */
    BLACKHOLE("the network swallows all traffic of the writer and another is promoted", true, Scripts::blackhole),

    /**
     * The writer is cut off from the other servers, and the application is on its side: the writer answers, calls itself
     * writable, and acknowledges nothing. A replica is promoted. Later the old writer comes back as a replica.
     */
    PARTITION(
            "the writer is cut off from its peers, but not from the application; another is promoted",
            true,
            Scripts::partition),

    /**
     * The writer's server is killed and comes back by itself, three times in a row; nobody else is promoted.
     */
    CRASH_LOOP("the writer crashes and comes back, three times in a row", false, Scripts::crashLoop),

    /**
     * All replicas die, so that the writer can commit nothing for two seconds; then they come back. It does not fail: it
     * waits, and so does an application that has no limit to its waiting.
     */
    QUORUM_LOSS("all replicas die, and the writer can commit nothing until they are back", true, Scripts::quorumLoss),

    /** All connections to the writer are reset once. Nothing else happens, and new ones can be opened at once. */
    CONNECTION_RESET("all connections to the writer are reset, once", false, Scripts::connectionReset),

    /** All connections to all servers are reset, and for two seconds every new one is refused. The servers go on. */
    CONNECTION_REFUSED("all servers refuse connections for two seconds", false, Scripts::connectionRefused),

    /**
     * The writer's certificate expires. Connections that are open would live on; they are reset once, as some day they are. Whoever
     * verifies certificates gets no new one until the server shows a good one again, two seconds later. Whoever does not sees a reset.
     *
     * <p>Needs a cluster with certificates: {@code tls(...)} of its builder.
     */
    CERTIFICATE_EXPIRED(
            "the writer's certificate has expired when all connections to it are reset; two seconds later it has another",
            false,
            Scripts::certificateExpired) {
        @Override
        public Optional<String> impossibleOn(DatabaseCluster cluster) {
            return cluster.writer().certificate().isEmpty()
                    ? Optional.of("the cluster has no certificates; build it with tls(...)")
                    : super.impossibleOn(cluster);
        }
    };

    private final String summary;
    private final boolean needsReplica;
    private final Consumer<Stage> script;

    Fault(String summary, boolean needsReplica, Consumer<Stage> script) {
        this.summary = summary;
        this.needsReplica = needsReplica;
        this.script = script;
    }

    /** What happens, in a line. */
    public String summary() {
        return summary;
    }

    /** Why this cannot be staged on this cluster, or on this machine; empty if it can. */
    public Optional<String> impossibleOn(DatabaseCluster cluster) {
        return needsReplica && cluster.nodes().size() < 2
                ? Optional.of("the cluster has no replica; build it with replicas(1) or more")
                : Optional.empty();
    }

    /** Returns when the cluster is whole again. */
    void play(Stage stage) {
        script.accept(stage);
    }
}
