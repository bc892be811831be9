package io.holdfast.testkit.containers;

import io.holdfast.testkit.ClusterException;
import io.holdfast.testkit.DatabaseCluster;
import io.holdfast.testkit.DatabaseNode;
import io.holdfast.testkit.internal.Certificates;
import io.holdfast.testkit.internal.Formation;
import io.holdfast.testkit.internal.ServerCluster;
import io.holdfast.testkit.tls.IssuedCertificate;
import io.holdfast.testkit.tls.TestAuthority;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

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
        private @Nullable String image;
        private ServerKind kind = new MySqlReplicas();
        private @Nullable Certificates certificates;
        private Consumer<String> progress = line -> {};

        private Builder() {}

        /**
         * Makes the servers a group with a single primary, over Group Replication. What differs:
         *
         * <ul>
         *   <li>The group elects another primary when it loses the one that it has, five to ten seconds later. {@link
         *       DatabaseCluster#promote} waits for that, then moves the office to the node that it was given, if the group
         *       has elected another; {@link DatabaseCluster#bestReplica} is the one that it will elect. {@link
         *       DatabaseCluster#writer()} and the endpoint follow the verbs, not the election.
         *   <li>{@link DatabaseCluster#restart} makes the server a member again, and hence a secondary, if another is primary
         *       by then. A primary that thaws after it was replaced finds that out, and comes back as a secondary by itself.
         *   <li>When too few are left, by crashes, freezes or {@linkplain DatabaseCluster#partition partitions}, those that are
         *       left are read-only five to ten seconds later. {@code promote} forms the group anew from a node that is running,
         *       and so does {@link DatabaseCluster#repair}; {@code restart} refuses, unless all others are down.
         *   <li>{@link DatabaseCluster#lag} is not to be had.
         * </ul>
         */
        public Builder groupReplication() {
            kind = new GroupReplication();
            return this;
        }

        /**
         * Makes the servers nodes of a Galera cluster, from the image {@code mariadb:11.8}. What differs:
         *
         * <ul>
         *   <li>All nodes accept writes. The {@linkplain DatabaseCluster#writer() writer} is the one that the kit has picked, and
         *       there is no election: {@link DatabaseCluster#promote} waits until the others have noticed the loss, two to five
         *       seconds, then picks another.
         *   <li>{@link DatabaseCluster#switchover} makes the old writer read-only, so that clients must go; {@link
         *       DatabaseCluster#restartAsReplica} and {@link DatabaseCluster#demote} make a node read-only, too. {@link
         *       DatabaseCluster#repair} makes all nodes writable again.
         *   <li>{@link DatabaseCluster#restart} brings a node back as one that accepts writes; of what it has missed it gets the
         *       difference, or everything, if there is no more than that.
         *   <li>When too few are left, by crashes, freezes or {@linkplain DatabaseCluster#partition partitions}, those that are
         *       left refuse everything with 1047. {@code promote} forms the cluster anew from a node that is running, and so
         *       does {@code repair}; {@code restart} refuses, unless all others are down. Partitions heal by themselves.
         *   <li>{@link DatabaseCluster#lag} is not to be had.
         * </ul>
         */
        public Builder galera() {
            kind = new Galera();
            return this;
        }

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
         * Another image of the same product that keeps the contract of the official one: MySQL 8.4 or newer, by default
         * {@code mysql:9.7}, or MariaDB 11.8 or newer.
         */
        public Builder image(String name) {
            image = name;
            return this;
        }

        /** Makes the servers speak TLS, each with a good certificate of this authority, as by {@link TestAuthority#issue(String)}. */
        public Builder tls(TestAuthority authority) {
            return tls(authority::issue);
        }

        /**
         * Makes the servers speak TLS. Whoever connects without it is still let in, as the servers among themselves are. {@link
         * DatabaseCluster#certificate} replaces a certificate later. Not to be had with {@link #galera()}.
         *
         * @param issue gives each node, by its name, the certificate that it starts with
         */
        public Builder tls(Function<String, IssuedCertificate> issue) {
            certificates = issue::apply;
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
            if (certificates != null && kind instanceof Galera) {
                throw new UnsupportedOperationException("tls(...) is not to be had with galera()");
            }
            ContainerEngine.mustAnswer();
            String chosen = image == null ? kind.usualImage() : image;
            ContainerServers servers = ContainerServers.start(replicas + 1, chosen, kind, certificates, progress);
            try {
                Formation<ContainerNode> formation = kind.formation(servers);
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
