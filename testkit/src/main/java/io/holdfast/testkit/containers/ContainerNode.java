package io.holdfast.testkit.containers;

import io.holdfast.testkit.ClusterException;
import io.holdfast.testkit.DatabaseNode;
import io.holdfast.testkit.proxy.FaultProxy;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.testcontainers.containers.Network;

/** One server with its container, its port and its proxy. The cluster sees to it that one verb at a time changes it. */
final class ContainerNode implements DatabaseNode, AutoCloseable {

    /** In the container. */
    static final int SERVER_PORT = 3306;

    private static final Duration START_WITHIN = Duration.ofMinutes(2);
    private static final Duration POLL = Duration.ofMillis(50);
    /** Below the ranges from which systems take the ports of outgoing connections, as the port must not be lost. */
    private static final int FIRST_PORT = 20_000;

    private static final int END_OF_PORTS = 32_000;
    private static final int PORT_TRIES = 500;

    /** What the kit last made of a server. */
    enum Role {
        WRITER,
        REPLICA
    }

    private final int serverId;
    private final String image;
    private final Network network;
    private final InetSocketAddress directAddress;
    private final FaultProxy proxy;
    private volatile Role role = Role.REPLICA;
    private volatile @Nullable ServerContainer container;

    ContainerNode(int serverId, String image, Network network) {
        this.serverId = serverId;
        this.image = image;
        this.network = network;
        directAddress = new InetSocketAddress(ServerContainer.engineHost(), freePort());
        proxy = FaultProxy.to(directAddress);
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

    // ---- what the interface promises ----

    @Override
    public String name() {
        return "db" + serverId;
    }

    @Override
    public int serverId() {
        return serverId;
    }

    @Override
    public int port() {
        return proxy.port();
    }

    @Override
    public int directPort() {
        return directAddress.getPort();
    }

    InetSocketAddress directAddress() {
        return directAddress;
    }

    @Override
    public FaultProxy proxy() {
        return proxy;
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

    Role role() {
        return role;
    }

    void become(Role next) {
        role = next;
    }

    /** Whether it can be expected to answer. */
    boolean answers() {
        return alive() && !frozen();
    }

    void mustAnswer() {
        if (!alive()) {
            throw new ClusterException(name() + " is not running; restart it first");
        }
        if (frozen()) {
            throw new ClusterException(name() + " is frozen; thaw it first");
        }
    }

    @Override
    public boolean readOnly() {
        try (AdminSession session = AdminSession.open(this)) {
            return Replication.isReadOnly(session);
        }
    }

    @Override
    public void execute(String sql) {
        try (AdminSession session = AdminSession.open(this)) {
            session.execute(sql);
        }
    }

    @Override
    public List<Map<String, @Nullable String>> query(String sql) {
        try (AdminSession session = AdminSession.open(this)) {
            return session.query(sql);
        }
    }

    @Override
    public String toString() {
        return name() + " (server " + serverId + ", port " + port() + ", directly " + directPort() + ")";
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
        container =
                ServerContainer.start(image, name(), network, directPort(), ServerOptions.arguments(serverId, name()));
    }

    /** Starts the server again, without waiting for it. It comes up read-only and does not replicate by itself. */
    void launchAgain() {
        mustExist().startAgain();
    }

    /** Gives a new server its accounts and no history. */
    void prepare() {
        try (AdminSession session = AdminSession.open(this)) {
            session.execute("SET sql_log_bin=OFF");
            session.execute("CREATE DATABASE " + ServerOptions.DATABASE);
            session.execute(
                    "CREATE USER " + ServerOptions.USER + "@'%' IDENTIFIED BY '" + ServerOptions.PASSWORD + "'");
            session.execute("GRANT ALL ON " + ServerOptions.DATABASE + ".* TO " + ServerOptions.USER + "@'%'");
            session.execute("RESET BINARY LOGS AND GTIDS"); // The image may have written to them.
            session.execute("SET PERSIST super_read_only=ON"); // As an option it would keep the image from its work.
        }
    }

    /** Waits until the server lets an administrator in. */
    void awaitReady() {
        long deadline = System.nanoTime() + START_WITHIN.toNanos();
        @Nullable SQLException last = null;
        while (System.nanoTime() - deadline < 0) {
            ServerContainer current = mustExist();
            if (!current.running()) {
                throw new ClusterException(name() + " ended instead of serving:\n" + current.log());
            }
            try (AdminSession session = AdminSession.connect(name(), directAddress, AdminSession.USUAL)) {
                session.query("SELECT 1");
                return;
            } catch (SQLException e) {
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

    /** Kills the server and waits until it is gone; does nothing if it is not running. */
    void kill() {
        ServerContainer current = container;
        if (current != null) {
            current.kill();
        }
    }

    void freeze() {
        mustAnswer();
        mustExist().pause();
    }

    void thaw() {
        ServerContainer current = container;
        if (current != null) {
            current.unpause();
        }
    }

    @Override
    public void close() {
        try {
            ServerContainer current = container;
            if (current != null) {
                current.remove();
            }
        } finally {
            proxy.close();
        }
    }
}
