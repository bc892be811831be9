package io.holdfast.testkit.embedded;

import io.holdfast.testkit.ClusterException;
import io.holdfast.testkit.DatabaseCluster;
import io.holdfast.testkit.DatabaseNode;
import io.holdfast.testkit.Endpoint;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A {@link DatabaseCluster} of MariaDB servers that run as child processes of this JVM, bound to 127.0.0.1: a primary and
 * replicas over GTID replication, semi-synchronous without ever degrading. The servers and everything that they wrote are
 * gone when the cluster is closed or the JVM ends, by Ctrl-C too; on Linux also when the JVM is killed, except for the
 * files, which the next cluster removes.
 *
 * <p>The programs are unpacked once per machine into a cache, {@code ~/.cache/holdfast} or what the platform has instead,
 * or what {@code -Dholdfast.testkit.cache} names. {@code -Dholdfast.testkit.mariadb.home} names an installed MariaDB to use
 * in their place.
 */
public final class EmbeddedCluster implements DatabaseCluster {

    private final EmbeddedServers servers;
    private final Formation formation;
    private final Endpoint endpoint;
    private final Duration endpointDelay;
    /** Held by the verb that runs. */
    private final ReentrantLock verb = new ReentrantLock();

    private EmbeddedCluster(EmbeddedServers servers, Duration endpointDelay) {
        this.servers = servers;
        this.endpointDelay = endpointDelay;
        formation = new Formation(servers);
        endpoint = servers.endpoint(formation.writer());
    }

    /** Same as {@link DatabaseCluster#embedded()}. */
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
        return ServerConfig.DATABASE;
    }

    @Override
    public String user() {
        return ServerConfig.USER;
    }

    @Override
    public String password() {
        return ServerConfig.PASSWORD;
    }

    @Override
    public String jdbcHosts() {
        return servers.nodes().stream().map(node -> "127.0.0.1:" + node.port()).collect(Collectors.joining(","));
    }

    @Override
    public String toString() {
        return "embedded cluster of " + servers.nodes() + ", writer " + writer().name();
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

    private void makeWriter(EmbeddedNode target, Consumer<EmbeddedNode> how) {
        EmbeddedNode old = formation.writer();
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
        alone(node, EmbeddedNode::kill);
    }

    @Override
    public void freeze(DatabaseNode node) {
        alone(node, EmbeddedNode::freeze);
    }

    @Override
    public void thaw(DatabaseNode node) {
        alone(node, EmbeddedNode::thaw);
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
            for (EmbeddedNode node : servers.nodes()) {
                node.proxy().pass();
                node.thaw();
            }
            new Repair(formation, servers).run();
            endpoint.pointTo(writer());
        });
    }

    @Override
    public void close() {
        servers.close();
    }

    private void alone(DatabaseNode node, Consumer<EmbeddedNode> task) {
        if (!(node instanceof EmbeddedNode mine) || !servers.nodes().contains(mine)) {
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
        private @Nullable Path dataRoot;
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

        /** Where the cluster makes its own folder for data, which it removes; by default {@code java.io.tmpdir}. */
        public Builder dataRoot(Path folder) {
            dataRoot = folder;
            return this;
        }

        /** Who is told, in a line each, what takes time: unpacking, starting. Called by the thread that starts. */
        public Builder onProgress(Consumer<String> listener) {
            progress = listener;
            return this;
        }

        /**
         * Starts the servers and waits until all replicas follow.
         *
         * @throws ClusterException if this platform has no servers or one does not start; nothing is left behind then
         */
        public EmbeddedCluster start() {
            Path root = dataRoot;
            EmbeddedServers servers = EmbeddedServers.start(
                    replicas + 1, root == null ? Path.of(System.getProperty("java.io.tmpdir")) : root, progress);
            try {
                EmbeddedCluster cluster = new EmbeddedCluster(servers, endpointDelay);
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
