package io.holdfast.testkit.emulation;

import io.holdfast.testkit.ClusterException;
import io.holdfast.testkit.DatabaseNode;
import io.holdfast.testkit.proxy.FaultProxy;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** One port for all nodes of a cluster, each at an address of its own; so that a pattern with a gap leads to them. */
final class InstanceAddresses implements AutoCloseable {

    /** Below the ports of the embedded servers, which must stay free while a server is down. */
    private static final int FIRST = 12_000;

    private static final int END = 20_000;
    private static final int TRIES = 50;

    private final Map<FaultProxy, InetSocketAddress> addresses;
    private final int port;

    private InstanceAddresses(Map<FaultProxy, InetSocketAddress> addresses, int port) {
        this.addresses = addresses;
        this.port = port;
    }

    /** @param hosts for each node an IP address */
    static InstanceAddresses open(Map<DatabaseNode, String> hosts) {
        @Nullable IllegalStateException last = null;
        for (int tries = 0; tries < TRIES; tries++) {
            int port = ThreadLocalRandom.current().nextInt(FIRST, END);
            InstanceAddresses opened = new InstanceAddresses(new LinkedHashMap<>(), port);
            try {
                hosts.forEach((node, host) -> opened.add(node.proxy(), host));
                return opened;
            } catch (IllegalStateException e) {
                opened.close();
                last = e;
            }
        }
        throw new ClusterException(
                "cannot listen at one port of " + hosts.values() + ", after " + TRIES
                        + " tries; macOS needs 'ifconfig lo0 alias 127.0.0.2' for each of them",
                last);
    }

    private void add(FaultProxy proxy, String host) {
        InetSocketAddress address = address(host);
        proxy.listenAlsoAt(address);
        addresses.put(proxy, address);
    }

    private InetSocketAddress address(String host) {
        try {
            return new InetSocketAddress(InetAddress.getByName(host), port);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(host + " is no IP address", e);
        }
    }

    int port() {
        return port;
    }

    String host(DatabaseNode node) {
        InetSocketAddress address = addresses.get(node.proxy());
        if (address == null) {
            throw new IllegalArgumentException(node + " is not a node of this cluster");
        }
        return address.getAddress().getHostAddress();
    }

    @Override
    public void close() {
        addresses.forEach(FaultProxy::listenNoMoreAt);
    }
}
