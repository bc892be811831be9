package io.holdfast.testkit.containers;

import io.holdfast.testkit.ClusterException;
import io.holdfast.testkit.internal.AdminSession;
import io.holdfast.testkit.internal.Certificates;
import io.holdfast.testkit.internal.ServerNode;
import io.holdfast.testkit.tls.IssuedCertificate;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.testcontainers.containers.Network;

/** One server with its container, its port and its proxy. */
final class ContainerNode extends ServerNode {

    /** In the container. */
    static final int SERVER_PORT = 3306;

    private static final Duration START_WITHIN = Duration.ofMinutes(4);
    /** Servers that start at the same time keep each other waiting. */
    private static final Duration STEP = Duration.ofSeconds(60);

    private static final Duration POLL = Duration.ofMillis(50);
    private static final AdminSession.Account ADMIN =
            new AdminSession.Account(ServerOptions.ADMIN, ServerOptions.ADMIN_PASSWORD);
    /** Below the ranges from which systems take the ports of outgoing connections, as the port must not be lost. */
    private static final int FIRST_PORT = 20_000;

    private static final int END_OF_PORTS = 32_000;
    private static final int PORT_TRIES = 500;

    private final String image;
    private final ServerKind kind;
    private final Network network;
    private final PeerNetwork peers;
    /** Whether it has had a server. */
    private boolean known;

    private volatile boolean cutOff;
    private volatile @Nullable ServerContainer container;

    ContainerNode(
            int serverId,
            String image,
            ServerKind kind,
            Network network,
            PeerNetwork peers,
            @Nullable Certificates certificates) {
        super(serverId, new InetSocketAddress(ServerContainer.engineHost(), freePort()), ADMIN, certificates);
        this.image = image;
        this.kind = kind;
        this.network = network;
        this.peers = peers;
    }

    private static int freePort() {
        for (int tries = 0; tries < PORT_TRIES; tries++) {
            int port = ThreadLocalRandom.current().nextInt(FIRST_PORT, END_OF_PORTS);
            try (ServerSocket socket = new ServerSocket()) {
                socket.setReuseAddress(false);
                socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
                return port;
            } catch (IOException e) {
                // It is in use; the next one may not be.
            }
        }
        throw new ClusterException(
                "no free port among " + PORT_TRIES + " tried between " + FIRST_PORT + " and " + END_OF_PORTS);
    }

    @Override
    public boolean alive() {
        ServerContainer current = container;
        return current != null && current.running();
    }

    @Override
    public boolean frozen() {
        ServerContainer current = container;
        return current != null && current.paused();
    }

    // ---- its life ----

    private ServerContainer mustExist() {
        ServerContainer current = container;
        if (current == null) {
            throw new ClusterException(name() + " has no container");
        }
        return current;
    }

    /** Starts a container with an empty database, in the place of the one that there was, without waiting for it. */
    void launchAnew() {
        ServerContainer old = container;
        if (old != null) {
            old.remove();
            container = null;
        }
        ServerKind.Recipe recipe = kind.recipe(serverId(), name(), peers, !known);
        ServerContainer created = ServerContainer.start(
                image,
                name(),
                network,
                directPort(),
                certificate().map(recipe::with).orElse(recipe));
        container = created;
        known = true;
        created.enter(peers.id(), peerAddress());
    }

    /** Starts the server again, without waiting for it. It comes up read-only and does not replicate by itself. */
    void launchAgain() {
        mustExist().startAgain();
    }

    /** Gives a new server what the image does not. */
    void prepare() {
        try (AdminSession session = admin(STEP)) {
            kind.prepare(session);
        }
    }

    /** Waits until the server lets an administrator in. */
    void awaitReady() {
        long deadline = System.nanoTime() + START_WITHIN.toNanos();
        @Nullable Exception last = null;
        while (System.nanoTime() - deadline < 0) {
            ServerContainer current = mustExist();
            if (!current.running()) {
                throw new ClusterException(name() + " ended instead of serving:\n" + current.log());
            }
            try (AdminSession session = connect(AdminSession.USUAL)) {
                session.query("SELECT 1");
                return;
            } catch (SQLException | ClusterException e) {
                last = e;
            }
            LockSupport.parkNanos(POLL.toNanos());
            if (Thread.currentThread().isInterrupted()) {
                throw new ClusterException("interrupted while waiting for " + name() + " to start");
            }
        }
        throw new ClusterException(
                name() + " does not serve after " + START_WITHIN.toSeconds() + " s:\n"
                        + mustExist().log(),
                last);
    }

    @Override
    public void kill() {
        ServerContainer current = container;
        if (current != null) {
            current.kill();
        }
    }

    @Override
    public void freeze() {
        mustAnswer();
        mustExist().pause();
    }

    @Override
    public void thaw() {
        ServerContainer current = container;
        if (current != null) {
            current.unpause();
        }
    }

    @Override
    protected void store(IssuedCertificate certificate) {
        ServerOptions.files(certificate).forEach((place, text) -> put(text, place));
    }

    @Override
    protected String readCertificateAgain() {
        return "ALTER INSTANCE RELOAD TLS";
    }

    /** Puts a file into its container, whether it runs or not. */
    void put(String text, String place) {
        mustExist().put(text, place);
    }

    // ---- the network of the servers ----

    /** Where the others find it. */
    String peerAddress() {
        return peers.address(serverId());
    }

    @Override
    public boolean reachable() {
        return answers() && !cutOff;
    }

    @Override
    public void mustBeConnected() {
        if (cutOff) {
            throw new ClusterException(name() + " is cut off from the other servers; heal it first");
        }
    }

    @Override
    public void leavePeers() {
        if (!cutOff) {
            mustExist().leave(peers.id());
            cutOff = true;
        }
    }

    @Override
    public boolean meetPeers() {
        boolean before = cutOff;
        if (before) {
            mustExist().enter(peers.id(), peerAddress());
            cutOff = false;
        }
        return before;
    }

    @Override
    public void close() {
        try {
            ServerContainer current = container;
            if (current != null) {
                current.remove();
            }
        } finally {
            proxy().close();
        }
    }
}
