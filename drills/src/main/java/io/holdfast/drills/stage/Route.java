package io.holdfast.drills.stage;

import io.holdfast.testkit.DatabaseCluster;
import io.holdfast.testkit.DatabaseNode;
import io.holdfast.testkit.proxy.FaultProxy;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * How one contender reaches the cluster, and who counts the connections that it tries to open. Both routes lead through one
 * proxy besides the node's own, so that neither contender is nearer to the servers. Safe for use by many threads.
 */
public final class Route implements AutoCloseable {

    private final List<FaultProxy> counted;
    /** Those that are this route's own, to be closed with it. */
    private final List<FaultProxy> owned;

    private Route(List<FaultProxy> counted, List<FaultProxy> owned) {
        this.counted = counted;
        this.owned = owned;
    }

    /** By the one name that follows the writer late. */
    public static Route byEndpoint(DatabaseCluster cluster) {
        return new Route(List.of(cluster.endpoint().proxy()), List.of());
    }

    /** By the addresses of all nodes. */
    public static Route byNodes(DatabaseCluster cluster) {
        List<FaultProxy> proxies = new ArrayList<>();
        for (DatabaseNode node : cluster.nodes()) {
            proxies.add(FaultProxy.to(new InetSocketAddress(InetAddress.getLoopbackAddress(), node.port())));
        }
        return new Route(List.copyOf(proxies), List.copyOf(proxies));
    }

    /** As a JDBC URL names them: {@code host:port,host:port}. */
    public String hosts() {
        return counted.stream().map(proxy -> "127.0.0.1:" + proxy.port()).collect(Collectors.joining(","));
    }

    /** How many connections it has tried to open so far. */
    public long connects() {
        return counted.stream().mapToLong(FaultProxy::connectionsAccepted).sum();
    }

    @Override
    public void close() {
        owned.forEach(FaultProxy::close);
    }
}
