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
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One server process with its folder, its ports and its proxy. The cluster sees to it that one verb at a time changes it. */
final class EmbeddedNode implements DatabaseNode {

    private static final Duration START_WITHIN = Duration.ofSeconds(60);
    private static final Duration DIE_WITHIN = Duration.ofSeconds(10);

    /** As what a server comes up after a crash; decides what happens to transactions that nobody acknowledged. */
    enum Role {
        MASTER,
        SLAVE
    }

    private final int serverId;
    private final Path folder;
    private final Path template;
    private final MariaDb server;
    private final Spawner spawner;
    private final int directPort;
    private final FaultProxy proxy;
    private volatile @Nullable Process process;
    private volatile boolean frozen;

    EmbeddedNode(int serverId, Path folder, Path template, MariaDb server, Spawner spawner) {
        this.serverId = serverId;
        this.folder = folder;
        this.template = template;
        this.server = server;
        this.spawner = spawner;
        directPort = Ports.free();
        proxy = FaultProxy.to(new InetSocketAddress(InetAddress.getLoopbackAddress(), directPort));
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
        return directPort;
    }

    @Override
    public FaultProxy proxy() {
        return proxy;
    }

    @Override
    public boolean alive() {
        Process current = process;
        return current != null && current.isAlive();
    }

    @Override
    public boolean frozen() {
        return frozen && alive();
    }

    /** Whether it can be expected to answer. */
    boolean answers() {
        return alive() && !frozen;
    }

    void mustAnswer() {
        if (!alive()) {
            throw new ClusterException(name() + " is not running; it crashed or was never started");
        }
        if (frozen) {
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
        return name() + " (server " + serverId + ", port " + port() + ", directly " + directPort + ")";
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

    private Path log() {
        return folder.resolve("server.log");
    }

    private List<String> options() {
        List<String> lines = ServerConfig.base(server);
        lines.addAll(ServerConfig.replication());
        lines.add("server_id=" + serverId);
        lines.add("report_host=127.0.0.1");
        lines.add("port=" + directPort);
        lines.add("datadir=" + ServerConfig.path(data()));
        lines.add("tmpdir=" + ServerConfig.path(folder.resolve("tmp")));
        lines.add("pid_file=" + ServerConfig.path(folder.resolve("pid")));
        lines.add("socket=socket"); // In the data folder: a whole path may be longer than a socket's may.
        return lines;
    }

    /** Starts the process, without waiting for it to serve. It comes up read-only and does not replicate by itself. */
    void launch(Role role) {
        frozen = false;
        List<String> command = List.of(
                server.server().toString(),
                "--defaults-file=" + folder.resolve("my.cnf"),
                "--init-rpl-role=" + role,
                "--skip-slave-start");
        process = spawner.start(command, folder, log());
    }

    /** Waits until the server lets an administrator in. */
    void awaitReady() {
        Process current = process;
        if (current == null) {
            throw new IllegalStateException(name() + " was never launched");
        }
        long deadline = System.nanoTime() + START_WITHIN.toNanos();
        @Nullable SQLException last = null;
        try {
            while (System.nanoTime() < deadline) {
                if (current.waitFor(10, TimeUnit.MILLISECONDS)) {
                    throw new ClusterException(name() + " ended with status " + current.exitValue()
                            + " instead of serving:\n" + DataTemplate.tail(log()));
                }
                try (Connection connection = AdminSession.connect(directPort, AdminSession.USUAL)) {
                    if (connection.isValid(1)) {
                        return;
                    }
                } catch (SQLException e) {
                    last = e;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ClusterException("interrupted while waiting for " + name() + " to start", e);
        }
        throw new ClusterException(
                name() + " does not serve after " + START_WITHIN.toSeconds() + " s:\n" + DataTemplate.tail(log()),
                last);
    }

    /** Kills the process and waits until it is gone. */
    void kill() {
        Process current = process;
        if (current == null) {
            return;
        }
        current.destroyForcibly(); // SIGKILL; it reaches a stopped process, too.
        boolean interrupted = false;
        long deadline = System.nanoTime() + DIE_WITHIN.toNanos();
        boolean gone = false;
        while (!gone && System.nanoTime() < deadline) {
            try {
                gone = current.waitFor(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        if (!gone) {
            throw new ClusterException(
                    name() + " (process " + current.pid() + ") survived SIGKILL for " + DIE_WITHIN.toSeconds() + " s");
        }
        frozen = false;
    }

    void freeze() {
        mustAnswer();
        signal("STOP");
        frozen = true;
    }

    void thaw() {
        if (frozen()) {
            signal("CONT");
        }
        frozen = false;
    }

    private void signal(String name) {
        Process current = process;
        if (current == null) {
            return;
        }
        if (System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows")) {
            throw new UnsupportedOperationException(
                    "Windows has no SIG" + name + "; crash or isolate the node instead");
        }
        try {
            Process kill = new ProcessBuilder("kill", "-" + name, String.valueOf(current.pid()))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!kill.waitFor(5, TimeUnit.SECONDS) || kill.exitValue() != 0) {
                throw new ClusterException(name() + ": kill -" + name + " " + current.pid() + " failed");
            }
        } catch (IOException e) {
            throw new ClusterException(name() + ": cannot run kill -" + name + ": " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ClusterException("interrupted while sending SIG" + name + " to " + name(), e);
        }
    }
}
