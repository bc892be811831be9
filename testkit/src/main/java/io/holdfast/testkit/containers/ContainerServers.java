package io.holdfast.testkit.containers;

import io.holdfast.testkit.internal.Certificates;
import io.holdfast.testkit.internal.Servers;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.testcontainers.containers.Network;

/** The servers of one cluster: containers, their networks, proxies. Testcontainers' own clean-up may be switched off. */
final class ContainerServers extends Servers<ContainerNode> {

    private final ServerKind kind;
    private final @Nullable Certificates certificates;
    private final Network network = Network.newNetwork();
    private volatile @Nullable PeerNetwork peers;

    private ContainerServers(ServerKind kind, @Nullable Certificates certificates) {
        this.kind = kind;
        this.certificates = certificates;
    }

    /** Starts so many servers at once and waits until all of them serve. */
    static ContainerServers start(
            int count, String image, ServerKind kind, @Nullable Certificates certificates, Consumer<String> progress) {
        ContainerServers servers = new ContainerServers(kind, certificates);
        servers.startAll(
                count,
                id -> servers.node(id, image, count),
                () -> progress.accept("starting " + count + " containers of " + image));
        return servers;
    }

    /** The first one finds no networks; if several made them at once, there would be several. */
    private ContainerNode node(int id, String image, int count) {
        network.getId(); // Makes it.
        PeerNetwork group = peers;
        if (group == null) {
            group = PeerNetwork.create(count);
            peers = group;
        }
        return new ContainerNode(id, image, kind, network, group, certificates);
    }

    /** Does the same to several nodes at once. */
    static void forEach(List<ContainerNode> nodes, Consumer<ContainerNode> task) {
        inParallel(nodes, task);
    }

    @Override
    public void startAnew(ContainerNode node) {
        whileOpen(() -> {
            node.launchAnew();
            return node;
        });
        node.awaitReady();
        node.prepare();
    }

    @Override
    public void startAgain(ContainerNode node) {
        whileOpen(() -> {
            node.launchAgain();
            return node;
        });
        node.awaitReady();
    }

    @Override
    protected void closeNodes(List<ContainerNode> all) {
        inParallel(all, ContainerNode::close);
    }

    @Override
    protected void closeRest() {
        quietly(network::close);
        PeerNetwork group = peers;
        if (group != null) {
            quietly(group::close);
        }
    }
}
