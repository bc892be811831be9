package io.holdfast.testkit.containers;

import io.holdfast.testkit.ClusterException;
import io.holdfast.testkit.DatabaseCluster;
import io.holdfast.testkit.DatabaseNode;
import io.holdfast.testkit.Endpoint;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.stream.Collectors;

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
public final class ContainerCluster implements DatabaseCluster {

    private final ContainerServers servers;
    private final Formation formation;
    private final Endpoint endpoint;
    private final Duration endpointDelay;
    /** Held by the verb that runs. */
    private final ReentrantLock verb = new ReentrantLock();

    private ContainerCluster(ContainerServers servers, Duration endpointDelay) {
        this.servers = servers;
        this.endpointDelay = endpointDelay;
        formation = new Formation(servers);
        endpoint = servers.endpoint(formation.writer());
    }

    /** Same as {@link DatabaseCluster#containers()}. */
    public static Builder builder() {
        return new Builder();
    }

    // ---- what there is ----

    @Override
    public List<DatabaseNode> nodes() {
        return List.copyOf(servers.nodes());
    }

    @Override
    public DatabaseNode writer() {
        return formation.writer();
    }

    @Override
    public Endpoint endpoint() {
        return endpoint;
    }

    @Override
    public String database() {
        return ServerOptions.DATABASE;
    }

    @Override
    public String user() {
        return ServerOptions.USER;
    }

    @Override
    public String password() {
        return ServerOptions.PASSWORD;
    }

    @Override
    public String jdbcHosts() {
        return servers.nodes().stream().map(node -> "127.0.0.1:" + node.port()).collect(Collectors.joining(","));
    }

    @Override
    public String toString() {
        return "container cluster of " + servers.nodes() + ", writer " + writer().name();
    }

    // ---- verbs ----

    @Override
    public void switchover(DatabaseNode to) {
        alone(to, target -> makeWriter(target, formation::switchover));
    }

    @Override
    public void promote(DatabaseNode node) {
        alone(node, target -> makeWriter(target, formation::promote));
    }

    private void makeWriter(ContainerNode target, Consumer<ContainerNode> how) {
        ContainerNode old = formation.writer();
        try {
            how.accept(target);
        } finally {
            if (formation.writer() != old) {
                endpoint.pointTo(target, endpointDelay);
            }
        }
    }

    @Override
    public void crash(DatabaseNode node) {
        alone(node, ContainerNode::kill);
    }

    @Override
    public void freeze(DatabaseNode node) {
        alone(node, ContainerNode::freeze);
    }

    @Override
    public void thaw(DatabaseNode node) {
        alone(node, ContainerNode::thaw);
    }

    @Override
    public DatabaseNode bestReplica() {
        return formation
                .bestReplica()
                .orElseThrow(() -> new ClusterException("no replica of the writer " + writer().name() + " is running"));
    }

    @Override
    public void restart(DatabaseNode node) {
        alone(node, formation::restart);
    }

    @Override
    public void restartAsReplica(DatabaseNode node) {
        alone(node, formation::restartAsReplica);
    }

    @Override
    public void demote(DatabaseNode node) {
        alone(node, demoted -> {
            try (AdminSession session = AdminSession.open(demoted)) {
                Replication.setReadOnly(session, true);
            }
        });
    }

    @Override
    public void lag(DatabaseNode node, Duration by) {
        if (by.isNegative() || by.toNanosPart() != 0) {
            throw new IllegalArgumentException("lag: " + by + " is not a whole number of seconds of 0 or more");
        }
        alone(node, replica -> formation.lag(replica, by));
    }

    @Override
    public void isolate(DatabaseNode node) {
        alone(node, isolated -> isolated.proxy().silence());
    }

    @Override
    public void heal(DatabaseNode node) {
        alone(node, healed -> healed.proxy().pass());
    }

    @Override
    public void repair() {
        alone(() -> {
            endpoint.proxy().pass();
            for (ContainerNode node : servers.nodes()) {
                node.proxy().pass();
                node.thaw();
            }
            formation.repair();
            endpoint.pointTo(writer());
        });
    }

    @Override
    public void close() {
        servers.close();
    }

    private void alone(DatabaseNode node, Consumer<ContainerNode> task) {
        if (!(node instanceof ContainerNode mine) || !servers.nodes().contains(mine)) {
            throw new IllegalArgumentException(node + " is not a node of this cluster; those are " + servers.nodes());
        }
        alone(() -> task.accept(mine));
    }

    private void alone(Runnable task) {
        verb.lock();
        try {
            servers.mustBeOpen();
            task.run();
        } finally {
            verb.unlock();
        }
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
                ContainerCluster cluster = new ContainerCluster(servers, endpointDelay);
                cluster.formation.assemble();
                progress.accept(cluster.toString());
                return cluster;
            } catch (RuntimeException e) {
                servers.close();
                throw e;
            }
        }
    }
}
