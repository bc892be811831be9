package io.holdfast.testkit.embedded;

import io.holdfast.testkit.ClusterException;
import io.holdfast.testkit.DatabaseNode;
import io.holdfast.testkit.proxy.FaultProxy;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** One server process with its folder, its ports and its proxy. The cluster sees to it that one verb at a time changes it. */
final class EmbeddedNode implements DatabaseNode, AutoCloseable {

    private static final Duration START_WITHIN = Duration.ofSeconds(60);
    private static final Duration POLL = Duration.ofMillis(10);

    /**
     * What the kit last made of a server, and as what it comes up after a crash: then it decides what happens to
     * transactions that nobody had acknowledged.
     */
    enum Role {
        WRITER("MASTER"),
        REPLICA("SLAVE");

        /** What the server calls it. */
        final String option;

        Role(String option) {
            this.option = option;
        }
    }

    private final int serverId;
    private final Path folder;
    private final Path template;
    private final MariaDb server;
    private final Spawner spawner;
    private final Ports.Reservation directPort;
    private final FaultProxy proxy;
    private volatile Role role = Role.REPLICA;
    private volatile @Nullable ServerProcess process;

    EmbeddedNode(int serverId, Path folder, Path template, MariaDb server, Spawner spawner) {
        this.serverId = serverId;
        this.folder = folder;
        this.template = template;
        this.server = server;
        this.spawner = spawner;
        directPort = Ports.reserve();
        proxy = FaultProxy.to(new InetSocketAddress(InetAddress.getLoopbackAddress(), directPort.port()));
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
        return directPort.port();
    }

    @Override
    public FaultProxy proxy() {
        return proxy;
    }

    @Override
    public boolean alive() {
        ServerProcess current = process;
        return current != null && current.alive();
    }

    @Override
    public boolean frozen() {
        ServerProcess current = process;
        return current != null && current.frozen();
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
        mustRun();
        if (frozen()) {
            throw new ClusterException(name() + " is frozen; thaw it first");
        }
    }

    private ServerProcess mustRun() {
        ServerProcess current = process;
        if (current == null || !current.alive()) {
            throw new ClusterException(name() + " is not running; restart it first");
        }
        return current;
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

    /** Makes the data folder anew from the template. */
    void prepare() {
        try {
            Folders.delete(folder);
            Folders.copy(template, data());
            Files.createDirectories(folder.resolve("tmp"));
            Files.writeString(folder.resolve("my.cnf"), ServerConfig.file(options()));
        } catch (IOException e) {
            throw new ClusterException(name() + ": cannot prepare " + folder + ": " + e, e);
        }
    }

    private Path data() {
        return folder.resolve("data");
    }

    private String temporary() {
        return ServerConfig.path(folder.resolve("tmp"));
    }

    private Path log() {
        return folder.resolve("server.log");
    }

    private List<String> options() {
        List<String> lines = ServerConfig.base(server);
        lines.addAll(ServerConfig.replication());
        lines.add("server_id=" + serverId);
        lines.add("report_host=127.0.0.1");
        lines.add("port=" + directPort());
        lines.add("datadir=" + ServerConfig.path(data()));
        lines.add("tmpdir=" + temporary());
        lines.add("pid_file=" + ServerConfig.path(folder.resolve("pid")));
        lines.add("socket=socket"); // In the data folder: a whole path may be longer than a socket's may.
        return lines;
    }

    /** Starts the process, without waiting for it to serve. It comes up read-only and does not replicate by itself. */
    void launch() {
        List<String> command = List.of(
                server.server().toString(),
                "--defaults-file=" + folder.resolve("my.cnf"),
                "--init-rpl-role=" + role.option,
                "--skip-slave-start");
        process = new ServerProcess(name(), spawner.start(command, folder, log()));
    }

    /** Waits until the server lets an administrator in. */
    void awaitReady() {
        long deadline = System.nanoTime() + START_WITHIN.toNanos();
        @Nullable SQLException last = null;
        while (System.nanoTime() - deadline < 0) {
            ServerProcess current = process;
            if (current == null || !current.alive()) {
                throw new ClusterException(name() + " ended "
                        + (current == null ? "" : "with status " + current.exitStatus() + " ")
                        + "instead of serving:\n" + DataTemplate.tail(log()));
            }
            try (Connection connection = AdminSession.connect(directPort(), AdminSession.USUAL)) {
                if (isThisServer(connection)) {
                    return;
                }
            } catch (SQLException e) {
                last = e;
            }
            LockSupport.parkNanos(POLL.toNanos());
            if (Thread.currentThread().isInterrupted()) {
                throw new ClusterException("interrupted while waiting for " + name() + " to start");
            }
        }
        throw new ClusterException(
                name() + " does not serve after " + START_WITHIN.toSeconds() + " s:\n" + DataTemplate.tail(log()),
                last);
    }

    /** Not one of somebody else's that was faster to take the port. */
    private boolean isThisServer(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT @@tmpdir")) {
            return row.next() && temporary().equals(row.getString(1));
        }
    }

    void strike() {
        ServerProcess current = process;
        if (current != null) {
            current.strike();
        }
    }

    /** Kills the process and waits until it is gone; does nothing if it is not there. */
    void kill() {
        ServerProcess current = process;
        if (current != null) {
            current.kill();
        }
    }

    void freeze() {
        mustAnswer();
        mustRun().freeze();
    }

    void thaw() {
        ServerProcess current = process;
        if (current != null) {
            current.thaw();
        }
    }

    @Override
    public void close() {
        try {
            kill();
        } finally {
            proxy.close();
            directPort.close();
        }
    }
}
