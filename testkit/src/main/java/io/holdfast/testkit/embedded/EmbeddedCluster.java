package io.holdfast.testkit.embedded;

import io.holdfast.testkit.ClusterException;
import io.holdfast.testkit.DatabaseCluster;
import io.holdfast.testkit.DatabaseNode;
import io.holdfast.testkit.Endpoint;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
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

    private static final Duration CATCH_UP_WITHIN = Duration.ofSeconds(60);
    private static final Duration SWITCH_WITHIN = Duration.ofSeconds(10);

    private final EmbeddedServers servers;
    private final ClusterEndpoint endpoint;
    private final Duration endpointDelay;
    /** Held by the verb that runs. */
    private final ReentrantLock verb = new ReentrantLock();

    private volatile EmbeddedNode writer;

    private EmbeddedCluster(EmbeddedServers servers, Duration endpointDelay) {
        this.servers = servers;
        this.endpointDelay = endpointDelay;
        writer = servers.nodes().get(0);
        endpoint = servers.endpoint(writer);
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
        return writer;
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
        return "embedded cluster of " + servers.nodes() + ", writer " + writer.name();
    }

    // ---- verbs ----

    @Override
    public void switchover(DatabaseNode to) {
        EmbeddedNode target = mine(to);
        alone(() -> {
            EmbeddedNode old = writer;
            if (target == old) {
                return;
            }
            try (AdminSession from = AdminSession.open(old, SWITCH_WITHIN);
                    AdminSession next = AdminSession.open(target, SWITCH_WITHIN)) {
                mustFollow(next, target);
                Replication.setReadOnly(from, true);
                try {
                    Replication.mustHaveApplied(next, target, Replication.position(from), SWITCH_WITHIN);
                } catch (RuntimeException e) {
                    Replication.setReadOnly(from, false);
                    throw e;
                }
                Replication.lead(next, true);
                writer = target;
                Replication.join(from, target);
            }
            followWriter(old);
        });
    }

    private void mustFollow(AdminSession session, EmbeddedNode node) {
        String broken = Replication.brokenBecause(session);
        if (!broken.isEmpty()) {
            throw new ClusterException(node.name() + " cannot become the writer: " + broken);
        }
    }

    @Override
    public void promote(DatabaseNode node) {
        EmbeddedNode target = mine(node);
        alone(() -> promoteNow(target));
    }

    private void promoteNow(EmbeddedNode target) {
        EmbeddedNode old = writer;
        if (target == old) {
            return;
        }
        target.mustAnswer();
        List<EmbeddedNode> others = servers.nodes().stream()
                .filter(other -> other != target && other != old && other.answers())
                .toList();
        try (AdminSession session = AdminSession.open(target, CATCH_UP_WITHIN)) {
            String position = applyEverything(session, target);
            for (EmbeddedNode other : others) {
                try (AdminSession otherSession = AdminSession.open(other, CATCH_UP_WITHIN)) {
                    String more = applyEverything(otherSession, other);
                    if (Replication.sequence(more) > Replication.sequence(position)) {
                        Replication.follow(session, other);
                        Replication.mustHaveApplied(session, target, more, CATCH_UP_WITHIN);
                        position = more;
                    }
                }
            }
            Replication.lead(session, !others.isEmpty());
        }
        writer = target;
        followWriter(old);
    }

    /** Stops receiving, and waits until all that was received is applied. */
    private static String applyEverything(AdminSession replica, EmbeddedNode node) {
        replica.execute("STOP SLAVE IO_THREAD");
        String received = Replication.received(replica);
        Replication.mustHaveApplied(replica, node, received, CATCH_UP_WITHIN);
        return received;
    }

    /** Makes the replicas that live, but not the former writer, follow the new one, and the endpoint too, later. */
    private void followWriter(EmbeddedNode former) {
        for (EmbeddedNode node : servers.nodes()) {
            if (node != writer && node != former && node.answers()) {
                try (AdminSession session = AdminSession.open(node)) {
                    Replication.follow(session, writer);
                }
            }
        }
        endpoint.pointTo(writer, endpointDelay);
    }

    @Override
    public DatabaseNode bestReplica() {
        EmbeddedNode current = writer;
        return servers.nodes().stream()
                .filter(node -> node != current && node.answers())
                .max(Comparator.comparingLong(EmbeddedCluster::receivedSequence)
                        .thenComparing(EmbeddedNode::serverId, Comparator.reverseOrder()))
                .orElseThrow(() -> new ClusterException("no replica is running besides the writer " + current.name()));
    }

    private static long receivedSequence(EmbeddedNode node) {
        try (AdminSession session = AdminSession.open(node)) {
            return Replication.sequence(Replication.received(session));
        }
    }

    @Override
    public void crash(DatabaseNode node) {
        EmbeddedNode victim = mine(node);
        alone(victim::kill);
    }

    @Override
    public void freeze(DatabaseNode node) {
        EmbeddedNode victim = mine(node);
        alone(victim::freeze);
    }

    @Override
    public void thaw(DatabaseNode node) {
        EmbeddedNode sleeper = mine(node);
        alone(sleeper::thaw);
    }

    @Override
    public void restart(DatabaseNode node) {
        EmbeddedNode returning = mine(node);
        alone(() -> restartNow(returning));
    }

    private void restartNow(EmbeddedNode node) {
        node.kill();
        boolean leads = node == writer;
        servers.start(node, leads ? EmbeddedNode.Role.MASTER : EmbeddedNode.Role.SLAVE);
        try (AdminSession session = AdminSession.open(node)) {
            if (leads) {
                Replication.lead(session, servers.nodes().size() > 1);
            } else {
                session.execute("START SLAVE");
            }
        }
    }

    @Override
    public void restartAsReplica(DatabaseNode node) {
        EmbeddedNode returning = mine(node);
        alone(() -> restartAsReplicaNow(returning));
    }

    private void restartAsReplicaNow(EmbeddedNode node) {
        if (node == writer) {
            throw new ClusterException(
                    node.name() + " is the writer; promote another node first, or restart it as what" + " it was");
        }
        writer.mustAnswer();
        node.kill();
        // As a SLAVE it cuts off, while it recovers, what no replica had acknowledged.
        servers.start(node, EmbeddedNode.Role.SLAVE);
        if (!joinWriter(node)) {
            node.kill();
            servers.prepare(node);
            servers.start(node, EmbeddedNode.Role.SLAVE);
            if (!joinWriter(node)) {
                throw new ClusterException(
                        node.name() + " does not follow " + writer.name() + ", not even from scratch");
            }
        }
    }

    /** Returns false if the node's history is not the writer's. */
    private boolean joinWriter(EmbeddedNode node) {
        try (AdminSession leading = AdminSession.open(writer);
                AdminSession session = AdminSession.open(node, CATCH_UP_WITHIN)) {
            Replication.join(session, writer);
            boolean joined = Replication.catchUp(session, writer, Replication.position(leading), CATCH_UP_WITHIN);
            if (joined) {
                Replication.setSemiSync(leading, true); // It may have been left alone, and not wait for anyone.
            }
            return joined;
        }
    }

    @Override
    public void demote(DatabaseNode node) {
        EmbeddedNode demoted = mine(node);
        alone(() -> {
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
        EmbeddedNode replica = mine(node);
        alone(() -> {
            try (AdminSession session = AdminSession.open(replica)) {
                session.execute("STOP SLAVE");
                session.execute("CHANGE MASTER TO MASTER_DELAY=" + by.toSeconds());
                session.execute("START SLAVE");
            }
        });
    }

    @Override
    public void isolate(DatabaseNode node) {
        node.proxy().silence();
    }

    @Override
    public void heal(DatabaseNode node) {
        node.proxy().pass();
    }

    @Override
    public void repair() {
        alone(() -> {
            endpoint.proxy().pass();
            for (EmbeddedNode node : servers.nodes()) {
                node.proxy().pass();
                node.thaw();
            }
            repairWriter();
            for (EmbeddedNode node : servers.nodes()) {
                if (node != writer && !isGoodReplica(node)) {
                    restartAsReplicaNow(node);
                }
            }
            endpoint.pointTo(writer);
        });
    }

    private void repairWriter() {
        if (!writer.alive()) {
            Optional<EmbeddedNode> heir = servers.nodes().stream()
                    .filter(EmbeddedNode::answers)
                    .max(Comparator.comparingLong(EmbeddedCluster::receivedSequence));
            if (heir.isPresent()) {
                promoteNow(heir.get());
            } else {
                restartNow(writer);
            }
        }
        try (AdminSession session = AdminSession.open(writer)) {
            if (Replication.isReadOnly(session)) {
                Replication.lead(session, servers.nodes().size() > 1);
            }
        }
    }

    private boolean isGoodReplica(EmbeddedNode node) {
        if (!node.alive()) {
            return false;
        }
        try (AdminSession session = AdminSession.open(node);
                AdminSession leading = AdminSession.open(writer)) {
            return Replication.isReadOnly(session)
                    && Replication.catchUp(session, writer, Replication.position(leading), AdminSession.USUAL);
        } catch (ClusterException e) {
            return false; // Then it will be restarted.
        }
    }

    @Override
    public void close() {
        servers.close();
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

    private EmbeddedNode mine(DatabaseNode node) {
        if (node instanceof EmbeddedNode mine && servers.nodes().contains(mine)) {
            return mine;
        }
        throw new IllegalArgumentException(node + " is not a node of this cluster; those are " + servers.nodes());
    }

    /** Makes the replicas follow the first writer. */
    private void assemble() {
        boolean replicated = servers.nodes().size() > 1;
        try (AdminSession session = AdminSession.open(writer)) {
            Replication.lead(session, replicated);
        }
        followWriter(writer);
        for (EmbeddedNode node : servers.nodes()) {
            if (node != writer && !isGoodReplica(node)) {
                throw new ClusterException(node.name() + " does not follow " + writer.name());
            }
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
                cluster.assemble();
                progress.accept(cluster.toString());
                return cluster;
            } catch (RuntimeException e) {
                servers.close();
                throw e;
            }
        }
    }
}
