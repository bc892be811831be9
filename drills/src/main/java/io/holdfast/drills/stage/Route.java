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

    /** Where each of {@link #counted} leads, in the same order; empty if it is one that moves. */
    private final List<DatabaseNode> nodes;

    private final List<FaultProxy> counted;
    /** Those that are this route's own, to be closed with it. */
    private final List<FaultProxy> owned;

    private Route(List<DatabaseNode> nodes, List<FaultProxy> counted, List<FaultProxy> owned) {
        this.nodes = nodes;
        this.counted = counted;
        this.owned = owned;
    }

    /** By the one name that follows the writer late. */
    public static Route byEndpoint(DatabaseCluster cluster) {
        return new Route(List.of(), List.of(cluster.endpoint().proxy()), List.of());
    }

    /** The same through a proxy of its own, which counts for this one alone where there are several. */
    public static Route byEndpointAlone(DatabaseCluster cluster) {
        FaultProxy own = proxyTo(cluster.endpoint().port());
        return new Route(List.of(), List.of(own), List.of(own));
    }

    private static FaultProxy proxyTo(int port) {
        return FaultProxy.to(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    }

    /** By the addresses of all nodes. */
    public static Route byNodes(DatabaseCluster cluster) {
        List<FaultProxy> proxies = new ArrayList<>();
        for (DatabaseNode node : cluster.nodes()) {
            proxies.add(proxyTo(node.port()));
        }
        return new Route(cluster.nodes(), List.copyOf(proxies), List.copyOf(proxies));
    }

    /** As a JDBC URL names them: {@code host:port,host:port}. */
    public String hosts() {
        return counted.stream().map(Route::address).collect(Collectors.joining(","));
    }

    /**
     * How a URL on this route names a node, and Holdfast in what it says: {@code 127.0.0.1:34567}.
     *
     * @throws IllegalStateException if it does not lead to one node after the other
     */
    public String address(DatabaseNode node) {
        if (nodes.isEmpty()) {
            throw new IllegalStateException("this route has one way to whichever node it leads to");
        }
        return address(counted.get(nodes.indexOf(node)));
    }

    private static String address(FaultProxy proxy) {
        return "127.0.0.1:" + proxy.port();
    }

    /** Nothing listens any more, and what was open is reset. */
    public void shut() {
        counted.forEach(FaultProxy::refuse);
        counted.forEach(FaultProxy::reset);
    }

    /** Ends every fault of the way to one node; to all, if there is but one way. */
    public void open(DatabaseNode node) {
        if (nodes.isEmpty()) {
            counted.forEach(FaultProxy::pass);
        } else {
            counted.get(nodes.indexOf(node)).pass();
        }
    }

    /** Ends every fault. */
    public void open() {
        counted.forEach(FaultProxy::pass);
    }

    /**
     * Resets one connection, once: the next one over which a transaction is begun, before anything has been done in it. Seen where the
     * connection is not encrypted.
     */
    public void resetOnce() {
        counted.forEach(proxy -> proxy.cutAfterStatement("SET autocommit=0"));
    }

    /** How many connections it has reset so far. */
    public long resets() {
        return counted.stream().mapToLong(FaultProxy::connectionsReset).sum();
    }

    /** How many connections a server has not let in, for having too many. */
    public long turnedAway() {
        return counted.stream().mapToLong(FaultProxy::connectionsTurnedAway).sum();
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
