package io.holdfast.testkit.containers;

import io.holdfast.testkit.internal.Servers;
import java.util.List;
import java.util.function.Consumer;
import org.testcontainers.containers.Network;

/** The servers of one cluster: containers, their network, proxies. Testcontainers' own clean-up may be switched off. */
final class ContainerServers extends Servers<ContainerNode> {

    private final Network network = Network.newNetwork();

    private ContainerServers() {}

    /** Starts so many servers at once and waits until all of them serve. */
    static ContainerServers start(int count, String image, Consumer<String> progress) {
        ContainerServers servers = new ContainerServers();
        servers.startAll(
                count,
                id -> servers.node(id, image),
                () -> progress.accept("starting " + count + " containers of " + image));
        return servers;
    }

    private ContainerNode node(int id, String image) {
        network.getId(); // Makes it; several at once would make several.
        return new ContainerNode(id, image, network);
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
    }
}
