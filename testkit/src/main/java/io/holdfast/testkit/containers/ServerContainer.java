package io.holdfast.testkit.containers;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.InspectContainerResponse.ContainerState;
import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.InternalServerErrorException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.exception.NotModifiedException;
import com.github.dockerjava.api.model.ContainerNetwork;
import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.PortBinding;
import com.github.dockerjava.api.model.Ports.Binding;
import io.holdfast.testkit.ClusterException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.Network;
import org.testcontainers.containers.wait.strategy.AbstractWaitStrategy;
import org.testcontainers.images.builder.Transferable;
import org.testcontainers.utility.DockerImageName;

/** The container of one server: made by Testcontainers, then handled by the engine's own commands. */
final class ServerContainer {

    private static final int MOST_PAUSES = 10;
    private static final Duration DIE_WITHIN = Duration.ofSeconds(20);
    private static final Duration POLL = Duration.ofMillis(20);
    private static final int LOG_LINES = 15;

    private final String name;
    private final GenericContainer<?> container;
    private final String id;

    private ServerContainer(String name, GenericContainer<?> container) {
        this.name = name;
        this.container = container;
        id = container.getContainerId();
    }

    /** Where the ports of containers can be reached. */
    static String engineHost() {
        return DockerClientFactory.instance().dockerHostIpAddress();
    }

    /** Makes and starts a container, without waiting for its server to serve. */
    static ServerContainer start(String image, String name, Network network, int hostPort, ServerKind.Recipe recipe) {
        GenericContainer<?> container = new GenericContainer<>(DockerImageName.parse(image))
                .withNetwork(network)
                .withNetworkAliases(name)
                .withEnv(recipe.environment())
                .withExposedPorts(ContainerNode.SERVER_PORT)
                .withCommand(recipe.command().toArray(String[]::new))
                .withCreateContainerCmdModifier(command -> adapt(command.getHostConfig(), hostPort))
                .waitingFor(new NoWait());
        recipe.files().forEach((place, text) -> container.withCopyToContainer(Transferable.of(text), place));
        try {
            container.start();
            return new ServerContainer(name, container);
        } catch (RuntimeException e) {
            container.stop();
            throw new ClusterException(name + ": cannot start a container of " + image + ": " + deepestMessage(e), e);
        }
    }

    private static void adapt(@Nullable HostConfig host, int hostPort) {
        if (host == null) {
            throw new ClusterException("Testcontainers prepared a container without a host configuration");
        }
        boolean local = engineHost().equals("localhost") || engineHost().startsWith("127.");
        Binding binding = local ? Binding.bindIpAndPort("127.0.0.1", hostPort) : Binding.bindPort(hostPort);
        host.withPortBindings(new PortBinding(binding, ExposedPort.tcp(ContainerNode.SERVER_PORT)));
        // The engine itself knows the names of the others. Of one that is gone nobody knows, which shall be said at
        // once.
        host.withDns("127.0.0.1");
    }

    private static String deepestMessage(Throwable thrown) {
        Throwable deepest = thrown;
        while (deepest.getCause() != null) {
            deepest = deepest.getCause();
        }
        return String.valueOf(deepest.getMessage());
    }

    /** Starts it again, as it is, if it is not running. */
    void startAgain() {
        run("start it again", docker -> {
            try {
                return docker.startContainerCmd(id).exec();
            } catch (NotModifiedException running) {
                return null;
            }
        });
    }

    boolean running() {
        return isTrue(state().getRunning());
    }

    boolean paused() {
        return isTrue(state().getPaused());
    }

    private static boolean isTrue(@Nullable Boolean value) {
        return value != null && value;
    }

    private ContainerState state() {
        return run(
                "ask for its state",
                docker -> docker.inspectContainerCmd(id).exec().getState());
    }

    /** Sends SIGKILL, which reaches a paused process too. */
    void strike() {
        run("kill it", docker -> {
            try {
                return docker.killContainerCmd(id).withSignal("KILL").exec();
            } catch (ConflictException | NotFoundException notRunning) {
                return null;
            }
        });
    }

    /** Kills the server and waits until it is gone. */
    void kill() {
        strike();
        unpause();
        long deadline = System.nanoTime() + DIE_WITHIN.toNanos();
        while (running()) {
            if (System.nanoTime() - deadline > 0) {
                throw new ClusterException(name + " survived SIGKILL for " + DIE_WITHIN.toSeconds() + " s");
            }
            LockSupport.parkNanos(POLL.toNanos());
        }
    }

    /** A kernel may not manage to stop a busy server's threads all at once; the engine then lets them go on, and gives up. */
    void pause() {
        run("pause it", docker -> {
            for (int tries = 1; ; tries++) {
                try {
                    return docker.pauseContainerCmd(id).exec();
                } catch (InternalServerErrorException e) {
                    boolean isBusy = String.valueOf(e.getMessage()).contains("unable to freeze");
                    if (!isBusy || tries == MOST_PAUSES) {
                        throw e;
                    }
                }
            }
        });
    }

    void unpause() {
        if (paused()) {
            run("unpause it", docker -> {
                try {
                    return docker.unpauseContainerCmd(id).exec();
                } catch (ConflictException gone) {
                    return null; // Killed and unpaused at once, by an engine that does that.
                }
            });
        }
    }

    /** Enters a network with a certain address; does nothing if it is in it. */
    void enter(String network, String address) {
        if (!isIn(network)) {
            run(
                    "connect it to its network",
                    docker -> docker.connectToNetworkCmd()
                            .withNetworkId(network)
                            .withContainerId(id)
                            .withContainerNetwork(new ContainerNetwork()
                                    .withIpamConfig(new ContainerNetwork.Ipam().withIpv4Address(address)))
                            .exec());
        }
    }

    /** Leaves a network; its connections there get no answer any more. */
    void leave(String network) {
        if (isIn(network)) {
            run(
                    "disconnect it from its network",
                    docker -> docker.disconnectFromNetworkCmd()
                            .withNetworkId(network)
                            .withContainerId(id)
                            .exec());
        }
    }

    private boolean isIn(String network) {
        return run(
                "ask for its networks",
                docker -> docker.inspectContainerCmd(id).exec().getNetworkSettings().getNetworks().values().stream()
                        .anyMatch(one -> network.equals(one.getNetworkID())));
    }

    /** Puts a file into it, whether it runs or not. */
    void put(String text, String place) {
        run("copy a file into it", docker -> {
            container.copyFileToContainer(Transferable.of(text), place);
            return null;
        });
    }

    /** The last lines of the server's log. */
    String log() {
        try {
            String[] lines = container.getLogs().split("\n");
            return String.join("\n", List.of(lines).subList(Math.max(0, lines.length - LOG_LINES), lines.length));
        } catch (RuntimeException e) {
            return "(its log cannot be read: " + e + ")";
        }
    }

    /** Removes the container and its data. */
    void remove() {
        run("remove it", docker -> {
            try {
                return docker.removeContainerCmd(id)
                        .withForce(true)
                        .withRemoveVolumes(true)
                        .exec();
            } catch (NotFoundException gone) {
                return null;
            }
        });
    }

    private <T extends @Nullable Object> T run(String what, Function<DockerClient, T> command) {
        try {
            return command.apply(DockerClientFactory.instance().client());
        } catch (RuntimeException e) { // DockerException, or what the transport throws
            throw new ClusterException(name + ": the container engine cannot " + what + ": " + e.getMessage(), e);
        }
    }

    /** Whether a server serves is found out by talking to it. */
    private static final class NoWait extends AbstractWaitStrategy {
        @Override
        protected void waitUntilReady() {}
    }
}
