package io.holdfast.testkit.internal;

import io.holdfast.testkit.ClusterException;
import io.holdfast.testkit.DatabaseCluster;
import io.holdfast.testkit.DatabaseNode;
import io.holdfast.testkit.Endpoint;
import io.holdfast.testkit.tls.IssuedCertificate;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** The verbs, one at a time, whatever the servers and their replication are. */
public abstract class ServerCluster<N extends ServerNode> implements DatabaseCluster {

    public static final String DATABASE = "holdfast";
    public static final String USER = "holdfast";
    public static final String PASSWORD = "holdfast";

    private final String kind;
    private final Servers<N> servers;
    private final Formation<N> formation;
    private final Endpoint endpoint;
    private final Duration endpointDelay;
    /** Held by the verb that runs. */
    private final ReentrantLock verb = new ReentrantLock();

    protected ServerCluster(String kind, Servers<N> servers, Formation<N> formation, Duration endpointDelay) {
        this.kind = kind;
        this.servers = servers;
        this.formation = formation;
        this.endpointDelay = endpointDelay;
        endpoint = servers.endpoint(formation.writer());
    }

    // ---- what there is ----

    @Override
    public final List<DatabaseNode> nodes() {
        return List.copyOf(servers.nodes());
    }

    @Override
    public final DatabaseNode writer() {
        return formation.writer();
    }

    @Override
    public final Endpoint endpoint() {
        return endpoint;
    }

    @Override
    public final String database() {
        return DATABASE;
    }

    @Override
    public final String user() {
        return USER;
    }

    @Override
    public final String password() {
        return PASSWORD;
    }

    @Override
    public final String jdbcHosts() {
        return servers.nodes().stream().map(node -> "127.0.0.1:" + node.port()).collect(Collectors.joining(","));
    }

    @Override
    public final String toString() {
        return kind + " of " + servers.nodes() + ", writer " + writer().name();
    }

    // ---- verbs ----

    @Override
    public final void switchover(DatabaseNode to) {
        alone(to, target -> withEndpoint(() -> formation.switchover(target)));
    }

    @Override
    public final void promote(DatabaseNode node) {
        alone(node, target -> withEndpoint(() -> formation.promote(target)));
    }

    @Override
    public final long promoteAsIs(DatabaseNode node) {
        AtomicLong lacks = new AtomicLong();
        alone(node, target -> withEndpoint(() -> lacks.set(formation.promoteAsIs(target))));
        return lacks.get();
    }

    /** Has the endpoint follow the writer, if there is another one afterwards. */
    private void withEndpoint(Runnable task) {
        N old = formation.writer();
        try {
            task.run();
        } finally {
            N current = formation.writer();
            if (current != old) {
                endpoint.pointTo(current, endpointDelay);
            }
        }
    }

    @Override
    public final void crash(DatabaseNode node) {
        alone(node, ServerNode::kill);
    }

    @Override
    public final void freeze(DatabaseNode node) {
        alone(node, ServerNode::freeze);
    }

    @Override
    public final void thaw(DatabaseNode node) {
        alone(node, ServerNode::thaw);
    }

    @Override
    public final DatabaseNode bestReplica() {
        return formation
                .bestReplica()
                .orElseThrow(() -> new ClusterException("no replica of the writer " + writer().name() + " is running"));
    }

    @Override
    public final void restart(DatabaseNode node) {
        alone(node, down -> withEndpoint(() -> formation.restart(down)));
    }

    @Override
    public final void restartAsReplica(DatabaseNode node) {
        alone(node, formation::restartAsReplica);
    }

    @Override
    public final void demote(DatabaseNode node) {
        alone(node, formation::demote);
    }

    @Override
    public final void lag(DatabaseNode node, Duration by) {
        if (by.isNegative() || by.toNanosPart() != 0) {
            throw new IllegalArgumentException("lag: " + by + " is not a whole number of seconds of 0 or more");
        }
        alone(node, replica -> formation.lag(replica, by));
    }

    @Override
    public final void isolate(DatabaseNode node) {
        alone(node, isolated -> isolated.proxy().silence());
    }

    @Override
    public final void partition(DatabaseNode node) {
        alone(node, formation::partition);
    }

    @Override
    public final void certificate(DatabaseNode node, IssuedCertificate certificate) {
        alone(node, shown -> shown.show(certificate));
    }

    @Override
    public final void heal(DatabaseNode node) {
        alone(node, healed -> {
            healed.proxy().pass();
            withEndpoint(() -> formation.heal(healed));
        });
    }

    @Override
    public final void repair() {
        alone(() -> {
            endpoint.proxy().pass();
            for (N node : servers.nodes()) {
                node.proxy().pass();
                node.thaw();
            }
            formation.repair();
            endpoint.pointTo(writer());
        });
    }

    @Override
    public final void close() {
        servers.close();
    }

    private void alone(DatabaseNode node, Consumer<? super N> task) {
        N mine = servers.nodes().stream()
                .filter(one -> one == node)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        node + " is not a node of this cluster; those are " + servers.nodes()));
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
}
