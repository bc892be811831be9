package io.holdfast.testkit.containers;

import io.holdfast.testkit.ClusterException;
import io.holdfast.testkit.DatabaseCluster;
import io.holdfast.testkit.DatabaseNode;
import io.holdfast.testkit.internal.Formation;
import io.holdfast.testkit.internal.ReplicatedFormation;
import io.holdfast.testkit.internal.ServerCluster;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A {@link DatabaseCluster} of MySQL servers that run in containers, from the image {@code mysql:9.7}: a primary and replicas
 * over GTID replication, semi-synchronous without ever degrading, {@code super_read_only} on the replicas. The containers and
 * their network are gone when the cluster is closed or the JVM ends, by Ctrl-C too; Testcontainers' own clean-up, where it is
 * not switched off, sees to it also when the JVM is killed.
 *
 * <p>The accounts use {@code caching_sha2_password}. A driver on a connection without TLS, which is what the {@linkplain
 * io.holdfast.testkit.proxy.FaultProxy#cutAt message cuts} of the proxies can look into, needs {@code
 * sslMode=DISABLED&allowPublicKeyRetrieval=true} (MySQL Connector/J) or {@code sslMode=disable&allowPublicKeyRetrieval=true}
 * (MariaDB Connector/J).
 *
 * <p>Testcontainers finds the engine. With one on another machine {@link DatabaseNode#directPort()} is a port of that
 * machine; the proxies are on 127.0.0.1 always.
 */
public final class ContainerCluster extends ServerCluster<ContainerNode> {

    private ContainerCluster(ContainerServers servers, Formation<ContainerNode> formation, Duration endpointDelay) {
        super("container cluster", servers, formation, endpointDelay);
    }

    /** Same as {@link DatabaseCluster#containers()}. */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Why this machine cannot start such clusters; empty if it can. For tests that are skipped elsewhere. Takes half a minute
     * at most, and that only once per JVM.
     */
    public static Optional<String> unavailableBecause() {
        return ContainerEngine.unavailableBecause();
    }

    /** What a cluster is to be like. Not safe for use by many threads. */
    public static final class Builder {
        private static final int MOST_REPLICAS = 8;

        private int replicas = 2;
        private Duration endpointDelay = Duration.ofSeconds(5);
        private String image = "mysql:9.7";
        private Consumer<String> progress = line -> {};

        private Builder() {}

        /** How many replicas follow the primary: 0 to 8, by default 2. With 0 nothing is replicated. */
        public Builder replicas(int count) {
            if (count < 0 || count > MOST_REPLICAS) {
                throw new IllegalArgumentException("replicas: " + count + "; allowed is 0 to " + MOST_REPLICAS);
            }
            replicas = count;
            return this;
        }

        /** How much later than the writer the endpoint moves; by default 5 s. */
        public Builder endpointDelay(Duration delay) {
            if (delay.isNegative()) {
                throw new IllegalArgumentException("endpointDelay: " + delay + " is negative");
            }
            endpointDelay = delay;
            return this;
        }

        /**
         * Another image of MySQL 8.4 or newer that keeps the contract of the official one; by default {@code mysql:9.7}.
         */
        public Builder image(String name) {
            image = name;
            return this;
        }

        /** Who is told, in a line each, what takes time. Called by the thread that starts. */
        public Builder onProgress(Consumer<String> listener) {
            progress = listener;
            return this;
        }

        /**
         * Starts the servers and waits until all replicas follow.
         *
         * @throws ClusterException if Testcontainers is missing, no container engine answers or a server does not start;
         *     nothing is left behind then
         */
        public ContainerCluster start() {
            ContainerEngine.mustAnswer();
            ContainerServers servers = ContainerServers.start(replicas + 1, image, progress);
            try {
                Formation<ContainerNode> formation = new ReplicatedFormation<>(servers, new MySqlReplication());
                ContainerCluster cluster = new ContainerCluster(servers, formation, endpointDelay);
                formation.assemble();
                progress.accept(cluster.toString());
                return cluster;
            } catch (RuntimeException e) {
                servers.close();
                throw e;
            }
        }
    }
}
