package io.holdfast.testkit.containers;

import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.model.Network.Ipam;
import io.holdfast.testkit.ClusterException;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.Network;

/**
 * Where the servers of a cluster talk to each other, and nothing else happens, so that one of them can be taken out of it while
 * its clients stay. They have fixed addresses there and no names: the name of one that is gone would have to be
 * looked up again and again by those that remain, and they do nothing else while they wait for the answer.
 */
final class PeerNetwork implements AutoCloseable {

    private static final int TRIES = 5;
    /** The first addresses are the engine's. */
    private static final int BEFORE_FIRST_ADDRESS = 10;

    private final Network network;
    private final String subnet;
    private final int members;

    private PeerNetwork(Network network, String subnet, int members) {
        this.network = network;
        this.subnet = subnet;
        this.members = members;
    }

    static PeerNetwork create(int members) {
        @Nullable RuntimeException last = null;
        for (int tries = 0; tries < TRIES; tries++) {
            String subnet = freeSubnet();
            Network network = Network.builder()
                    .createNetworkCmdModifier(command -> command.withInternal(true)
                            .withIpam(new Ipam().withConfig(new Ipam.Config().withSubnet(subnet))))
                    .build();
            try {
                network.getId(); // Makes it.
                return new PeerNetwork(network, subnet, members);
            } catch (DockerException e) {
                last = e; // Somebody else was given the same addresses in the meantime.
            }
        }
        throw new ClusterException("the container engine makes no network with fixed addresses", last);
    }

    /** Addresses that the engine itself would take for the next network; it gives fixed ones only in those it is told. */
    private static String freeSubnet() {
        try (Network trial = Network.newNetwork()) {
            List<Ipam.Config> configs = DockerClientFactory.instance()
                    .client()
                    .inspectNetworkCmd()
                    .withNetworkId(trial.getId())
                    .exec()
                    .getIpam()
                    .getConfig();
            return configs.stream()
                    .map(Ipam.Config::getSubnet)
                    .filter(one -> one.contains("."))
                    .findFirst()
                    .orElseThrow(() -> new ClusterException("the container engine made a network without IPv4"));
        }
    }

    String id() {
        return network.getId();
    }

    String subnet() {
        return subnet;
    }

    String address(int serverId) {
        int slash = subnet.indexOf('/');
        int dot = subnet.lastIndexOf('.');
        int first = Integer.parseInt(subnet.substring(dot + 1, slash)) + BEFORE_FIRST_ADDRESS;
        return subnet.substring(0, dot + 1) + (first + serverId);
    }

    /** Of all servers of the cluster. */
    List<String> addresses() {
        return IntStream.rangeClosed(1, members).mapToObj(this::address).toList();
    }

    @Override
    public void close() {
        network.close();
    }
}
